"""Levels printed in a line over the header."""

from __future__ import annotations

from tests.forms.building import Spec, one, read

PROJECT: list[Spec] = ["项目名称", ("码头护栏更新", 1, 5)]
HALF: list[Spec] = ["二级指标", "三级指标", "指标值"]
ROWS: list[list[Spec]] = [
    ["数量指标", "更新护栏长度", "≥900米", "经济效益指标", "减少停航损失", "≥8万元"],
    ["质量指标", "护栏验收合格率", "≥98%", "社会效益指标", "受益渔船", "≥60艘"],
]


def levels(rows: list[list[Spec]]) -> list[tuple[str, ...]]:
    return [each.levels for each in one("2026年项目支出绩效目标申报表", rows).indicators]


def test_each_half_has_the_level_over_it() -> None:
    banners: list[Spec] = [("产出指标", 1, 3), ("效益指标", 1, 3)]
    assert levels([PROJECT, banners, [*HALF, *HALF], *ROWS]) == [
        ("产出指标", "数量指标"),
        ("效益指标", "经济效益指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_a_line_over_one_half_alone_is_no_level_of_either() -> None:
    banners: list[Spec] = [("产出指标", 1, 3), ("", 1, 3)]
    assert levels([PROJECT, banners, [*HALF, *HALF], *ROWS])[0] == ("数量指标",)


def test_levels_of_the_halves_go_on_apart() -> None:
    """A blank cell of the right half goes on with the level above it, not with that of the left half."""
    rows: list[list[Spec]] = [*ROWS, ["时效指标", "完工月份", "10月", "", "受益渔民", "≥300人"]]
    banners: list[Spec] = [("产出指标", 1, 3), ("效益指标", 1, 3)]
    assert levels([PROJECT, banners, [*HALF, *HALF], *rows])[-1] == ("效益指标", "社会效益指标")


def test_one_level_over_the_whole_header() -> None:
    rows = [each[:3] for each in ROWS]
    banner: list[Spec] = [("产出指标", 1, 3)]
    assert levels([[*PROJECT[:1], ("码头护栏更新", 1, 2)], banner, HALF, *rows]) == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
    ]


def test_three_parts_abreast() -> None:
    banners: list[Spec] = [("产出指标", 1, 3), ("效益指标", 1, 3), ("满意度指标", 1, 3)]
    rows: list[list[Spec]] = [
        [*ROWS[0], "服务对象满意度指标", "渔民满意度", "≥90%"],
        [*ROWS[1], "", "", ""],
    ]
    form = one("2026年项目绩效目标表", [["项目名称", ("码头护栏更新", 1, 8)], banners, HALF * 3, *rows])
    assert [(row.name, row.levels[0]) for row in form.indicators] == [
        ("更新护栏长度", "产出指标"),
        ("减少停航损失", "效益指标"),
        ("渔民满意度", "满意度指标"),
        ("护栏验收合格率", "产出指标"),
        ("受益渔船", "效益指标"),
    ]


def test_a_banner_may_name_two_levels_but_no_period() -> None:
    banners: list[Spec] = [("产出指标", 1, 3), ("效益及满意度指标", 1, 3)]
    assert levels([PROJECT, banners, [*HALF, *HALF], *ROWS])[1] == ("效益指标", "经济效益指标")
    periods: list[Spec] = [("中期指标", 1, 3), ("年度指标", 1, 3)]
    assert levels([PROJECT, periods, [*HALF, *HALF], *ROWS])[1] == ("经济效益指标",)


def test_a_column_under_the_level_of_one_half_is_not_of_the_other() -> None:
    banners: list[Spec] = [("产出指标", 1, 3), ("效益指标", 1, 2)]
    header: list[Spec] = ["类别", "指标", "目标值", "指标", "目标值"]
    rows: list[list[Spec]] = [[each[0], *each[1:3], *each[4:]] for each in ROWS]
    assert levels([PROJECT, banners, header, *rows]) == [
        ("产出指标", "数量指标"),
        ("效益指标",),
        ("产出指标", "质量指标"),
        ("效益指标",),
    ]


def test_levels_within_the_halves_stand_where_they_like() -> None:
    header: list[Spec] = ["三级指标", "目标值", "三级指标", "目标值"]
    rows: list[list[Spec]] = [
        [("产出指标", 1, 2), ("效益指标", 1, 2)],
        [("数量指标", 1, 2), ("社会效益指标", 1, 2)],
        ["更新护栏长度", "≥900米", "受益渔船", "≥60艘"],
        [("质量指标", 1, 2), "受益渔民", "≥300人"],
        ["护栏验收合格率", "≥98%", "", ""],
    ]
    form = one("2026年项目绩效目标表", [["项目名称", ("码头护栏更新", 1, 3)], header, *rows])
    assert {row.name: row.levels[1] for row in form.indicators} == {
        "更新护栏长度": "数量指标",
        "受益渔船": "社会效益指标",
        "受益渔民": "社会效益指标",
        "护栏验收合格率": "质量指标",
    }


def test_a_level_in_a_line_of_text_above_each_table() -> None:
    tables = [[HALF, each[:3]] for each in ROWS]
    form = one("2026年项目绩效目标表", "（一）产出指标", tables[0], "（二）效益指标", [HALF, ROWS[0][3:]])
    assert [row.levels[0] for row in form.indicators] == ["产出指标", "效益指标"]


def test_levels_of_the_halves_beside_the_label_of_all_rows() -> None:
    """A label merged over header and rows makes the line of levels the header's first."""
    (first, *rest) = ROWS
    rows: list[list[Spec]] = [
        [("绩效指标", 4, 1), ("产出指标", 1, 3), ("效益及满意度指标", 1, 3)],
        [*HALF, *HALF],
        first,
        [*rest[0][:3], "服务对象满意度", "渔民满意度", "≥90%"],
    ]
    assert levels([[*PROJECT[:1], ("码头护栏更新", 1, 6)], *rows]) == [
        ("产出指标", "数量指标"),
        ("效益指标", "经济效益指标"),
        ("产出指标", "质量指标"),
        ("满意度指标", "服务对象满意度"),
    ]


def test_both_levels_over_the_parts_of_a_table_of_projects() -> None:
    pair = ["指标名称", "指标值"]
    rows: list[list[Spec]] = [
        [("项目名称", 3, 1), ("预算（万元）", 3, 1), ("产出指标", 1, 4), ("满意度指标", 1, 2)],
        [("数量指标", 1, 2), ("质量指标", 1, 2), ("服务对象满意度指标", 1, 2)],
        [*pair, *pair, *pair],
        ["码头维修", "36", "维修泊位", "≥4个", "验收合格率", "≥98%", "船主满意度", "≥90%"],
        ["航标更新", "18", "更新航标", "≥20座", "航标正常率", "≥99%", "渔民满意度", "≥92%"],
    ]
    forms = read("项目绩效目标汇总表", rows).forms
    assert [[each.levels for each in form.indicators] for form in forms] == 2 * [
        [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("满意度指标", "服务对象满意度指标")]
    ]


def test_a_first_level_over_the_second_ones_in_a_header_of_each() -> None:
    rows: list[list[Spec]] = [
        ["产出指标", "指标内容", "目标值", "分值"],
        ["数量指标", "更新护栏长度", "≥900米", "30"],
        ["质量指标", "护栏验收合格率", "≥98%", "30"],
        ["效益指标", "指标内容", "目标值", "分值"],
        ["社会效益指标", "受益渔船", "≥60艘", "40"],
    ]
    assert levels(rows) == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_halves_under_two_levels_are_no_periods() -> None:
    """A head that speaks of the medium term says nothing of halves that their levels tell apart."""
    head: list[Spec] = ["中期目标", ("码头护栏更新", 1, 5)]
    banners: list[Spec] = [("产出指标", 1, 3), ("效益指标", 1, 3)]
    form = one("2026年项目支出绩效目标申报表", [PROJECT, head, banners, [*HALF, *HALF], *ROWS])
    assert {row.period for row in form.indicators} == {"annual"}


def test_a_second_level_in_the_place_of_the_label_of_names_heads_the_rows_below_it() -> None:
    rows: list[list[Spec]] = [
        ["数量指标", "目标值", "权重"],
        ["更新护栏长度", "≥900米", "50"],
        ["质量指标", "目标值", "权重"],
        ["护栏验收合格率", "≥98%", "50"],
    ]
    assert levels([["项目名称", ("码头护栏更新", 1, 2)], *rows]) == [("数量指标",), ("质量指标",)]


def test_codes_of_levels_with_dashes_tell_how_deep_they_are() -> None:
    rows: list[list[Spec]] = [
        ["编码", "指标", "单位", "目标值"],
        ["1", "产出指标", "", ""],
        ["1-1", "数量指标", "", ""],
        ["1-1-1", "更新护栏长度", "米", "≥900"],
        ["1-2", "质量指标", "", ""],
        ["1-2-1", "护栏验收合格率", "%", "≥98"],
    ]
    assert levels(rows) == [("产出指标", "数量指标"), ("产出指标", "质量指标")]


def test_a_level_left_of_a_header_and_its_rows_in_one_cell() -> None:
    table: list[list[Spec]] = [
        [("产出指标", 3, 1), "类型", "名称", "目标值", "说明"],
        ["数量指标", "新建消防站", "≥5个", ""],
        ["质量指标", "站点达标率", "≥98%", ""],
        [("效益指标", 3, 1), "类型", "名称", "目标值", "说明"],
        ["社会效益指标", "受益人口", "≥3万人", ""],
        ["可持续影响指标", "队员留队率", "≥85%", "按年统计"],
    ]
    form = one("消防站建设绩效目标表", table)
    assert [row.levels for row in form.indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
        ("效益指标", "可持续影响指标"),
    ]


def test_a_level_in_a_line_over_both_halves_is_that_of_both() -> None:
    table: list[list[Spec]] = [
        ["类", "指标", "目标", "分"] * 2,
        [("产出指标（50分）", 1, 8)],
        ["数量", "装订档案", "≥900卷", "25", "质量", "装订合格率", "≥99%", "25"],
        [("效益指标（40分）", 1, 8)],
        ["社会", "查档人次", "≥500人次", "20", "可持续", "异地备份率", "=100%", "20"],
    ]
    form = one("档案整理绩效目标表", table)
    assert [row.levels for row in form.indicators] == [
        ("产出指标", "数量"),
        ("产出指标", "质量"),
        ("效益指标", "社会"),
        ("效益指标", "可持续"),
    ]
