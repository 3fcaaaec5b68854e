"""Rows that are counted together end as if a rule had been asked of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.base import Context, Judgement, Params
from auditor.checks.target import Stated
from auditor.checks.units import FormUnit, Scope
from auditor.judging.concerned import Concerned
from auditor.judging.judging import Judged, judged_all
from auditor.judging.rows import JudgedRows
from auditor.model import (
    ColumnRead,
    Document,
    Form,
    FormKind,
    Indicator,
    Location,
    Operator,
    Outcome,
    Submission,
    Sureness,
)
from auditor.ruleset import RuleSet, load_ruleset
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.screens import Screens
from auditor.ruleset.where import Where, compile_where

INDICATOR = Indicator(
    1, "培训人数", "培训人数", Location(line=1), operator=Operator.AT_LEAST, value="5", unit="人"
)
LEVELS = ((), ("产出指标", "数量指标"), ("成本指标", "经济成本指标"), ("效益指标", "社会效益指标"))
COLUMNS = ("name", "weight", "operator", "value", "unit", "actual")
KINDS = (FormKind.PROJECT, FormKind.SELF_REVIEW, FormKind.MONITORING)
ODD = (
    "", " ", "　", "-", "——", "0", "00", "-3", "1.5", "１２", "１２．５", "95%", "≥95%", "≥", "%", "万元",
    "12a", "每亩150", "每人200", "2025年6月30日", "12月底", "1,200", "三百", "45962", "101", "100", "99.99",
    "0.95", "1e5", "9" * 40, "达标", "好", "\n", "95.", "+5", "№", "²",
)  # fmt: skip
ODD_UNITS = (
    "",
    " ",
    "%",
    "％",
    "‰",
    "人",
    "元",
    "万元",
    "万",
    "元/人",
    "亩",
    "天",
    "斤",
    "人、次",
    "m²",
    "Ｍ",
    "个百分点",
)


@cache
def ruleset() -> RuleSet:
    """One for all tests; as a fixture it would stand in every failing example."""
    return load_ruleset()


@cache
def rows_of_examples() -> tuple[Indicator, ...]:
    """The rows that the rules on rows have for examples."""
    found: list[Indicator] = []
    for bound in ruleset().by_scope[Scope.INDICATOR]:
        examples = bound.rule.examples
        for case in (*examples.bad, *examples.good, *examples.ask):
            found += IndicatorExample.model_validate(case).build().form.indicators
    return tuple(found)


def cells(name: str, others: Sequence[str]) -> st.SearchStrategy[str | None]:
    """What the examples have in a field, or anything else."""
    known = sorted({getattr(row, name) or "" for row in rows_of_examples()})
    return st.sampled_from((*others, *known)) | st.none() | st.text(max_size=6)


@cache
def rows() -> st.SearchStrategy[list[Indicator]]:
    names = cells("name", ODD).map(lambda name: name or "")
    fields = st.sampled_from((*[frozenset[str]()] * 8, *(frozenset({name}) for name in COLUMNS)))
    row = st.builds(
        Indicator,
        row=st.just(1),
        name=names,
        full_name=names,
        location=st.just(Location(line=1)),
        levels=st.sampled_from(LEVELS),
        weight=st.sampled_from((None, *map(Decimal, ("10", "0", "-5", "120", "55", "NaN")))),
        weight_text=st.sampled_from((None, "", " ", "10", "十分")),
        operator=st.sampled_from((None, *Operator)),
        operator_text=st.sampled_from((None, "", " ", "≥", "定量指标")),
        value=cells("value", ODD),
        unit=cells("unit", ODD_UNITS),
        actual=cells("actual", ODD),
        unread=fields,
        doubtful=fields,
    )
    return st.lists(row | st.sampled_from(rows_of_examples()), max_size=6)


def view_of(
    rows: Sequence[Indicator], kind: FormKind, columns: frozenset[str], *, doubtful: bool
) -> FormUnit:
    numbered = tuple(replace(row, row=number) for number, row in enumerate(rows, start=1))
    read = (ColumnRead("名称", "name", Sureness.DOUBTFUL if doubtful else Sureness.CERTAIN),)
    form = Form(1, kind, "表", Location(line=1), indicators=numbered, columns=columns, read=read)
    return FormUnit(Submission(Document("a.txt", "text", ()), (form,)), form)


def at_once(bound: BoundRule, view: FormUnit) -> tuple[int, int, list[Judged]]:
    context = ruleset().context
    return JudgedRows(Concerned(view), Screens([bound], context)).by(0, context)


def one_by_one(bound: BoundRule, view: FormUnit) -> tuple[int, int, list[Judged]]:
    let_through = Concerned(view).rows_for(bound.applies)
    passed, apart, others = judged_all(bound, let_through, ruleset().context)
    return passed, apart + len(view.form.indicators) - len(let_through), others


def screened() -> list[str]:
    kinds = ((each.rule.id, each.kind) for each in ruleset().by_scope[Scope.INDICATOR])
    return [rule for rule, kind in kinds if kind.by_target is not None or kind.by_rows is not None]


def bound_rule(rule: str) -> BoundRule:
    return next(each for each in ruleset().bound if each.rule.id == rule)


@pytest.mark.parametrize("rule", screened())
@given(data=st.data())
def test_no_row_ends_otherwise(rule: str, data: st.DataObject) -> None:
    bound = bound_rule(rule)
    kind = data.draw(st.sampled_from(KINDS))
    columns = data.draw(st.sampled_from((frozenset(COLUMNS), frozenset(COLUMNS[:4]), frozenset({"value"}))))
    view = view_of(
        data.draw(rows()), kind, columns, doubtful=data.draw(st.sampled_from((False, False, True)))
    )
    assert at_once(bound, view) == one_by_one(bound, view)


def fails(unit: object, params: Params, context: Context) -> Judgement:
    raise LookupError("no such word")


def screening(target: Stated, params: Params, context: Context) -> Judgement | None:
    raise LookupError("no such word")


def test_a_screen_that_breaks_leaves_the_rows_to_the_rule() -> None:
    whole = bound_rule("implausible-negative")
    view = view_of([INDICATOR, INDICATOR], FormKind.PROJECT, frozenset(COLUMNS), doubtful=False)
    for broken in ({"by_target": screening}, {"by_target": None, "by_rows": fails}):
        kind = replace(whole.kind, **broken)
        assert at_once(replace(whole, kind=kind), view) == (2, 0, [])


def test_a_rule_for_a_level_is_asked_of_its_rows_alone() -> None:
    whole = bound_rule("implausible-negative")
    bound = replace(whole, applies=compile_where(Where(level=("效益",))))
    view = view_of(
        [INDICATOR, replace(INDICATOR, levels=("效益指标",))],
        FormKind.PROJECT,
        frozenset(COLUMNS),
        doubtful=False,
    )
    assert at_once(bound, view) == one_by_one(bound, view) == (1, 1, [])


def test_nothing_passes_unasked_where_a_name_is_unread() -> None:
    bound = bound_rule("implausible-negative")
    unread = replace(INDICATOR, unread=frozenset({"name"}))
    passed, _, others = at_once(
        bound, view_of([INDICATOR, unread], FormKind.PROJECT, frozenset(COLUMNS), doubtful=False)
    )
    assert passed == 1
    assert [each.outcome for each in others] == [Outcome.UNDETERMINED]
