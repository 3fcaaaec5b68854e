"""What stands in lexicons/form-labels.yaml, and the part of units.yaml that tells the units in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Literal

from pydantic import ConfigDict

from auditor.config.lexicons import LexiconModel
from auditor.model import Cause, FormKind, Possibility

FieldName = Literal[
    "project", "unit_name", "department", "issuer", "implementer", "period", "year", "budget", "long_budget",
    "amount", "overview", "basis", "goal", "goal_generic", "long_term_goal", "other", "money_unit",
    "self_score", "info",
]  # fmt: skip
ColumnName = Literal[
    "name", "level1", "level2", "level3", "weight", "operator", "nature", "value", "unit", "core", "actual",
    "score", "reason", "forecast", "possibility", "cause", "note", "project", "issuer", "budget", "goal",
    "ignored",
]  # fmt: skip
ExecutionColumn = Literal["budget", "adjusted", "executed", "expected", "rate", "points", "score", "reason"]


class Titles(LexiconModel):
    """A title holds one of ``words`` and ends with one of ``endings``."""

    words: tuple[str, ...]
    endings: tuple[str, ...]
    excluded: tuple[str, ...]


class BudgetWords(LexiconModel):
    """What labels of the year's budget are made of."""

    parts: tuple[str, ...]
    kernels: tuple[str, ...]
    endings: tuple[str, ...]
    annual: tuple[str, ...]
    alone: tuple[str, ...]  # that are it where a form prints no other amount
    bare: tuple[str, ...]  # that are one only beside a money unit
    joined: tuple[str, ...]  # what may be joined to one: 资金总额及构成


class FundWords(LexiconModel):
    """Who gives money, and what is said of it: 市县 + 财政 + 配套."""

    owners: tuple[str, ...]
    kinds: tuple[str, ...]


class MoneyWords(LexiconModel):
    """What labels of money say: those of ``columns`` of amounts and ``others``, what was ``spent`` of a
    budget or ``paid`` out of it, what makes a label none of a source."""

    columns: tuple[str, ...]
    others: tuple[str, ...]
    spent: tuple[str, ...]
    paid: tuple[str, ...]
    no_sources: tuple[str, ...]


class ToldBudgets(LexiconModel):
    """What tells in a sentence that a sum is the budget: words for ``funds`` and for how they are given
    (``deeds``); none is where ``others`` stand beside it, what was ``spent`` may follow, the whole period's
    where ``wholes`` do, the year's part of it behind ``years``."""

    funds: tuple[str, ...]
    deeds: tuple[str, ...]
    others: tuple[str, ...]
    spent: tuple[str, ...]
    wholes: tuple[str, ...]
    years: tuple[str, ...]


class Composed(LexiconModel):
    """What labels of texts may say beside a known one: a modifier, what is joined to it, the word at its end
    for a text, the subject in front."""

    modifiers: tuple[str, ...]
    subjects: tuple[str, ...]
    tails: tuple[str, ...]
    joiners: tuple[str, ...]
    joined: tuple[str, ...]


class AccountWords(LexiconModel):
    """What labels of accounts of the goal are made of."""

    of: tuple[str, ...]
    kernels: tuple[str, ...]
    deeds: tuple[str, ...]
    ends: tuple[str, ...]


class ShortfallWords(LexiconModel):
    """What labels of accounts of what went wrong are made of."""

    of: tuple[str, ...]
    kernels: tuple[str, ...]


class BehindUnits(LexiconModel):
    """What is printed behind the name of a unit: labels of persons, days and stamps, series of tables."""

    labels: tuple[str, ...]
    tables: tuple[str, ...]


class Parts(LexiconModel):
    """Second header lines of monitoring forms: a column for each answer, or for each kind of cause."""

    possibility: Mapping[Possibility, tuple[str, ...]]
    cause: Mapping[Cause, tuple[str, ...]]


class Levels(LexiconModel):
    """Names of the first and second indicator level, and what joins them to a name; ``inner`` are those of
    the first level that stand below another first one where that has second ones."""

    first: tuple[str, ...]
    inner: Mapping[str, tuple[str, ...]] = {}
    second: tuple[str, ...]
    separators: tuple[str, ...]


