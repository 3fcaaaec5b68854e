"""The forms of examples in rule files."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.authoring.rows import Case, IndicatorCase
from auditor.model import (
    Amount,
    Block,
    ColumnRead,
    Document,
    Execution,
    Form,
    FormKind,
    Location,
    MoneyUnit,
    Passage,
    PassageField,
    SharedPoints,
    Submission,
    Sureness,
    Totals,
)
from auditor.model.words import FIELD_WORDS
from auditor.ruleset.where import Column

_LABELS = {
    PassageField.OVERVIEW: FIELD_WORDS["overview"],
    PassageField.BASIS: FIELD_WORDS["basis"],
    PassageField.GOAL: "当年绩效目标",
    PassageField.LONG_TERM_GOAL: FIELD_WORDS["long_term_goal"],
    PassageField.OTHER: "其他",
}


class AmountCase(Case):
    """An amount of money in a form."""

    label: str
    value: Decimal
    unit: MoneyUnit = MoneyUnit.TEN_THOUSAND

    def amount(self) -> Amount:
        return Amount(self.value, self.unit, self.label, str(self.value), Location(table=1, row=1))


class TotalsCase(Case):
    """The sums below the indicators of a form."""

    weight: Decimal | None = None
    score: Decimal | None = None

    def totals(self) -> Totals:
        return Totals(self.weight, self.score, Location(table=1, row=90))


class SharedCase(Case):
    """The points that rows have together in one merged cell; the rows by their numbers."""

    rows: tuple[int, ...]
    weight: Decimal | None = None
    score: Decimal | None = None

    def shared(self) -> SharedPoints:
        return SharedPoints(self.rows, self.weight, self.score, Location(table=1, row=self.rows[0]))


class ExecutionCase(Case):
    """The execution of the budget in a self-review, or of one source; money in 万元."""

    label: str = ""
    budget: Decimal | None = None
    adjusted: Decimal | None = None
    executed: Decimal | None = None
    expected: Decimal | None = None
    rate: Decimal | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    reason: str | None = None

    def execution(self) -> Execution:
        return Execution(Location(table=1, row=5), **dict(self))


class FormCase(Case):
    """A form; ``budget`` in 万元 unless it is a mapping with its own unit. ``columns`` follow from the
    indicators where they are not given; ``read`` are the columns of its table from left to right."""

    kind: FormKind = FormKind.PROJECT
    project: str | None = None
    title: str = "项目支出绩效目标表"
    year: int | None = None
    department: str | None = None
    issuer: str | None = None
    budget: Decimal | AmountCase | None = None
    amounts: tuple[AmountCase, ...] = ()
    overview: str | None = None
    basis: str | None = None
    goal: str | None = None
    long_term_goal: str | None = None
    other: str | None = None
    labels: dict[PassageField, str] = Field(default_factory=dict)
    columns: frozenset[Column] | None = None
    read: tuple[Column, ...] = ()
    note: str | None = None
    layout: str | None = None
    empty: bool = False
    missing_labels: frozenset[str] = frozenset()
    blank_labels: tuple[str, ...] = ()
    indicators: tuple[IndicatorCase, ...] = ()
    totals: TotalsCase | None = None
    shared: tuple[SharedCase, ...] = ()
    execution: ExecutionCase | None = None
    sources: tuple[ExecutionCase, ...] = ()
    through_month: int | None = None

    def form(self, index: int = 1, *, judged: tuple[IndicatorCase, ...] = ()) -> Form:
        """The form with ``judged`` rows before its own."""
        rows = [row for each in (*judged, *self.indicators) for row in each.rows()]
        budget = self._budget()
        shown = {column for row in rows for column in row.columns()}
        return Form(
            index=index,
            kind=self.kind,
            title=self.title,
            location=Location(table=1, row=1),
            project=self.project,
            department=self.department,
            issuer=self.issuer,
            year=self.year,
            budget=budget,
            amounts=((budget,) if budget else ()) + tuple(amount.amount() for amount in self.amounts),
            passages=tuple(self._passages()),
            indicators=tuple(row.indicator(number) for number, row in enumerate(rows, start=1)),
            columns=frozenset(shown) if self.columns is None else self.columns,
            read=tuple(ColumnRead(FIELD_WORDS.get(each, each), each, Sureness.CERTAIN) for each in self.read),
            empty=self.empty,
            note=self.note,
            layout=self.layout,
            unfilled=tuple((name, "") for name in sorted(self.missing_labels)),
            blank_labels=self.blank_labels,
            totals=self.totals.totals() if self.totals else None,
            shared=tuple(each.shared() for each in self.shared),
            execution=self.execution.execution() if self.execution else None,
            sources=tuple(each.execution() for each in self.sources),
            through_month=self.through_month,
        )

    def _budget(self) -> Amount | None:
        if self.budget is None:
            return None
        given = (
            self.budget
            if isinstance(self.budget, AmountCase)
            else AmountCase(label="当年预算", value=self.budget)
        )
        return given.amount()

    def _passages(self) -> list[Passage]:
        texts = [(field, getattr(self, field.value)) for field in PassageField]
        return [passage(field, text, self.labels.get(field)) for field, text in texts if text is not None]


def submission(
    *forms: Form, blocks: tuple[Block, ...] = (), issuer: str | None = None, year: int | None = None
) -> Submission:
    """A submission of these forms; what it does not say itself follows from the first form."""
    first = forms[0] if forms else None
    return Submission(
        Document("示例", "example", blocks),
        forms,
        issuer or (first.issuer if first else None),
        year or (first.year if first else None),
    )


def passage(field: PassageField, text: str, label: str | None = None) -> Passage:
    """A text of a form under the label that such texts usually have."""
    return Passage(field, label or _LABELS[field], text, Location(table=1, row=1))
