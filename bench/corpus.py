#!/usr/bin/env python3
"""Makes synthetic reports for measuring: always the same bytes for the same seed, on every machine.

    corpus.py --reports 10 --out DIR            # DIR/saraban, DIR/plain, DIR/hugo
    corpus.py --reports 1 --out DIR saraban     # one form only

A report has 81 pages: a home page, 6 categories, 18 items, 29 profile questions, 27 indicators. The three forms say the same:
  saraban  report folders with cross-links by id, results in front matter
  plain    Markdown without front matter, links to files, results as tables: what the lower bound reads
  hugo     one Hugo site; the layouts beside this file resolve the ids and gather back-links
"""
import argparse
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))

# Words of official Thai, the commonest first.
WORDS = """
การ และ ที่ ใน ของ เพื่อ ให้ มี โดย เป็น จาก ตาม ได้ กับ ต่อ ทุก อย่าง ด้าน ระบบ จังหวัด ประชาชน ข้อมูล บริการ
แผน งาน ปี อำเภอ หน่วยงาน บุคลากร ผู้รับบริการ เป้าหมาย ผล ติดตาม ประเมิน ปรับปรุง พัฒนา ดำเนินการ กำหนด
วิเคราะห์ ทบทวน ถ่ายทอด ขับเคลื่อน บูรณาการ เครือข่าย ท้องถิ่น ชุมชน ตำบล ภาคเอกชน ภาคประชาสังคม มหาวิทยาลัย
งบประมาณ โครงการ กิจกรรม มาตรฐาน กระบวนการ ขั้นตอน ระยะเวลา คุณภาพ ประสิทธิภาพ ประสิทธิผล ความพึงพอใจ
ความเชื่อมั่น ความผูกพัน ความโปร่งใส คุณธรรม ธรรมาภิบาล นวัตกรรม ดิจิทัล เทคโนโลยี แพลตฟอร์ม ฐานข้อมูล
สารสนเทศ ความปลอดภัย ความเสี่ยง แผนสำรอง ภัยพิบัติ น้ำท่วม ภัยแล้ง หมอกควัน สิ่งแวดล้อม ขยะ พลังงาน เกษตรกร
ข้าว ผลไม้ ท่องเที่ยว รายได้ เศรษฐกิจ การค้า การลงทุน แรงงาน สาธารณสุข โรงพยาบาล ผู้สูงอายุ เด็ก ครอบครัว
การศึกษา โรงเรียน ทักษะ สมรรถนะ การเรียนรู้ ความรู้ คลังความรู้ ผู้เชี่ยวชาญ ผู้บริหาร ผู้ว่าราชการ คณะกรรมการ
คณะทำงาน ที่ประชุม มติ คำสั่ง ประกาศ ระเบียบ กฎหมาย ข้อบังคับ คู่มือ แบบฟอร์ม คำขอ ใบอนุญาต ค่าธรรมเนียม
เรื่องร้องเรียน ข้อเสนอแนะ ช่องทาง ศูนย์บริการ เคาน์เตอร์ ออนไลน์ แอปพลิเคชัน ข้อความ โทรศัพท์ จดหมาย
ไตรมาส เดือน สัปดาห์ รอบ ครั้ง ร้อยละ จำนวน อัตรา ค่าเฉลี่ย แนวโน้ม คู่เทียบ ระดับประเทศ ระดับภาค ระดับกระทรวง
ยุทธศาสตร์ วิสัยทัศน์ พันธกิจ ค่านิยม วัฒนธรรม ทิศทาง นโยบาย ตัวชี้วัด เกณฑ์ รางวัล การรับรอง ต้นแบบ ขยายผล
""".split()

ITEMS = [f"{category}.{number}" for category in range(1, 7) for number in range(1, 4)]
QUESTIONS = [str(number) for number in range(1, 30)]
GROUPS = [f"7.{dimension}.{group}" for dimension, count in enumerate((4, 5, 4, 5, 5, 4), 1) for group in range(1, count + 1)]
KPIS = [f"{group}-1" for group in GROUPS]
# What texts made of chance words cannot keep: a report of people has few findings, and these would be measured with their lines on the terminal.
RULES = ["indicator-count", "group-direction", "item-without-indicator", "claim-without-evidence", "result-without-figure", "unused-indicator"]
LEVELS = ["Basic", "Advance", "Significance"]
FACETS = ["Approach", "Deploy", "Result"]
YEARS = [2563, 2564, 2565, 2566, 2567]


