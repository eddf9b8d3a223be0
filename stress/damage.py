"""Damages a report as people, programs and disks do."""
import os
import random

HOSTILE = [
    b"<op:", b"<op:1>", b"<op: 1>", b"](kpi:7.1.1-1)", b"[a](<term:", b"[x](page:nowhere)", b"<item:1.1/advance/result>", b"<javascript:alert(1)>",
    b"**", b"*", b"~~", b"`", b"```csv\n", b"```csv data/results.csv x\n```\n", b"```chart kpi:7.1.1-1\n```\n", b"```results kpi:7.1\n```\n", b"~~~\n",
    b"\n# x-a\n", b"\n## fn-1\n", b"\n## r-1\n", b"\n## Basic: <op:2>\n", b"\n# \n", "\n# !?ๆ\n".encode(),
    b"---\n", b"\n---\n", b"---", b": ", b"{a: [", b"]}", b"&a [*a, *a]", b"*a", b"!!binary x", b"? ", b"- - - -\n", b"\t", b"'", b'"', b"#", b"|", b"\\",
    b"<!--", b"-->", b"<div>", b"</p>", b"<script>", b"<br>", b"<sub>", b"</sup>", b"[^1]", b"[^1]: x\n", b"![](", b"![x](assets/none.png)",
    b"../../../etc/passwd", b"%E0%B8", b"%00", b"%2e%2e/", b"C:\\a\\b", b"//x.example/", b"\r", b"\r\n", b"\0", b"\x1b[31m", b"\x7f", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xa1\xd2\xc3", "ำ".encode(), "่้๊๋".encode() * 20, "๑๒๓".encode(), "−".encode(),
    "\u200b\u200d\u202e".encode(), "👩‍👩‍👧‍👦".encode(), "\u2028".encode(), b"{{#items}}", b"{{/items}}", b"{{>base}}", b"{{{body}}}", b"{{=<% %>=}}", b"{{<base}}",
    b"{{$content}}", b"{{", b"}}", b"{{.}}", b",,,,", b"^,<", b"<,^\n", b'"a\n', b";", b"=cmd|' /C calc'!A0", b"1e400", b"9" * 40, b"1,234", b"NaN", b"N/A",
    b"2024", b"99999999999999999999", b"item: 1.1\n", b"kpi: 7.1.1-1\n", b"page: con\n", b"aliases: [1.1]\n", b"gaps: {basic: x}\n", b"results: {2567: {actual: 1,234}}\n",
]

LARGE = [b"> " * 3_000, b"[" * 20_000, b"(" * 20_000, b"*a " * 5_000, b"|" * 400 + b"\n", b"- " * 2_000, b"{" * 500, b"[[" * 500 + b"\n", b"<b>" * 3_000,
         b"x" * 1_000_000, "ก".encode() * 200_000, b"\n" * 100_000, b"a,b\n" * 50_000, b"![a](b)" * 5_000, b"`" * 10_000, b"{{#a}}" * 500, b"#" * 5_000,
         b"&a " * 200, b"<op:1>" * 5_000]


