#!/usr/bin/env python3
"""Builds reports and looks at their sites in a real browser, as files and served under a sub-path.

    Tests/Browser/run.py --program .build/release/saraban
    make browser ARGS="--kind home --check axe"

Each line of a failure names the check, the report, the page and the look; below stand the rules and the elements. `--list` shows the checks.
Run it by the Python that scripts/install-browser-tests sets up (make browser does).
"""
import argparse
import os
import queue
import sys
import tempfile
import threading
import time

import live
import whole_site
from browser import Browser, Error
from checks import CHECKS
from outcomes import Outcomes
from reports import DRAFT, REPORTS, SAMPLE, build
from server import serve

WHOLE_SITE = {"live": "a save reaches the open page of a preview", "html": "the Nu HTML checker finds nothing", "size": "HTML and CSS of a page, and its scripts, stay small"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", help="the program that builds the sites")
    parser.add_argument("--report", action="append", choices=REPORTS, help="only this report (repeatable, as the next ones)")
    parser.add_argument("--kind", action="append", help="only pages of this kind: the word after page- in the class of body")
    parser.add_argument("--page", action="append", help="only this page, such as items/1.1.html")
    parser.add_argument("--check", action="append", choices=[check.name for check in CHECKS] + list(WHOLE_SITE), help="only this check")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="browsers side by side (one for each processor)")
    parser.add_argument("--list", action="store_true", help="list the checks")
    return parser.parse_args()


def plan(sites, given):
    """(page, {look: checks}) for each page that is looked at, the long work first."""
    checks = [check for check in CHECKS if not given.check or check.name in given.check]
    for site in sites:
        chosen = given.page or [page.path for page in site.chosen(2 if site.report == SAMPLE else 1)]
        for page in sorted(site.pages, key=lambda page: -page.size):
            if wanted(page, given) and (looks := looks_at(page, page.path in chosen, checks)):
                yield page, looks


def wanted(page, given):
    return (not given.kind or page.kind in given.kind) and (not given.page or page.path in given.page)


def looks_at(page, is_chosen, checks):
    found = {}
    for check in checks:
        if page.kind in check.without:
            continue
        looks = (check.looks if page.report == SAMPLE else check.few) if is_chosen else ()
        if page.is_large:
            looks = looks[:1] + (looks[-1:] if page.report == SAMPLE else ())
        for look in dict.fromkeys(looks + check.everywhere):
            found.setdefault(look, []).append(check)
    return found


def look_at(browser, page, looks, outcomes, lock):
    for look, checks in looks.items():
        with browser.visit(page, look) as visit:
            for check in checks:
                try:
                    failures = list(check.run(visit))
                except Error as error:
                    failures = [("the browser gave up", str(error).splitlines()[0])]
                with lock:
                    outcomes.add(check.name, page, look, failures)


def work_through(work, sites, address, outcomes, lock, broken):
    """One browser, until no work is left."""
    try:
        with Browser(sites, address) as browser:
            while True:
                look_at(browser, *work.get_nowait(), outcomes, lock)
    except queue.Empty:
        pass
    except BaseException as error:  # a thread would die unheard
        broken.append(error)


def in_browsers(planned, folder, jobs, outcomes):
    work, lock, broken = queue.SimpleQueue(), threading.Lock(), []
    for piece in planned:
        work.put(piece)
    address = serve(folder)
    threads = [threading.Thread(target=work_through, args=(work, folder, address, outcomes, lock, broken)) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]


def main():
    given = arguments()
    if given.list:
        for name, what in [(check.name, check.what) for check in CHECKS] + list(WHOLE_SITE.items()):
            print(f"{name:10} {what}")
        return 0
    if not given.program:
        raise SystemExit("Browser: --program is missing (make browser gives it)")
    start = time.monotonic()
    outcomes = Outcomes()
    with tempfile.TemporaryDirectory(prefix="saraban-browser-") as folder:
        sites = build(os.path.abspath(given.program), given.report or list(REPORTS), folder)
        pages = [page for site in sites for page in site.pages if wanted(page, given)]
        runs = lambda name: not given.check or name in given.check
        validator = whole_site.Validator(pages) if runs("html") and pages else None
        planned = list(plan(sites, given))
        print(f"Browser: {len(pages)} pages of {len(sites)} reports, {len(planned)} to be looked at")
        if runs("size"):
            # A draft carries more, and is opened by its writers alone.
            for site in filter(lambda site: site.report != DRAFT, sites):
                for page in filter(lambda page: wanted(page, given), site.pages):
                    outcomes.add("size", page, None, list(whole_site.sizes(site, page)))
        if runs("live") and not (given.report or given.kind or given.page):
            for page, failures in live.run(os.path.abspath(given.program), folder):
                outcomes.add("live", page, None, failures)
        if planned:
            in_browsers(planned, os.path.join(folder, "sites"), given.jobs, outcomes)
        for page, failures in validator.outcomes() if validator else []:
            outcomes.add("html", page, None, failures)
    return outcomes.close(time.monotonic() - start)


if __name__ == "__main__":
    sys.exit(main())
