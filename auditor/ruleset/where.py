"""Who a rule judges: equality and membership only, compiled once into one predicate per rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from auditor.checks.target import Stated
from auditor.checks.units import Scope, Unit, form_of, passage_of, rows_of
from auditor.expressions import expression
from auditor.model import Form, FormKind, Indicator, Operator, Passage, PassageField, Submission
from auditor.model.words import FIELD_WORDS

Column = Literal[
    "name",
    "weight",
    "operator",
    "value",
    "unit",
    "core",
    "level1",
    "level2",
    "level3",
    "actual",
    "score",
    "reason",
    "forecast",
    "possibility",
    "cause",
    "note",
]


class Nature(StrEnum):
    """What the operator says of an indicator; ``UNKNOWN`` where it is blank or unread."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"
    UNKNOWN = "unknown"


_FILTERS = 1_024  # different ones, far more than a rule set has
_NUMBER = expression(r"\s*[-+]?\d[\d,]*(?:\.\d+)?\s*")


class Filled(StrEnum):
    """Whether forms are judged that somebody filled in, empty templates, or both."""

    YES = "true"
    NO = "false"
    ANY = "any"


def nature(indicator: Stated) -> Nature:
    """Quantitative or qualitative by the operator; without one a number is a quantity (100 of a form that
    has no column for signs)."""
    if indicator.operator is None:
        number = _NUMBER.fullmatch(unicodedata.normalize("NFKC", indicator.value or ""))
        return Nature.QUANTITATIVE if number else Nature.UNKNOWN
    return Nature.QUALITATIVE if indicator.qualitative else Nature.QUANTITATIVE


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_word(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


Item = TypeVar("Item")
Members = Annotated[tuple[Item, ...], BeforeValidator(_as_list), Field(min_length=1)]


class Where(BaseModel):
    """The filter of a rule; a key that is absent lets everything pass. ``level`` matches when any level of
    the indicator starts with one of the words, ``column`` when the form has all the columns."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    nature: Members[Nature] | None = Field(
        default=None, description="指标性质：quantitative 定量，qualitative 定性，unknown 看不出"
    )
    operator: Members[Operator] | None = Field(default=None, description=FIELD_WORDS["operator"])
    level: Members[str] | None = Field(default=None, description="任一级指标以这些词开头")
    kind: Members[FormKind] | None = Field(default=None, description="表的种类")
    column: Members[Column] | None = Field(default=None, description="表里有这些列")
    field: Members[PassageField] | None = Field(default=None, description="哪几段文字")
    filled: Annotated[Filled, BeforeValidator(_as_word)] = Field(
        default=Filled.YES, description="true 填写了的表，false 空白表，any 都判"
    )


_ROW_SCOPES = frozenset({Scope.INDICATOR, Scope.PAIR})
_FORM_SCOPES = frozenset({Scope.FORM, Scope.INDICATOR, Scope.PAIR, Scope.TEXT})
SCOPES_OF_KEY: dict[str, frozenset[Scope]] = {
    "nature": _ROW_SCOPES,
    "operator": _ROW_SCOPES,
    "level": _ROW_SCOPES,
    "kind": _FORM_SCOPES,
    "column": _FORM_SCOPES,
    "filled": _FORM_SCOPES,
    "field": frozenset({Scope.TEXT}),
}


class Filter:
    """Who a rule judges. The form is asked once for all its rows and passages; ``row`` and ``passage`` ask
    of one of them, ``None`` where every one is judged. ``target`` asks of a row what its target tells, all
    but the levels that it stands under, where ``asks_levels``."""

    __slots__ = ("_fields", "_forms", "_years", "asks_levels", "row", "target")

    def __init__(self, where: Where, years: tuple[int | None, int | None] = (None, None)) -> None:
        self._forms = _form_tests(where)
        self._fields = None if where.field is None else frozenset(where.field)
        self._years = None if years == (None, None) else years
        tests = _target_tests(where)
        self.target = _all(tests)
        self.asks_levels = where.level is not None
        self.row = _all([*tests, *_level_tests(where)])

    def __call__(self, unit: Unit) -> bool:
        form, passage = form_of(unit), passage_of(unit)
        if not self.form(form, unit.submission):
            return False
        if self._fields is not None and (passage is None or not self.passage(passage)):
            return False
        return self.row is None or all(map(self.row, rows_of(unit)))

    def form(self, form: Form | None, submission: Submission) -> bool:
        """Whether a form's parts are judged; ``None`` stands for the submission as a whole."""
        if self._years is not None:
            first, last = self._years
            year = (form.year if form else None) or submission.year
            if year is not None and not (first or year) <= year <= (last or year):
                return False
        return form is None or all(test(form) for test in self._forms)

    def passage(self, passage: Passage) -> bool:
        """Whether a passage is judged."""
        return self._fields is None or passage.field in self._fields


@lru_cache(_FILTERS)
def compile_where(where: Where, years: tuple[int | None, int | None] = (None, None)) -> Filter:
    """One filter for all keys, and for the years in which the rule is in force, the same for all rules that
    say the same; in a pair both indicators have to match."""
    return Filter(where, years)


def _form_tests(where: Where) -> tuple[Callable[[Form], bool], ...]:
    tests: list[Callable[[Form], bool]] = []
    if where.filled is not Filled.ANY:
        empty = where.filled is Filled.NO
        tests.append(lambda form: form.empty is empty)
    if where.kind is not None:
        kinds = frozenset(where.kind)
        tests.append(lambda form: form.kind in kinds)
    if where.column is not None:
        columns: frozenset[str] = frozenset(where.column)
        tests.append(lambda form: columns <= form.columns)
    return tuple(tests)


def _target_tests(where: Where) -> list[Callable[[Stated], bool]]:
    tests: list[Callable[[Stated], bool]] = []
    if where.nature is not None:
        natures = frozenset(where.nature)
        tests.append(lambda row: nature(row) in natures)
    if where.operator is not None:
        operators = frozenset(where.operator)
        tests.append(lambda row: row.operator in operators)
    return tests


def _level_tests(where: Where) -> list[Callable[[Indicator], bool]]:
    if where.level is None:
        return []
    prefixes = tuple(where.level)
    return [lambda row: any(level.startswith(prefixes) for level in row.levels)]


def _all(tests: Sequence[Callable[[Item], bool]]) -> Callable[[Item], bool] | None:
    if len(tests) < 2:
        return tests[0] if tests else None
    return lambda row: all(test(row) for test in tests)
