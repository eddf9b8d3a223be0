"""Counts what passed and prints what failed."""
import collections
import sys

# A rule that fails everywhere would hide the others.
SHOWN = 6


class Outcomes:
    def __init__(self):
        self.passed = collections.Counter()
        self.failed = collections.Counter()

    def add(self, check, page, look, failures):
        """One check of one page in one look; each failure is (rule, where and what)."""
        if not failures:
            self.passed[check] += 1
            return
        self.failed[check] += 1
        print(f"✗ {check} · {page.report} · {page.path}" + (f" · {look}" if look else ""))
        for rule, detail in failures[:SHOWN]:
            print(f"    {rule}: {detail}")
        if len(failures) > SHOWN:
            print(f"    … and {len(failures) - SHOWN} more")
        sys.stdout.flush()

    def close(self, seconds):
        """Prints the summary; returns the exit status."""
        for check in sorted(self.passed | self.failed):
            print(f"  {check:10} {self.passed[check]:5} passed {self.failed[check]:5} failed")
        passed, failed = self.passed.total(), self.failed.total()
        print(f"  in {seconds:.0f} seconds")
        print(f"Browser: {passed} passed, {failed} failed")
        return 1 if failed or not passed else 0
