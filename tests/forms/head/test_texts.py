"""Texts above the indicators, and the labels that name them."""

import pytest

from auditor.model import PassageField
from tests.cases import every_case
from tests.forms.building import Spec, one

TITLE = "项目支出绩效目标表"
TABLE: list[list[Spec]] = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "服务人次", "≥500人次"],
]


def test_headers_of_goals_with_their_shares_are_no_goals() -> None:
    heads: list[list[Spec]] = [
        ["分目标", "目标内容", "占比", "资金（万元）"],
        ["目标1", "新修灌渠6公里", "70%", "42"],
        ["目标2", "清淤水塘9口", "30%", "18"],
    ]
    form = one(TITLE, [["项目名称", ("灌区改造", 1, 3)], *heads, *TABLE])
    assert [each.text for each in form.passages] == ["新修灌渠6公里", "清淤水塘9口"]


@every_case("label", ["年度总目标", "总目标", "目标情况", "目标任务", "工作目标", "项目预期目标"])
def test_further_labels_of_the_goal(label: str):
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", ("渠道维修", 1, 3)],
            [label, ("维修渠道30公里。", 1, 3)],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "维修渠道长度", "≥30公里"],
        ],
    )
    assert [text.text for text in form.passages] == ["维修渠道30公里。"]


@every_case(
    ("label", "field"),
    [
        ("项目总体概况", PassageField.OVERVIEW),
        ("年度主要目标和成果", PassageField.GOAL),
        ("年度目标及预期效果", PassageField.GOAL),
        ("项目概况、主要内容", PassageField.OVERVIEW),
        ("立项依据及必要性", PassageField.BASIS),
    ],
)
def test_labels_that_say_more_than_a_known_one_name_its_text(label: str, field: PassageField) -> None:
    text = "为老年人提供助餐服务，全年不少于500人次。"
    form = one(TITLE, [["项目名称", ("社区养老", 1, 3)], [label, (text, 1, 3)], *TABLE])
    passage = form.passage(field)
    assert passage
    assert passage.text == text


@pytest.mark.parametrize("label", ["项目总体安排", "年度主要目标和责任人", "目标责任书和考核办法"])
def test_labels_of_other_things_name_no_text(label: str) -> None:
    text = "为老年人提供助餐服务，全年不少于500人次。"
    form = one(TITLE, [["项目名称", ("社区养老", 1, 3)], [label, (text, 1, 3)], *TABLE])
    assert not [passage for passage in form.passages if passage.text == text]


@pytest.mark.parametrize("text", ["—", "一", "目标1：—\n目标2：一", "1、/"])
def test_a_goal_of_dashes_is_none(text: str) -> None:
    assert one(TITLE, [["年度目标", text]], TABLE).passages == ()


def test_a_numbered_goal_in_a_line_of_its_own() -> None:
    (passage,) = one(TITLE, [["目标一", "疏浚沟渠12公里"], ["目标二", "—"]], TABLE).passages
    assert passage.text == "疏浚沟渠12公里"


def test_a_heading_below_labels_side_by_side_is_no_text_of_the_first() -> None:
    goals: list[list[Spec]] = [
        [("总体目标", 2, 1), ("中期目标", 1, 2), "年度目标"],
        [("建成三处泵站", 1, 2), "建成一处泵站"],
        [("项目指标表", 1, 4)],
    ]
    form = one(TITLE, [["项目名称", ("泵站", 1, 3)], *goals, *TABLE])
    assert {each.text for each in form.passages} == {"建成三处泵站", "建成一处泵站"}


def test_a_blank_cell_below_one_of_two_labels_leaves_that_unfilled() -> None:
    labels: list[Spec] = [("年度总体目标", 2, 1), ("预期目标", 1, 2), ("实际完成情况", 1, 2)]
    columns: list[Spec] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    row: list[Spec] = ["产出指标", "数量指标", "清淤长度", "≥30公里", "32公里"]
    told: list[Spec] = [("", 1, 2), ("已清淤32公里，水流通畅。", 1, 2)]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], labels, told, columns, row])
    assert form.missing_labels == {"goal"}
    assert form.unfilled == (("goal", "预期目标"),)
    asked: list[Spec] = [("清淤30公里，恢复行洪能力。", 1, 2), ("", 1, 2)]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], labels, asked, columns, row])
    assert form.blank_labels == ("实际完成情况",)


