"""Scales of grades beside the target, or instead of it."""

from __future__ import annotations

from tests.forms.building import one, target

_SCALED = ["指标名称", "所属类别", "目标值", "优", "良", "中", "差"]


_GRADED = [
    ["开放天数", "产出", "不少于300天", "≥300天", "≥280天", "≥260天", "<260天"],
    ["开放率", "产出", "98.00%", "≥98%", "≥95%", "≥90%", "<90%"],
    ["投诉满意率", "满意度", "90分以上", "≥90", "≥80", "≥70", "<70"],
]


def test_the_target_stands_in_its_own_column_beside_a_scale_of_grades():
    form = one([_SCALED, *_GRADED])
    assert [target(row) for row in form.indicators] == [
        ("≥", "300", "天"),
        (None, "98.00", "%"),
        ("≥", "90", "分"),
    ]


def test_without_a_target_column_the_best_grade_is_the_target():
    form = one([_SCALED[:2] + _SCALED[3:], *[row[:2] + row[3:] for row in _GRADED]])
    assert [target(row) for row in form.indicators] == [
        ("≥", "300", "天"),
        ("≥", "98", "%"),
        ("≥", "90", None),
    ]
