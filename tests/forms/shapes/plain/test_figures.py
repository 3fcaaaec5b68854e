"""Tables of figures behind the indicators of a form, in documents whose headings are lines like others."""

from __future__ import annotations

from tests.cases import every_case
from tests.forms.building import Spec, read

FORM: list[list[Spec]] = [
    ["评价内容", "指标名称", "指标说明", "目标值", "分值"],
    ["数量指标", "航标养护座数", "养护达标", "≥46", "30"],
    ["质量指标", "航标亮灯率", "亮灯正常", "98%", "20"],
]
MONEY: list[list[Spec]] = [
    ["收入", "", "支出", ""],
    ["项目", "预算数", "项目", "预算数"],
    ["一、一般公共预算拨款", "310", "一、交通运输支出", "280"],
    ["二、其他收入", "12.5", "二、住房保障支出", "42.5"],
    ["本年收入合计", "322.5", "本年支出合计", "322.5"],
]
SUBJECTS: list[list[Spec]] = [
    ["功能分类科目编码", "科目名称", "合计", "项目支出"],
    ["214", "交通运输支出", "280", "80"],
    ["21401", "水路运输", "200", "0"],
    ["221", "住房保障支出", "42.5", "0"],
]


def names(*blocks: list[list[Spec]] | str) -> list[list[str]]:
    forms = read("2026年航标养护绩效目标表", FORM, *blocks).forms
    return [[row.name for row in form.indicators] for form in forms]


@every_case("table", [MONEY, SUBJECTS])
def test_they_end_the_form(table: list[list[Spec]]) -> None:
    assert names("一、收支总体情况", "全年收入322.5万元。", table) == [["航标养护座数", "航标亮灯率"]]


def test_rows_that_go_on_from_another_page_do_not() -> None:
    more: list[list[Spec]] = [
        ["社会效益指标", "航道事故起数", "较上年下降", "0", "20"],
        ["经济效益指标", "货运量", "较上年增长", "120", "10"],
        ["满意度指标", "船主满意度", "", "90", "10"],
        ["满意度指标", "渔民满意度", "", "90", "10"],
    ]
    assert len(names(more)[0]) == 6


def test_a_line_of_text_that_numbers_an_attachment_begins_another_form() -> None:
    other: list[list[Spec]] = [
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "实施进度"],
        ["绩效指标", "产出指标", "数量指标", "巡航次数", "24次", "24次"],
        ["绩效指标", "产出指标", "数量指标", "巡航里程", "3600海里", "3700海里"],
    ]
    assert names("附件", other) == [["航标养护座数", "航标亮灯率"], ["巡航次数", "巡航里程"]]
    assert len(names("附件", FORM)) == 1
