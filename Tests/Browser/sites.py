"""A built site: its pages with their kinds, and which of them stand for their kind."""
import os
import re
from dataclasses import dataclass

KIND = re.compile(r'<body class="page-([a-z-]+)')
# Past this a page holds the whole report: every check runs on it, but in two looks only, and in one outside the sample.
LARGE = 500_000


@dataclass(frozen=True)
class Page:
    report: str
    path: str
    kind: str
    size: int
    file: str

    @property
    def is_large(self):
        return self.size > LARGE

    def text(self):
        with open(self.file, encoding="utf-8") as file:
            return file.read()


class Site:
    def __init__(self, report, folder):
        self.report = report
        self.folder = folder
        self.pages = sorted(self._read(), key=lambda page: page.path)

    def _read(self):
        for folder, _, names in os.walk(self.folder):
            for name in names:
                if name.endswith(".html"):
                    file = os.path.join(folder, name)
                    with open(file, encoding="utf-8") as opened:
                        kind = KIND.search(opened.read())
                    yield Page(self.report, os.path.relpath(file, self.folder), kind[1] if kind else "none", os.path.getsize(file), file)

    def kinds(self):
        """Kind → its pages, in the order of paths."""
        found = {}
        for page in self.pages:
            found.setdefault(page.kind, []).append(page)
        return found

    def chosen(self, most=2):
        """The pages that stand for their kind: the largest and, where two are wanted, the first."""
        pages = []
        for alike in self.kinds().values():
            largest = max(alike, key=lambda page: page.size)
            pages += [largest] + [page for page in alike[:1] if most > 1 and page is not largest]
        return sorted(pages, key=lambda page: page.path)

    def linked(self, page, pattern):
        """The files there are that a page names, by a pattern whose group 1 is an address."""
        files = (os.path.normpath(os.path.join(os.path.dirname(page.file), address)) for address in re.findall(pattern, page.text()))
        return [file for file in files if os.path.isfile(file)]
