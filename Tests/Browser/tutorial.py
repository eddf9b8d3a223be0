#!/usr/bin/env python3
"""Follows the tutorial to the letter, as a new writer would: every command, text and figure of docs/content/tutorial.md, with the real program.

    Tests/Browser/tutorial.py --program .build/release/saraban [--pictures docs/assets]

How the tutorial is read: the paragraph above a block names the file in back-quotes. `console` blocks are commands, `markdown` blocks are typed under the
heading that the paragraph names, or at the end of the file, `yaml` blocks fill in lines of the file's head, `text` blocks are rows of a table. A sentence
"… `file` … จาก `a` เป็น `b`" changes a text. At each picture the draft must show what PICTURES says; with --pictures it is taken anew.
"""
import argparse
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from browser import find

ROOT = pathlib.Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs/content/tutorial.md"
# Picture → page of the draft, and a text that it must show by then.
PICTURES = {
    "tutorial-new": ("index.html", "จังหวัดตัวอย่าง"),
    "tutorial-indicator": ("kpi/7.1.1-1.html", "93.24"),
    "tutorial-problem": ("items/1.1.html", "๗.๑.๑-๑"),
    "tutorial-item": ("items/1.1.html", "345"),
}
# Commands that find what the tutorial broke on purpose.
FINDING = ['saraban check "รายงาน 2567"']
PATIENCE = 60


def steps(text):
    """The tutorial in order: ("say", paragraph), (language of a block, its text), ("picture", name)."""
    for block in re.finditer(r"^```(\w+)\n(.*?)^```$|^!\[[^\]]*\]\(\.\./assets/([\w-]+)\.png\)$|^[^\n]+$", text, re.M | re.S):
        if block[1]:
            yield block[1], block[2]
        elif block[3]:
            yield "picture", block[3]
        else:
            yield "say", block[0]


class Writer:
    def __init__(self, program, folder, pictures, browser):
        self.folder, self.pictures, self.browser = pathlib.Path(folder), pictures, browser
        self.file = self.heading = None
        self.watching = []
        tools = self.folder / "bin"
        tools.mkdir()
        (tools / "saraban").symlink_to(program)
        self.environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        self.report = self.folder / "รายงาน 2567"
        self.draft = self.folder / "ฉบับร่าง"

    def follow(self):
        known = {"say": self.say, "console": self.console, "markdown": self.markdown, "yaml": self.yaml, "text": self.rows, "picture": self.picture}
        for kind, text in steps(TUTORIAL.read_text()):
            known[kind](text)

    def say(self, text):
        quoted = re.findall(r"`([^`]+)`", text)
        self.file = next((word for word in quoted if re.fullmatch(r"(content|data)/\S+\.\w+", word)), self.file)
        self.heading = next((word for word in reversed(quoted) if word.startswith("#")), None)
        if change := re.search(r"จาก `([^`]+)` เป็น `([^`]+)`", text):
            self.edit(lambda old: self.replaced(old, *change.groups()))

    def console(self, text):
        for line in text.splitlines():
            words = shlex.split(line)
            if words[1] == "watch":
                self.watching.append(subprocess.Popen(words, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
                continue
            done = subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=PATIENCE)
            if done.returncode != (1 if line in FINDING else 0):
                raise SystemExit(f"tutorial: {line}: exit code {done.returncode}\n{done.stdout}{done.stderr}")

    def markdown(self, text):
        def typed(old):
            if not self.heading:
                return f"{old.rstrip()}\n\n{text}"
            return self.replaced(old, f"\n{self.heading}\n", f"\n{self.heading}\n\n{text}")
        self.edit(typed)

    def yaml(self, text):
        for line in text.splitlines():
            key = line.split(":")[0]
            self.edit(lambda old: self.substituted(old, rf"^{key}:.*$", line))

    def rows(self, text):
        for row in text.splitlines():
            known = ",".join(row.split(",")[: 1 if self.file.endswith("evidence.csv") else 2])
            self.edit(lambda old: self.substituted(old, rf"^{re.escape(known)},.*$", row))

    def edit(self, change):
        path = self.report / self.file
        # As Notepad and Excel save: the mark at the beginning and the ends of lines stay.
        old = path.read_bytes().decode("utf-8")
        path.write_bytes(change(old.replace("\r\n", "\n")).replace("\n", "\r\n" if "\r\n" in old else "\n").encode("utf-8"))

    def replaced(self, old, before, after):
        if before not in old:
            raise SystemExit(f"tutorial: {self.file} has no {before!r}")
        return old.replace(before, after, 1)

    def substituted(self, old, pattern, line):
        new, count = re.subn(pattern, lambda _: line, old, count=1, flags=re.M)
        if not count:
            raise SystemExit(f"tutorial: {self.file} has no line like {line!r}")
        return new

    def picture(self, name):
        address, text = PICTURES[name]
        page = self.draft / address
        end = time.monotonic() + PATIENCE
        while not page.exists() or text not in page.read_text(errors="replace"):
            if time.monotonic() > end:
                raise SystemExit(f"tutorial: {address} does not show {text!r} at picture {name}")
            time.sleep(0.2)
        tab = self.browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        tab.goto(page.as_uri())
        if text not in tab.inner_text("body"):
            raise SystemExit(f"tutorial: {address} hides {text!r} at picture {name}")
        if (problems := tab.locator(".preview-problems:not([open]) > summary")).count():
            problems.click()
        if self.pictures:
            target = pathlib.Path(self.pictures) / f"{name}.png"
            tab.screenshot(path=target)
            if shutil.which("pngquant"):
                subprocess.run(["pngquant", "--force", "--ext", ".png", "--speed", "1", "64", target], check=True)
        tab.close()

    def close(self):
        for process in self.watching:
            process.send_signal(signal.SIGINT)
            if process.wait(timeout=PATIENCE) != 0:
                raise SystemExit(f"tutorial: watch ended with {process.returncode}")
        if not (self.report / "output/index.html").exists():
            raise SystemExit("tutorial: there is no report at the end")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the built saraban")
    parser.add_argument("--pictures", help="the folder to write the tutorial's pictures to")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="saraban-tutorial-") as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        writer = Writer(os.path.abspath(given.program), folder, given.pictures, browser)
        try:
            writer.follow()
            writer.close()
        finally:
            for process in writer.watching:
                process.kill()
            browser.close()
    print("Tutorial: followed to the end")


if __name__ == "__main__":
    sys.exit(main())
