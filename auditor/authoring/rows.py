"""The rows of examples in rule files.

What an example leaves out is unread (``None``), what it gives as "" is blank, as in a submission.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from auditor.model import Indicator, Location, Operator, Period

_OPERATORS = {
    "≥": Operator.AT_LEAST, ">=": Operator.AT_LEAST, "≤": Operator.AT_MOST, "<=": Operator.AT_MOST,
    "=": Operator.EQUAL, "＝": Operator.EQUAL, ">": Operator.MORE_THAN, "＞": Operator.MORE_THAN,
    "<": Operator.LESS_THAN, "＜": Operator.LESS_THAN, "定性": Operator.QUALITATIVE,
}  # fmt: skip
_TABLE_COLUMNS = (
    "name", "weight", "operator", "value", "unit", "core", "actual", "score", "reason",
    "forecast", "possibility", "note",
)  # fmt: skip


Repeat = Annotated[int, Field(ge=1, le=100)]


class Case(BaseModel):
    """What an example writes down: numbers may stand for texts, and an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


def _flag(value: Any) -> Any:
    return {"是": True, "否": False}.get(value, value) if isinstance(value, str) else value


class IndicatorCase(Case):
    """A row of an indicator table; with ``repeat`` so many of them, ``{n}`` in the name being the number."""

    name: str
    repeat: Repeat = 1
    full_name: str | None = None
    levels: tuple[str, ...] = ()
    weight: str | None = None
    operator: str | None = None
    polarity: str | None = None
    value: str | None = None
    unit: str | None = None
    actual: str | None = None
    score: Decimal | None = None
    reason: str | None = None
    forecast: str | None = None
    possibility: str | None = None
    causes: tuple[str, ...] = ()
    note: str | None = None
    named_unit: bool = False
    core: Annotated[bool | None, BeforeValidator(_flag)] = None
    period: Period = "annual"
    place: str | None = None

    def indicator(self, row: int) -> Indicator:
        location = Location(table=1, row=row + 1)
        places = {name: location.at(column=column) for column, name in enumerate(_TABLE_COLUMNS, start=1)}
        return Indicator(
            row=row,
            name=self.name,
            full_name=self.full_name or self.name,
            location=location,
            levels=self.levels,
            weight=_decimal(self.weight),
            weight_text=self.weight,
            operator=_OPERATORS.get(self.operator or ""),
            operator_text=self.operator,
            polarity=self.polarity,
            value=self.value,
            unit=self.unit,
            actual=self.actual,
            score=self.score,
            reason=self.reason,
            forecast=self.forecast,
            possibility=self.possibility,
            causes=self.causes,
            note=self.note,
            named_unit=self.named_unit,
            core=self.core,
            period=self.period,
            locality=self.place,
            locations={name: places[name] for name in self.columns() if name in places},
        )

    def rows(self) -> Iterator[IndicatorCase]:
        """The rows that this one stands for."""
        for number in range(1, self.repeat + 1):
            numbered = {"name": self.name.replace("{n}", str(number))}
            yield self.model_copy(update=numbered) if self.repeat > 1 else self

    def columns(self) -> set[str]:
        """The columns that the example shows."""
        shown = {
            name
            for name in _TABLE_COLUMNS
            if name in self.model_fields_set and getattr(self, name) is not None
        }
        shown |= {"cause"} if self.causes else set()
        return shown | {f"level{depth}" for depth in range(1, min(len(self.levels), 2) + 1)}


def _decimal(text: str | None) -> Decimal | None:
    if text is None or not text.strip():
        return None
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None
