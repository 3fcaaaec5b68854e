from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auditor.model import FormKind, RowRef
from auditor.reports.view.lifts import lift_note, lift_words, lifts, together
from tests.reports.sample import SUBMISSION, unscored_report
from tests.reports.sample_score import SCORECARD


def test_what_mends_and_what_fills_stand_with_their_new_scores() -> None:
    mend, fill = lifts(SCORECARD, forms=3)
    assert (mend.action, mend.count, mend.where) == (
        "改正方向相反的计算符号；使文字与指标表一致",
        "4处",
        "表1、3",
    )
    assert mend.note == "4处，表1、3"
    assert (mend.before, mend.after, mend.gain) == ("77.2", "81.5", "4.3")
    assert (fill.action, fill.count, fill.where) == ("设置能够衡量的效益指标", "", "表2")


def test_a_single_form_needs_no_place() -> None:
    assert {each.where for each in lifts(SCORECARD)} == {""}


def test_rows_are_named_by_form_and_in_words_many_are_cut() -> None:
    rows = tuple(RowRef(form, row) for form, row in ((1, 4), (3, 2), (1, 3)))
    many = tuple(RowRef(2, row) for row in (1, 2, 3, *range(5, 20, 2)))
    mend, fill = SCORECARD.lifts
    card = replace(SCORECARD, lifts=(replace(mend, rows=rows), replace(fill, rows=many)))
    assert [(each.where, each.note) for each in lifts(card, forms=3)] == [
        ("表1第3、4行、表3第2行", "4处，表1第3、4行、表3第2行"),
        ("表2第1至3、5、7、9、11、13、15、17、19行", "表2第1至3、5、7、9、11、13等11行"),
    ]
    single = replace(SCORECARD, lifts=(replace(mend, forms=(1,), rows=rows[:1]),))
    assert [each.where for each in lifts(single)] == ["第4行"]


def test_two_steps_that_come_to_one_sum_stand_in_two_lines() -> None:
    mend, fill = SCORECARD.lifts
    card = replace(SCORECARD, lifts=(mend, replace(fill, after=mend.after)))
    assert [(each.action, each.after) for each in lifts(card, forms=3)] == [
        ("改正方向相反的计算符号；使文字与指标表一致", "81.5"),
        ("设置能够衡量的效益指标", "81.5"),
    ]


def test_one_step_in_several_places_stands_in_one_line() -> None:
    mend, fill = SCORECARD.lifts
    card = replace(SCORECARD, lifts=(fill, replace(fill, forms=mend.forms)))
    (line,) = lifts(card, forms=3)
    assert line.action == "设置能够衡量的效益指标"
    assert (line.count, line.where) == ("", "表1至3")


def test_words_say_how_many_where_forms_are_many() -> None:
    mend, fill = SCORECARD.lifts
    rows = tuple(RowRef(form, row) for form in range(1, 20) for row in (2, 5))
    every = tuple(range(1, 20))
    card = replace(
        SCORECARD, lifts=(replace(mend, count=38, rows=rows, forms=every), replace(fill, forms=every))
    )
    counted, missing = lifts(card, forms=19)
    assert (counted.note, missing.note) == ("19张表38行", "19张表")
    assert (counted.count, missing.where) == ("38行", "表1至19")
    assert "表19第2、5行" in counted.where
    assert lift_words(card, 19)[0].endswith("（19张表38行）：得分最高由77.2升至81.5")


def test_words_do_not_count_the_rows_that_they_name() -> None:
    mend, _ = SCORECARD.lifts
    own = replace(mend, count=2, rows=(RowRef(1, 4), RowRef(1, 7)), forms=(1,))
    (line,) = lifts(replace(SCORECARD, lifts=(own,)))
    assert (line.count, line.where, line.note) == ("2行", "第4、7行", "第4、7行")


def test_a_self_review_is_told_what_can_only_be_changed_next_year() -> None:
    reviews = tuple(replace(form, kind=FormKind.SELF_REVIEW) for form in SUBMISSION.forms)
    assert "下年编报时改" in lift_note(replace(SUBMISSION, forms=reviews))
    assert lift_note(SUBMISSION) == ""


def test_all_together_lift_more_than_each() -> None:
    whole = together(SCORECARD, lifts(SCORECARD))
    assert whole is not None
    assert (whole.after, whole.gain) == ("88.4", "11.2")
    assert together(SCORECARD, lifts(SCORECARD, most=1)) is None


def test_nothing_to_gain() -> None:
    assert lifts(replace(SCORECARD, lifts=(), together=None)) == ()
    assert lifts(unscored_report().scorecard) == ()
    assert lifts(replace(SCORECARD, score=Decimal(90))) == ()
