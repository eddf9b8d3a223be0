"""The reports that are looked at: the sample, and those that strain a design."""
import os
import signal
import subprocess
import time

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


def draft(folder):
    """A preview, with findings of all kinds."""
    write(folder, {
        "saraban.yaml": SETTINGS.format(title="รายงานที่กำลังเขียน", agency="หน่วยงานตัวอย่าง") + "colour: blue\n",
        "content/1.1.md": "---\nitem: 1.1\n---\n\n# การนำองค์การ\n\n## Basic\n\n### Approach\n\nดู <kpi:7.1.1-9> และ <op:1>\n\n### Deploy\n\nได้ **100%**ของเป้า\n\n"
                          "#### รายละเอียด\n\n![](assets/none.png)\n",
        "content/faq.md": "# คำถามที่พบบ่อย\n\nข้อความก่อน\n\n## คำถามแรก\n\nคำตอบ <item:9.9>\n\n## คำถามที่สอง\n\nคำตอบ\n",
        "content/kpi.md": "---\nkpi: 7.1.1-1\ntitle: ร้อยละของแผนที่สำเร็จ\nunit: ร้อยละ\ndirection: up\n---\n\nคำอธิบาย\n",
        "data/results.csv": "kpi,year,actual,target\n7.1.1-1,2566,90,80\n7.1.1-1,2567,เก้าสิบ,80\n",
    })
    return folder


DRAFT = "draft"
REPORTS = {SAMPLE: sample, "empty": empty, "english": english, "long": long, DRAFT: draft}


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
        if name == DRAFT:
            watch(program, source, target)
            sites.append(Site(name, target))
            continue
        done = subprocess.run([program, "build", source, "--quiet", "--output", target], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise SystemExit(f"Browser: the report {name} cannot be built ({done.returncode}):\n{done.stderr[-2000:]}")
        sites.append(Site(name, target))
    return sites


def watch(program, source, target):
    """The draft that `watch` writes first."""
    process = subprocess.Popen([program, "watch", source, "--quiet", "--output", target], stderr=subprocess.DEVNULL)
    while process.poll() is None and not os.path.exists(os.path.join(target, "report.json")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    if process.wait():
        raise SystemExit("Browser: the draft cannot be written")
