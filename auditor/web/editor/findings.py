"""The findings beside a form that one edits: where each leads to, and what one click does about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.model import Finding
from auditor.model.words import FIELD_WORDS, Urgency, row_words
from auditor.reports.view.alike import Alike
from auditor.reports.view.located import Located
from auditor.web.editor.editing import EditedForm, EditedRow
from auditor.web.editor.suggesting import Proposal, proposal_of

_ORDER = list(Urgency)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """``target`` is the id of the cell that it leads to, blank for none; ``proposal`` what one click does.
    The first of a point has what joined it in words (``also``), and behind it the point's other rows and
    what of that can be done by a click (``rest``)."""

    finding: Finding
    number: str
    urgency: Urgency
    place: str
    target: str
    proposal: Proposal | None
    also: str = ""
    rest: tuple[FindingLine, ...] = ()


def pressing(each: Located) -> int:
    """Where a finding stands among all: the most urgent first."""
    return _ORDER.index(each.urgency)


def line_of(each: Located, edited: EditedForm) -> FindingLine:
    """What the editor shows of a finding, with what it proposes for the form as it stands."""
    finding = each.finding
    return FindingLine(
        finding=finding,
        number=each.number,
        urgency=each.urgency,
        place=_place(each),
        target=_target(each, edited),
        proposal=proposal_of(finding, edited),
    )


def point_of(point: Alike, lines: dict[int, FindingLine]) -> FindingLine:
    """The line of a point, with those of the findings that are read with it."""
    joined = [lines[id(other)] for _, other in point.beside]
    rest = (*(lines[id(each)] for each in point.others), *(each for each in joined if each.proposal))
    return replace(lines[id(point.first)], also=point.also, rest=rest)


def _place(each: Located) -> str:
    if each.indicator is not None:
        field = FIELD_WORDS.get(each.finding.field or "", "")
        return f"{row_words(each.indicator.row)}{field}"
    return FIELD_WORDS.get(each.finding.field or "", "整张表")


def column_of(field: str | None, row: EditedRow) -> str:
    """The column of the desk in which a field stands: the sign and the unit beside the value where they have
    none of their own."""
    if field in row.cells:
        return field or ""
    if field in {"operator", "unit"} and "value" in row.cells:
        return "value"
    return "level2" if field == "levels" and "level2" in row.cells else "name"


def _target(each: Located, edited: EditedForm) -> str:
    row = each.finding.row
    if row is not None and 0 < row <= len(edited.rows):
        own = edited.rows[row - 1]
        return own.cells.get(column_of(each.finding.field, own), "")
    passage = passage_number(each, edited)
    return "" if passage is None else f"p{passage}"


def passage_number(each: Located, edited: EditedForm) -> int | None:
    """The passage that a finding is about: of its field, the one that says the words it quotes first."""
    if each.finding.row is not None:
        return None
    own = [
        number for number, passage in enumerate(edited.form.passages) if passage.field == each.finding.field
    ]
    quoted = [evidence.text for evidence in each.finding.evidence]
    saying = (n for n in own if any(text in edited.form.passages[n].text for text in quoted))
    return next(saying, own[0] if own else None)
