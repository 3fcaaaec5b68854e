from __future__ import annotations

from auditor.reports.scorecard_view import NOT_JUDGED, dimensions

from .sample import SCORECARD


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


def test_deductions_keep_their_sum() -> None:
    deduction = dimensions(SCORECARD)[1].items[1].deductions[0]
    assert (deduction.points, deduction.form) == ("2.25", 2)
    assert deduction.formula.endswith("= 2.25分")
