#!/usr/bin/env python3
"""Long, seeded runs that try to break the program.

    stress/run.py --program .build/release/saraban [--minutes 10] [--seed 1] [--only damage] [--quick]

  damage    the sample report, damaged at random: no crash, no hang, exit code 0 or 1, every finding complete
  killed    builds killed at random moments: the target is the old site or the new one, and the next build completes it
  together  several builds of one target at the same time: it ends as one of the sites
  limits    files that may not grow, too few open files: the old site stays, the message says why
  walk      1,000 random steps in a folder that `serve` follows: the site shown is the one that `build` writes, and nothing leaks
  full      a disk that fills up (needs root, for a small disk in memory): the old site stays, the message says why

A failure prints the seed of its round and keeps its report; `--only damage --seed SEED --rounds 1` repeats it.
"""
import argparse
import collections
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import report
from damage import Damage
from program import Failure, Program
from walk import Walk


class Part:
    """One kind of run, with a folder of its own."""

    quick_rounds = 1
    # Instead of minutes.
    whole_rounds = None

    def __init__(self, program, files, work):
        self.program = program
        self.files = files
        self.work = os.path.join(work, self.name)
        os.makedirs(self.work)
        # How rounds went: a part that never meets its fault proves nothing.
        self.seen = collections.Counter()
        self.prepare()

    def prepare(self):
        """Called once, before the first round; may raise `Skip`."""

    def round(self, seed):
        raise NotImplementedError

    def finish(self):
        pass


class Skip(Exception):
    pass


class DamagePart(Part):
    name = "damage"
    quick_rounds = 25

    def round(self, seed):
        damage = Damage(self.files, seed)
        damage.apply(damage.chance.choice([1, 1, 2, 4, 8]))
        folder = os.path.join(self.work, "report")
        report.write(damage.files, folder)
        damage.write_links(folder)
        try:
            self.judge(folder, damage)
        except Failure as failure:
            raise Failure(f"{failure} (damage: {'; '.join(damage.done)})") from None

    def judge(self, folder, damage):
        language = damage.chance.choice(["th", "en"])
        if "saraban.yaml" not in damage.files:
            self.program.run("check", folder, codes=(3,))
            self.seen["no settings"] += 1
            return
        if damage.chance.random() < 0.5:
            self.count(self.program.judged("check", folder, "--lang", language))
            return
        out = os.path.join(self.work, "out")
        shutil.rmtree(out, ignore_errors=True)
        findings = self.program.judged("build", folder, "--output", out, "--lang", language)
        self.count(findings)
        if os.path.isdir(out):
            for page in ("index.html", "check.html", "report.json"):
                if not os.path.isfile(os.path.join(out, page)):
                    raise Failure(f"the site has no {page}")
            return
        if not any(finding["severity"] == "error" for finding in findings):
            raise Failure("no site and no error")


    def count(self, findings):
        worst = min((["error", "warning", "note"].index(finding["severity"]) for finding in findings), default=3)
        self.seen[["errors", "warnings", "notes", "clean"][worst]] += 1


class WalkPart(Part):
    """Each round is a step from where the last one led, so that a failure is repeated with all rounds before it."""

    name = "walk"
    quick_rounds = 60
    whole_rounds = 1_000

    def prepare(self):
        self.walk = Walk(self.program, self.files, self.work)

    def round(self, seed):
        self.seen[self.walk.step(random.Random(seed))] += 1

    def finish(self):
        print(f"{self.name:9} {self.walk.finish()}", flush=True)


class TwoSites(Part):
    """Parts that build an old and a new version of the report over each other."""

    def prepare(self):
        self.out = os.path.join(self.work, "site", "output")
        self.versions = []
        for word in ("old", "new"):
            folder = os.path.join(self.work, word)
            report.write(report.changed(self.files, word), folder)
            start = time.monotonic()
            self.build(folder)
            self.versions.append((folder, report.digest(self.out)))
        self.usual = time.monotonic() - start

    def build(self, folder, **more):
        return self.program.run("build", "--quiet", "--output", self.out, folder, **more)

    def current(self):
        """Which of the two the target is."""
        found = report.digest(self.out)
        for index, (_, digest) in enumerate(self.versions):
            if digest == found:
                return index
        raise Failure(f"the target is neither the old nor the new site: {self.out}")

    def complete(self, wanted):
        """A run that nobody disturbs puts everything in order."""
        folder, digest = self.versions[wanted]
        self.build(folder)
        if report.digest(self.out) != digest:
            raise Failure("the next build did not complete the site")
        if report.leftovers(os.path.dirname(self.out)):
            raise Failure(f"left behind: {report.leftovers(os.path.dirname(self.out))}")


class KilledPart(TwoSites):
    name = "killed"
    quick_rounds = 12

    def round(self, seed):
        chance = random.Random(seed)
        wanted = 1 - self.current()
        process = self.program.start("build", "--quiet", "--output", self.out, self.versions[wanted][0])
        time.sleep(chance.uniform(0, self.usual * 1.2))
        process.kill()
        process.communicate()
        self.seen["ended before" if process.returncode == 0 else "old stays" if self.current() != wanted else "after the exchange"] += 1
        self.complete(chance.choice([wanted, 1 - wanted]))


