"""Columns of which one is ticked in each row."""

from __future__ import annotations

from tests.forms.building import Spec, one, sheet, target

_NAMES: list[Spec] = [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1)]
_TAIL: list[Spec] = [("指标值", 2, 1), ("计量单位", 2, 1)]


def _row(name: str, *ticks: str, value: str, unit: str) -> list[Spec]:
    return ["产出指标", "数量指标", name, *ticks, value, unit]


def test_the_ticked_sign_is_the_sign() -> None:
    head: list[list[Spec]] = [[*_NAMES, ("指标性质（打√）", 1, 4), *_TAIL], ["≥", "=", "≤", "定性"]]
    rows = [
        _row("布设测点", "√", "", "", "", value="36", unit="个"),
        _row("巡测间隔", "", "", "（√）", "", value="10", unit="天"),
        _row("编制图册", "□", "☑", "□", "□", value="2", unit="册"),
        _row("预警机制", "", "", "", "●", value="运行正常", unit=""),
    ]
    form = one("地面沉降监测绩效指标表", [*head, *rows, [("填报人：林某", 1, 9)]])
    assert [target(row) for row in form.indicators] == [
        ("≥", "36", "个"),
        ("≤", "10", "天"),
        ("=", "2", "册"),
        ("定性", "运行正常", ""),
    ]
    assert form.indicators[1].location.row == 4


def test_signs_without_a_label_over_them_in_a_sheet_without_blank_cells() -> None:
    head = ["一级指标", "二级指标", "三级指标", "≥", "≤", "指标值", "计量单位"]
    rows = [
        ["产出指标", "数量指标", "布设测点", "√", "", "36", "个"],
        ["产出指标", "时效指标", "巡测间隔", "", "√", "10", "天"],
        ["效益指标", "社会效益指标", "预警准确率", "√", "", "95", "%"],
    ]
    form = one("地面沉降监测绩效指标表", sheet([head, *rows]))
    assert [row.operator for row in form.indicators] == ["≥", "≤", "≥"]


def test_ticked_levels_stand_before_names_and_flags_below_their_label() -> None:
    head: list[list[Spec]] = [
        [("指标名称", 2, 1), ("指标类型", 1, 2), ("是否核心", 1, 2), ("目标值", 2, 1)],
        ["产出指标", "效益指标", "是", "否"],
    ]
    rows: list[list[Spec]] = [
        ["布设测点", "√", "", "√", "", "≥36个"],
        ["受益社区", "", "√", "", "√", "≥4个"],
        ["编制图册", "√", "", "", "√", "≥2册"],
    ]
    form = one("地面沉降监测绩效指标表", [*head, *rows])
    assert [(row.levels, row.core) for row in form.indicators] == [
        (("产出指标",), True),
        (("效益指标",), False),
        (("产出指标",), False),
    ]


def test_rows_with_two_ticks_or_with_words_leave_the_columns_as_they_are() -> None:
    head: list[list[Spec]] = [[*_NAMES, ("指标性质", 1, 2), *_TAIL], ["≥", "≤"]]
    second = _row("巡测间隔", "√", "", value="10", unit="天")
    for ticks in (("√", "√"), ("√", "另行确定")):
        form = one("绩效指标表", [*head, _row("布设测点", *ticks, value="36", unit="个"), second])
        assert [row.operator for row in form.indicators] == [None, None]
