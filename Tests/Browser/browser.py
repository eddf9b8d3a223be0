"""Debian's Chromium, driven by playwright: looks, and visits of pages that remember what went wrong."""
import os
import pathlib
import shutil
from dataclasses import dataclass, replace

from playwright.sync_api import Error, sync_playwright

# The shell without windows does the same in a third of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    width: int = 1280
    scheme: str = "light"
    served: bool = False
    still: bool = False
    forced: bool = False
    script: bool = True

    def __str__(self):
        extra = [("served", self.served), ("reduced motion", self.still), ("forced colours", self.forced), ("no script", not self.script)]
        return ", ".join([f"{self.width} {self.scheme}"] + [word for word, is_so in extra if is_so])

    def but(self, **changes):
        return replace(self, **changes)

    @property
    def options(self):
        return {"viewport": {"width": self.width, "height": 800}, "color_scheme": self.scheme, "java_script_enabled": self.script,
                "reduced_motion": "reduce" if self.still else "no-preference", "forced_colors": "active" if self.forced else "none"}


FOUR = tuple(Look(width, scheme) for width, scheme in [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])


class Visit:
    """One page, opened in one look. `troubles` holds what the browser complained about since."""

    def __init__(self, browser, page, look):
        self.browser = browser
        self.page = page
        self.look = look
        self.troubles = []
        self.home = browser.address(page.report, look.served)
        self.listeners = {
            "console": lambda message: self.troubles.append((f"console {message.type}", message.text)),
            "pageerror": lambda error: self.troubles.append(("script error", str(error))),
            "request": self._requested,
            "requestfailed": lambda request: self.troubles.append(("failed request", f"{request.url} {request.failure}")),
            "response": self._answered,
        }
        self.tab = browser.tab(look)
        for event, listener in self.listeners.items():
            self.tab.on(event, listener)
        self.tab.goto(f"{self.home}/{page.path}", wait_until="load")

    def _requested(self, request):
        if not request.url.startswith((self.home + "/", "data:", "blob:")):
            self.troubles.append(("request to outside the site", request.url))

    def _answered(self, response):
        if response.status >= 400:
            self.troubles.append(("failed request", f"{response.url} {response.status}"))

    def ask(self, script, *arguments):
        return self.tab.evaluate(script, *arguments)

    def press(self, key):
        self.tab.keyboard.press(key)

    def again(self, **changes):
        """The same page in another look."""
        return Visit(self.browser, self.page, self.look.but(**changes))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for event, listener in self.listeners.items():
            self.tab.remove_listener(event, listener)
        self.tab.goto("about:blank")


class Browser:
    def __init__(self, sites, served_at):
        """`sites`: the folder that holds a site for each report; `served_at`: the address it is served at."""
        self.sites = pathlib.Path(os.path.realpath(sites)).as_uri()
        self.served_at = served_at
        self.tabs = {}

    def __enter__(self):
        self.driver = sync_playwright().start()
        self.chromium = self.driver.chromium.launch(executable_path=find())
        return self

    def __exit__(self, *_):
        self.chromium.close()
        self.driver.stop()

    def address(self, report, served):
        return f"{self.served_at if served else self.sites}/{report}"

    def tab(self, look):
        """Visits of one look share a tab, which saves most of the time; the sites keep nothing but what the reader sets."""
        if look not in self.tabs:
            self.tabs[look] = self.chromium.new_context(**look.options).new_page()
        return self.tabs[look]

    def visit(self, page, look):
        return Visit(self, page, look)


def find():
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if not program:
        raise SystemExit("Browser: no Chromium (scripts/install-browser-tests installs it)")
    return program


__all__ = ["FOUR", "Browser", "Error", "Look", "Visit", "find"]
