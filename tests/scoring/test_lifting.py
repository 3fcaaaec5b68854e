"""What mending would raise a score to is what the mended form is marked with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor.categories import CATEGORIES
from auditor.language import language_of
from auditor.model import Confidence, Finding, RowRef, Severity
from auditor.scoring.deductions import Cost
from auditor.scoring.facts import FormFacts
from auditor.scoring.lifting import lifts_of
from auditor.scoring.marking import FormMarker
from auditor.scoring.parts import stage_of
from auditor.scoring.scheme import scheme_of
from tests.judging.test_engine import LEXICONS, PROFILE, make_submission
from tests.scoring.test_scorer import GOAL, GOOD


@lru_cache
def marked(*costs: Cost) -> FormMarker:
    return marker_of(GOOD, costs)


def marker_of(rows: list[dict[str, Any]], costs: tuple[Cost, ...] = ()) -> FormMarker:
    form = make_submission({"goal": GOAL, "budget": 320, "indicators": rows}).forms[0]
    scheme = scheme_of(PROFILE, stage_of(form))
    facts = FormFacts(form, language_of(LEXICONS), PROFILE)
    return FormMarker(facts, costs, dict.fromkeys(PROFILE.items, 9), scheme)


def cost(row: int | None, category: str, points: int, severity: Severity = Severity.ERROR) -> Cost:
    finding = Finding(
        rule=f"rule-{category}", title="", category=category, severity=severity,
        confidence=Confidence.CERTAIN, form=1, row=row, field=None, message="错",
    )  # fmt: skip
    return Cost(finding, "clarity", category, Decimal(points), Decimal(points * 2))


@st.composite
def costs(draw: st.DrawFn) -> Cost:
    category = draw(st.sampled_from([*sorted(CATEGORIES), *["missing-field"] * 9]))
    row = draw(st.sampled_from([None, *range(1, len(GOOD) + 1)]))
    found = cost(row, category, draw(st.integers(1, 4)))
    field = draw(st.sampled_from([None, "name", "value", "unit", "weight"]))
    others = draw(st.sets(st.integers(1, len(GOOD)))) if row is not None else ()
    related = tuple(RowRef(1, each) for each in sorted(others))
    found = replace(found, finding=replace(found.finding, field=field, related=related))
    item = draw(st.sampled_from(sorted(PROFILE.items)))
    return replace(found, item=item, group=draw(st.sampled_from("甲乙丙")))


@given(st.lists(costs(), max_size=9), st.sets(st.sampled_from("甲乙丙")))
def test_a_form_without_some_findings_scores_as_one_that_never_had_them(
    found: list[Cost], mended: set[str]
) -> None:
    left = tuple(each for each in found if each.group not in mended)
    assert marked(*found).without(mended) == marked(*left).score


def test_a_filled_part_earns_its_points() -> None:
    marker = marked()
    parts = [part for part in marker.scheme.every_part() if marker.lacks(part)]
    assert parts
    assert all(marker.without((marker.scheme.step(part),)) >= marker.score for part in parts)


def test_a_name_that_says_nothing_is_a_common_fault_until_it_is_mended_and_a_hint_is_none() -> None:
    slogan = cost(1, "slogan-indicator", 2)
    marker = marked(slogan)
    assert [each.fault for each in marker.marking.common] == ["unnamed"]
    assert marker.without({slogan.group}) == marked().score
    assert marked(cost(1, "slogan-indicator", 2, Severity.INFO)).marking.common == ()


def test_a_row_that_is_there_is_to_be_mended_and_none_to_be_added() -> None:
    worded = [*GOOD[:-1], GOOD[-1] | {"operator": "定性", "value": "较高", "unit": ""}]
    told = {lift.group: lift for lift in lifts_of(marker_of(worded))[0]}
    assert "设置" not in told["part:satisfaction"].advice
    assert [ref.row for ref in told["part:satisfaction"].rows] == [len(GOOD)]
    missing = {lift.group: lift for lift in lifts_of(marker_of(GOOD[:-1]))[0]}
    assert missing["part:satisfaction"].advice.startswith("设置")


def test_what_must_be_mended_is_one_step_where_each_alone_raises_little() -> None:
    signs, units = cost(1, "operator-inverted", 3), cost(3, "unit-mismatch", 3)
    lifts, _ = lifts_of(marked(signs, units))
    first = lifts[0]
    assert (first.label, first.count) == (
        f"{CATEGORIES['operator-inverted']}、{CATEGORIES['unit-mismatch']}", 2
    )  # fmt: skip
    assert [ref.row for ref in first.rows] == [1, 3]
    assert first.after == marked().score
    assert all(each.after < first.after for each in lifts[1:])
    assert all("、" not in each.label or each.advice for each in lifts_of(marked(signs))[0])
