"""Levels side by side, each target in the column of its level."""

from __future__ import annotations

from tests.forms.building import Spec, one, read, sheet, target

HEADER: list[list[Spec]] = [
    [("序号", 2, 1), ("工作内容", 2, 1), ("产出", 1, 2), ("效益", 1, 2), ("满意度", 2, 1), ("备注", 2, 1)],
    ["数量", "时效", "社会", "可持续"],
]
ROWS: list[list[Spec]] = [
    ["1", "更换井盖数量", "≥420套", "", "", "", "", "含雨水井"],
    ["2", "井盖丢失处置时限", "", "≤4小时", "", "", "", ""],
    ["3", "井盖伤人事件", "", "", "0起", "", "", ""],
    ["4", "井盖巡查机制", "", "", "", "持续健全", "", ""],
    ["5", "居民满意度", "", "", "", "", "≥90%", "—"],
]
READ = [
    (("产出", "数量"), "更换井盖数量", "420"),
    (("产出", "时效"), "井盖丢失处置时限", "4"),
    (("效益", "社会"), "井盖伤人事件", "0"),
    (("效益", "可持续"), "井盖巡查机制", "持续健全"),
]


def test_each_target_is_of_the_level_over_it() -> None:
    form = one("窨井盖治理绩效目标表", [*HEADER, *ROWS, [("填报人：林某", 1, 8)]])
    *rows, last = form.indicators
    assert [(row.levels, row.name, row.value) for row in rows] == READ
    assert (last.levels, target(last)) == (("满意度",), ("≥", "90", "%"))
    assert rows[1].place("value").column == 4


def test_first_levels_alone_in_a_sheet() -> None:
    header = ["工作内容", "产出指标", "效益指标", "满意度指标"]
    rows = [
        ["更换井盖数量", "≥420套", "", ""],
        ["井盖伤人事件", "", "≤1起", ""],
        ["居民满意度", "", "", "≥90%"],
    ]
    form = one("窨井盖治理绩效目标表", sheet([header, *rows]))
    assert [(row.levels, target(row)) for row in form.indicators] == [
        (("产出指标",), ("≥", "420", "套")),
        (("效益指标",), ("≤", "1", "起")),
        (("满意度指标",), ("≥", "90", "%")),
    ]


def test_several_targets_in_a_row_leave_the_table_as_it_is() -> None:
    rows: list[list[Spec]] = [[*row[:2], "≥3次", "≥4次", *row[4:]] for row in ROWS]
    forms = read("窨井盖治理绩效目标表", [["项目名称", ("窨井盖治理", 1, 7)], *HEADER, *rows]).forms
    assert all(row.levels != ("产出", "数量") for form in forms for row in form.indicators)
