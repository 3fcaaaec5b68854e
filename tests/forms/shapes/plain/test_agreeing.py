"""Shares, prices and groups beside units and tasks: what they are follows from what stands beside them."""

from __future__ import annotations

from auditor.auditing import audit_submission
from auditor.ruleset import load_ruleset
from tests.forms.building import Spec, one, read

TITLE = "某镇园林工作完成情况公示"
HEADER: list[Spec] = ["考核指标", "计量单位", "工作目标", "已完成数", "占年度任务"]
ROWS: list[list[Spec]] = [
    [("新增绿地", 3, 1), "亩", "滨河新增绿地90亩", "90", "100%"],
    ["亩", "社区新增绿地35亩", "36", "103%"],
    ["亩", "学校新增绿地12亩", "12", "100%"],
    [("管护提升", 2, 1), "株", "修剪行道树不少于2600株", "2900", "112%"],
    ["元", "管护标准不低于每亩330元", "332.5", "100.8%"],
]


def test_the_tasks_below_a_group_are_the_indicators_and_a_share_is_no_target() -> None:
    form = one(TITLE, [HEADER, *ROWS])
    assert [row.name for row in form.indicators] == [
        "滨河新增绿地90亩",
        "社区新增绿地35亩",
        "学校新增绿地12亩",
        "修剪行道树不少于2600株",
        "管护标准不低于每亩330元",
    ]
    assert [row.actual for row in form.indicators] == ["90", "36", "12", "2900", "332.5"]
    assert {row.value for row in form.indicators} == {None}


def test_nothing_firm_rests_on_columns_that_were_only_guessed() -> None:
    report = audit_submission(read(TITLE, [HEADER, *ROWS]), load_ruleset())
    assert [found.rule_id for found in report.findings if found.row and found.confidence != "ask"] == []


def test_a_share_without_a_telling_label_is_known_by_the_units_beside_it() -> None:
    rows = [["指标", "单位", "任务", "完成", "比率"]]
    rows += [["补种", "株", "640", "652", "101.9%"], ["修剪", "公里", "3.8", "3.8", "100%"]]
    rows += [["挂牌", "棵", "55", "50", "90.9%"]]
    form = one("任务完成情况", rows)
    assert [(row.value, row.unit, row.actual) for row in form.indicators] == [
        ("640", "株", "652"),
        ("3.8", "公里", "3.8"),
        ("55", "棵", "50"),
    ]


def test_targets_in_per_cent_beside_a_unit_of_things_stay_targets_where_their_label_says_so() -> None:
    rows = [["三级指标", "计量单位", "指标值", "分值"]]
    rows += [
        ["补种株数", "株", "95%", "30"],
        ["修剪里程", "公里", "90%", "30"],
        ["挂牌棵数", "棵", "100%", "40"],
    ]
    form = one("项目绩效目标表", rows)
    assert [row.value for row in form.indicators] == ["95%", "90%", "100%"]


def test_a_merged_project_without_a_name_heads_a_group() -> None:
    rows: list[list[Spec]] = [["项目", "年度任务", "单位", "累计完成", "占全年任务"]]
    rows += [
        [("设施", 2, 1), "新建管网8公里", "公里", "8.3", "104%"],
        ["更换路灯1500盏", "盏", "1500", "100%"],
        [("绿化", 2, 1), "新增绿地12公顷", "公顷", "13", "108%"],
        ["补植行道树3200株", "株", "3200", "100%"],
    ]
    form = one("为民办实事完成情况公示", rows)
    assert [row.name for row in form.indicators] == [
        "新建管网8公里",
        "更换路灯1500盏",
        "新增绿地12公顷",
        "补植行道树3200株",
    ]


def test_weights_in_percent_beside_units_of_things_are_weights() -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "度量单位", "绩效指标值", "权重（%）"],
        ["产出指标", "数量指标", "翻新长椅", "张", "≥40", "50%"],
        ["产出指标", "数量指标", "添置垃圾桶", "个", "≥60", "30%"],
        ["效益指标", "社会效益指标", "受益人数", "人", "≥900", "20%"],
    ]
    assert [i.weight for i in one("2026年项目绩效目标表", rows).indicators] == [50, 30, 20]
