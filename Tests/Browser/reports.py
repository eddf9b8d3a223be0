"""The reports that are looked at: the sample, and those that strain a design."""
import os
import subprocess

import long_report
from sites import Site

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = "sample"
SETTINGS = "title: {title}\nagency: {agency}\nfiscal-year: 2567\nframework: pmqa4@2567\n"


def sample(_):
    return ROOT


def empty(folder):
    """A report fresh from its first file."""
    write(folder, {"saraban.yaml": SETTINGS.format(title="รายงานที่ยังไม่ได้เขียน", agency="หน่วยงานใหม่")})
    return folder


def english(_):
    return os.path.join(ROOT, "Tests", "Fixtures", "browser", "english")


def long(folder):
    """Very long titles, tables of forty rows, series of twelve years."""
    write(folder, long_report.files())
    return folder


REPORTS = {SAMPLE: sample, "empty": empty, "english": english, "long": long}


def write(folder, files):
    for path, text in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)


def build(program, names, work):
    """Builds reports into work/sites/NAME; returns their sites. Findings are no matter here, only that there is a site."""
    sites = []
    for name in names:
        source = REPORTS[name](os.path.join(work, "sources", name))
        target = os.path.join(work, "sites", name)
        done = subprocess.run([program, "build", source, "--quiet", "--output", target], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise SystemExit(f"Browser: the report {name} cannot be built ({done.returncode}):\n{done.stderr[-2000:]}")
        sites.append(Site(name, target))
    return sites
