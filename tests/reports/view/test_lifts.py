from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from auditor.batch import audit_paths
from auditor.model import Deduction, ItemScore, Scorecard, SubmissionReport
from auditor.reports.view.lifts import lifts, score_without, together
from tests.reports.sample import REPORT, clean_report, unscored_report

EXAMPLES = Path(__file__).parents[3] / "examples"


def deduction(group: str, points: str, form: int | None) -> Deduction:
    return Deduction("clarity", group, f"{group}类", 2, Decimal(points), "", (group,), form)


def item(full: str, score: str, *deductions: Deduction) -> ItemScore:
    return ItemScore("clarity", "明确清晰性", "完整性", Decimal(full), Decimal(score), 5, deductions)


def card(score: str, *items: ItemScore) -> Scorecard:
    full = sum((each.full for each in items), Decimal(0))
    return Scorecard(items, Decimal(score), "中", full, full, Decimal(1), "")


def report() -> SubmissionReport:
    """Two forms of 20 points: 20－6－9＝5 and 20－6＝14; on the whole (5＋14)÷2－2＝7.5, which is 37.5."""
    forms = {
        1: card("25", item("20", "5", deduction("vague", "6", 1), deduction("unit", "9", 1))),
        2: card("70", item("20", "14", deduction("vague", "6", 2))),
    }
    whole = card("37.5", item("20", "7.5", deduction("basis", "2", None)))
    return replace(REPORT, scorecard=whole, form_scorecards=forms)


def test_each_group_is_taken_out_of_the_sum() -> None:
    found = {each.group: each for each in lifts(report())}
    assert [each.group for each in lifts(report())] == ["vague", "unit", "basis"]
    assert (found["vague"].before, found["vague"].after, found["vague"].gain) == ("37.5", "67.5", "30.0")
    assert found["vague"].formula == "（13.5）÷20×100＝67.5"
    assert found["vague"].forms == (1, 2)
    assert found["vague"].count == 4
    assert found["unit"].after == "60.0"
    assert found["basis"].after == "47.5"


def test_all_together_lift_more_than_each() -> None:
    found = lifts(report())
    whole = together(report(), found)
    assert whole is not None
    assert (whole.after, whole.action) == ("100.0", "以上3项都改好")
    assert together(report(), found[:1]) is None


def test_an_item_that_stays_at_zero_lifts_nothing() -> None:
    forms = {1: card("0", item("10", "0", deduction("vague", "10", 1), deduction("unit", "10", 1)))}
    assert lifts(replace(REPORT, scorecard=card("0", item("10", "0")), form_scorecards=forms)) == ()


@pytest.mark.parametrize("nothing", [clean_report(), unscored_report()])
def test_nothing_to_gain(nothing: SubmissionReport) -> None:
    assert lifts(nothing) == ()


def test_with_every_deduction_the_sum_is_the_score_that_was_given() -> None:
    audited = audit_paths([EXAMPLES], jobs=1).submissions
    assert audited
    for each in audited:
        again, formula = score_without(each, lambda _: True)
        assert again == each.scorecard.score
        assert formula == each.scorecard.formula or again is None
        without, _ = score_without(each, lambda _: False)
        assert without == 100
