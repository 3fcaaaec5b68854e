"""The period of the project in a form's head against the year of the form."""

from __future__ import annotations

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
from auditor.checks.shared.amounts import as_year, inner
from auditor.checks.shared.head_lines import head_lines
from auditor.checks.units import FormUnit
from auditor.chinese.dates import THIS_CENTURY, find_dates
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, FormKind, Location

_YEARS = expression(rf"(?<!\d){THIS_CENTURY}(?!\d)")
_OPENING = 3  # months of a year in which what is to last for it begins
_HALF = 6
_COLON = expression("[:：]")


class HeadPeriod(Params):
    """``labels`` are those of cells with the period of a project, ``open_ended`` words beside which it has no
    end."""

    labels: frozenset[str] = Field(description="写项目起止时间的栏目")
    open_ended: tuple[str, ...] = Field(description="有这些词的没有终止时间")


@check_kind(
    "head-period", params=HeadPeriod, provides={"label", "found", "expected"}, faults={"outside", "spills"}
)
def head_period(unit: FormUnit, params: HeadPeriod, _context: Context) -> Judgement:
    """A project that is to last from one day to another does so in the year of its form; where it begins with
    that year and ends some months after it, money and goal may be of more than a year."""
    form = unit.form
    periods = list(_periods(unit, params))
    if not periods:
        return NOT_APPLICABLE
    year = form.year or unit.submission.year
    if year is None:
        return Undetermined(reasons.NO_YEAR)
    review = form.kind is FormKind.SELF_REVIEW
    hits = [
        Hit(
            {"label": label, "found": inner(said), "expected": as_year(year)},
            (Evidence(said, place),),
            confidence=Confidence.ASK if review or fault == "spills" else None,
            fault=fault,
        )
        for label, said, place in periods
        if (fault := _fault(said, year, params, review=review))
    ]
    return failed(*hits[:1]) if hits else PASSED


def _fault(said: str, year: int, params: HeadPeriod, *, review: bool) -> str:
    if not _holds(said, year, params):
        return "outside"
    return "spills" if not review and _spills(said, year) else ""


def _spills(said: str, year: int) -> bool:
    """Whether a period opens with the year and ends in the first half of the next."""
    days = [each for each in find_dates(said) if each.first and each.last]
    first, last = (days[0].first, days[-1].last) if len(days) > 1 else (None, None)
    if first is None or last is None:
        return False
    return first.year == year and first.month <= _OPENING and last.year == year + 1 and last.month <= _HALF


def _holds(said: str, year: int, params: HeadPeriod) -> bool:
    years = [int(match.group()) for match in _YEARS.finditer(said)]
    return min(years) <= year <= max(years) or any(word in said for word in params.open_ended)


def _periods(unit: FormUnit, params: HeadPeriod) -> Iterator[tuple[str, str, Location]]:
    """The cells above the indicators that say a period with its years, each with its label."""
    for cells in head_lines(unit):
        for cell in cells:
            label, *said = _COLON.split(cell.text, maxsplit=1)
            if said and plain(label) in params.labels and _YEARS.search(said[0]):
                yield plain(label), said[0].strip(), cell.location
        for cell, beside in pairwise(cells):
            if plain(cell.text) in params.labels and _YEARS.search(beside.text):
                yield plain(cell.text), beside.text.strip(), beside.location
