from __future__ import annotations

from decimal import Decimal

from auditor.model import Deduction, ItemScore, Scorecard
from auditor.reports.view.scorecard import NOT_JUDGED, ItemView, dimensions, form_scores
from tests.reports.sample import REPORT, SCORECARD, SUBMISSION


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


def test_full_marks_are_called_no_deduction() -> None:
    soundness, funding = dimensions(SCORECARD)[1].items[0], dimensions(SCORECARD)[2].items[1]
    assert (soundness.formula, funding.formula) == ("没有扣分", "没有扣分")


def test_every_form_has_its_line_of_item_scores() -> None:
    lines = form_scores(SUBMISSION.forms, REPORT.form_scorecards)
    assert [line.total for line in lines] == ["74.0", "81.3", "58.0"]
    assert lines[2].items == ("8.5", "10", "15", "15", "9", "15", "—", "—")


def item(score: str, *points: str) -> ItemScore:
    deductions = tuple(Deduction("clarity", "g", "笼统", 2, Decimal(each), "", ("r",), 1) for each in points)
    return ItemScore("clarity", "明确清晰性", "完整性", Decimal(10), Decimal(score), 5, deductions)


def view(whole: ItemScore, *forms: ItemScore) -> ItemView:
    def card(each: ItemScore) -> Scorecard:
        return Scorecard((each,), each.score, "中", Decimal(10), Decimal(10), Decimal(1), "")

    return dimensions(card(whole), [card(each) for each in forms])[0].items[0]


def test_the_sum_of_one_form_is_the_sum_of_the_file() -> None:
    shown = view(item("6.5"), item("6.5", "2", "1.5"))
    assert shown.formula == "满分10，扣2＋1.5，得6.5"
    assert [each.points for each in shown.deductions] == ["2", "1.5"]
    assert shown.losses == ()


def test_many_forms_show_their_mean_and_where_the_points_went() -> None:
    shown = view(item("6.67", "1"), item("4", "6"), item("9", "1"), item("10"))
    assert shown.formula == "满分10，3张表平均扣2.33，另扣1，得6.67"
    assert (shown.lost, [(each.label, each.count, each.points) for each in shown.losses]) == (
        "3张表合计扣7分",
        [("笼统", 4, "7")],
    )


def test_a_sum_below_zero_says_that_it_stops_there() -> None:
    assert view(item("0", "6", "6")).formula == "满分10，扣6＋6，得0（最低为0）"


def test_deductions_keep_their_sum() -> None:
    deduction = dimensions(SCORECARD)[1].items[1].deductions[0]
    assert (deduction.points, deduction.form) == ("2.25", 2)
    assert deduction.formula.endswith("= 2.25分")
