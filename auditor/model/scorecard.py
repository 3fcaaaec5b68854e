"""The scorecard: the eight items of the official review form with every deduction as a row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Deduction:
    """One row of the arithmetic. ``count`` findings of one root cause (``group``) in the unit cost ``points``
    together; ``formula`` shows the sum as a reader can redo it («3 分 × 2 处 × 10/8 = 7.5 分，封顶 6 分»)."""

    item: str
    group: str
    label: str
    count: int
    points: Decimal
    formula: str
    rules: tuple[str, ...]
    form: int | None


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item of the review form. ``score`` is ``None`` (未评) when no rule could judge it; ``formula`` shows
    how it follows («15－3－1.5＝10.5»)."""

    item: str
    title: str
    dimension: str
    full: Decimal
    score: Decimal | None
    judged: int
    deductions: tuple[Deduction, ...] = ()
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """``score`` is the points reached, scaled to 100 over the judged items; ``None`` below the coverage.

    ``judged_points`` of ``full_points`` were judged; ``coverage`` is the share of applicable judgements that
    could be made (0…1). ``formula`` shows how ``score`` follows from the items.
    """

    items: tuple[ItemScore, ...]
    score: Decimal | None
    grade: str | None
    judged_points: Decimal
    full_points: Decimal
    coverage: Decimal
    formula: str