class Approximate(LexiconModel):
    """Words before and behind a number that make it a rough one."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class ExecutionWords(LexiconModel):
    """What labels of the execution of the budget are made of: a time, what was done with the money, and an
    amount or a rate (全年支出数, 累计支付进度); or when it was granted, the grant, an amount (年初安排数)."""

    times: tuple[str, ...]
    spent: tuple[str, ...]
    amounts: tuple[str, ...]
    rates: tuple[str, ...]
    granted: Mapping[Literal["budget", "adjusted"], tuple[str, ...]]
    grants: tuple[str, ...]

    def labels(self) -> Iterator[tuple[str, ExecutionColumn]]:
        """Every label that can be made of them; 支出 alone is none."""
        for spent in self.spent:
            for time in ("", *self.times):
                amounts = ("", *self.amounts) if time else self.amounts
                yield from ((f"{time}{spent}{amount}", "executed") for amount in amounts)
                yield from ((f"{time}{spent}{rate}", "rate") for rate in self.rates)
        for column, times in self.granted.items():
            for time, grant, amount in product(times, self.grants, ("", *self.amounts)):
                yield f"{time}{grant}{amount}", column


class FormLabels(LexiconModel, lexicon="form-labels"):
    """The model of lexicons/form-labels.yaml."""

    titles: Titles
    kinds: Mapping[FormKind, tuple[str, ...]]
    plans: tuple[str, ...]
    reports: tuple[str, ...]
    fields: Mapping[FieldName, tuple[str, ...]]
    overall: tuple[str, ...]
    of_departments: tuple[str, ...]
    offices: tuple[tuple[str, ...], ...]
    composed: Composed
    account_words: AccountWords
    shortfall_words: ShortfallWords
    budget_words: BudgetWords
    told_budgets: ToldBudgets
    fund_words: FundWords
    money_words: MoneyWords
    short_fields: Mapping[FieldName, tuple[str, ...]]
    fund_sources: tuple[str, ...]
    sums: tuple[str, ...]
    item_labels: tuple[str, ...]
    project_endings: tuple[str, ...]
    row_labels: tuple[str, ...]
    row_label_owners: tuple[str, ...]
    parts: Parts
    budget_columns: tuple[str, ...]
    execution: Mapping[ExecutionColumn, tuple[str, ...]]
    execution_words: ExecutionWords
    levels: Levels
    organisations: tuple[str, ...]
    no_organisations: tuple[str, ...]
    behind_units: BehindUnits
    totals: tuple[str, ...]
    subtotals: tuple[str, ...]
    notes: tuple[str, ...]
    samples: tuple[str, ...]
    instructions: tuple[str, ...]
    no_data: tuple[str, ...]
    blanks: tuple[str, ...]
    placeholders: tuple[str, ...]
    repeats: tuple[str, ...]
    none: tuple[str, ...]
    operators: Mapping[str, tuple[str, ...]]
    sign_cells: Mapping[str, tuple[str, ...]]
    operator_codes: Mapping[str, str]
    polarity: tuple[str, ...]
    quantitative: tuple[str, ...]
    suffixes: Mapping[str, tuple[str, ...]]
    date_suffixes: tuple[str, ...]
    date_finishes: tuple[str, ...]
    leads: tuple[str, ...]
    results: tuple[str, ...]
    trends: tuple[str, ...]
    approximate: Approximate
    degrees: tuple[str, ...]
    degree_things: tuple[str, ...]
    said_alone: tuple[str, ...]
    tails: tuple[str, ...]
    classifiers: tuple[str, ...]
    no_things: tuple[str, ...]
    ordinals: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    core_codes: Mapping[str, bool]
    marks: tuple[str, ...]
    money_units: tuple[str, ...]
    units: tuple[str, ...]


class UnitGroup(LexiconModel):
    """What is asked of a group of lexicons/units.yaml here: its words, and whether they stand out."""

    model_config = ConfigDict(extra="ignore")

    units: Mapping[str, Decimal]
    prose: bool = True


class Units(LexiconModel):
    """The part of lexicons/units.yaml that tells the units in a cell."""

    model_config = ConfigDict(extra="ignore")

    groups: tuple[UnitGroup, ...]
    not_in_prose: frozenset[str]

    @property
    def symbols(self) -> frozenset[str]:
        """The units in Latin letters, also the short ones that stand for other things alone: V, W, A."""
        return frozenset(unit for group in self.groups for unit in group.units if unit.isascii())

    @property
    def words(self) -> frozenset[str]:
        """The units that are no common words."""
        return (
            frozenset(unit for group in self.groups if group.prose for unit in group.units)
            - self.not_in_prose
        )
