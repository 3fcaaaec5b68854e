"""Time and peak memory of the Excel worklist with 100,000 findings.

Usage: python -m benchmarks.reports [FINDINGS]

The findings are those of the examples, repeated over as many submissions as it takes. Peak memory is what
writing adds to what the report itself occupies.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from auditor.batch import audit_paths
from auditor.model import AuditReport
from auditor.reports.workbook import write_workbook

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def repeated(findings: int) -> AuditReport:
    """A report with at least so many findings."""
    report = audit_paths([EXAMPLES])
    each = sum(len(submission.findings) for submission in report.submissions)
    return replace(report, submissions=report.submissions * (findings // each + 1))


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    wanted = int(sys.argv[1]) if sys.argv[1:] else 100_000
    report = repeated(wanted)
    count = sum(len(each.findings) for each in report.submissions)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "worklist.xlsx"
        before, start = peak(), time.perf_counter()
        write_workbook(report, target, generated_at=WHEN)
        seconds, size = time.perf_counter() - start, target.stat().st_size / 1_048_576
    print(f"{count} findings, {len(report.submissions)} submissions")
    print(f"{seconds:.1f} s, {count / seconds:.0f} findings/s, {size:.1f} MB on disk")
    print(f"peak memory {peak():.0f} MB, of which writing {peak() - before:.0f} MB")


if __name__ == "__main__":
    main()