class TogetherPart(TwoSites):
    name = "together"
    quick_rounds = 3

    def round(self, seed):
        chance = random.Random(seed)
        started = [self.program.start("build", "--quiet", "--output", self.out, chance.choice(self.versions)[0]) for _ in range(4)]
        for process in started:
            _, errors = process.communicate(timeout=Program.LIMIT)
            if process.returncode:
                raise Failure(f"one of several builds ended with {process.returncode}: {errors.decode(errors='replace')[-300:]}")
        self.seen[["old", "new"][self.current()]] += 1
        self.complete(chance.randrange(2))


class LimitsPart(TwoSites):
    name = "limits"
    quick_rounds = 6

    def round(self, seed):
        chance = random.Random(seed)
        before = self.current()
        if chance.random() < 0.5:
            limits = {resource.RLIMIT_FSIZE: chance.choice([0, 1, 1000, 20_000, 60_000, 150_000])}
        else:
            # Fewer than seven, and the system library for threads gives up before the program is asked.
            limits = {resource.RLIMIT_NOFILE: chance.randint(8, 20)}
        code, _, _ = self.build(self.versions[1 - before][0], codes=(0, 1, 3), limits=limits)
        self.seen[f"exit {code}"] += 1
        after = report.digest(self.out)
        if code == 3 and after != self.versions[before][1]:
            raise Failure(f"the old site did not stay ({limits})")
        if code == 0 and after != self.versions[1 - before][1]:
            raise Failure(f"success without the new site ({limits})")
        # With too few open files some sources cannot be read: then the site says so.
        self.complete(1 - before)


class FullPart(TwoSites):
    name = "full"
    quick_rounds = 5
    megabytes = 24

    def prepare(self):
        self.disk = os.path.join(self.work, "site")
        os.makedirs(self.disk)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.megabytes}m", "tmpfs", self.disk], capture_output=True, check=False) if os.geteuid() == 0 else None
        if mounted is None or mounted.returncode:
            raise Skip("needs root and leave to mount")
        super().prepare()

    def finish(self):
        if os.path.ismount(self.disk):
            subprocess.run(["umount", self.disk], check=False)

    def round(self, seed):
        chance = random.Random(seed)
        before = self.current()
        filler = os.path.join(self.disk, "filler")
        free = os.statvfs(self.disk)
        room = chance.randrange(0, 8 << 20)
        with open(filler, "wb") as file:
            file.write(b"\0" * max(0, free.f_bavail * free.f_frsize - room))
        code, _, errors = self.build(self.versions[1 - before][0], codes=(0, 3))
        self.seen[f"exit {code}"] += 1
        after = self.current()
        os.remove(filler)
        if code == 3 and after != before:
            raise Failure("the old site did not stay")
        if code == 0 and after == before:
            raise Failure("success without the new site")
        if code == 3 and b"output" not in errors:
            raise Failure(f"the message does not name the target: {errors.decode(errors='replace')}")
        self.complete(1 - before)


PARTS = [DamagePart, WalkPart, KilledPart, TogetherPart, LimitsPart, FullPart]


def run(kind, given, program, files, work, seconds):
    """Whether all rounds of a part went well."""
    start = time.monotonic()
    part = kind.__new__(kind)
    rounds, bad = 0, 0
    try:
        part.__init__(program, files, work)
        wanted = given.rounds or (kind.quick_rounds if given.quick else kind.whole_rounds)
        while (rounds < wanted) if wanted else (time.monotonic() - start < seconds):
            seed = given.seed + rounds
            rounds += 1
            try:
                part.round(seed)
            except Failure as failure:
                bad += 1
                kept = os.path.join(tempfile.gettempdir(), f"saraban-stress-{kind.name}-{seed}")
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(part.work, kept, symlinks=True)
                print(f"{kind.name}: seed {seed}: {failure}\n  kept in {kept}", flush=True)
                if isinstance(part, TwoSites):
                    part.build(part.versions[0][0])
    except Skip as reason:
        print(f"{kind.name:9} skipped: {reason}", flush=True)
        return True
    finally:
        part.finish()
    seen = ", ".join(f"{word} {count}" for word, count in sorted(part.seen.items()))
    print(f"{kind.name:9} {rounds} rounds in {time.monotonic() - start:.0f} s, {bad} failed ({seen})", flush=True)
    return bad == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the built saraban")
    parser.add_argument("--minutes", type=float, default=10, help="for all parts together")
    parser.add_argument("--rounds", type=int, help="of each part, instead of minutes")
    parser.add_argument("--seed", type=int, default=1, help="of the first round; the next ones count up")
    parser.add_argument("--only", action="append", choices=[part.name for part in PARTS])
    parser.add_argument("--quick", action="store_true", help="a few rounds of each part")
    given = parser.parse_args()
    chosen = [part for part in PARTS if not given.only or part.name in given.only]
    shared = "/dev/shm"
    place = shared if os.access(shared, os.W_OK) and "TMPDIR" not in os.environ else None
    program, files = Program(given.program), report.load()
    with tempfile.TemporaryDirectory(prefix="saraban-stress-", dir=place) as work:
        fine = [run(part, given, program, files, work, given.minutes * 60 / len(chosen)) for part in chosen]
    sys.exit(0 if all(fine) else 1)


if __name__ == "__main__":
    main()
