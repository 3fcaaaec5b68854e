"""Columns that each hold the targets of one sign."""

from __future__ import annotations

from tests.forms.building import Spec, one, sheet, target

_NAMES: list[Spec] = [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1)]
_ROWS: list[list[str]] = [
    ["产出指标", "数量指标", "巡检渡口", "24", "", "处"],
    ["产出指标", "时效指标", "故障排除时间", "", "2.5", "小时"],
    ["效益指标", "社会效益指标", "渡运安全投诉", "", "3", "件"],
    ["满意度指标", "服务对象满意度指标", "乘客满意度", "92", "", "%"],
]
_READ = [("≥", "24", "处"), ("≤", "2.5", "小时"), ("≤", "3", "件"), ("≥", "92", "%")]


def test_a_floor_or_a_cap_is_the_target_with_its_sign() -> None:
    for low, high in (("不低于", "不高于"), ("下限值", "上限值"), ("≥", "≤")):
        head: list[list[Spec]] = [[*_NAMES, ("目标区间", 1, 2), ("单位", 2, 1)], [low, high]]
        form = one("渡口管护绩效目标表", [*head, *_ROWS])
        assert [target(row) for row in form.indicators] == _READ
        bare = one(
            "渡口管护绩效目标表", sheet([["一级指标", "二级指标", "三级指标", low, high, "单位"], *_ROWS])
        )
        assert [target(row) for row in bare.indicators] == _READ


def test_both_are_a_range_however_they_stand() -> None:
    head = ["一级指标", "二级指标", "三级指标", "上限", "下限", "单位"]
    form = one(
        "渡口管护绩效目标表", [head, ["产出指标", "数量指标", "班次间隔", "30", "20", "分钟"], *_ROWS[:1]]
    )
    assert form.indicators[0].value == "20—30"


def test_bounds_beside_a_target_or_over_words_stay_as_they_are() -> None:
    beside = [
        ["三级指标", "指标值", "下限", "上限"],
        ["巡检渡口", "24处", "20", "28"],
        ["班次", "9班", "8", "10"],
    ]
    assert [row.value for row in one("渡口管护绩效目标表", beside).indicators] == ["24", "9"]
    words = [[*row[:3], row[3] and "另行商定", row[4], row[5]] for row in _ROWS]
    form = one("渡口管护绩效目标表", [["一级指标", "二级指标", "三级指标", "下限", "上限", "单位"], *words])
    assert all(row.operator is None or row.value != "24" for row in form.indicators)
