from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auditor.model import Deduction, ItemScore, PartScore, Scorecard
from auditor.reports.view.scorecard import NOT_JUDGED, ItemView, dimensions, form_scores
from tests.reports.sample import REPORT, SUBMISSION
from tests.reports.sample_score import SCORECARD


def test_items_stand_under_their_dimensions() -> None:
    views = dimensions(SCORECARD)
    assert [(view.title, len(view.items)) for view in views] == [
        ("完整性", 2),
        ("相关性", 2),
        ("适当性", 2),
        ("可行性", 2),
    ]
    assert [view.lines for view in views] == [5, 3, 5, 2]


def test_an_item_that_nothing_judged_says_so() -> None:
    item = dimensions(SCORECARD)[3].items[0]
    assert (item.score, item.remark) == ("", NOT_JUDGED)


def test_every_form_has_its_line_of_item_scores() -> None:
    lines = form_scores(SUBMISSION.forms, REPORT.form_scorecards)
    assert [line.total for line in lines] == ["74.0", "81.3", "58.0"]
    assert lines[2].items == ("8.5", "10.0", "15.0", "15.0", "9.0", "15.0", "—", "—")


def item(score: str, *points: str) -> ItemScore:
    deductions = tuple(Deduction("clarity", "g", "笼统", 2, Decimal(each), "", ("r",), 1) for each in points)
    return ItemScore("clarity", "明确清晰性", "完整性", Decimal(10), Decimal(score), 5, deductions)


def view(whole: ItemScore, *forms: ItemScore) -> ItemView:
    def card(each: ItemScore) -> Scorecard:
        return Scorecard((each,), each.score, "中", Decimal(10), Decimal(10), Decimal(1), "")

    return dimensions(card(whole), [card(each) for each in forms])[0].items[0]


def test_a_single_form_shows_its_parts_and_deductions() -> None:
    part = PartScore(
        "clear", "指标值可以判断", Decimal(8), Decimal("0.75"), Decimal(1), Decimal(6), "8×0.75/1＝6"
    )
    one = replace(item("6.5", "2"), parts=(part,), formula="起评0.5＋指标值可以判断6＝6.5")
    shown = view(one, one)
    assert shown.formula == "起评0.5＋指标值可以判断6＝6.5"
    assert [(each.title, each.score, each.full) for each in shown.parts] == [("指标值可以判断", "6.0", "8")]
    assert shown.losses == ()


def test_an_open_part_is_left_to_a_person() -> None:
    part = PartScore("basis", "立项依据", Decimal(6), None, Decimal(1), None, "本表没有此栏，由人工评定")
    one = replace(item("4"), parts=(part,), open=Decimal(6))
    shown = view(one, one)
    assert (shown.open, shown.parts[0].score) == ("6", "人工评定")


def test_many_forms_show_where_the_points_went() -> None:
    shown = view(item("6.67", "1"), item("4", "6"), item("9", "1"), item("10"))
    assert [(each.label, each.points) for each in shown.losses] == [("笼统", "7.0")]


def test_deductions_keep_their_sum() -> None:
    deduction = dimensions(SCORECARD)[1].items[1].deductions[0]
    assert (deduction.points, deduction.form) == ("2.3", 2)
    assert deduction.formula.endswith("= 2.25分")
