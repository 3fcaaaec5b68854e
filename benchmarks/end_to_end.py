"""Times the audit end to end and prints figures; it asserts nothing.

    python benchmarks/end_to_end.py [PATH ...] [--repeat N]

Prints documents and indicators per second in one process, the share of reading, forms, language, checks,
scoring and reports, and the cold-start time of `auditor --help` and of auditing one file in a new process.
Without PATH it times the sample submissions in examples/.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.judging import judge_submission
from auditor.language import Language
from auditor.model import AuditReport, Document, Submission, SubmissionReport
from auditor.readers import find_documents, read_document
from auditor.reports.data.pieces import to_json
from auditor.reports.html.report import to_html
from auditor.ruleset import RuleSet, load_ruleset
from auditor.scoring import score_submission

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FACTS = ("segment", "measure", "direction", "shape", "quality", "unit", "number", "quantities")


class Stopwatch:
    """Adds up the seconds spent in named parts; a part inside itself counts once."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: set[str] = set()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        if name in self._running:
            yield
            return
        self._running.add(name)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - start
            self._running.remove(name)

    def watch(self, language: Language) -> None:
        """Counts every fact of the language room as the part «language»."""
        for name in FACTS:
            setattr(language, name, self._timed(getattr(language, name)))

    def _timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any) -> Any:
            with self.part("language"):
                return function(*args)

        return timed


def audit_all(files: list[Path], ruleset: RuleSet, watch: Stopwatch) -> list[SubmissionReport]:
    return [audit_one(path, ruleset, watch) for path in files]


def audit_one(path: Path, ruleset: RuleSet, watch: Stopwatch) -> SubmissionReport:
    with watch.part("reading"):
        document: Document = read_document(path)
    with watch.part("forms"):
        submission: Submission = recognise(document, ruleset.lexicons)
    with watch.part("checks"):
        judgements = judge_submission(submission, ruleset)
    with watch.part("scoring"):
        scorecard, forms = score_submission(submission, judgements, ruleset)
    return SubmissionReport(
        submission=submission,
        findings=judgements.findings,
        gaps=judgements.gaps,
        tallies=judgements.tallies(ruleset),
        scorecard=scorecard,
        form_scorecards=forms,
        directions={},
    )


def run_once(files: list[Path]) -> tuple[float, int, Stopwatch]:
    """Audits and reports on all files with a fresh language memory: seconds, indicators, parts."""
    ruleset = load_ruleset()
    audit_submission(recognise(read_document(files[0]), ruleset.lexicons), ruleset)  # loads spaCy and jieba
    ruleset = load_ruleset()
    watch = Stopwatch()
    watch.watch(ruleset.language)
    start = perf_counter()
    reports = audit_all(files, ruleset, watch)
    whole = AuditReport(
        submissions=tuple(reports),
        unreadable=(),
        packs=ruleset.packs,
        profile=ruleset.profile.id,
        fingerprint=ruleset.fingerprint,
        version="benchmark",
    )
    with watch.part("reports"):
        to_json(whole)
        to_html(whole)
    seconds = perf_counter() - start
    watch.seconds["checks"] -= watch.seconds["language"]
    rows = sum(len(form.indicators) for each in reports for form in each.submission.forms)
    return seconds, rows, watch


def cold(arguments: list[str], repeat: int) -> float:
    """The median seconds of a new process."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "auditor", *arguments], check=False, capture_output=True)
        times.append(perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    files = list(find_documents(options.paths).files)
    runs = [run_once(files) for _ in range(options.repeat)]
    seconds, rows, watch = sorted(runs, key=lambda run: run[0])[len(runs) // 2]
    print(f"{len(files)} documents, {rows} indicators, median of {options.repeat} runs, one process")
    print(f"{len(files) / seconds:8.1f} documents/s   {rows / seconds:8.0f} indicators/s   {seconds:.3f} s")
    for name in ("reading", "forms", "language", "checks", "scoring", "reports"):
        print(f"  {name:10}{watch.seconds[name]:8.3f} s {watch.seconds[name] / seconds:6.1%}")
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "report.json")
        help_time = cold(["--help"], options.repeat)
        file_time = cold(["audit", str(files[0]), "--format", "json", "--output", output], options.repeat)
    print(f"cold start: --help {help_time * 1000:.0f} ms, one file {file_time * 1000:.0f} ms")


if __name__ == "__main__":
    main()
