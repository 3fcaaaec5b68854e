"""Time and memory of the Excel worklist with 100,000 findings.

Usage: python -m benchmarks.reports [FINDINGS]

The findings are those of the examples, repeated over as many submissions as it takes. The seconds are of the
processor; the memory is what writing adds to what the report itself occupies, sampled while it runs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from auditor.batch import audit_paths
from auditor.model import AuditReport
from auditor.reports.workbook.workbook import write_workbook

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def repeated(findings: int) -> AuditReport:
    """A report with at least so many findings."""
    report = audit_paths([EXAMPLES])
    each = sum(len(submission.findings) for submission in report.submissions)
    return replace(report, submissions=report.submissions * (findings // each + 1))


def resident() -> float:
    """The memory that this process holds now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576


class Sampler(threading.Thread):
    """Watches the memory; ``most`` is the highest that it saw."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self._done = 0.0, threading.Event()

    def run(self) -> None:
        while not self._done.wait(0.05):
            self.most = max(self.most, resident())

    def finish(self) -> float:
        self._done.set()
        self.join()
        return self.most


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("findings", nargs="?", type=int, default=100_000, help="at least so many")
    report = repeated(parser.parse_args().findings)
    count = sum(len(each.findings) for each in report.submissions)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "worklist.xlsx"
        write_workbook(replace(report, submissions=report.submissions[:1]), target, generated_at=WHEN)
        before, sampler = resident(), Sampler()
        sampler.start()
        start = time.process_time()
        write_workbook(report, target, generated_at=WHEN)
        seconds, size = time.process_time() - start, target.stat().st_size / 1_048_576
        most = sampler.finish()
    print(f"{count} findings, {len(report.submissions)} submissions")
    print(f"{seconds:.1f} s of the processor, {count / seconds:.0f} findings/s, {size:.1f} MB on disk")
    print(f"memory {most:.0f} MB, of which writing {most - before:.0f} MB")


if __name__ == "__main__":
    main()