class Damage:
    def __init__(self, files, seed):
        self.files = dict(files)
        self.links = {}
        self.chance = random.Random(seed)
        self.done = []

    def apply(self, count):
        for _ in range(count):
            kinds = [self.put_in] * 6 + [self.splice] * 3 + [self.lines] * 4 + [self.flip] * 2
            kinds += [self.cut, self.large, self.encode, self.remove, self.rename, self.copy, self.link, self.swap_line_ends, self.empty]
            kind = self.chance.choice(kinds)
            self.done.append(f"{kind.__name__} {kind()}")

    def text(self):
        """A file whose content matters: mostly Markdown, YAML and CSV, sometimes a template."""
        wanted = (".mustache",) if self.chance.random() < 0.1 else (".md", ".yaml", ".csv")
        found = [path for path in self.files if path.endswith(wanted)]
        # The settings are one file of a hundred, and hold everything up.
        return "saraban.yaml" if self.chance.random() < 0.05 and "saraban.yaml" in self.files else self.chance.choice(found or sorted(self.files))

    def place(self, content):
        """An offset, often near the beginning, where the front matter is."""
        end = min(len(content), 400) if self.chance.random() < 0.4 else len(content)
        return self.chance.randint(0, end)

    def put_in(self):
        path = self.text()
        content = self.files[path]
        at = self.place(content)
        self.files[path] = content[:at] + b"".join(self.chance.choice(HOSTILE) for _ in range(self.chance.randint(1, 3))) + content[at:]
        return path

    def large(self):
        path = self.text()
        content = self.files[path]
        at = self.place(content)
        self.files[path] = content[:at] + self.chance.choice(LARGE) + content[at:]
        return path

    def splice(self):
        path, other = self.text(), self.text()
        content, source = self.files[path], self.files[other]
        at, start = self.place(content), self.place(source)
        self.files[path] = content[:at] + source[start:start + self.chance.randint(1, 600)] + content[at:]
        return f"{path} {other}"

    def lines(self):
        path = self.text()
        lines = self.files[path].splitlines(keepends=True)
        if lines:
            first = self.chance.randrange(len(lines))
            last = min(len(lines), first + self.chance.randint(1, 4))
            taken = lines[first:last]
            match self.chance.randrange(4):
                case 0: del lines[first:last]
                case 1: lines[first:first] = taken
                case 2: lines[first:last] = taken[::-1]
                case 3: lines[first:last] = [b"  " + line for line in taken]
        self.files[path] = b"".join(lines)
        return path

    def flip(self):
        path = self.text()
        content = bytearray(self.files[path])
        for _ in range(self.chance.randint(1, 8)):
            if content:
                content[self.place(content[:-1])] = self.chance.randrange(256)
        self.files[path] = bytes(content)
        return path

    def cut(self):
        path = self.text()
        content = self.files[path]
        at = self.place(content)
        self.files[path] = content[:at] if self.chance.random() < 0.5 else content[:at] + content[at + self.chance.randint(1, 50):]
        return path

    def encode(self):
        path = self.text()
        encoding = self.chance.choice(["cp874", "utf-16", "utf-8-sig", "utf-16-be"])
        self.files[path] = self.files[path].decode("utf-8", "replace").encode(encoding, "replace")
        return f"{path} {encoding}"

    def swap_line_ends(self):
        path = self.text()
        self.files[path] = self.files[path].replace(b"\n", self.chance.choice([b"\r\n", b"\r", b"\n\n"]))
        return path

    def empty(self):
        path = self.text()
        self.files[path] = self.chance.choice([b"", b"\n", b"---\n---\n", b"\xef\xbb\xbf", b"x"])
        return path

    def other_file(self):
        return self.chance.choice([path for path in sorted(self.files) if path != "saraban.yaml"])

    def remove(self):
        path = self.other_file()
        del self.files[path]
        return path

    def rename(self):
        path = self.other_file()
        name = self.chance.choice(["ก.md", "con.md", "a b.md", "x.MD", "index.md", ".hidden.md", "é.csv", "y" * 150 + ".md", "report.json", "%41.md"])
        target = os.path.join(os.path.dirname(path), name)
        self.files[target] = self.files.pop(path)
        return f"{path} {target}"

    def copy(self):
        path = self.other_file()
        target = self.chance.choice(["content/copy.md", "content/deep/er/copy.md", "data/copy.csv", "evidence/copy.pdf", "assets/copy.svg", "templates/copy.mustache",
                                     "templates/item.mustache", "templates/theme.css"])
        self.files[target] = self.files[path]
        return f"{path} {target}"

    def link(self):
        target = self.chance.choice(["/etc/passwd", "../../../../etc/hostname", ".", "..", "nowhere", "../content", "/dev/zero", "../saraban.yaml", "loop"])
        path = self.chance.choice(["content/loop", "content/link.md", "data/link.csv", "assets/link", "evidence/link.pdf", "templates/link.mustache"])
        self.links[path] = target
        return f"{path} {target}"

    def write_links(self, folder):
        for path, target in self.links.items():
            full = os.path.join(folder, path)
            if os.path.isdir(os.path.dirname(full)) and not os.path.lexists(full):
                os.symlink(target, full)
