"""The Excel worklist: an overview, the findings for a reviewer to decide on, indicators, rules, run facts.

Everything is written as text or number, never as a formula, and row by row, so that memory does not grow with
the number of findings: XlsxWriter makes the frame, the rows are poured into it. The same report and time give
the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

from auditor.errors import UsageError
from auditor.model import AuditReport
from auditor.reports.workbook_findings import finding_rows
from auditor.reports.workbook_frame import Frame, around_rows, frame
from auditor.reports.workbook_layout import (
    FINDINGS,
    INDICATORS,
    MOST_ROWS,
    OVERVIEW,
    RULES,
    RUN,
    Part,
    parts_of,
)
from auditor.reports.workbook_links import Links
from auditor.reports.workbook_rows import indicator_rows, overview_rows, rule_rows, run_rows
from auditor.reports.workbook_sheet import Row, RowWriter

_CHUNK = 200  # rows that are compressed at once
_LEVEL = 3  # of compression: level 6 takes twice the time for a tenth of the size


def write_workbook(
    report: AuditReport, path: Path, *, generated_at: datetime, most_rows: int = MOST_ROWS
) -> None:
    """Writes the worklist. ``generated_at`` is the only thing that differs between two runs on the same
    input; ``most_rows`` of a sheet, more go on in another one. Raises UsageError where the file cannot be
    written."""
    rules, facts = list(rule_rows(report)), list(run_rows(report, generated_at, most_rows))
    findings = sum(len(each.findings) for each in report.submissions)
    indicators = sum(len(form.indicators) for each in report.submissions for form in each.submission.forms)
    filled = (
        (OVERVIEW, len(report.submissions), overview_rows(report, most_rows)),
        (FINDINGS, findings, finding_rows(report, folder=path.resolve().parent, most_rows=most_rows)),
        (INDICATORS, indicators, indicator_rows(report)),
        (RULES, len(rules), iter(rules)),
        (RUN, len(facts), iter(facts)),
    )
    sheets = [(part, rows) for layout, count, rows in filled for part in parts_of(layout, count, most_rows)]
    empty = frame([part for part, _ in sheets], generated_at)
    try:
        with path.open("wb") as target:
            _pour(empty, sheets, target)
    except OSError as error:
        raise UsageError(f"不能写入 {path}，请换一个位置，或先关闭打开它的程序") from error


def _pour(empty: Frame, sheets: Sequence[tuple[Part, Iterator[Row]]], target: IO[bytes]) -> None:
    """Copies the frame, with the rows put into its sheets."""
    filled = dict(zip(empty.sheets, sheets, strict=True))
    with (
        zipfile.ZipFile(io.BytesIO(empty.archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive,
    ):
        for name in source.namelist():
            if name not in filled:
                with archive.open(name, "w") as entry:
                    entry.write(source.read(name))
                continue
            with Links() as links:
                with archive.open(name, "w") as sheet:
                    part, rows = filled[name]
                    head, tail = around_rows(source.read(name), part)
                    sheet.write(head)
                    _fill(sheet, RowWriter(part.layout, empty.styles, links), islice(rows, part.rows))
                    before, margins, after = tail.partition(b"<pageMargins")
                    sheet.write(before)
                    links.write_elements(sheet)
                    sheet.write(margins + after)
                if links.external:
                    with archive.open(f"{name.replace('sheets/', 'sheets/_rels/')}.rels", "w") as entry:
                        links.write_relationships(entry)


def _fill(sheet: IO[bytes], writer: RowWriter, rows: Iterator[Row]) -> None:
    numbered = enumerate(rows, 2)
    while chunk := [writer.xml(number, row) for number, row in islice(numbered, _CHUNK)]:
        sheet.write("".join(chunk).encode())
