"""Cells that list indicators below levels in lines of their own."""

from __future__ import annotations

from tests.cases import every_case
from tests.forms.building import one, read, target

LISTS = {
    "numbered": (
        "一、产出指标\n（一）数量指标\n1.修补渔网≥80张\n2.检修泊位=12个\n"
        "二、满意度指标\n（一）服务对象满意度指标\n1.渔民满意度≥90%"
    ),
    "marked": (
        "【产出指标】\n数量指标：\n- 修补渔网≥80张\n- 检修泊位=12个\n"
        "【满意度指标】\n服务对象满意度指标：\n- 渔民满意度≥90%"
    ),
    "decimal": (
        "1. 产出指标\n1.1 数量指标\n① 修补渔网≥80张；\n② 检修泊位=12个；\n"
        "2. 满意度指标\n2.1 服务对象满意度指标\n① 渔民满意度≥90%。"
    ),
}


@every_case("listed", list(LISTS.values()))
def test_each_line_is_an_indicator_below_its_levels(listed: str) -> None:
    rows = [["项目名称", "渔港养护"], ["绩效目标", f"渔港安全运行。\n{listed}"], ["审核意见", "同意"]]
    form = one("项目申报表", rows)
    assert form.project == "渔港养护"
    assert [(row.levels, row.name, *target(row)) for row in form.indicators] == [
        (("产出指标", "数量指标"), "修补渔网", "≥", "80", "张"),
        (("产出指标", "数量指标"), "检修泊位", "=", "12", "个"),
        (("满意度指标", "服务对象满意度指标"), "渔民满意度", "≥", "90", "%"),
    ]


def test_levels_without_targets_below_them_are_a_text() -> None:
    text = "一、产出指标\n按年度计划完成。\n二、效益指标\n渔港面貌改善。"
    assert not any(form.indicators for form in read([["项目名称", "渔港养护"], ["项目内容", text]]).forms)
