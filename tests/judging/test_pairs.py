"""Pairs that are found by keys end as if every pair had been judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.checks.units import FormUnit
from auditor.judging.concerned import Concerned
from auditor.judging.pairs import judged_pairs
from auditor.model import (
    ColumnRead,
    Document,
    Finding,
    Form,
    FormKind,
    Gap,
    Indicator,
    Location,
    Operator,
    Outcome,
    Submission,
    Sureness,
)
from auditor.ruleset import RuleSet, load_ruleset
from auditor.ruleset.binding import BoundRule

RULES = ("duplicate-name", "duplicate-row", "near-duplicate")
NAMES = (
    "消防演练场次", "开展消防演练活动场次", "消防演练参加人数", "消防演练参加人次", "群众满意度",
    "居民满意度", "满意度", "设施完好率", "设施完好比率", "", "提升服务水平", "服务水平提升",
    "服务对象满意度", "受益居民满意度", "居民出行满意度", "农机手满意度",
    "提灌设施完好率", "工程完好率", "提灌工程完好率",
)  # fmt: skip


@cache
def ruleset() -> RuleSet:
    """One for all tests; as a fixture it would stand in every failing example."""
    return load_ruleset()


def bound_rule(rule: str) -> BoundRule:
    return next(each for each in ruleset().bound if each.rule.id == rule)


ROWS = st.lists(
    st.builds(
        Indicator,
        row=st.just(1),
        name=st.sampled_from(NAMES),
        full_name=st.just("名称"),
        location=st.just(Location(line=1)),
        operator=st.sampled_from((Operator.AT_LEAST, Operator.QUALITATIVE)),
        value=st.sampled_from(("5", "6", "好")),
        unit=st.sampled_from(("场", "%", "人", "")),
        unread=st.sampled_from((frozenset[str](), frozenset[str](), frozenset({"name"}))),
        doubtful=st.sampled_from((frozenset[str](), frozenset[str](), frozenset({"name"}))),
    ),
    max_size=9,
)


def ended(
    bound: BoundRule, rows: Sequence[Indicator], *, doubtful: bool
) -> tuple[Counter[Outcome], list[Finding], set[Gap]]:
    column = ColumnRead("名称", "name", Sureness.DOUBTFUL if doubtful else Sureness.CERTAIN)
    numbered = tuple(replace(row, row=number) for number, row in enumerate(rows, start=1))
    form = Form(1, FormKind.PROJECT, "表", Location(line=1), indicators=numbered, read=(column,))
    unit = FormUnit(Submission(Document("a.txt", "text", ()), (form,)), form)
    outcomes: Counter[Outcome] = Counter()
    findings: list[Finding] = []
    gaps: set[Gap] = set()
    kept = [each.indicator for each in Concerned(unit).rows_for(bound.applies)]
    for judged, number in judged_pairs(bound, unit, kept, ruleset().context):
        outcomes[judged.outcome] += number
        findings += judged.findings
        gaps |= {judged.gap} if judged.gap else set()
    return outcomes, findings, gaps


@pytest.mark.parametrize("rule", RULES)
@given(rows=ROWS, doubtful=st.booleans())
def test_keys_leave_nothing_out(rule: str, rows: list[Indicator], doubtful: bool) -> None:
    bound = bound_rule(rule)
    every = replace(bound, kind=replace(bound.kind, pairing=None))
    quick = ended(bound, rows, doubtful=doubtful)
    assert quick == ended(every, rows, doubtful=doubtful)
    assert quick[0].total() == len(rows) * (len(rows) - 1) // 2


@pytest.mark.parametrize("rule", RULES)
def test_a_large_form_is_no_matter_of_all_pairs(rule: str) -> None:
    bound = bound_rule(rule)
    asked: list[object] = []

    def judge(unit: object, params: object, context: object) -> object:
        asked.append(unit)
        return bound.kind.judge(unit, params, context)

    counting = replace(bound, kind=replace(bound.kind, judge=judge))
    rows = [
        Indicator(n, f"第{n}社区巡查次数", "", Location(line=n), value="1", unit="次") for n in range(600)
    ]
    outcomes, _, _ = ended(counting, rows, doubtful=False)
    assert outcomes.total() == 600 * 599 // 2
    assert len(asked) < 1_000
