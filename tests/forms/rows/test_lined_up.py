"""Indicators in lines of text that say what each part is by a label, or by where it stands."""

import pytest

from tests.forms.building import one, target


def test_a_number_before_a_name_is_no_clause_of_its_own() -> None:
    lines = ["【产出指标】", "数量指标：", "指标1：疏浚沟渠，目标值不低于11公里，权重15。", "【满意度指标】"]
    form = one("灌区维护绩效说明", "项目名称：灌区维护", *lines, "指标1：农户满意度，目标值90%，权重10。")
    assert [(row.name, *target(row), row.weight) for row in form.indicators] == [
        ("疏浚沟渠", "≥", "11", "公里", 15),
        ("农户满意度", None, "90", "%", 10),
    ]


@pytest.mark.parametrize("gap", ["\t", "…………", "......", "    ", "\u3000\u3000"])
def test_name_target_and_points_lined_up_below_levels(gap: str) -> None:
    lines = [("修剪绿篱", "≥36亩", "15分"), ("绿篱成活率", "≥97%", "10分"), ("合　计", "25分")]
    told = [
        "一、产出指标",
        *map(gap.join, lines[:2]),
        "二、满意度指标",
        gap.join(("居民满意率", "≥90%", "5分")),
    ]
    form = one("绿化养护项目绩效目标一览", "项目名称：绿化养护", *told, gap.join(lines[2]))
    assert [(row.name, *target(row), row.weight) for row in form.indicators] == [
        ("修剪绿篱", "≥", "36", "亩", 15),
        ("绿篱成活率", "≥", "97", "%", 10),
        ("居民满意率", "≥", "90", "%", 5),
    ]


def test_a_score_behind_a_gap_is_a_target_where_nothing_else_is() -> None:
    form = one("绿化养护项目绩效目标一览", "项目名称：绿化养护", "一、满意度指标", "居民评价\t90分")
    assert [(row.name, row.value, row.weight) for row in form.indicators] == [("居民评价", "90", None)]
