from __future__ import annotations

from auditor.reports.scorecard_view import NOT_JUDGED, dimensions, form_scores

from .sample import REPORT, SCORECARD, SUBMISSION


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


def test_deductions_keep_their_sum() -> None:
    deduction = dimensions(SCORECARD)[1].items[1].deductions[0]
    assert (deduction.points, deduction.form) == ("2.25", 2)
    assert deduction.formula.endswith("= 2.25分")
