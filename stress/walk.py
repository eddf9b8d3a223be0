"""A random walk over the folder of a report that `serve` follows: whatever is done to the files, the site shown is the one that `build` writes."""
import http.client
import os
import re
import shutil
import signal
import subprocess
import threading
import time
import urllib.parse

import report
from damage import Damage
from program import Failure

STRIP = re.compile(rb'<link rel="stylesheet" href="[./]*theme/preview\.css">\n.*<script [^>]*></script>\n(?=</body>|\Z)', re.S)
SOURCE = re.compile(rb'<p class="in-file"><code>[^<]*</code></p>\n')
ANCHOR = re.compile(rb' id="x\.finding-\d+"')
MARK = b',\n  "preview": true'


def site_of(page):
    """What is left of a previewed page without the parts that only previews have."""
    return ANCHOR.sub(b"", SOURCE.sub(b"", STRIP.sub(b"", page))).replace(MARK, b"", 1)


class Server:
    """`serve`, and what it uses."""

    def __init__(self, program, folder, log):
        self.log = open(log, "wb")
        self.process = subprocess.Popen([program.path, "serve", folder, "--port", "0", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        line = b""
        while b"http://" not in line:
            line = self.process.stderr.readline()
            if not line:
                raise Failure("serve did not start")
        self.port = int(re.search(rb":(\d+)/", line)[1])
        threading.Thread(target=shutil.copyfileobj, args=(self.process.stderr, self.log), daemon=True).start()
        self.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path):
        try:
            self.link.request("GET", "/" + urllib.parse.quote(path))
            answer = self.link.getresponse()
            return answer.status, answer.read()
        except (http.client.HTTPException, OSError):
            self.link.close()
            if self.process.poll() is not None:
                raise Failure(f"serve ended with {self.process.returncode}") from None
            return 0, b""

    def use(self):
        """Open files, and megabytes of memory."""
        home = f"/proc/{self.process.pid}"
        with open(home + "/status", encoding="ascii") as file:
            memory = int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) // 1024
        return len(os.listdir(home + "/fd")), memory

    def stop(self):
        self.link.close()
        self.process.send_signal(signal.SIGINT)
        if self.process.wait(60):
            raise Failure(f"serve ended with {self.process.returncode}")


class Walk:
    # Seconds until a change must be seen; a build of damaged files may take some.
    PATIENCE = 60
    # What a run may use more at its end than after its first steps.
    FILES, MEGABYTES, WARM = 8, 200, 50
    # Steps between two looks at what is used.
    OFTEN = 50

    def __init__(self, program, files, work):
        self.program, self.files, self.work = program, files, work
        self.folder, self.site = os.path.join(work, "report"), os.path.join(work, "site")
        self.current = dict(files)
        report.write(files, self.folder)
        self.server = Server(program, self.folder, os.path.join(work, "serve.log"))
        self.steps, self.before, self.most = 0, None, 0
        self.start = time.monotonic()

    def step(self, chance):
        kind = chance.choice([self.edit] * 6 + [self.halves] * 2 + [self.drop, self.rename, self.encode, self.settings, self.away, self.restore, self.restore])
        kind(chance)
        self.judge(kind.__name__)
        self.steps += 1
        if self.steps % self.OFTEN == 0:
            self.weigh()
        return kind.__name__

    # What happens to files

    def become(self, files):
        for path in self.current.keys() - files.keys():
            os.remove(os.path.join(self.folder, path))
        for path, content in files.items():
            if self.current.get(path) != content:
                self.write(path, content)
        self.current = dict(files)

    def write(self, path, content):
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content)

    def edit(self, chance):
        damage = Damage(self.current, chance.random())
        damage.apply(1)
        self.become(damage.files)

    def halves(self, chance):
        """A file that is written slowly."""
        path = self.text(chance)
        content = self.current[path] + b"\n\n" + str(chance.random()).encode() + b"\n"
        self.write(path, content[:len(content) // 2])
        time.sleep(chance.choice([0.01, 0.1, 0.3]))
        self.write(path, content)
        self.current[path] = content

    def drop(self, chance):
        files = dict(self.current)
        for path in chance.sample(sorted(files), chance.randint(1, 3)):
            files.pop(path)
        self.become(files)

    def rename(self, chance):
        path = chance.choice(sorted(self.current))
        new = path.replace("content/", f"content/moved-{chance.randint(0, 3)}/", 1) if path.startswith("content/") else path + ".old"
        os.makedirs(os.path.dirname(os.path.join(self.folder, new)), exist_ok=True)
        os.rename(os.path.join(self.folder, path), os.path.join(self.folder, new))
        self.current[new] = self.current.pop(path)

    def encode(self, chance):
        path = self.text(chance)
        self.become({**self.current, path: self.current[path].decode("utf-8", "ignore").encode("cp874", "ignore")})

    def settings(self, chance):
        whole = self.files["saraban.yaml"]
        self.become({**self.current, "saraban.yaml": chance.choice([b"title: [", b"", whole[:chance.randrange(len(whole))], whole + b"colour: blue\n"])})

    def away(self, _):
        """The folder is gone for a while, as a share may be."""
        os.rename(self.folder, self.folder + "-away")
        time.sleep(0.5)
        os.rename(self.folder + "-away", self.folder)

    def restore(self, _):
        self.become(self.files)

    def text(self, chance):
        return chance.choice(sorted(path for path in self.current if path.endswith((".md", ".csv", ".yaml"))) or ["content/new.md"])

    # What is to be seen

    def judge(self, what):
        shutil.rmtree(self.site, ignore_errors=True)
        self.program.run("build", self.folder, "--quiet", "--output", self.site, codes=(0, 1, 3))
        end = time.monotonic() + self.PATIENCE
        while (wrong := self.wrong()) and time.monotonic() < end:
            time.sleep(0.05)
        if wrong:
            raise Failure(f"{what}: not the site that build writes: {wrong}")

    def wrong(self):
        """The first thing that is not as it should be."""
        if not os.path.isfile(os.path.join(self.site, "report.json")):
            # Nothing can be built: whatever is shown says so.
            status, page = self.server.get("index.html")
            return "" if status == 200 and (b"preview-trouble" in page or b"page-trouble" in page) else "trouble is not told"
        # What holds everything comes first: mostly that alone is looked at while a build goes on.
        paths = sorted((os.path.relpath(os.path.join(parent, name), self.site) for parent, _, names in os.walk(self.site) for name in names),
                       key=lambda path: path != "report.json")
        for path in paths:
            status, page = self.server.get(path)
            with open(os.path.join(self.site, path), "rb") as file:
                if status != 200 or site_of(page) != file.read():
                    return f"{path} ({status})"
        return ""

    def weigh(self):
        """What the server uses now, which must not grow with the steps."""
        files, megabytes = self.server.use()
        self.most = max(self.most, megabytes)
        if self.before is None and self.steps >= self.WARM:
            self.before = files, megabytes
        if self.before and files > self.before[0] + self.FILES:
            raise Failure(f"{self.before[0]} open files became {files}")
        if self.before and megabytes > self.before[1] + self.MEGABYTES:
            raise Failure(f"{self.before[1]} MB became {megabytes}")
        return files, megabytes

    def finish(self):
        pace = (time.monotonic() - self.start) / max(self.steps, 1)
        try:
            files, megabytes = self.weigh()
        finally:
            self.server.stop()
        return f"open files {files}, {megabytes} MB, at most {self.most} MB, {1000 * pace:.0f} ms a step"
