"""Every check of a page: one list. A check is a function of a visit that yields (rule, where and what) for each thing that is wrong.

Adding one is a function in a file of its own and a line here.
"""
from dataclasses import dataclass
from typing import Callable

import axe
import keyboard
import layout
import paper
import script_free
import search
from browser import FOUR, Look


@dataclass(frozen=True)
class Check:
    name: str
    what: str
    run: Callable
    # The looks in which it runs on the pages chosen for their kind in the sample.
    looks: tuple
    # … on those of the other reports.
    few: tuple
    # … and on every page of every report.
    everywhere: tuple = ()
    # Kinds of pages on which it says nothing.
    without: tuple = ()


def quiet(visit):
    """Nothing on the console, no failed request, none to outside the site, no breach of the policy (the console tells)."""
    # Chromium at times drops a second request for a sheet it has: what counts is that the sheet is there (one that failed is not in this list).
    sheets = visit.ask("() => [...document.styleSheets].map(sheet => sheet.href)")
    for what, text in visit.troubles:
        address, _, failure = text.partition(" ")
        if not (failure == "net::ERR_ABORTED" and address in sheets):
            yield what, text


NARROW = Look(320)
STILL = Look(still=True)

CHECKS = [
    Check("axe", "no violation of WCAG 2.0–2.2 A and AA, nor of best practice", axe.run, FOUR, (FOUR[0], FOUR[3])),
    Check("reflow", "no scrolling sideways and no cut text, also at 200 % and 400 % zoom", layout.reflow,
          (NARROW, Look(360), Look(640), Look()), (Look(),), everywhere=(NARROW,)),
    Check("pictures", "the place of a picture is known before it is there", layout.pictures, (NARROW, Look()), (Look(),), everywhere=(NARROW,)),
    Check("keyboard", "Tab reaches everything, the focus is seen, skip link and details work", keyboard.run, (Look(360, still=True), STILL), (STILL,)),
    Check("print", "headings of the page are in the text of its PDF", paper.run, (Look(),), (Look(),)),
    Check("no-script", "the page says the same without JavaScript", script_free.run, (Look(),), (Look(),), without=("search",)),
    Check("search", "results are grouped and marked, keys and the way back work", search.run, (Look(), Look(360, served=True)), ()),
    # Last: what the others set off counts too.
    Check("quiet", "no console message, failed request, request elsewhere or breach of the content policy", quiet,
          FOUR + tuple(look.but(served=True) for look in FOUR) + (STILL, Look(forced=True), Look(scheme="dark", forced=True, served=True)),
          (FOUR[0], FOUR[3].but(served=True)), everywhere=(NARROW,)),
]
