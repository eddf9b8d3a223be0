"""Runs the program and judges how it ended."""
import json
import os
import re
import resource
import signal
import subprocess

import report


class Failure(Exception):
    """What went wrong, in one line."""


class Program:
    LIMIT = 60

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.places = self._places()

    @staticmethod
    def _places():
        """Names that the wordings of findings leave open: none may be seen in a message."""
        names = set()
        for language in ("th", "en"):
            with open(os.path.join(report.ROOT, "words", f"codes.{language}.yaml"), encoding="utf-8") as file:
                names.update(re.findall(r"\{([a-zA-Z]+)\}", file.read()))
        return names

    def start(self, *words, limits=None):
        def prepare():
            for kind, value in (limits or {}).items():
                resource.setrlimit(kind, (value, value))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        return subprocess.Popen([self.path, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=prepare)

    def run(self, *words, codes=(0, 1), limits=None):
        """Exit code, standard output and standard error of a run that ended as it may."""
        process = self.start(*words, limits=limits)
        try:
            out, errors = process.communicate(timeout=self.LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failure(f"{' '.join(words)}: no end after {self.LIMIT} s") from None
        if process.returncode < 0:
            raise Failure(f"{' '.join(words)}: killed by {signal.Signals(-process.returncode).name}: {tail(errors)}")
        if process.returncode not in codes:
            raise Failure(f"{' '.join(words)}: exit code {process.returncode}: {tail(errors)}")
        if process.returncode and not errors.strip() and not out.strip():
            raise Failure(f"{' '.join(words)}: exit code {process.returncode} without a word")
        return process.returncode, out, errors

    def judged(self, *words):
        """A run with `--format json`: every finding must be complete and agree with the exit code."""
        code, out, _ = self.run(*words, "--format", "json", codes=(0, 1))
        try:
            findings = json.loads(out)["diagnostics"]
        except (ValueError, KeyError) as error:
            raise Failure(f"{' '.join(words)}: no JSON: {error}") from None
        for finding in findings:
            self._check(finding)
        if (code == 1) != any(finding["severity"] == "error" for finding in findings):
            raise Failure(f"{' '.join(words)}: exit code {code} does not fit the findings")
        return findings

    def _check(self, finding):
        text = json.dumps(finding, ensure_ascii=False)
        if not finding["message"].strip() or not finding["code"] or finding["severity"] not in ("error", "warning", "note"):
            raise Failure(f"a finding without words: {text}")
        if finding["line"] < 0 or finding["column"] < 0 or (finding["line"] == 0) != (finding["column"] == 0):
            raise Failure(f"a finding without a place: {text}")
        if finding["file"].startswith("/"):
            raise Failure(f"a finding with an absolute path: {text}")
        # Two braces are a template's, quoted.
        unfilled = [name for name in re.findall(r"(?<!\{)\{([a-zA-Z]+)\}(?!\})", finding["message"]) if name in self.places]
        if unfilled:
            raise Failure(f"a finding with an open place {{{unfilled[0]}}}: {text}")


def tail(errors):
    return errors.decode(errors="replace").strip()[-400:].replace("\n", " ⏎ ")
