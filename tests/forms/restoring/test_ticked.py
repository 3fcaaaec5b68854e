"""Cells that offer what can be chosen, one of it ticked."""

from __future__ import annotations

from tests.forms.building import one, target

_HEAD = ["一级指标", "二级指标", "三级指标", "指标性质", "计算符号", "指标值", "单位"]


def _row(name: str, nature: str, sign: str, value: str, unit: str) -> list[str]:
    return ["产出指标", "数量指标", name, nature, sign, value, unit]


def test_the_ticked_sign_is_the_sign() -> None:
    rows = [
        _row("布设测点", "☑定量 □定性", "☑≥ □= □≤", "36", "个"),
        _row("巡测间隔", "■定量 □定性", "□≥ □= ■≤", "10", "天"),
        _row("编制图册", "定量（√） 定性（ ）", "≥□ =☑ ≤□", "2", "册"),
    ]
    form = one("地面沉降监测绩效指标表", [_HEAD, *rows])
    assert [target(row) for row in form.indicators] == [
        ("≥", "36", "个"),
        ("≤", "10", "天"),
        ("=", "2", "册"),
    ]


def test_what_is_not_ticked_once_is_left_as_it_stands() -> None:
    rows = [
        _row("布设测点", "□定量 □定性", "□≥ □= □≤", "36", "个"),
        _row("巡测间隔", "☑定量", "☑≥ ☑= □≤", "10", "天"),
    ]
    form = one("地面沉降监测绩效指标表", [_HEAD, *rows])
    assert [row.operator for row in form.indicators] == [None, None]


def test_ticked_levels_and_flags() -> None:
    head = ["指标名称", "一级指标", "是否核心", "目标值", "权重"]
    rows = [
        ["布设测点", "☑产出指标 □效益指标", "☑是 □否", "≥36个", "50"],
        ["预警准确率", "□产出指标 ☑效益指标", "□是 ☑否", "≥95%", "50"],
    ]
    form = one("地面沉降监测绩效指标表", [head, *rows])
    assert [(row.levels, row.core) for row in form.indicators] == [
        (("产出指标",), True),
        (("效益指标",), False),
    ]
