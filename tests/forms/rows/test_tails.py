"""Names over two rows that nothing merges, and cells that were meant for other columns."""

import pytest

from auditor.auditing import audit_submission
from auditor.ruleset import load_ruleset
from tests.forms.building import one, read

HEADER = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]
ABOVE = [("产出指标", 4, 1), ("数量指标", 4, 1), "清淤长度", "≥", "30", "公里", "50"]


def _form(*rows: list):
    return one("项目支出绩效目标表", [HEADER, ABOVE, *rows])


@pytest.mark.parametrize(
    ("head", "tail", "whole"),
    [
        ("居民投", "诉率", "居民投诉率"),
        ("巡查", "次数", "巡查次数"),
        ("达标天数", "比率", "达标天数比率"),
        ("清淤（含支", "渠）长度", "清淤（含支渠）长度"),
    ],
)
def test_the_end_of_a_name_in_a_row_of_its_own(head, tail, whole):
    form = _form([head, "≤", "3", "%", "50"], [tail, "", "", "", ""], ["护岸长度", "≥", "2", "公里", "5"])
    assert [i.name for i in form.indicators] == ["清淤长度", whole, "护岸长度"]
    assert form.indicators[1].value == "3"


def test_two_whole_names_are_two_indicators():
    form = _form(["居民投诉率", "≤", "3", "%", "50"], ["巡查次数", "", "", "", ""])
    assert [(i.name, i.doubtful) for i in form.indicators][1:] == [
        ("居民投诉率", frozenset()),
        ("巡查次数", frozenset()),
    ]


def test_a_satisfaction_that_nobody_filled_in_is_no_end_of_a_name():
    form = _form(["巡查次数", "≥", "3", "次", "50"], ["满意度", "", "", "", ""])
    assert [i.name for i in form.indicators] == ["清淤长度", "巡查次数", "满意度"]


def test_a_long_name_that_stands_alone_is_an_indicator_with_blank_cells():
    form = _form(["巡查次数", "≥", "3", "次", "50"], ["改善沿河面貌，丰富居民的亲水休闲活动", "", "", "", ""])
    assert [i.doubtful for i in form.indicators] == [frozenset()] * 3


def test_nothing_is_found_on_a_row_that_may_be_a_piece_of_a_name():
    rows = [HEADER, ABOVE, ["河道巡查", "≥", "12", "次", "50"], ["护河志愿者队伍", "", "", "", ""]]
    report = audit_submission(read("项目支出绩效目标表", rows), load_ruleset())
    (form,) = report.submission.forms
    assert [i.doubtful for i in form.indicators] == [frozenset(), frozenset(), frozenset({"name"})]
    assert not [each for each in report.findings if each.row == 3]
    assert [gap for gap in report.gaps if gap.row == 3 and "错位" in gap.reason]
    assert any("下半截" in doubt.message for doubt in report.submission.doubts)


def test_a_row_whose_cells_stand_in_the_wrong_columns_is_doubted():
    whole = [["护岸长度", "≥", "2", "公里", "10"], ["闸站数量", "≥", "2", "座", "10"]]
    form = _form(*whole, ["河道巡查次数", "12次", "≥", "30", "次"])
    assert "name" in form.indicators[-1].doubtful
