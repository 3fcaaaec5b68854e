"""The forms as read: their columns, indicators and money."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from auditor.model import Cause, FormKind, MoneyUnit, Operator
from auditor.reports.data.contract.scorecard import Gate, Scorecard
from auditor.reports.data.contract.shared import Count, Decision, Location, OpenModel, Ordinal

Sureness = Literal["certain", "likely", "doubtful"]


class Budget(OpenModel):
    """The unit is blank where the form states none."""

    amount: float
    unit: MoneyUnit


class Indicator(OpenModel):
    """``name``, ``value`` and ``unit`` are as written, the name without its level, the value without sign and
    unit; ``approximate`` are the words that make the value a rough one (约, 左右); ``direction`` is what
    follows from the name; ``period`` is the one that the target is for. ``line`` is the number of its line of
    the page, by which sentences call it, and ``part`` says which of the rows in that line it is."""

    row: Ordinal
    name: str
    levels: list[str]
    weight: float | None
    operator: Operator | None
    value: str | None
    unit: str | None
    actual: str | None
    core: bool | None
    direction: Literal["higher", "lower", "exact", "unknown"]
    location: Location
    period: Literal["annual", "mid_term", "half_year", "previous"] = "annual"
    place: str | None = None
    line: Ordinal | None = None
    part: str | None = None
    score: float | None = None
    reason: str | None = None
    forecast: str | None = None
    possibility: str | None = None
    causes: list[Cause] = []
    approximate: str | None = None


class Column(OpenModel):
    """A column of a form: its header as printed and what it was taken for, ``null`` for nothing."""

    label: str
    field: str | None
    reading: Sureness


class Execution(OpenModel):
    """What a self-review or a monitoring form says of the money spent."""

    budget: float | None
    adjusted: float | None
    executed: float | None
    expected: float | None
    rate: float | None
    points: float | None
    score: float | None
    reason: str | None
    location: Location


class Form(OpenModel):
    """``index`` counts forms in order of appearance, empty ones too; ``reading``: how sure columns are."""

    index: Ordinal
    kind: FormKind
    title: str
    project: str | None
    budget: Budget | None
    score: float | None
    grade: str | None
    indicators: list[Indicator]
    decision: Decision | None = None
    gates: list[Gate] = []
    reading: Sureness = "certain"
    columns: list[Column] = []
    unread_rows: Count = 0
    empty: bool = False
    year: int | None = None
    location: Location | None = None
    template: str | None = None
    through_month: Annotated[int, Field(ge=1, le=12)] | None = None
    execution: Execution | None = None
    scorecard: Scorecard | None = None
