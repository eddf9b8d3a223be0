"""Print: the PDF that a browser makes of a page says what the page says."""
import os
import re
import subprocess
import tempfile
import unicodedata

# Pieces of the headings that print shows: h1, and h2 with the names of levels. Not those for screen readers, in a box of one pixel.
HEADINGS = """() => [...document.querySelectorAll('main :is(h1, h2)')].map(heading => {
  const pieces = [], walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
  const shown = element => element.checkVisibility() && element.getBoundingClientRect().width > 1
  while (walk.nextNode()) if (shown(walk.currentNode.parentElement)) pieces.push(walk.currentNode.data)
  return pieces }).filter(pieces => pieces.length)"""


def letters(text):
    """Letters and digits without marks and spaces, which PDF keeps in an order of its own: marks stand where they are drawn."""
    kept = (sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign)[0] not in "MZC")
    return re.sub(r"\s", "", "".join(kept))


def pdf(visit, path):
    visit.tab.pdf(path=path, prefer_css_page_size=True, print_background=True)


def pdf_text(path):
    return subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], check=True, capture_output=True).stdout.decode()


def cut_off(path):
    """Words beyond the edges of the paper, with their page."""
    boxes = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", path, "-"], check=True, capture_output=True).stdout.decode()
    page, width = 0, 0
    for line in boxes.splitlines():
        if sheet := re.search(r'<page width="([\d.]+)"', line):
            page, width = page + 1, float(sheet[1])
        elif word := re.search(r'<word xMin="(-?[\d.]+)".* xMax="(-?[\d.]+)".*?>(.*)</word>', line):
            if float(word[1]) < 0 or float(word[2]) > width:
                yield f"page {page}: {word[3]}"


def run(visit):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.pdf")
        pdf(visit, path)
        printed = letters(pdf_text(path))
        lost = list(cut_off(path))
    for where in lost[:3]:
        yield "words are cut off at the edge of the paper", where
    visit.tab.emulate_media(media="print")
    headings = visit.ask(HEADINGS)
    visit.tab.emulate_media(media="screen")
    if not headings:
        yield "heading is not in the PDF", "the page prints no heading at all"
    for pieces in headings:
        if any(letters(piece) not in printed for piece in pieces):
            yield "heading is not in the PDF", " ".join(pieces).strip()
