"""A place of a document with its neighbours: the table rows around a cell, the sentences around a clause."""

from __future__ import annotations

from auditor.model import Document, Form, Indicator, Location, Submission
from auditor.model.words import ADVICE
from auditor.reports.view.located import Located
from auditor.reports.view.places import numbered
from auditor.reports.view.quotes import cell_text, quotes_of
from auditor.reports.view.wording import field_name

_AROUND = 2  # rows or paragraphs shown on each side
_LONGEST = 60  # characters of a cell
_FIELDS = (
    "name",
    "weight",
    "operator",
    "value",
    "unit",
    "actual",
    "score",
    "forecast",
    "possibility",
    "reason",
)


def finding_spot(submission: Submission, located: Located) -> list[str]:
    """The lines on a finding: what it says, its quotations in context, and its place with the neighbours."""
    finding, location = located.finding, located.location
    lines = [f"{finding.title}（{finding.rule}）", finding.message, f"位置：{located.place}"]
    if finding.suggestion:
        lines.append(f"{ADVICE}：{finding.suggestion.text}")
    for quotation in quotes_of(submission, located).quotations:
        words = "".join(f"【{each.text}】" if each.marked else each.text for each in quotation.segments)
        lines.append(f"原文：{quotation.label or quotation.place}：{words}")
    places = [each.location for each in finding.evidence] + ([location] if location else [])
    for spot in dict.fromkeys(map(_row_of, places)):
        around = neighbours(submission.document, spot)
        lines += ["", *around] if around else []
    return lines


def row_spot(submission: Submission, form: Form, indicator: Indicator) -> list[str]:
    """The lines on a row of a form: its fields as they were read, and its place with the neighbours."""
    lines = [f"表{form.index}{numbered(indicator)}：{indicator.full_name}"]
    lines += [f"  层级：{'－'.join(indicator.levels)}"] if indicator.levels else []
    for field in _FIELDS:
        where = indicator.locations.get(field)
        if where is not None:
            told = "" if where.only_table else f"（{where.describe()}）"
            lines.append(f"  {field_name(field)}：{_read(cell_text(indicator, field))}{told}")
    return [*lines, "", *neighbours(submission.document, indicator.location)]


def neighbours(document: Document, location: Location) -> list[str]:
    """The row or line at a place, marked ▶, with those before and after; empty where it is not found."""
    for table in document.tables():
        rows = [row for row in table.rows() if row]
        at = next(
            (n for n, row in enumerate(rows) if any(_same(cell.location, location) for cell in row)), None
        )
        if at is not None:
            return [
                _line(n == at, " | ".join(_short(cell.text) for cell in rows[n]))
                for n in _near(at, len(rows))
            ]
    paragraphs = list(document.paragraphs())
    at = next((n for n, each in enumerate(paragraphs) if _same(each.location, location)), None)
    if at is None:
        return []
    return [_line(n == at, _short(paragraphs[n].text)) for n in _near(at, len(paragraphs))]


def _same(one: Location, other: Location) -> bool:
    return one != Location() and _row_of(one) == _row_of(other)


def _row_of(location: Location) -> Location:
    """The row that a cell stands in, so that one row is shown once."""
    row = location.row if location.sheet is not None or location.table is not None else None
    in_sheet = location.sheet is not None and row is not None
    return location.at(column=None, cell=None if in_sheet else location.cell)


def _near(at: int, size: int) -> range:
    return range(max(0, at - _AROUND), min(size, at + _AROUND + 1))


def _line(marked: bool, text: str) -> str:
    return f"{'▶' if marked else ' '} {text}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"{flat[:_LONGEST]}…" if len(flat) > _LONGEST else flat or "—"


def _read(text: str) -> str:
    return text or "（空）"
