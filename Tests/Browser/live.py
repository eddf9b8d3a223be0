"""A save must reach the open page of a preview, by http and from a folder, and leave the reader where they were."""
import os
import re
import signal
import subprocess
import threading
from types import SimpleNamespace

from browser import find
from playwright.sync_api import sync_playwright

import reports

PAGE = "/pages/long.html"
LINES = "\n\n".join(f"ย่อหน้าที่ {number} ของเอกสารที่ยาวพอให้เลื่อนอ่าน" for number in range(120))
LIMIT = 60_000


def text(word):
    return f"# เอกสารยาว\n\n{LINES}\n\n## ท้ายเอกสาร\n\n{word} ดู <item:9.9>\n\n{LINES}\n"


def start(program, words, pattern):
    """A program that runs on, and what it said of the address."""
    process = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if found := re.search(pattern, line):
            # What it says from now on must not fill the pipe.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, found[0]
    raise SystemExit(f"Browser: {words[0]} did not start")


def failures(tab, address, save):
    marks = []
    tab.on("pageerror", lambda error: marks.append(("script error", str(error))))
    tab.on("console", lambda message: marks.append(("console", message.text)) if message.type in ("error", "warning") else None)
    tab.goto(address)
    tab.wait_for_selector(".preview.is-live")
    tab.evaluate("() => document.querySelector('#ท้ายเอกสาร').scrollIntoView({behavior: 'instant'})")
    before = tab.evaluate("() => scrollY")
    tab.evaluate("() => { document.querySelector('.preview details').open = true; window.isOld = true }")
    save("ใหม่")
    tab.wait_for_function("() => !window.isOld && document.body?.innerText.includes('ใหม่ ดู')", timeout=LIMIT)
    tab.wait_for_function(f"() => Math.abs(scrollY - {before}) < 3 || performance.now() > 5000")
    after = tab.evaluate("() => scrollY")
    if abs(after - before) > 2:
        yield "not where the reader was", f"{before} → {after}"
    if not tab.evaluate("() => document.querySelector('.preview details').open"):
        yield "the strip has forgotten that it was open", ""
    copied = tab.evaluate("""async () => { const button = document.querySelector('.in-file button'); button.click();
      await new Promise(done => setTimeout(done, 200)); return button.textContent }""")
    if copied != "✓":
        yield "the place was not copied", copied
    yield from marks


def run(program, folder):
    """(way, failures) for each way of looking."""
    for way in ("http", "file"):
        report, share = os.path.join(folder, "live", way), os.path.join(folder, "live", "share")
        save = lambda word: reports.write(report, {"content/long.md": text(word)})
        reports.write(report, {"saraban.yaml": reports.SETTINGS.format(title="รายงาน", agency="หน่วยงาน")})
        save("เก่า")
        words, pattern = (["serve", report, "--port", "0"], r"http://\S+(?=/)") if way == "http" else (["watch", report, "--output", share], r"\S+(?=/index\.html)")
        process, place = start(program, words, pattern)
        try:
            with sync_playwright() as driver:
                chromium = driver.chromium.launch(executable_path=find())
                address = (place if way == "http" else "file://" + share) + PAGE
                yield SimpleNamespace(report="live", path=way), list(failures(chromium.new_page(), address, save))
                chromium.close()
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
