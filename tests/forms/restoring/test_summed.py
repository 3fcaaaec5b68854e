"""Levels above their indicators in the column of names, with what these weigh beside them."""

from __future__ import annotations

from tests.forms.building import one, target

_HEAD = ["编码", "指标名称", "目标值", "权重"]
_ROWS = [
    ["1", "产出指标", "", "60"],
    ["1.1", "数量指标", "", "40"],
    ["1.1.1", "放流鱼苗", "≥300万尾", "25"],
    ["1.1.2", "布设鱼礁", "≥40座", "15"],
    ["1.2", "质量指标", "", "20"],
    ["1.2.1", "鱼苗成活率", "≥85%", "20"],
    ["2", "效益指标", "", "40"],
    ["2.1", "生态效益指标", "", "40"],
    ["2.1.1", "水质达标率", "≥90%", "40"],
]
_READ = [
    (("产出指标", "数量指标"), "放流鱼苗", "≥", "300", "万尾", "25"),
    (("产出指标", "数量指标"), "布设鱼礁", "≥", "40", "座", "15"),
    (("产出指标", "质量指标"), "鱼苗成活率", "≥", "85", "%", "20"),
    (("效益指标", "生态效益指标"), "水质达标率", "≥", "90", "%", "40"),
]


def test_levels_with_their_sums_are_no_indicators() -> None:
    for first in (0, 1):  # with and without numbers
        form = one("渔业增殖绩效目标表", [row[first:] for row in (_HEAD, *_ROWS)])
        read = [(row.levels, row.name, *target(row), str(row.weight)) for row in form.indicators]
        assert read == _READ, first


def test_a_level_in_the_place_of_a_name_is_a_row() -> None:
    rows = [
        ["1", "放流鱼苗", "≥300万尾", "60"],
        ["2", "质量指标", "", "20"],
        ["3", "满意度指标", "", "20"],
    ]
    form = one("渔业增殖绩效目标表", [_HEAD, *rows])
    assert [row.name for row in form.indicators] == ["放流鱼苗", "质量指标", "满意度指标"]
