"""Places in words that a person can follow."""

from __future__ import annotations

from auditor.reports.view.places import column_label


def test_a_column_is_called_as_the_form_calls_it() -> None:
    assert column_label(iter([("三级指标", "name"), ("全 年\n目标值", "value")]), "value") == "全年目标值"


def test_no_column_is_named_where_several_tell_of_the_field() -> None:
    labels = [("实施期指标值", "value"), ("年度指标值", "value")]
    assert column_label(iter(labels), "value") == "指标值"


def test_a_long_header_and_an_unknown_field_are_not_quoted() -> None:
    assert (
        column_label(iter([("本年度内应当达到的指标值（请逐项如实填写完整）", "value")]), "value") == "指标值"
    )
    assert column_label(iter([("备注", "nothing")]), "nothing") == ""