class Chance:
    """splitmix64: the numbers of Python's own generator may change from version to version."""

    MASK = (1 << 64) - 1

    def __init__(self, key):
        self.state = 14695981039346656037
        for byte in key.encode():
            self.state = ((self.state ^ byte) * 1099511628211) & self.MASK

    def below(self, count):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & self.MASK
        return (mixed ^ (mixed >> 31)) % count

    def pick(self, things):
        return things[self.below(len(things))]

    def some(self, things, count):
        rest, chosen = list(things), []
        for _ in range(count):
            chosen.append(rest.pop(self.below(len(rest))))
        return sorted(chosen, key=things.index)

    def words(self, count):
        # The lower of two numbers: the first words of the list come oftener.
        size = len(WORDS)
        return "".join(WORDS[min(self.below(size), self.below(size))] for _ in range(count))

    def text(self, count):
        """About `count` words in clauses; Thai puts spaces only between them."""
        clauses, rest = [], count
        while rest > 0:
            length = min(rest, 5 + self.below(9))
            rest -= length
            clause = self.words(length)
            turn = self.below(24)
            if turn < 2:
                clause = f"**{clause}**"
            elif turn == 2:
                clause += f" ร้อยละ {50 + self.below(50)}.{self.below(10)}"
            elif turn == 3:
                clause += f" ปี พ.ศ. {self.pick(YEARS)}"
            clauses.append(clause)
        return " ".join(clauses)


class Report:
    """What one report says, whatever the form. A reference is a pair of kind and id."""

    def __init__(self, number, seed):
        self.name = f"r{number:04d}"
        self.key = f"{seed}/{self.name}"
        chance = Chance(self.key)
        self.title = "รายงานผลการดำเนินการ " + chance.words(3)
        self.agency = "จังหวัด" + chance.words(2)
        self.pages = [("page", "home")] + [("category", str(number)) for number in range(1, 7)]
        self.pages += [("item", item) for item in ITEMS] + [("op", question) for question in QUESTIONS] + [("kpi", kpi) for kpi in KPIS]
        self.titles = {page: Chance(f"{self.key}/title/{page[0]}/{page[1]}").words(4 + chance.below(4)) for page in self.pages}
        self.titles["page", "home"] = self.title
        self.listed = {page: self._listed(page) for page in self.pages}
        self.series = {kpi: self._series(kpi) for kpi in KPIS}

    def _listed(self, page):
        """What the front matter of a page refers to."""
        chance = Chance(f"{self.key}/refs/{page[0]}/{page[1]}")
        if page[0] == "item":
            return [("op", question) for question in chance.some(QUESTIONS, 7)] + [("kpi", kpi) for kpi in chance.some(KPIS, 4)]
        if page[0] == "kpi":
            return [("item", item) for item in chance.some(ITEMS, 2)]
        return []

    def _series(self, kpi):
        chance = Chance(f"{self.key}/series/{kpi}")
        actual, target, other = 400 + chance.below(400), 420 + chance.below(400), 380 + chance.below(400)
        rows = []
        for year in YEARS:
            rows.append((year, actual / 10, target / 10, other / 10))
            actual, target, other = actual + chance.below(45) - 10, target + 15, other + chance.below(30) - 8
        return rows

    def body(self, page, link, table):
        """The Markdown of a page; `link(page)` writes a reference, `table(kpi)` an indicator's figures."""
        kind, identifier = page
        chance = Chance(f"{self.key}/body/{kind}/{identifier}")
        lines = []
        seen = []

        def refer(target):
            seen.append(target)
            return link(target)

        if kind == "page":
            lines += [chance.text(110), ""]
            lines += [f"- {refer(('category', str(number)))} {chance.text(12)}" for number in range(1, 7)]
            lines += ["", chance.text(70)]
        elif kind == "category":
            lines += [chance.text(90), ""]
            lines += [f"1. {refer(('item', f'{identifier}.{number}'))} {chance.text(15)}" for number in range(1, 4)]
            lines += ["", chance.text(40)]
        elif kind == "item":
            self._item(page, chance, lines, refer)
        elif kind == "op":
            lines += [chance.text(55), "", f"ดูการนำไปใช้ใน {refer(('item', chance.pick(ITEMS)))}", ""]
            lines += [f"- {chance.text(9)}" for _ in range(5)]
            lines += ["", f"> {chance.text(35)}"]
        else:
            lines += [chance.text(50), "", *table(identifier), f"ข้อมูลพื้นฐาน {refer(('op', chance.pick(QUESTIONS)))} {chance.text(25)}"]
        return "\n".join(lines) + "\n", seen

    def _item(self, page, chance, lines, refer):
        todo = self.listed[page][::-1]
        lines += [chance.text(60) + f" [สำนักงาน](https://www.example.go.th/{self.name}/{page[1]}) " + chance.text(20) + "[^1]", ""]
        for depth, level in enumerate(LEVELS):
            lines += [f"## {level}", ""]
            for facet in FACETS:
                lines += [f"### {facet}", "", chance.text(65), ""]
                for _ in range(3):
                    line = f"- {chance.text(12)}"
                    if todo:
                        line += f" ({refer(todo.pop())})"
                    lines.append(line)
                lines.append("")
            if depth != 1:
                lines += ["| ลำดับ | กิจกรรม | ผู้รับผิดชอบ | ผล |", "|--:|---|---|--:|"]
                lines += [f"| {row} | {chance.words(4)} | {chance.words(3)} | {chance.below(1000) / 10} |" for row in range(1, 9)]
                lines.append("")
        lines += [f"[^1]: {chance.text(12)}"]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def quoted(text):
    return '"' + text.replace('"', '\\"') + '"'


