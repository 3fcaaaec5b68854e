"""A row of an indicator table, as the form states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from auditor.model.location import Location


class Operator(StrEnum):
    """How the value of an indicator is to be compared (计算符号 / 指标性质)."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    EQUAL = "="
    MORE_THAN = ">"
    LESS_THAN = "<"
    QUALITATIVE = "定性"


FLOORS = frozenset({Operator.AT_LEAST, Operator.MORE_THAN})  # no less than that
CAPS = frozenset({Operator.AT_MOST, Operator.LESS_THAN})  # no more than that

Possibility = Literal["确定能", "有可能", "不可能"]
Cause = Literal["经费", "制度", "人员", "硬件", "其他"]
Period = Literal["annual", "mid_term", "half_year", "previous"]

_NO_LOCATIONS: Mapping[str, Location] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the indicator table.

    ``name`` is the last-level name without its level prefix, ``full_name`` as the cell has it. ``levels`` are
    the level names above it, from a prefix or from level columns. ``value`` is the target as written without
    operator and unit, ``weight`` is ``None`` where blank or unreadable (``weight_text`` tells which).
    ``about`` are the words before and behind the figure that make it a rough one (约, 左右).
    ``forecast`` is what a monitoring form expects for the year; ``possibility`` whether the target will be
    reached: 确定能, 有可能, 不可能, or the form's other words; ``causes`` are those ticked for a deviation
    (经费, 制度, 人员, 硬件, 其他); ``note`` is the remark.
    ``polarity`` is the cell that says which way is better (正向, 反向), where the form has one.
    ``item``: whether its table gives points for items without targets (评价内容, 分值, 得分), beside another
    one of targets.
    ``named_unit``: whether the unit is read from the brackets behind the name, as the target has none.
    ``period`` is the period that the target is for, ``locality`` the place or office, where the form has
    a column for each (several where they have the same target).
    ``line`` is the number of its line of the page, where some rows of the form share one, being for several
    periods or places, and ``part`` says which of these it is for.
    ``locations`` gives the cell of a field (name, weight, operator, value, unit, actual, core …), ``unread``
    names the fields whose cells have lost letters, ``doubtful`` those whose cells do not look
    like what their column holds; where it is the name, the row as a whole.
    """

    row: int
    name: str
    full_name: str
    location: Location
    levels: tuple[str, ...] = ()
    weight: Decimal | None = None
    weight_text: str | None = None
    operator: Operator | None = None
    operator_text: str | None = None
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
    core: bool | None = None
    locations: Mapping[str, Location] = field(default_factory=lambda: _NO_LOCATIONS)
    unread: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    period: Period = "annual"
    locality: str | None = None
    about: tuple[str, str] = ("", "")
    total: Decimal | None = None  # of all places of the line
    named_unit: bool = False
    item: bool = False
    line: int | None = None
    part: str = ""

    @property
    def number(self) -> int:
        """By which people count it: the line that it stands in."""
        return self.row if self.line is None else self.line

    @property
    def sign(self) -> str:
        """The sign as the form prints it; «» where it prints none, also where words alone make it 定性."""
        if self.operator is None or (self.operator is Operator.QUALITATIVE and not self.operator_text):
            return self.operator_text or ""
        return self.operator.value

    @property
    def unsigned_by_kind(self) -> bool:
        """Whether the cell for the sign was read and only says what kind of target there is (定量指标)."""
        return self.operator_text is None and "operator" in self.locations and "operator" not in self.unread

    @property
    def qualitative(self) -> bool:
        return self.operator is Operator.QUALITATIVE

    @property
    def called_qualitative(self) -> bool:
        """Whether a number with a bound of its own (95%以上) stands beside a cell that says 定性."""
        return not self.qualitative and Operator.QUALITATIVE.value in (self.operator_text or "")

    @property
    def figure(self) -> str:
        """Value and unit as one reads them: 95%, 20天左右, 百分之九十五; the value alone where it is
        qualitative."""
        value, unit = self.value or "", self.unit or ""
        if unit == "%" and value.isalpha() and not self.qualitative:
            return f"百分之{value}"
        before, behind = self.about
        return value if self.qualitative else f"{before}{value}{unit}{behind}"

    def place(self, name: str) -> Location:
        """The location of a field's cell, or of the row where the field has none."""
        return self.locations.get(name, self.location)
