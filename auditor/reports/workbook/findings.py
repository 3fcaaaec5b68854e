"""The rows of the worklist: every finding with what a reviewer needs to decide on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from auditor.model import Location, SubmissionReport
from auditor.model.words import ADVICE, FIELD_WORDS, WAIVED, WHOLE_FILE
from auditor.opening import is_file
from auditor.reports.view.alike import Alike, alike
from auditor.reports.view.located import Located, by_number
from auditor.reports.view.places import column_of, passage_label, placed, short_quoted
from auditor.reports.view.wording import PRACTICE, basis_of, category_name, degree, waiver_text
from auditor.reports.workbook.layout import ALIKE, FINGERPRINT, INDICATORS, place_of
from auditor.reports.workbook.sheet import Link, Row, Value

_LONGEST_LINK = 2_000
_NOT_IN_LINKS = '#%"<>|?*:\n'  # a colon would make a scheme of a folder's name


def finding_rows(
    report: SubmissionReport, name: str, *, folder: Path, most_rows: int, points: int, indicators: int
) -> Iterator[Row]:
    """The row of each finding of a submission, with the numbers that other reports cite. ``name`` is what its
    file is called. Links to the file
    are relative to ``folder``, where the workbook will lie; links to an indicator count on sheets of
    ``most_rows``. So many ``points`` and ``indicators`` stand before. The findings of a point bear one number
    in the first column and stand together; each keeps a row and a decision of its own, and only the first
    says all."""
    submission, source = report.submission, _relative(report.submission.source, folder)
    rows: dict[tuple[int | None, int | None], int] = {}
    for form in submission.forms:
        if form.indicators:
            rows[form.index, None] = indicators
        rows |= {(form.index, row.row): indicators + index for index, row in enumerate(form.indicators)}
        indicators += len(form.indicators)
    file = {"文件": name, FIELD_WORDS["issuer"]: submission.issuer}
    for count, point in enumerate(alike(by_number(report).values()), points + 1):
        told = _told(point)
        for found in point.each:
            finding = found.finding
            yield {
                "序号": count,
                "问题编号": found.number,
                ALIKE: point.numbers if len(point.each) > 1 else None,
                **file,
                "表内位置": _detail(found, rows.get((finding.form, finding.row)), most_rows),
                **_row(found, source),
                **told.get(found.number, {}),
            }


def _told(point: Alike) -> dict[str, Row]:
    """What the rows after the first of a point say instead, by number: shortly, and which row says it all."""
    first = point.first.number
    told: dict[str, Row] = {each.number: {ADVICE: f"同{first}"} for each in point.others}
    for place, other in point.beside:
        lead = point.findings[place].number
        told[other.number] = {"问题": f"另：{other.brief}（并入{lead}）", ADVICE: f"与{lead}一并改"}
    return told


def _row(located: Located, source: str) -> Row:
    finding, form, indicator = located.finding, located.form, located.indicator
    waived = f"（{WAIVED}：{waiver_text(finding)}）" if finding.waiver else ""
    return {
        "表": finding.form,
        "项目": form.name if form else None,
        "行": indicator.number if indicator else finding.row,
        "指标": indicator.name if indicator else None,
        "程度": degree(finding),
        "类别": category_name(finding.category),
        "问题": f"{waived}{finding.message}",
        "原文": "\n".join(dict.fromkeys(each.text for each in finding.evidence)),
        ADVICE: finding.suggestion.text if finding.suggestion else None,
        "依据": "；".join(basis_of(finding)) or PRACTICE,
        "原文位置": _link(located.location, source),
        "规则": finding.rule,
        FINGERPRINT: finding.fingerprint,
    }


def _detail(found: Located, row: int | None, most_rows: int) -> Value:
    """«表2第3行“指标值”», «表2“年度目标”», with a link to that row of the indicators; short enough for one
    line."""
    finding = found.finding
    if finding.form is None:
        return WHOLE_FILE
    column = column_of(found.form, found.indicator, finding.field) if found.form else ""
    words = f"表{finding.form}" + (_row_words(found, column))
    return words if row is None else Link(words, place=place_of(INDICATORS, row, most_rows))


def _row_words(found: Located, column: str) -> str:
    if row := found.indicator:
        return placed(row.number, column, row.part)
    if found.finding.row is not None:
        return placed(found.finding.row, column, "")
    field = found.finding.field
    return short_quoted((passage_label(found.form, field) if found.form else "") or column)


def _relative(source: str, folder: Path) -> str:
    """The file as seen from the workbook, blank where that cannot be said in a link."""
    if not is_file(Path(source)):
        return ""
    try:
        path = PurePath(os.path.relpath(Path(source).resolve(), folder)).as_posix()
        path.encode()
    except ValueError:  # another drive, or a name that is no text
        return ""
    return "" if len(path) > _LONGEST_LINK or any(sign in path for sign in _NOT_IN_LINKS) else path


def _link(location: Location | None, source: str) -> Value:
    words = location.describe() if location else ""
    if location is None or not source or not words:
        return words
    sheet = (location.sheet or "").replace("'", "''")
    return Link(words, source, f"'{sheet}'!{location.cell}" if sheet and location.cell else "")
