"""A gate presses a score down and keeps the order of the forms that it presses; common faults take the same
behind each."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from auditor.model import GateHit
from auditor.profiles import CommonConfig, GateConfig, Profile
from auditor.scoring.gates import Facts, capped, common_faults, hits_of, left_of_common, told, told_common
from auditor.scoring.scheme import scheme_of
from tests.judging.test_engine import PROFILE

SOFT = GateConfig.model_validate(
    {"gate": "soft", "title": "甲", "at_most": 50, "keeps": "0.25", "when": {"x": {"at_least": 1}}}
)
HARD = GateConfig.model_validate(
    {"gate": "hard", "title": "乙", "at_most": 70, "when": {"y": {"at_least": 1}}}
)
UNDER = PROFILE.model_copy(update={"gates": (SOFT, HARD)})
points = st.decimals(0, 100, places=1)


def closed(facts: Facts, under: Profile = UNDER) -> list[GateHit]:
    return hits_of(scheme_of(under, "goals").gates, facts)


def test_what_was_earned_above_the_line_counts_in_part() -> None:
    hits = told(closed({"x": Decimal(1), "y": Decimal(1)}), Decimal(90))
    assert [(hit.gate, hit.at_most, hit.decided) for hit in hits] == [
        ("soft", Decimal("60.0"), True), ("hard", Decimal("70.0"), False)
    ]  # fmt: skip
    assert hits[0].text == "甲，超过50分的部分只计25%，得分最高60分"
    assert hits[1].text == "乙，得分最高70分"


FALLING = GateConfig.model_validate(
    {"gate": "falling", "title": "庚", "at_most": 60, "keeps": "0.1", "when": {"x": {"at_least": 2}},
     "falls": {"fact": "x", "counted": "按行算", "above": 2, "points": 3, "most": 8}}
)  # fmt: skip
SLOPE = PROFILE.model_copy(update={"gates": (FALLING,)})


def test_the_line_falls_with_what_a_form_has_more_of() -> None:
    texts = {
        2: "庚，超过60分的部分只计10%，得分最高63分",
        3: "庚，共3处（按行算），封顶线由60分降到57分，超过57分的部分只计10%，得分最高60.3分",
        9: "庚，共9处（按行算），封顶线由60分降到52分，超过52分的部分只计10%，得分最高55.8分",
    }
    for number, text in texts.items():
        (hit,) = told(closed({"x": Decimal(number)}, SLOPE), Decimal(90))
        assert hit.text == text


def test_places_that_are_not_whole_are_told_as_converted_and_lines_to_a_tenth() -> None:
    (hit,) = told(closed({"x": Decimal("3.35")}, SLOPE), Decimal(90))
    assert hit.text == "庚，折合3.35处（按行算），封顶线由60分降到56分，超过56分的部分只计10%，得分最高59.4分"
    assert hit.brief == "庚（折合3.35处），得分最高59.4分"


@given(points, st.integers(0, 20), st.integers(0, 20))
def test_more_faults_never_raise_the_line(reached: Decimal, one: int, other: int) -> None:
    few, many = sorted((one, other))
    scores = [capped(reached, closed({"x": Decimal(each)}, SLOPE)) for each in (few, many)]
    assert scores[1] <= scores[0]


def test_what_is_earned_later_counts_as_far_as_the_gate_lets_it() -> None:
    hits = closed({"x": Decimal(1), "y": None})
    assert capped(Decimal(94), hits) == Decimal(61)


def test_below_the_line_a_gate_decides_nothing() -> None:
    (hit,) = told(closed({"x": Decimal(1), "y": None}), Decimal(42))
    assert (hit.at_most, hit.decided, hit.text) == (Decimal("50.0"), False, "甲，得分最高50分")


@given(points, points)
def test_of_two_forms_behind_one_gate_the_better_stays_ahead(one: Decimal, other: Decimal) -> None:
    behind = {"x": Decimal(1), "y": Decimal(0)}
    low, high = sorted((one, other))
    scores = [capped(each, closed(behind)) for each in (low, high)]
    assert scores[0] <= scores[1] <= high
    assert high < low + 1 or scores[0] < scores[1]


def test_a_common_fault_takes_its_share_of_what_is_left_behind_the_gates() -> None:
    faults = (
        CommonConfig.model_validate({"fault": "some", "title": "丁", "points": 6, "fact": "x"}),
        CommonConfig.model_validate({"fault": "all", "title": "戊", "points": 4, "fact": "y"}),
        CommonConfig.model_validate(
            {"fault": "later", "title": "己", "points": 9, "fact": "y", "stage": "results"}
        ),
    )
    under = PROFILE.model_copy(update={"common": faults})
    found = common_faults({"x": Decimal("0.3"), "y": Decimal(1)}, scheme_of(under, "goals").common)
    assert [(each.fault, each.text) for each in map(told_common, found)] == [
        ("some", "丁，扣6×0.3＝1.8分"), ("all", "戊，扣4分")
    ]  # fmt: skip
    assert left_of_common(Decimal(50), found) == Decimal("44.2")
    assert left_of_common(Decimal(3), found) == 0
    assert common_faults({"x": Decimal(0), "y": None}, scheme_of(under, "results").common) == ()