def test_a_level_without_an_indicator_is_no_goal() -> None:
    rows: list[list[Spec]] = [
        [("年度绩效目标（90分）", 4, 1), "一级指标", "二级指标", "三级指标", "指标值"],
        [("成本指标", 2, 1), "经济成本指标", "项目总成本", "≤30万元"],
        ["社会成本指标", "", ""],
        ["产出指标", "数量指标", "服务人次", "≥500人次"],
    ]
    goal: list[Spec] = ["年度目标", ("全年为老人上门服务500人次，改造30户住房。", 1, 4)]
    form = one(TITLE, [["项目名称", ("社区养老", 1, 4)], goal, *rows])
    assert [each.text for each in form.passages] == ["全年为老人上门服务500人次，改造30户住房。"]


def test_a_header_of_texts_that_no_list_holds_is_no_goal() -> None:
    labels: list[Spec] = [("年度总体目标", 2, 1), ("年初目标", 1, 2), ("年末目标实际完成情况", 1, 2)]
    columns: list[Spec] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    row: list[Spec] = ["产出指标", "数量指标", "清淤长度", "≥30公里", "32公里"]
    texts: list[Spec] = [("清淤30公里，恢复行洪能力。", 1, 2), ("已清淤32公里，水流通畅。", 1, 2)]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], labels, texts, columns, row])
    assert {(each.field, each.text) for each in form.passages} == {
        (PassageField.GOAL, "清淤30公里，恢复行洪能力。"),
        (PassageField.OTHER, "已清淤32公里，水流通畅。"),
    }
    beside: list[list[Spec]] = [
        [("年度总体目标", 2, 1), "年初目标", ("完成各项清淤任务", 1, 3)],
        ["实际完成情况", ("已清淤32公里，水流通畅。", 1, 3)],
    ]
    form = one("项目支出绩效自评表", [["项目名称", ("河道清淤", 1, 4)], *beside, columns, row])
    assert (PassageField.GOAL, "完成各项清淤任务") in {(each.field, each.text) for each in form.passages}


def test_two_labels_of_texts_joined_in_one() -> None:
    for label in ("项目概况及立项依据", "项目主要内容和立项依据", "项目背景及实施方案"):
        form = one(TITLE, [["项目名称", ("某项目", 1, 3)], [label, ("疏浚河道12公里。", 1, 3)], *TABLE])
        assert [(text.field, text.text) for text in form.passages] == [
            (PassageField.OVERVIEW, "疏浚河道12公里。")
        ], label


def test_the_projects_name_over_the_indicators_of_a_goal_is_no_goal() -> None:
    rows: list[list[Spec]] = [["项目名称", ("冷库建设", 1, 3)]]
    again: list[Spec] = [("项目年度目标1：冷库建设", 1, 4)]
    goal: list[Spec] = ["项目年度目标", ("建成冷库1200立方米。", 1, 3)]
    both = one(TITLE, [*rows, goal, again, *TABLE])
    assert [text.text for text in both.passages] == ["建成冷库1200立方米。"]
    assert [text.text for text in one(TITLE, [*rows, again, *TABLE]).passages] == ["冷库建设"]


def test_a_line_of_signatures_below_the_table_is_no_goal() -> None:
    goals: list[list[Spec]] = [
        [("总体目标", 2, 1), ("实施期总体目标", 1, 2), "年度总体目标"],
        [("三年养护护坡90公里", 1, 2), "养护护坡30公里"],
    ]
    form = one(
        TITLE, [["项目名称", ("护坡养护", 1, 3)], *goals, *TABLE], "经办：林某    分管领导：      主任："
    )
    assert [each.text for each in form.passages] == ["三年养护护坡90公里", "养护护坡30公里"]


@every_case(("start", "goals"), [("改厕40户。", ["改厕40户。"]), ("无", ["无"])])
def test_no_goal_beside_a_goal_says_that_none_was_adjusted(start: str, goals: list[str]) -> None:
    rows = [
        ["年初绩效目标", start],
        ["全年（调整）绩效目标", "无"],
        ["三级指标", "指标值"],
        ["改厕户数", "≥40户"],
    ]
    form = one("农村改厕项目支出绩效自评表", rows)
    assert [each.text for each in form.passages if each.field is PassageField.GOAL] == goals