def results_table(report, kpi):
    rows = [f"| {year} | {actual} | {target} | {other} |" for year, actual, target, other in report.series[kpi]]
    return ["| ปี | ผลจริง | เป้าหมาย | คู่เทียบ |", "|---|--:|--:|--:|", *rows, ""]


class Saraban:
    def __init__(self, out):
        self.out = os.path.join(out, "saraban")

    def report(self, report):
        folder = os.path.join(self.out, report.name)
        write(os.path.join(folder, "saraban.yaml"),
              f"title: {quoted(report.title)}\nagency: {report.agency}\nfiscal-year: 2567\nframework: pmqa4@2567\ndate: 2567-10-31\n"
              + "rules:\n" + "".join(f"  {code}: ignore\n" for code in RULES))
        for page in report.pages:
            body, _ = report.body(page, self.link, lambda kpi: [])
            write(os.path.join(folder, "content", page[0], page[1] + ".md"), "\n".join(["---", *self.head(report, page), "---", "", body]))

    @staticmethod
    def link(page):
        return f"<{page[0]}:{page[1]}>"

    @staticmethod
    def head(report, page):
        kind, identifier = page
        head = [f"{kind}: {identifier}"]
        listed = report.listed[page]
        for key, word in (("items", "item"), ("ops", "op"), ("kpis", "kpi")):
            ids = [target for found, target in listed if found == word]
            if ids:
                head.append(f"{key}: [{', '.join(ids)}]")
        if kind == "item":
            head += ["level: advance", "score: 420", "status: review"]
        if kind == "kpi":
            head += [f"title: {quoted(report.titles[page])}", "unit: ร้อยละ", "direction: up", "comparator: จังหวัดคู่เทียบ", "results:"]
            head += [f"  {year}: {{actual: {actual}, target: {target}, comparator: {other}}}" for year, actual, target, other in report.series[identifier]]
        return head

    def finish(self, reports):
        pass


class Plain:
    def __init__(self, out):
        self.out = os.path.join(out, "plain")

    def report(self, report):
        for page in report.pages:
            body, _ = report.body(page, lambda target: f"[{report.titles[target]}](../{target[0]}/{target[1]}.html)", lambda kpi: results_table(report, kpi))
            write(os.path.join(self.out, report.name, page[0], page[1] + ".md"), f"# {report.titles[page]}\n\n{body}")

    def finish(self, reports):
        pass


class Hugo:
    def __init__(self, out):
        self.out = os.path.join(out, "hugo")

    def report(self, report):
        for page in report.pages:
            body, seen = report.body(page, lambda target: f"[{report.titles[target]}]({target[0]}:{target[1]})", lambda kpi: [])
            name = "_index.md" if page[0] == "page" else f"{page[0]}-{page[1].replace('.', '-')}.md"
            targets = sorted({f"{kind}-{identifier.replace('.', '-')}" for kind, identifier in seen + report.listed[page]})
            write(os.path.join(self.out, "content", report.name, name), "\n".join(["---", *self.head(report, page, targets), "---", "", body]))

    @staticmethod
    def head(report, page, targets):
        kind, identifier = page
        head = [f"title: {quoted(report.titles[page])}", f"kind_: {kind}", f"code: {quoted(identifier)}", f"weight: {report.pages.index(page) + 1}",
                f"refs: [{', '.join(targets)}]"]
        if kind == "kpi":
            head += ["unit: ร้อยละ", "series:"]
            head += [f"  - {{year: {year}, actual: {actual}, target: {target}, comparator: {other}}}" for year, actual, target, other in report.series[identifier]]
        return head

    def finish(self, reports):
        shutil.copytree(os.path.join(HERE, "hugo"), self.out, dirs_exist_ok=True)
        write(os.path.join(self.out, "content", "_index.md"), "---\ntitle: รายงานทั้งหมด\n---\n")


FORMS = {"saraban": Saraban, "plain": Plain, "hugo": Hugo}


def make(reports, out, forms=None, seed="1"):
    """Writes the forms below `out`, over what is there."""
    writers = [FORMS[form](out) for form in forms or FORMS]
    for writer in writers:
        shutil.rmtree(writer.out, ignore_errors=True)
    made = []
    for number in range(1, reports + 1):
        report = Report(number, seed)
        for writer in writers:
            writer.report(report)
        made.append(report.name)
    for writer in writers:
        writer.finish(made)
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--out", required=True)
    parser.add_argument("form", nargs="*", help=", ".join(FORMS))
    given = parser.parse_args()
    unknown = [form for form in given.form if form not in FORMS]
    if unknown:
        parser.error(f"no form {unknown[0]}")
    make(given.reports, given.out, given.form, given.seed)


if __name__ == "__main__":
    main()
