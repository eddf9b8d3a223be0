"""A report that strains a design: very long titles, tables of forty rows, series of twelve years, words that cannot be broken."""
TITLE = ("การยกระดับประสิทธิภาพการบริหารจัดการภาครัฐแบบบูรณาการระหว่างหน่วยงานส่วนกลาง ส่วนภูมิภาค และส่วนท้องถิ่น "
         "เพื่อตอบสนองความต้องการของประชาชนและผู้มีส่วนได้ส่วนเสียทุกกลุ่มอย่างทั่วถึง เป็นธรรม และยั่งยืน")
AGENCY = "สำนักงานคณะกรรมการส่งเสริมและประสานงานการพัฒนาระบบบริหารราชการจังหวัดและกลุ่มจังหวัดแบบบูรณาการแห่งประเทศตัวอย่าง"
ADDRESS = "https://www.example.go.th/" + "strategic-development-and-administration/" * 4 + "report.html"
WORD = "Interorganizationalstandardisationcompatibility" * 2
YEARS = range(2556, 2568)

SETTINGS = f"""title: {TITLE}
agency: {AGENCY}
fiscal-year: 2567
framework: pmqa4@2567
edition: ฉบับส่งผู้ตรวจประเมินอิสระรอบที่ 1 ปรับปรุงตามข้อสังเกตของคณะอนุกรรมการ
date: 2567-10-31
contact: {AGENCY} {ADDRESS}
target-score: 450
menu: [annex]
"""


def table(rows=40, columns=9):
    lines = ["| ลำดับ | " + " | ".join(f"ตัวชี้วัดความสำเร็จด้านที่ {n} (ร้อยละ)" for n in range(1, columns)) + " |", "|" + "---|" * (columns + 0)]
    lines += [f"| {row} | โครงการพัฒนาคุณภาพการให้บริการแบบเบ็ดเสร็จ ระยะที่ {row} | "
              + " | ".join(f"{1000 * row + 7 * n:,}.{n}0" for n in range(2, columns)) + " |" for row in range(1, rows + 1)]
    return f"ตาราง: {TITLE}\n\n" + "\n".join(lines) + "\n"


def item(code):
    facets = "".join(f"\n### {name}\n\n{TITLE} ตาม <op:1> <kpi:7.1.1-1> [E-01](ev:E-01) `{WORD}` {WORD}\n" for name in ("Approach", "Deploy", "Result"))
    levels = "".join(f"\n## {name}\n{facets}\n#### {TITLE}\n\n{ADDRESS}\n\n{table() if name == 'Basic' else ''}" for name in ("Basic", "Advance", "Significance"))
    return f"---\nitem: {code}\nlevel: advance\nscore: 445\nowner: {AGENCY}\nops: [1, 2, 3]\nevidence: [E-01]\nsummary: {TITLE}\n---\n\n{TITLE}\n{levels}"


def indicator(code, base):
    values = "".join(f"  {year}: {{actual: {base + 3 * (year - 2556)}.25, target: {base + 2 * (year - 2556)}.5, comparator: {base + year - 2556}.75, "
                     f"note: \"{TITLE}\"}}\n" for year in YEARS)
    return (f"---\nkpi: {code}\ntitle: {TITLE}\nunit: ล้านบาทต่อครัวเรือนต่อปีงบประมาณ\ndirection: up\ndecimals: 2\ncomparator: {AGENCY}\nsource: {ADDRESS}\n"
            f"owner: {AGENCY}\nitems: [1.1]\nops: [1]\nevidence: [E-01]\nresults:\n{values}---\n\n{TITLE}\n\n```chart kpi:{code}\n```\n")


def files():
    """Path → text of the report."""
    return {
        "saraban.yaml": SETTINGS,
        "content/home.md": f"---\npage: home\n---\n\n{TITLE}\n\n{table(5)}",
        "content/1.1.md": item("1.1"),
        "content/category-1.md": f"---\ncategory: 1\nsummary: {TITLE}\n---\n\n## {TITLE}\n\n{ADDRESS}\n",
        "content/op-1.md": f"---\nop: 1\nowner: {AGENCY}\n---\n\n{TITLE}\n\n{table()}",
        "content/7.1.1-1.md": indicator("7.1.1-1", 100),
        "content/7.1.1-2.md": indicator("7.1.1-2", 1234567),
        "content/annex.md": f"---\npage: annex\ntitle: {TITLE}\nupdated: 2567-10-01\n---\n\n## {TITLE}\n\n{table()}\n\n- {ADDRESS}\n- {WORD}\n\n```results kpi:7.1\n```\n",
        "data/evidence.csv": "id,title,file,url,date,owner,class\r\n" + f'E-01,"{TITLE}",,{ADDRESS},2567-10-01,"{AGENCY}",public\r\n',
        "data/glossary.csv": "term,full,definition\r\n" + "".join(f'TERM-{n},"{WORD} {n}","{TITLE}"\r\n' for n in range(40)),
    }
