"""What is counted over a form: its core faults, and what its weights leave open."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from auditor.model import Form
from auditor.profiles import load_profile
from auditor.scoring.deductions import blank_in
from auditor.scoring.facts import FormFacts
from tests.cases import every_case
from tests.judging.test_engine import make_submission
from tests.scoring.filed import ruleset
from tests.scoring.test_scorer import indicator


def form(weights: Iterable[int | None]) -> Form:
    rows = [
        indicator(f"第{n}渠清淤长度", "≥", 6, "公里", weight, "产出指标", "数量指标")
        for n, weight in enumerate(weights, 1)
    ]
    return make_submission({"goal": "无", "budget": 3, "indicators": rows}).forms[0]


def facts(weights: Iterable[int | None]) -> FormFacts:
    return FormFacts(form(weights), ruleset().language, load_profile())


@every_case(
    ("found", "number"),
    [
        ({}, 0),
        ({"operator-inverted": {1}, "unit-mismatch": {2}}, 2),
        ({"operator-inverted": {1}, "unit-mismatch": {1}}, 1),  # one row is wrong, in two ways
        ({"budget-mismatch": {None}, "period-mismatch": {2}}, 2),
        ({"vague-qualitative": {1}, "missing-field": {2}, "wording": {3}}, 0),  # poor, not wrong
        ({"blank:unit": {1}, "blank:value": {2}}, 3),  # a blank is no better than what could be wrong there
        ({"blank:value": {1}, "unit-mismatch": {1}}, 2),
        ({"blank:value": {1, 2, 3}, "operator-inverted": {1}}, 4),  # blanks count for three places at most
        ({"blank:budget": {None}, "vague-goal": {None}}, 1),
        ({"nature-conflict": {1}, "operator-inverted": {1, 2}}, 3),  # a wish with a share counts twice
        (
            {"weight-sum": {None}, "vague-goal": {None}, "duplicate": {3}},
            2,
        ),  # the form as a whole is one place
    ],
)
def test_places_that_are_wrong_are_counted_once(found: dict[str, set[int | None]], number: int) -> None:
    places = {category: frozenset(rows) for category, rows in found.items()}
    assert facts((40, 30, 30)).facts({}, places)["core_faults"] == number


def test_a_long_form_has_more_rows_to_be_wrong_in() -> None:
    places = {"operator-inverted": frozenset({1, 2, 3}), "budget-mismatch": frozenset({None})}
    counts = [facts([None] * size).facts({}, places)["core_faults"] for size in (3, 12, 18, 36)]
    assert counts == [4, 4, 3, 2]


def test_a_template_left_in_names_of_filled_rows_is_one_place() -> None:
    rows = [
        indicator(f"第{n}渠清淤长度（≥**公里）", "≥", 6, "公里", None, "产出指标", "数量指标")
        for n in (1, 2, 3)
    ]
    rows += [
        indicator("群众满意度", "≥", 0, "%", None, "满意度指标") | {"value": each} for each in ("**", "××")
    ]
    form = make_submission({"goal": "无", "budget": 3, "indicators": rows}).forms[0]
    read = FormFacts(form, ruleset().language, load_profile())
    counts = []
    for places in ({1, 2, 3}, {4, 5}, {1, 2, 4}, {None, 1}, {None}):
        facts = read.facts({}, {"placeholder": frozenset(places)})
        counts.append((facts["leftovers"], facts["clean"]))
    half = Decimal("0.5")
    assert counts == [(1, half), (2, 0), (2, 0), (3, 0), (2, 0)]


@pytest.mark.parametrize(("places", "number"), [({2, 5}, 2), ({None, 2, 5}, 2), ({None}, 1), (set(), 0)])
def test_wrong_sums_of_a_review_count_where_no_row_is_wrong(places: set[int | None], number: int) -> None:
    found = {"self-review-arithmetic": frozenset(places)}
    assert facts((40, 30, 30)).facts({}, found)["review_faults"] == number


def test_rows_with_points_but_no_result_are_wrong_each() -> None:
    found = {"self-review-arithmetic": frozenset({None, 2}), blank_in("actual"): frozenset({2, 4, 5})}
    assert facts((40, 30, 30)).facts({}, found)["review_faults"] == 3


def test_a_full_rate_left_out_makes_a_form_without_weights_no_less_hollow() -> None:
    counted = [indicator(f"第{n}渠清淤长度", "≥", 6, "公里", None, "产出指标", "数量指标") for n in (1, 2)]
    full = [indicator(f"{n}类工程合格率", "=", 100, "%", None, "产出指标", "质量指标") for n in "甲乙丙"]
    parts = []
    for size in (3, 2, 1, 0):
        form = make_submission({"goal": "无", "budget": 3, "indicators": [*counted, *full[:size]]}).forms[0]
        parts.append(FormFacts(form, ruleset().language, load_profile()).facts({}, {})["hollow_part"])
    assert len(set(parts)) == 1
    assert 0 < parts[0] < 1


@pytest.mark.parametrize(
    ("weights", "vague"),
    [
        ((40, 30, 30), "0.4"),
        ((40, 30, 20), "0.4"),  # what is not there is not vague
        ((None, 30, 30), "0.333"),  # a row counts for no less without its weight
        ((None, None, None), "0.333"),
    ],
)
def test_a_row_that_is_wrong_is_vague_by_its_weight(weights: tuple[int | None, ...], vague: str) -> None:
    found = facts(weights).facts({1: Decimal(0)}, {})["vague_share"]
    assert found is not None
    assert round(found, 3) == Decimal(vague)


def test_the_weight_of_the_only_row_is_shared_with_nothing() -> None:
    with_weight, without = (facts((weight,)).facts({}, {}) for weight in (60, None))
    for name in ("clear_share", "measured_share", "hollow_part"):
        assert with_weight[name] == without[name], name


def test_without_levels_effects_are_missing_where_no_name_can_be_one() -> None:
    done = [
        indicator("候船区用地", "=", 360, "平方米", 0),
        indicator("停车区用地", "=", 900, "平方米", 0),
    ]
    perhaps = indicator("惠及渡客人数", "≥", 900, "人", 0)
    seen = {}
    for name, rows in (("none", done), ("perhaps", [*done, perhaps])):
        form = make_submission({"goal": "无", "budget": 3, "indicators": rows}).forms[0]
        found = FormFacts(form, ruleset().language, load_profile()).facts({}, {})
        seen[name] = found["effect_rows"], found["effects"]
    assert seen == {"none": (0, 0), "perhaps": (None, 1)}
