from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as given_data
from hypothesis import strategies as st

from auditor.model import CommonFault, GateHit, ItemScore, Scorecard, SubmissionReport
from auditor.profiles import load_profile
from auditor.scoring.manual import ranges, with_given
from tests.reports.sample import clean_report

PROFILE = load_profile()
FULL = {"format": 20, "clarity": 40, "conditions": 40}
GATE = GateHit("few", "指标太少，得分最高70分", Decimal(70), decided=False)


def card(score: str | None, *gates: GateHit) -> Scorecard:
    """A form with 4 open points in one item; without a score all is open."""
    reached = Decimal(score) if score else None
    items = (
        ItemScore("format", "规范", "完整性", Decimal(20), reached and Decimal(20), 1),
        ItemScore("clarity", "明确", "完整性", Decimal(40), reached and reached - 50, 1),
        ItemScore("conditions", "条件", "可行性", Decimal(40), reached and Decimal(30), 1, open=Decimal(4)),
    )
    if reached is None:
        items = tuple(replace(each, open=each.full) for each in items)
    judged = Decimal(96) if score else Decimal(0)
    return Scorecard(
        items, reached, score and "中", judged, Decimal(100), Decimal(1), "", score and "修改后通过",
        reached=reached, gates=gates,
    )  # fmt: skip


def report(*cards: Scorecard, lost: str = "0") -> SubmissionReport:
    scored = [each for each in cards if each.score is not None]
    whole = cards[0]
    if scored:
        mean = sum((each.score or Decimal(0) for each in scored), Decimal(0)) / len(scored)
        whole = replace(scored[0], score=mean - Decimal(lost))
    return replace(clean_report(), scorecard=whole, form_scorecards=dict(enumerate(cards, 1)), findings=())


def test_points_are_asked_for_where_a_rule_gives_none() -> None:
    assert ranges(report(card("78"), card("60"))) == {
        (1, "conditions"): ("条件", Decimal(4)),
        (2, "conditions"): ("条件", Decimal(4)),
    }


def test_points_raise_score_grade_and_decision() -> None:
    after = with_given(report(card("78")), {(1, "conditions"): Decimal("2.5")}, PROFILE)
    whole = after.scorecard
    assert (whole.score, whole.grade, whole.decision) == (Decimal("80.5"), "良", "通过")
    assert after.form_scorecards[1].score == Decimal("80.5")
    assert whole.items[2].score == Decimal("32.5")
    assert whole.items[2].open == 0
    assert "人工评定2.5分" in whole.items[2].formula
    assert (whole.reached, whole.judged_points) == (Decimal(78), Decimal(96))


def test_gates_hold_and_so_does_what_the_whole_has_lost() -> None:
    after = with_given(report(card("69", GATE)), {(1, "conditions"): Decimal(4)}, PROFILE)
    assert after.scorecard.score == Decimal("70.0")
    common = replace(card("69", GATE), common=(CommonFault("goal", "目标空着，扣4分", Decimal(4)),))
    after = with_given(report(common), {(1, "conditions"): Decimal(4)}, PROFILE)
    assert after.scorecard.score == Decimal("66.0")
    both = report(card("70"), card("60"), lost="3")
    after = with_given(both, {(2, "conditions"): Decimal(4)}, PROFILE)
    assert after.scorecard.score == Decimal("64.0")
    assert after.form_scorecards[1] == both.form_scorecards[1]


def test_above_the_line_of_a_gate_the_points_count_in_part() -> None:
    soft = replace(GATE, at_most=Decimal("72.5"), line=Decimal(70), keeps=Decimal("0.5"))
    before = replace(card("75", soft), score=Decimal("72.5"))
    after = with_given(report(before), {(1, "conditions"): Decimal(4)}, PROFILE)
    assert after.scorecard.score == Decimal("74.5")


def test_what_must_be_mended_keeps_a_form_from_passing() -> None:
    from tests.reports.sample import REPORT

    must = next(each for each in REPORT.findings if each.severity.value == "error" and each.open)
    before = replace(report(card("78")), findings=(replace(must, form=1, preview=False),))
    after = with_given(before, {(1, "conditions"): Decimal(4)}, PROFILE)
    assert (after.scorecard.score, after.scorecard.decision) == (Decimal("82.0"), "修改后通过")


def test_a_form_without_a_score_has_one_when_every_item_has_points() -> None:
    blank = report(card(None))
    some = with_given(blank, {(1, "format"): Decimal(15)}, PROFILE)
    assert some.scorecard.score is None
    points = {(1, name): Decimal(full) / 2 for name, full in FULL.items()}
    whole = with_given(blank, points, PROFILE).scorecard
    assert (whole.score, whole.grade, whole.decision) == (Decimal("50.0"), "差", "退回重报")


@pytest.mark.parametrize("nothing", [{}, {(9, "conditions"): Decimal(1)}, {(1, "format"): Decimal(1)}])
def test_points_for_what_the_rules_judge_change_nothing(nothing: dict[tuple[int, str], Decimal]) -> None:
    before = report(card("78"))
    assert with_given(before, nothing, PROFILE) == before


@given_data(st.decimals(-50, 150, allow_nan=False, places=1), st.sampled_from([(), (GATE,)]))
def test_no_points_leave_their_range(points: Decimal, gates: tuple[GateHit, ...]) -> None:
    before = report(card("68", *gates))
    after = with_given(before, {(1, "conditions"): points}, PROFILE).scorecard
    assert after.score is not None
    assert Decimal(68) <= after.score <= Decimal(70 if gates else 72)
