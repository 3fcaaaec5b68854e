"""Columns that count the indicators of a level."""

from tests.forms.building import one, target

ROWS = [
    ["一级指标", "二级指标", "指标1", "指标2", "指标3", "权重"],
    ["产出指标", "数量指标", "疏通沟渠：≥14公里", "修补涵管：≥28处", "更换井盖：≥9个", "40"],
    ["产出指标", "质量指标", "沟渠畅通率：≥98%", "", "井盖合格率：=100%", "30"],
    ["满意度指标", "服务对象满意度指标", "住户满意度：≥90%", "", "", "30"],
]


def test_each_cell_is_a_row():
    form = one("2026年项目绩效目标表", [["项目名称", "排水沟渠养护"], *ROWS])
    assert form.project == "排水沟渠养护"
    assert [(i.levels[1], i.name, *target(i)) for i in form.indicators] == [
        ("数量指标", "疏通沟渠", "≥", "14", "公里"),
        ("数量指标", "修补涵管", "≥", "28", "处"),
        ("数量指标", "更换井盖", "≥", "9", "个"),
        ("质量指标", "沟渠畅通率", "≥", "98", "%"),
        ("质量指标", "井盖合格率", "=", "100", "%"),
        ("服务对象满意度指标", "住户满意度", "≥", "90", "%"),
    ]
    assert [i.weight for i in form.indicators] == [None] * 5 + [30]  # those merged over rows are of them all


def test_names_and_targets_in_columns_of_their_own_of_which_the_last_is_mostly_blank():
    header = [
        [("一级指标", 2, 1), ("二级指标", 2, 1), ("指标1", 1, 2), ("指标2", 1, 2), ("指标3", 1, 2)],
        ["名称", "目标值"] * 3,
    ]
    rows = [
        [*row[:2], *(part for cell in row[2:5] for part in (cell or "：").split("："))] for row in ROWS[1:]
    ]
    form = one("2026年项目绩效目标表", [*header, *rows])
    assert [i.name for i in form.indicators] == [
        "疏通沟渠", "修补涵管", "更换井盖", "沟渠畅通率", "井盖合格率", "住户满意度",
    ]  # fmt: skip
    assert {i.period for i in form.indicators} == {"annual"}


def test_names_alone_are_left_where_they_stand():
    rows = [
        ["项目", "指标1", "指标2"],
        ["二级指标", "数量指标", "质量指标"],
        ["指标名称", "补种水杉", "水杉成活率"],
        ["目标值", "≥300株", "≥95%"],
    ]
    form = one("2026年项目绩效目标表", rows)
    assert [(i.name, i.value) for i in form.indicators] == [("补种水杉", "300"), ("水杉成活率", "95")]
