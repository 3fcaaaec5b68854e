"""Time and memory of the Excel worklist with 100,000 findings, beside bare XlsxWriter; and of the JSON.

Usage: python -m benchmarks.reports [FINDINGS]

The findings are those of the examples, repeated over as many submissions as it takes. The seconds are of the
processor; the memory is what writing adds to what the report itself occupies, sampled while it runs. Bare
XlsxWriter is given the words of the same cells, read back before its clock starts, with a border and nothing
else: no links, colours, lists of choices or measured rows.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from auditor.batch import audit_paths
from auditor.model import AuditReport
from auditor.reports.data.pieces import json_pieces
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


@dataclass(frozen=True, slots=True)
class Written:
    """What writing took: seconds of the processor, memory added at most and size of the file, in MB."""

    seconds: float
    added: float
    size: float


def measured(write: Callable[[Path], None], target: Path) -> Written:
    """What it takes to write a file."""
    before, sampler = resident(), Sampler()
    sampler.start()
    start = time.process_time()
    write(target)
    seconds = time.process_time() - start
    return Written(seconds, sampler.finish() - before, target.stat().st_size / 1_048_576)


def write_json(report: AuditReport, target: Path) -> None:
    """The JSON report, a submission at a time as the command writes it."""
    with target.open("w", encoding="utf-8") as stream:
        stream.writelines(json_pieces(report))


def write_bare(sheets: list[list[tuple[object, ...]]], target: Path) -> None:
    """The words of these sheets with a border, by XlsxWriter alone."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        border = book.add_format({"border": 1})
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(at, column, value, border)


def words(path: Path) -> Iterator[list[tuple[object, ...]]]:
    """The values of each sheet of a workbook."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        yield list(sheet.iter_rows(values_only=True))


def told(name: str, written: Written, count: int) -> None:
    """Prints what writing took."""
    print(
        f"{name:16} {written.seconds:7.1f} s {count / written.seconds:8.0f} findings/s "
        f"{written.size:7.1f} MB on disk, {written.added:6.0f} MB of memory added"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("findings", nargs="?", type=int, default=100_000, help="at least so many")
    report = repeated(parser.parse_args().findings)
    count = sum(len(each.findings) for each in report.submissions)
    print(f"{count} findings, {len(report.submissions)} submissions")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "worklist.xlsx"
        first = replace(report, submissions=report.submissions[:1])
        write_workbook(first, target, generated_at=WHEN)  # what is loaded at the first time is not counted
        told("JSON", measured(lambda path: write_json(report, path), target.with_suffix(".json")), count)
        ours = measured(lambda path: write_workbook(report, path, generated_at=WHEN), target)
        told("worklist", ours, count)
        sheets = list(words(target))
        bare = measured(lambda path: write_bare(sheets, path), target.with_name("bare.xlsx"))
        told("bare XlsxWriter", bare, count)
    print(f"the worklist takes {ours.seconds / bare.seconds:.2f} × as long")


if __name__ == "__main__":
    main()
