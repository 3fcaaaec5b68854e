"""What a form has earned, and what capped it and would raise it."""

from __future__ import annotations

from auditor.reports.data.contract.shared import Count, Decision, OpenModel, Ordinal, RowRef


class Gate(OpenModel):
    """A condition that capped the score at ``at_most``; ``decided``: without it the score were higher."""

    gate: str
    text: str
    at_most: float
    decided: bool | None = None


class CommonFault(OpenModel):
    """A common fault and the ``points`` that it takes of the score behind all gates."""

    fault: str
    text: str
    points: float


class Deduction(OpenModel):
    group: str
    label: str
    form: Ordinal | None
    count: Ordinal
    points: float
    formula: str
    rules: list[str]


class Part(OpenModel):
    """A part of an item, earned by the fact ``value``; open (``null``) where a person judges it."""

    part: str
    title: str
    full: float
    value: float | None
    full_at: float
    score: float | None
    formula: str
    deductions: list[Deduction]


class Item(OpenModel):
    """One of the eight items of the official review form."""

    item: str
    title: str
    dimension: str
    full: float
    score: float | None
    judged: Count
    formula: str
    deductions: list[Deduction]
    base: float = 0
    open: float = 0
    parts: list[Part] = []


class Lift(OpenModel):
    """What would raise the score, the score after it, and the ``rows`` that it is to be done in."""

    group: str
    label: str
    advice: str
    count: Count
    forms: list[Ordinal]
    after: float | None
    rows: list[RowRef] = []


class Scorecard(OpenModel):
    score: float | None
    grade: str | None
    judged_points: float
    full_points: float
    coverage: float
    formula: str
    items: list[Item]
    decision: Decision | None = None
    reached: float | None = None
    open_points: float | None = None
    gates: list[Gate] = []
    common: list[CommonFault] = []
    lifts: list[Lift] = []
    together: float | None = None
