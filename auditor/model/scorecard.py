"""The scorecard: the eight items of the official review form, what each was earned by, what capped the
sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from auditor.model.amount import as_written
from auditor.model.finding import RowRef


@dataclass(frozen=True, slots=True)
class Deduction:
    """One row of the arithmetic. ``count`` findings of one root cause (``group``) in the unit cost ``points``
    together; ``formula`` shows the sum as a reader can redo it («3分×2行×10/8＝7.5分，封顶6分，扣6分»)."""

    item: str
    group: str
    label: str
    count: int
    points: Decimal
    formula: str
    rules: tuple[str, ...]
    form: int | None


@dataclass(frozen=True, slots=True)
class PartScore:
    """A part of an item. ``value`` is the fact it was earned by, ``full_at`` what earns the ``full`` points;
    ``score`` is what is left after the ``deductions``. Both are ``None`` for a part that stays open: the form
    has no such field, a person judges it."""

    part: str
    title: str
    full: Decimal
    value: Decimal | None
    full_at: Decimal
    score: Decimal | None
    formula: str
    deductions: tuple[Deduction, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item of the review form. ``base`` is what a filled form starts from, ``open`` the points that are
    left to a person, ``formula`` shows how the score follows («起评4＋指标维度3.2＋指标要素1.8＝9»)."""

    item: str
    title: str
    dimension: str
    full: Decimal
    score: Decimal | None
    judged: int
    deductions: tuple[Deduction, ...] = ()
    formula: str = ""
    base: Decimal = Decimal(0)
    open: Decimal = Decimal(0)
    parts: tuple[PartScore, ...] = ()


@dataclass(frozen=True, slots=True)
class GateHit:
    """A condition that caps the score at ``at_most``; ``decided`` where without it the score were higher.
    Of what was earned above ``line`` (by itself the cap) the share ``keeps`` counts. ``text`` has the whole
    arithmetic, ``title`` the condition alone."""

    gate: str
    text: str
    at_most: Decimal
    decided: bool
    line: Decimal | None = None
    keeps: Decimal = Decimal(0)
    title: str = ""

    @property
    def brief(self) -> str:
        """The condition and what it comes to."""
        return f"{self.title}，得分最高{as_written(self.at_most)}分" if self.title else self.text

    @property
    def start(self) -> Decimal:
        """Where the gate begins to press."""
        return self.at_most if self.line is None else self.line

    def cap(self, reached: Decimal) -> Decimal:
        """What a form behind this gate has at most that earned so much."""
        return self.start + max(reached - self.start, Decimal(0)) * self.keeps


@dataclass(frozen=True, slots=True)
class CommonFault:
    """What a common fault takes of the score behind all gates; ``text`` shows the arithmetic, ``title`` says
    what is wrong."""

    fault: str
    text: str
    points: Decimal
    title: str = ""

    @property
    def brief(self) -> str:
        """What is wrong and what it comes to."""
        return f"{self.title}，扣{as_written(self.points)}分" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Lift:
    """What would raise the score: with the ``count`` findings of a ``group`` mended, or a part filled, the
    score becomes ``after``. ``label`` says what is wrong, ``advice`` what to do where no finding does,
    ``rows`` are those that it is to be done in."""

    group: str
    label: str
    advice: str
    count: int
    forms: tuple[int, ...]
    after: Decimal
    rows: tuple[RowRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """``reached`` of ``judged_points`` points were earned, the rest of the ``full_points`` is left to a
    person; nothing is scaled up. ``score`` is ``reached`` under the ``gates``, less the ``common`` faults,
    ``None`` where nothing could be scored.

    ``coverage`` is the share of applicable judgements that could be made (0…1). ``formula`` shows how
    ``score`` follows from the items. ``together`` is the score with all ``lifts`` done.
    """

    items: tuple[ItemScore, ...]
    score: Decimal | None
    grade: str | None
    judged_points: Decimal
    full_points: Decimal
    coverage: Decimal
    formula: str
    decision: str | None = None
    reached: Decimal | None = None
    gates: tuple[GateHit, ...] = ()
    common: tuple[CommonFault, ...] = ()
    lifts: tuple[Lift, ...] = ()
    together: Decimal | None = None

    @property
    def open_points(self) -> Decimal:
        """The points that a person gives."""
        return self.full_points - self.judged_points
