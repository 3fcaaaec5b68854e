"""The day on which a self-review or a monitoring form was filled in, against the year that it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_year
from auditor.checks.units import SubmissionUnit
from auditor.chinese.dates import THIS_CENTURY, DateSpan, find_dates
from auditor.chinese.marks import alternation, unspaced
from auditor.model import Document, Evidence, FormKind, Location

_DATE = rf"\s*[:：]?\s*(?P<date>{THIS_CENTURY}.{{0,8}})"
_KINDS = frozenset({FormKind.SELF_REVIEW, FormKind.MONITORING})


class FilledOn(Params):
    """A label of the day of filling in is one of the words for what is done, before one for the day."""

    doing: tuple[str, ...] = Field(
        default=("填报", "填表", "填写", "编制", "自评", "监控", "报送"), description="栏名的前一半：做什么"
    )
    days: tuple[str, ...] = Field(default=("日期", "时间"), description="栏名的后一半")

    @property
    def label(self) -> str:
        """The label, as part of an expression."""
        return f"{alternation(self.doing)}{alternation(self.days)}"


@check_kind("filled-on", params=FilledOn, provides={"found", "expected"}, faults={"before", "after"})
def filled_on(unit: SubmissionUnit, params: FilledOn, _context: Context) -> Judgement:
    """Nobody tells of a year before it began; a monitoring form is filled in within its year."""
    forms = [form for form in unit.submission.forms if form.kind in _KINDS]
    days = list(_days(unit.submission.document, params.label)) if len(forms) == 1 else []
    if len(days) != 1:
        return NOT_APPLICABLE
    form, (day, location) = forms[0], days[0]
    year = form.year or unit.submission.year
    if year is None:
        return Undetermined(reasons.NO_YEAR)
    late = form.kind is FormKind.MONITORING and day.year > year + 1
    if day.year >= year and not late:
        return PASSED
    values = {"found": day.text.strip(), "expected": as_year(year)}
    evidence = (Evidence(day.text.strip(), location),)
    return failed(Hit(values, evidence, form=form.index, fault="after" if late else "before"))


def _days(document: Document, label: str) -> Iterator[tuple[DateSpan, Location]]:
    """The days that stand beside or behind the label of the day of filling in."""
    for table in document.tables():
        for row in table.rows():
            for before, cell in pairwise(row):
                if re.fullmatch(f"{label}[:：]?", unspaced(before.text)):
                    yield from ((day, cell.location) for day in find_dates(cell.text)[:1])
    for text in document.texts():
        for match in re.finditer(f"{label}{_DATE}", text.text):
            yield from ((day, text.location) for day in find_dates(match["date"])[:1])
