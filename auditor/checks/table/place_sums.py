"""The target for all places of a line against what the places come to (全市合计, 甲区, 乙县)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence, Form, Indicator, RowRef, decimals

_ADDED = frozenset(
    {
        "animals", "area", "cases", "documents", "generic", "household_times", "households", "length",
        "machines", "mass", "money", "organisations", "people", "person_times", "places", "plants",
        "sessions", "times", "volume",
    }
)  # fmt: skip
_HALF = Decimal("0.5")
_AND = "、"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row for all places, those for each of them, and what they come to."""

    whole: Indicator
    parts: tuple[Indicator, ...]
    stated: Decimal
    values: tuple[Decimal, ...]

    @property
    def sum(self) -> Decimal:
        """What the places come to."""
        return sum(self.values, Decimal(0))

    @property
    def adds_up(self) -> bool:
        """Whether the total is their sum, but for rounding."""
        finest = max(decimals(each) for each in (*self.values, self.stated))
        return abs(self.sum - self.stated) <= _HALF.scaleb(-finest) * (len(self.values) - 1)


@check_kind("place-sums", params=NoParams, provides={"name", "parts", "sum", "stated", "difference", "unit"})
def judge_places(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """The places of a line add up to its total. Where all lines of the form fall short of theirs, other
    places may not be listed, and it is only asked."""
    lines = list(_lines(unit.form, context))
    if not lines:
        return NOT_APPLICABLE
    wrong = [line for line in lines if not line.adds_up]
    sure = any(line.adds_up or line.sum > line.stated for line in lines)
    return failed(*(_hit(unit.form, line, sure=sure) for line in wrong)) if wrong else PASSED


def _lines(form: Form, context: Context) -> Iterator[_Line]:
    """The lines with a total whose targets can be added up."""
    places: dict[tuple[str, tuple[str, ...]], list[Indicator]] = defaultdict(list)
    for row in (*form.indicators, *form.elsewhere):
        if row.locality:
            places[row.name, row.levels].append(row)
    for row in form.indicators:
        parts = places.get((row.name, row.levels), [])
        if row.locality or not _is_added(row, context) or any(part.unit != row.unit for part in parts):
            continue
        stated, values = _number(row, context), tuple(_values(parts, context))
        if stated is not None and len(values) > 1 and None not in values:
            yield _Line(row, tuple(parts), stated, tuple(value for value in values if value is not None))


def _values(parts: Sequence[Indicator], context: Context) -> Iterator[Decimal | None]:
    """The target of each place; one row may name several places."""
    for part in parts:
        yield from [_number(part, context)] * len((part.locality or "").split(_AND))


def _number(row: Indicator, context: Context) -> Decimal | None:
    return context.language.number(row.value or "")


def _is_added(row: Indicator, context: Context) -> bool:
    """Whether the targets of places are added up: counts and sums, never shares, prices or averages."""
    averages = context.lexicons.load("measures", MeasureLexicon).averages
    kinds = context.language.unit(row.unit or "").kinds
    whole = "/" not in (row.unit or "") and bool(kinds & _ADDED)
    return whole and not any(word in row.name for word in averages)


def _hit(form: Form, line: _Line, *, sure: bool) -> Hit:
    return Hit(
        values={
            "name": line.whole.name,
            "parts": "＋".join(as_text(value) for value in line.values),
            "sum": as_text(line.sum),
            "stated": as_text(line.stated),
            "difference": as_text(abs(line.sum - line.stated)),
            "unit": line.whole.unit or "",
        },
        evidence=(row_evidence(line.whole), *map(row_evidence, line.parts)),
        related=tuple(RowRef(form.index, part.row) for part in line.parts),
        row=line.whole.row,
        field="value",
        confidence=None if sure else Confidence.ASK,
    )
