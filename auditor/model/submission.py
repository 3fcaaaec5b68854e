"""A submission as the forms of a document state it: typed, located, nothing guessed.

A value is present, blank (the cell is there and empty: ``""``) or unread (``None``: the form has no such
column, or the cell could not be read). A missing amount is never 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from auditor.model.amount import Amount
from auditor.model.document import Document, Doubt
from auditor.model.indicator import Indicator, Period
from auditor.model.location import Location


class Sureness(StrEnum):
    """How sure the reading of a column or a form is; what is doubtful never makes findings."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class FormKind(StrEnum):
    """What a form is for."""

    DEPARTMENT = "department"
    PROJECT = "project"
    TRANSFER = "transfer"
    SELF_REVIEW = "self_review"
    MONITORING = "monitoring"


class PassageField(StrEnum):
    """The text fields of a form."""

    OVERVIEW = "overview"  # 项目概况
    BASIS = "basis"  # 立项依据
    GOAL = "goal"  # 当年绩效目标
    LONG_TERM_GOAL = "long_term_goal"  # 中长期 / 总体目标 beside an annual one
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text field of a form. ``label`` is the field's name as the form prints it."""

    field: PassageField
    label: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums that a form prints below its indicators (合计, 总分), as written."""

    weight: Decimal | None
    score: Decimal | None
    location: Location


@dataclass(frozen=True, slots=True)
class SharedPoints:
    """The points that rows of a form have in one merged cell, and what was given for them together: by the
    numbers of the rows, ``score`` ``None`` where its cell is blank."""

    rows: tuple[int, ...]
    weight: Decimal | None
    score: Decimal | None
    location: Location


Planned = Literal["budget", "adjusted"]
"""What was granted at the start of the year, or after changes."""


@dataclass(frozen=True, slots=True)
class Execution:
    """The line 年度资金总额 of a self-review or a monitoring form, money in the form's unit; ``label`` names
    the source in the lines below it.

    ``rate`` is as printed (95.2 for 95.2 %, or 0.952), ``points`` what the execution rate is worth, ``score``
    what was given; ``reason`` is ``None`` where the form has no such column. ``expected`` is what is to be
    spent by the end of the year, ``rate_of`` the amount by which a printed formula of the rate divides.
    """

    location: Location
    budget: Decimal | None = None
    adjusted: Decimal | None = None
    executed: Decimal | None = None
    rate: Decimal | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    reason: str | None = None
    expected: Decimal | None = None
    label: str = ""
    rate_of: Planned | None = None


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A column of an indicator table: its header as printed, the field that it was taken for, ``None`` for
    none, and how sure that is. ``may_hold`` is a further field that it may be, so that what the form's own
    column of it says, or that it has none, is doubtful."""

    label: str
    field: str | None
    reading: Sureness
    may_hold: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``columns`` are the indicator columns that it has (name, weight, operator, value, unit, core,
    level1, level2, actual, score, reason, forecast, possibility, cause, note). ``empty`` marks a template
    that nobody filled in, ``note`` the remark below or above the table (备注). ``layout`` says how levels are
    shown (levels, prefixed, flat, grouped), ``template`` names the entry of lexicons/layouts.yaml that the
    form looks like, ``through_month`` is the last month that the figures of a monitoring form cover."""

    index: int
    kind: FormKind
    title: str
    location: Location
    project: str | None = None
    department: str | None = None
    issuer: str | None = None
    year: int | None = None
    budget: Amount | None = None
    amounts: tuple[Amount, ...] = ()
    passages: tuple[Passage, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    columns: frozenset[str] = frozenset()
    empty: bool = False
    note: str | None = None
    layout: str | None = None
    template: str | None = None
    unfilled: tuple[tuple[str, str], ...] = ()  # fields whose cell is empty, each with its label as printed
    blank_labels: tuple[str, ...] = ()  # as printed, every label of the head whose cell is blank
    totals: Totals | None = None
    shared: tuple[SharedPoints, ...] = ()
    execution: Execution | None = None
    sources: tuple[Execution, ...] = ()  # the lines below it, by source
    through_month: int | None = None
    looks_back: bool = False  # it stands in a report on a year that is over, with targets that were approved
    cut: bool = False  # the table breaks off: its last row has lost its cells, and rows may be missing
    reading: Sureness = Sureness.CERTAIN  # of the columns as a whole
    read: tuple[ColumnRead, ...] = ()  # the columns of the indicator table from left to right
    unread_rows: int = 0  # rows with something like a target that were not taken for indicators
    beside: tuple[Indicator, ...] = ()  # of a view of the year: the targets of other periods
    elsewhere: tuple[Indicator, ...] = ()  # of a view of one place: the targets of the others

    def passage(self, name: PassageField) -> Passage | None:
        """The first passage of a field that has text."""
        return next((p for p in self.passages if p.field is name and p.text.strip()), None)

    @property
    def missing_labels(self) -> frozenset[str]:
        """The fields whose label stands in the form with an empty cell."""
        return frozenset(name for name, _ in self.unfilled)

    @property
    def doubtful(self) -> frozenset[str]:
        """The fields whose column is doubtful."""
        return frozenset(c.field for c in self.read if c.field and c.reading is Sureness.DOUBTFUL)

    @property
    def misplaced(self) -> frozenset[str]:
        """The fields that another column may hold than the one that they are read from, if there is one."""
        return frozenset(c.may_hold for c in self.read if c.may_hold)

    @property
    def has_no_targets(self) -> bool:
        """Whether a self-review tells what was reached and has no column for what was aimed at."""
        reviews = self.kind is FormKind.SELF_REVIEW
        told = "actual" in self.columns and "actual" not in self.doubtful
        return reviews and told and "value" not in self.columns and not any(r.value for r in self.indicators)

    def views(self) -> tuple[Form, ...]:
        """The form as if it held the targets of one period and place only, once for each; those of the year
        and of the first place come first. Beside targets of the year, those of another period have only the
        texts of that period, and no money; beside those for all places, those of a place have no texts."""
        if len({(row.period, row.locality) for row in self.indicators}) < 2:
            return (self,)
        groups: dict[tuple[Period, str | None], list[Indicator]] = {}
        for row in self.indicators:
            groups.setdefault((row.period, row.locality), []).append(row)
        ordered = sorted(groups.items(), key=lambda group: group[0][0] != "annual")
        annual = any(period == "annual" for period, _ in groups)
        return tuple(self._view(period if annual else "annual", rows) for (period, _), rows in ordered)

    def _view(self, period: Period, rows: list[Indicator]) -> Form:
        if period == "annual":
            first = rows[0]
            beside = tuple(row for row in self.indicators if row.period != first.period)
            others = (row for row in self.indicators if row.period == first.period)
            elsewhere = tuple(row for row in others if row.locality != first.locality)
            of_place = first.locality is not None and any(row.locality is None for row in elsewhere)
            passages = () if of_place else self.passages
            return replace(
                self, indicators=tuple(rows), beside=beside, elsewhere=elsewhere, passages=passages
            )
        goals = (each for each in self.passages if each.field is PassageField.LONG_TERM_GOAL)
        passages = tuple(replace(goal, field=PassageField.GOAL) for goal in goals)
        return replace(
            self,
            indicators=tuple(rows),
            passages=passages if period == "mid_term" else (),
            budget=None,
            amounts=(),
            execution=None,
        )

    @property
    def lines(self) -> int:
        """How many indicators a person counts: the targets of one line are one."""
        return len({row.number for row in self.indicators})

    @property
    def name(self) -> str:
        """What a person calls this form: the project, else the title."""
        return self.project or self.title


@dataclass(frozen=True, slots=True)
class Submission:
    """All forms of one file, with the document they came from. ``doubts`` arose when the forms were
    recognised; what the reader doubted stands in the document."""

    document: Document
    forms: tuple[Form, ...]
    issuer: str | None = None
    year: int | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def source(self) -> str:
        return self.document.source
