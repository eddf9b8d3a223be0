#!/usr/bin/env python3
"""Pictures of every kind of page, for people to look at.

    make screenshots ARGS="--report sample --kind home"

FOLDER/REPORT/KIND-WIDTH-SCHEME.png and KIND-print.png (the first sheet of the PDF), and FOLDER/index.html that shows them side by side.
"""
import argparse
import os
import shutil
import subprocess
import tempfile

import paper
from browser import Browser, Look
from reports import REPORTS, build

LOOKS = [Look(width, scheme, still=True) for scheme in ("light", "dark") for width in (360, 768, 1280)]
# A picture of a whole report would be a mile long.
TALLEST = 6000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the program that builds the sites")
    parser.add_argument("--folder", required=True, help="where the pictures go")
    parser.add_argument("--report", action="append", choices=REPORTS, help="only this report (repeatable)")
    parser.add_argument("--kind", action="append", help="only pages of this kind (repeatable)")
    return parser.parse_args()


def take(browser, page, folder):
    """Writes the pictures of one page; returns their names."""
    names = []
    for look in LOOKS:
        names.append(f"{page.kind}-{look.width}-{look.scheme}.png")
        with browser.visit(page, look) as visit:
            height = min(TALLEST, visit.ask("() => document.documentElement.scrollHeight"))
            visit.tab.screenshot(path=os.path.join(folder, names[-1]), full_page=True, clip={"x": 0, "y": 0, "width": look.width, "height": height})
    with browser.visit(page, Look()) as visit, tempfile.TemporaryDirectory() as work:
        sheet = os.path.join(work, "page.pdf")
        paper.pdf(visit, sheet)
        names.append(f"{page.kind}-print.png")
        subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "80", sheet, os.path.join(folder, names[-1].removesuffix(".png"))], check=True)
    return names


def show(folder, taken):
    """A page with all pictures, by report and kind."""
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>Screenshots</title><style>img{height:22rem;border:1px solid #999}</style>"]
    for (report, path), names in taken.items():
        pictures = "".join(f'<a href="{report}/{name}"><img src="{report}/{name}" alt="{name}" loading=lazy></a> ' for name in names)
        parts.append(f"<h2>{report}: {path}</h2><p>{pictures}")
    with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


def main():
    given = arguments()
    taken = {}
    with tempfile.TemporaryDirectory(prefix="saraban-browser-") as work:
        sites = build(os.path.abspath(given.program), given.report or list(REPORTS), work)
        with Browser(os.path.join(work, "sites"), "") as browser:
            for site in sites:
                folder = os.path.join(given.folder, site.report)
                shutil.rmtree(folder, ignore_errors=True)
                os.makedirs(folder)
                for page in site.chosen(1):
                    if not given.kind or page.kind in given.kind:
                        taken[site.report, page.path] = take(browser, page, folder)
    show(given.folder, taken)
    print(f"{sum(map(len, taken.values()))} pictures: {os.path.abspath(given.folder)}/index.html")


if __name__ == "__main__":
    main()
