"""The arithmetic of the scorecard, as a reader redoes it with a pencil."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.checks.base import (
    Hit,
    Judgement,
    Undetermined,
    failed,
)
from auditor.checks.units import Unit, form_of, rows_of
from auditor.judging import judge_submission
from auditor.model import Deduction, Scorecard, Severity
from auditor.ruleset import LoadedRule
from auditor.scoring import score_submission
from auditor.scoring.deductions import plain
from tests.judging.test_engine import SUBMISSION, always, make_rule, make_ruleset, make_submission, on, rows

TEN = "甲乙丙丁戊己庚辛壬癸"
EIGHT = TEN[:8]


def score(
    *rules: LoadedRule, forms: list[dict[str, Any]] | None = None
) -> tuple[Scorecard, dict[int, Scorecard]]:
    submission = make_submission(*(forms or [rows(*TEN)]))
    ruleset = make_ruleset(*rules)
    return score_submission(submission, judge_submission(submission, ruleset), ruleset)


def deductions(*rules: LoadedRule, names: str = TEN) -> tuple[Deduction, ...]:
    _, forms = score(*rules, forms=[rows(*names)])
    return tuple(each for item in forms[1].items for each in item.deductions)


def priced(
    rule_id: str, found: str, points: float, cap: float = 99, group: str = "root", **more: Any
) -> LoadedRule:
    return make_rule(rule_id, on(*found), score={"points": points, "cap": cap, "group": group}, **more)


class TestDeductions:
    @pytest.mark.parametrize(
        ("names", "found", "points", "formula", "cost"),
        [
            (TEN, "甲", 3, "3分×1处＝3分", "3"),
            (EIGHT, "甲乙", 3, "3分×2处×10/8＝7.5分，封顶6分，扣6分", "6"),
            (EIGHT, "甲", 3, "3分×1处×10/8＝3.75分", "3.75"),
            ("甲乙", "甲", 2, "2分×1处×10/5＝4分", "4"),
            (TEN + "子", "甲", 1, "1分×1处×10/11＝0.91分", "0.91"),
            (TEN, "甲乙丙", 1.5, "1.5分×3处＝4.5分", "4.5"),
        ],
    )
    def test_rows_are_scaled_to_ten_and_capped(
        self, names: str, found: str, points: float, formula: str, cost: str
    ) -> None:
        [deduction] = deductions(priced("a", found, points, cap=6), names=names)
        assert deduction.formula == formula
        assert deduction.points == Decimal(cost)
        assert deduction.count == len(found)

    def test_eight_and_forty_rows_with_the_same_share_cost_the_same(self) -> None:
        names = [chr(0x4E00 + number) for number in range(40)]
        [few] = deductions(priced("a", "".join(names[:1]), 2), names="".join(names[:8]))
        [many] = deductions(priced("a", "".join(names[:5]), 2), names="".join(names))
        assert few.points == many.points == Decimal("2.5")

    def test_a_root_cause_costs_once_per_row_and_the_dearest_counts(self) -> None:
        [deduction] = deductions(priced("a", "甲乙", 1), priced("b", "甲", 3))
        assert deduction.formula == "3分×1处＋1分×1处＝4分"
        assert deduction.rules == ("a", "b")

    def test_mixed_points_are_scaled_together(self) -> None:
        [deduction] = deductions(priced("a", "乙", 1), priced("b", "甲", 3), names=EIGHT)
        assert deduction.formula == "（3分×1处＋1分×1处）×10/8＝5分"

    def test_what_concerns_the_form_is_not_scaled(self) -> None:
        def twice(unit: Unit) -> Judgement:
            return failed(Hit(), Hit())

        spec = {"points": 2, "cap": 9, "group": "root"}
        whole = make_rule("whole", twice, scope="form", score=spec)
        same = make_rule("same", always, scope="form", score={"points": 3, "cap": 9, "group": "root"})
        [deduction] = deductions(whole, same, priced("row", "甲", 1), names=EIGHT)
        assert deduction.formula == "1分×1处×10/8＋2分×2处＝5.25分"
        assert deduction.count == 3

    def test_groups_are_apart_and_the_category_is_the_group_by_default(self) -> None:
        found = deductions(
            priced("a", "甲", 1, group="one"), priced("b", "甲", 1, group="two"), make_rule("c", on("甲"))
        )
        assert [each.group for each in found] == ["one", "two", "wording"]
        assert found[2].label == "文字差错"

    def test_a_row_that_two_items_claim_costs_in_one(self) -> None:
        found = deductions(priced("a", "甲", 1), priced("b", "甲", 2, item="indicator-soundness"))
        assert [(each.item, each.points) for each in found] == [("indicator-soundness", 2)]

    @pytest.mark.parametrize(("severity", "points"), [("error", 2), ("warning", 1)])
    def test_the_profile_prices_what_the_rule_does_not(self, severity: str, points: int) -> None:
        [deduction] = deductions(make_rule("a", on("甲"), severity=severity))
        assert deduction.points == points

    def test_hints_cost_only_their_own_price(self) -> None:
        assert deductions(make_rule("a", on("甲"), severity="info")) == ()
        assert len(deductions(priced("a", "甲", 1, severity="info"))) == 1

        def hint(unit: Unit) -> Judgement:
            return failed(Hit(severity=Severity.INFO))

        assert deductions(make_rule("a", hint, score={"points": 3})) == ()

    def test_questions_and_rules_on_trial_cost_nothing(self) -> None:
        assert deductions(priced("a", "甲", 3, confidence="ask")) == ()
        assert deductions(priced("a", "甲", 3, status="preview")) == ()

    @given(
        st.integers(1, 60), st.data(), st.decimals("0.1", "9", places=1), st.decimals("0.1", "15", places=1)
    )
    def test_a_deduction_is_never_above_its_cap(
        self, size: int, data: Any, points: Decimal, cap: Decimal
    ) -> None:
        names = [chr(0x4E00 + number) for number in range(size)]
        found = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        rule = make_rule("a", on(*found), score={"points": points, "cap": cap})
        [deduction] = deductions(rule, names="".join(names))
        assert 0 < deduction.points <= max(cap, points)
        assert f"{plain(deduction.points)}分" in deduction.formula


class TestFormScorecard:
    def test_an_item_shows_its_sum_and_never_falls_below_zero(self) -> None:
        _, forms = score(priced("a", "甲", 3, group="a"), priced("b", "乙", 4, group="b"))
        assert (forms[1].items[1].score, forms[1].items[1].formula) == (3, "10－3－4＝3")
        _, forms = score(priced("a", "甲", 8, group="a"), priced("b", "乙", 4, group="b"))
        assert (forms[1].items[1].score, forms[1].items[1].formula) == (0, "10－8－4＝0（不低于0）")

    def test_an_item_that_nothing_judged_is_not_scored(self) -> None:
        _, forms = score(priced("a", "甲", 3))
        card = forms[1]
        assert [item.score for item in card.items] == [None, 7, None, None, None, None, None, None]
        assert card.items[0].formula == "未评"
        assert (card.judged_points, card.full_points) == (10, 100)
        assert (card.score, card.grade) == (Decimal("70.0"), "中")

    def test_the_total_is_scaled_to_the_judged_points(self) -> None:
        clean = make_rule("b", on(), item="indicator-soundness")
        _, forms = score(priced("a", "甲", 2), clean)
        assert forms[1].formula == "（8＋15）÷25×100＝92"
        assert (forms[1].score, forms[1].grade) == (Decimal("92.0"), "优")

    def test_not_applicable_judges_nothing(self) -> None:
        never = make_rule("a", always, where={"nature": "qualitative"})
        card, forms = score(never)
        assert forms[1].score is None
        assert card.score is None
        assert card.formula == "没有可以评分的项目，不计总分"

    def test_a_total_needs_coverage(self) -> None:
        def half(unit: Unit) -> Judgement:
            blank = any(row.name in "甲乙丙丁戊" for row in rows_of(unit))
            return Undetermined("没有指标值") if blank else failed()

        card, forms = score(make_rule("a", half))
        assert forms[1].coverage == Decimal("0.5")
        assert forms[1].items[1].score == 10
        assert (forms[1].score, forms[1].grade) == (None, None)
        assert forms[1].formula == "能判断的只占50%，低于60%，不计总分"
        assert card.score is None

    def test_undetermined_lowers_coverage_never_the_score(self) -> None:
        def once(unit: Unit) -> Judgement:
            return Undetermined("空") if any(row.name == "甲" for row in rows_of(unit)) else failed()

        _, forms = score(make_rule("a", once))
        assert forms[1].coverage == Decimal("0.9")
        assert forms[1].score == 100

    def test_a_broken_rule_lowers_coverage(self) -> None:
        def breaks(unit: Unit) -> Judgement:
            raise ValueError

        _, forms = score(make_rule("a", breaks), make_rule("b", on()))
        assert forms[1].coverage == Decimal("0.5")

    def test_empty_templates_have_no_scorecard(self) -> None:
        ruleset = make_ruleset(make_rule("a", on()))
        _, forms = score_submission(SUBMISSION, judge_submission(SUBMISSION, ruleset), ruleset)
        assert set(forms) == {1, 3}


class TestSubmissionScorecard:
    def test_the_mean_of_the_forms_less_what_concerns_the_whole(self) -> None:
        whole = make_rule("w", always, scope="submission", score={"points": 1.5, "group": "w", "cap": 3})
        card, forms = score(priced("a", "甲", 3), whole, forms=[rows(*TEN), rows(*TEN[1:], "子")])
        assert [forms[index].items[1].score for index in (1, 2)] == [7, 10]
        assert (card.items[1].score, card.items[1].formula) == (7, "2张表的平均分8.5－1.5＝7")
        assert card.items[1].deductions[0].form is None
        assert card.items[1].deductions[0].formula == "1.5分×1处＝1.5分"

    def test_a_finding_that_a_whole_rule_places_in_a_form_costs_there(self) -> None:
        def second(unit: Unit) -> Judgement:
            return failed(Hit(form=2, row=1))

        across = make_rule("w", second, scope="submission", score={"points": 3, "group": "w", "cap": 3})
        _, forms = score(across, priced("a", "", 1), forms=[rows(*TEN), rows(*TEN)])
        assert [forms[index].items[1].score for index in (1, 2)] == [10, 7]

    def test_a_finding_on_an_empty_template_concerns_the_submission(self) -> None:
        template = make_rule("t", always, scope="form", where={"filled": False})
        card, forms = score(template, make_rule("a", on()), forms=[rows(*TEN), rows("甲", empty=True)])
        assert forms[1].items[1].score == 10
        assert card.items[1].score == 8

    def test_a_rule_on_the_whole_alone_judges_an_item(self) -> None:
        whole = make_rule("w", lambda unit: failed(), scope="submission", item="conditions")
        card, forms = score(whole, make_rule("a", on()))
        assert forms[1].items[7].score is None
        assert card.items[7].score == 10

    def test_a_form_below_the_coverage_does_not_count(self) -> None:
        def blank(unit: Unit) -> Judgement:
            form = form_of(unit)
            unread = form is not None and form.index == 2
            blank = any(row.name != "甲" for row in rows_of(unit))
            return Undetermined("空") if unread and blank else on("甲")(unit)

        forms = [rows(*TEN), rows(*TEN), rows(*TEN), rows(*TEN)]
        card, _ = score(make_rule("a", blank, score={"points": 4}), forms=forms)
        assert card.items[1].formula == "3张表的平均分6"

    def test_without_forms_there_is_no_score(self) -> None:
        card, forms = score(make_rule("a", always), forms=[rows(*TEN, empty=True)])
        assert forms == {}
        assert (card.score, card.grade, card.coverage) == (None, None, 0)


@pytest.mark.parametrize(
    ("number", "text"), [("20.0", "20"), ("0.50", "0.5"), ("100", "100"), ("0", "0"), ("1E+1", "10")]
)
def test_numbers_are_plain(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
