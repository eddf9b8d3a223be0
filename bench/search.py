#!/usr/bin/env python3
"""Measures search: the size of the index and the time of every key, in Chromium by file://.

    bench/search.py --program .build/release/saraban [--pages 8000] [--site FOLDER]

Without --site a report of that many pages of the synthetic texts is made and built first. Queries are typed letter by letter; the time
of a key is from the key to its complete results, as the search page itself measures it. Needs the Debian packages chromium and chromium-driver.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

import corpus

# A common word, phrases across words, two words, an id, a slip in the tone marks, what is nowhere.
QUERIES = ["ประชาชน", "ความเสี่ยงจังหวัดนโยบาย", "ความพึงพอใจ ดิจิทัล", "หน่วยงานประชาชนบริการ", "7.2.1-1", "เครือขาย", "ฮฮฮฮ", "zebra"]
DRIVER = "http://127.0.0.1:9537"


def make_report(folder, pages):
    maker = corpus.Saraban(folder)
    report = corpus.Report(1, "search")
    maker.report(report)
    root = os.path.join(maker.out, report.name)
    # Indicators, as a report can have many of them: plain pages would all stand in the menu of every page.
    for number in range(2, (pages - len(report.pages)) // len(corpus.GROUPS) + 3):
        for group in corpus.GROUPS:
            chance = corpus.Chance(f"search/{group}/{number}")
            text = ["---", f"kpi: {group}-{number}", f"title: {chance.words(5)}", "unit: ร้อยละ", "---", "", chance.text(90), ""]
            for _ in range(2):
                text += [f"## {chance.words(4)}", "", chance.text(70), "", *[f"- {chance.text(12)}" for _ in range(4)], ""]
            corpus.write(os.path.join(root, "content", "kpi", group, f"{number}.md"), "\n".join(text))
    return root


def size(folder):
    return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))


def alphabet(is_thai):
    """What stands for what in an index: Sources/Site/Search/SearchCode.swift says why."""
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'*+;<=>?@[]^_`{|}"
    thai = [chr(code) for code in [*range(0xE01, 0xE3B), *range(0xE3F, 0xE4E)]]
    plain, escaped = (thai, signs) if is_thai else (signs, thai)
    marks = zip(" .,-()/:%0123456789", "“”–—…·•×≥" + "".join(chr(0xE50 + digit) for digit in range(10)))
    return dict(zip(signs, plain)) | {"~" + sign: letter for sign, letter in zip(signs, escaped)} | {"~" + mark: sign for mark, sign in marks} | {"~~": "~"}


def plain_text(folder):
    """Bytes of all titles, headings and texts in the index."""
    parts = []
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        parts.append(json.loads("[" + text[text.index("(") + 1:text.rindex(")")] + "]"))
    index = next(part[1] for part in parts if part[0] == "index")
    texts = [part[2] for part in parts if part[0] == "text"]
    for entry in "\n".join(index["shards"]).split("\n"):
        _, code, title, _, *sections = entry.split("\t")
        texts += [code, title, *[section.split("\r")[0] for section in sections]]
    letters = alphabet(index["isThai"])
    return sum(len(letters.get(code, code).encode()) for text in texts for code in re.findall("~?[^\n]", text))


def call(method, path, body=None):
    request = urllib.request.Request(DRIVER + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["value"]


class Browser:
    def __init__(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=9537", "--silent"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                call("GET", "/status")
                break
            except OSError:
                time.sleep(0.1)
        options = {"args": ["--headless", "--no-sandbox", "--disable-gpu"]}
        self.session = "/session/" + call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})["sessionId"]

    def run(self, script):
        return call("POST", self.session + "/execute/sync", {"script": script, "args": []})

    def open(self, address):
        call("POST", self.session + "/url", {"url": address})

    def close(self):
        call("DELETE", self.session)
        self.driver.terminate()
        self.driver.wait()


def press(browser, text):
    """Milliseconds until the results of a text are complete, and what is said about them."""
    browser.run("const q = document.getElementById('x.query'); delete document.getElementById('x.results').dataset.milliseconds;"
                f"q.value = {json.dumps(text)}; q.dispatchEvent(new Event('input'));")
    for _ in range(2000):
        taken, said = browser.run("return [document.getElementById('x.results').dataset.milliseconds, document.getElementById('x.count').textContent]")
        if taken is not None:
            return float(taken), said
        time.sleep(0.005)
    sys.exit(f"bench: no results for {text}")


def measure(site):
    index = os.path.join(site, "search")
    whole, text = size(index), plain_text(index)
    print(f"index {whole / 1e6:.2f} MB in {len(os.listdir(index))} files, {whole / text:.3f} × plain text; first file {os.path.getsize(index + '/index.js') / 1e3:.0f} kB")
    browser = Browser()
    try:
        print("query                        keys  median ms  longest ms  results")
        for query in QUERIES:
            # A page of its own, so that nothing is loaded yet.
            browser.open("file://" + os.path.join(site, "search.html") + "?q=%E0%B8%81%E0%B8%81")
            for _ in range(1000):
                if browser.run("return document.getElementById('x.results').dataset.milliseconds"):
                    break
                time.sleep(0.01)
            times = [press(browser, query[:count]) for count in range(1, len(query) + 1)]
            taken = [time for time, _ in times]
            print(f"{query:28} {len(taken):4} {statistics.median(taken):10.0f} {max(taken):11.0f}  {times[-1][1]}", flush=True)
    finally:
        browser.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", help="the built saraban")
    parser.add_argument("--pages", type=int, default=8000)
    parser.add_argument("--site", help="a built bundle to measure instead")
    given = parser.parse_args()
    if given.site:
        return measure(os.path.abspath(given.site))
    if not given.program:
        parser.error("--program or --site")
    with tempfile.TemporaryDirectory(prefix="saraban-search-") as work:
        report, site = make_report(work, given.pages), os.path.join(work, "site")
        subprocess.run([os.path.abspath(given.program), "build", "--quiet", "--output", site, report], check=True)
        measure(site)


if __name__ == "__main__":
    main()
