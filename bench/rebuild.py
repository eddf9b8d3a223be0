#!/usr/bin/env python3
"""Measures how long a save takes to show: from the written file to the page that `serve` answers, and to the page that `watch` writes.

    bench/rebuild.py --program .build/release/saraban [--report .] [--saves 20]
"""
import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time

SOURCE, PAGE = "content/1-leadership/1.1.md", "items/1.1.html"
# Between two saves, so that each finds a program at rest.
REST, PATIENCE = 0.5, 60


def start(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = b""
    while b"Ctrl-C" not in said:
        line = process.stderr.readline()
        if not line:
            raise SystemExit("bench: " + said.decode())
        said += line
    return process, said


def served(port):
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def read():
        link.request("GET", "/" + PAGE)
        return link.getresponse().read()
    return read


def written(path):
    def read():
        try:
            with open(path, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return b""
    return read


def wait(read, mark):
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        if mark in read():
            return
        time.sleep(0.002)
    raise SystemExit("bench: a save was never shown")


def used(process):
    """Seconds of processor."""
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as file:
        return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")


def measure(name, process, report, read, saves):
    path = os.path.join(report, SOURCE)
    with open(path, "rb") as file:
        text = file.read()
    times = []
    wait(read, b"</html>")
    time.sleep(REST)
    before = used(process)
    for number in range(saves):
        mark = f"saved{number}mark".encode()
        time.sleep(REST)
        began = time.perf_counter()
        with open(path, "wb") as file:
            file.write(text + b"\n\n" + mark + b"\n")
        wait(read, mark)
        times.append((time.perf_counter() - began) * 1000)
    cost = (used(process) - before) / saves * 1000
    with open(path, "wb") as file:
        file.write(text)
    process.terminate()
    process.wait()
    print(f"{name:6} {min(times):6.0f} {statistics.median(times):7.0f} {max(times):8.0f} {cost:10.0f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the built saraban")
    parser.add_argument("--report", default=".", help="a report with " + SOURCE)
    parser.add_argument("--saves", type=int, default=20)
    given = parser.parse_args()
    program = os.path.abspath(given.program)
    with tempfile.TemporaryDirectory(prefix="saraban-rebuild-") as work:
        report, target = os.path.join(work, "report"), os.path.join(work, "target")
        os.mkdir(report)
        for name in ("saraban.yaml", "content", "data", "assets", "evidence"):
            source = os.path.join(given.report, name)
            if os.path.isdir(source):
                shutil.copytree(source, os.path.join(report, name))
            elif os.path.exists(source):
                shutil.copy(source, report)
        print("ms from a save to its page\n        least  median  longest  processor")
        process, said = start([program, "serve", report, "--port", "0", "--quiet"])
        measure("serve", process, report, served(int(re.search(rb":(\d+)/", said)[1])), given.saves)
        process, _ = start([program, "watch", report, "--output", target, "--quiet"])
        measure("watch", process, report, written(os.path.join(target, PAGE)), given.saves)


if __name__ == "__main__":
    main()
