"""How far levels can be trusted that no cell prints beside their rows."""

from __future__ import annotations

from dataclasses import replace

from auditor.model import Indicator
from tests.forms.building import Spec, one, read, table

TITLE = "2026年项目支出绩效目标申报表"
HEAD: list[Spec] = ["项目名称", ("果园滴灌改造", 1, 4)]
LABELS: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]
LEVELS = {"level1", "level2"}


def rows(*lines: list[Spec]) -> tuple[Indicator, ...]:
    return one(TITLE, [HEAD, LABELS, *lines]).indicators


def doubted(*lines: list[Spec]) -> list[str]:
    return [row.name for row in rows(*lines) if row.doubtful & LEVELS]


def test_levels_printed_once_over_their_rows_are_trusted() -> None:
    assert not doubted(
        ["产出指标", "数量指标", "铺设滴灌管长度", "≥40公里", ""],
        ["", "质量指标", "管道验收合格率", "≥98%", ""],
        ["效益指标", "生态效益指标", "亩均节水量", "≥60立方米", ""],
    )


def test_a_second_level_below_a_carried_first_that_does_not_take_it_is_doubtful() -> None:
    assert doubted(
        ["产出指标", "数量指标", "铺设滴灌管长度", "≥40公里", ""],
        ["", "社会效益指标", "受益果农户数", "≥200户", ""],
        ["满意度指标", "服务对象满意度指标", "果农满意度", "≥90%", ""],
    ) == ["受益果农户数"]
    assert not doubted(
        ["产出指标", "数量指标", "铺设滴灌管长度", "≥40公里", ""],
        ["产出指标", "社会效益指标", "受益果农户数", "≥200户", ""],  # so printed
    )


def test_a_second_level_without_a_first_is_doubtful_where_others_have_one() -> None:
    assert doubted(
        ["", "成本指标", "每亩改造费用", "≤800元", ""],
        ["效益指标", "生态效益指标", "亩均节水量", "≥60立方米", ""],
    ) == ["每亩改造费用"]
    names: list[list[Spec]] = [
        ["二级指标", "三级指标", "指标值"],
        ["数量指标", "铺设滴灌管长度", "≥40公里"],
        ["质量指标", "管道验收合格率", "≥98%"],
    ]
    form = one(TITLE, [["项目名称", ("果园滴灌改造", 1, 2)], *names])
    assert not any(row.doubtful & LEVELS for row in form.indicators)


def test_blank_lines_part_the_rows_of_a_level_from_others() -> None:
    assert doubted(
        ["产出指标", "数量指标", "铺设滴灌管长度", "≥40公里", ""],
        ["", "", "安装施肥罐数量", "≥12台", ""],
        ["", "", "", "", ""],
        ["", "", "亩均节水量", "≥60立方米", ""],
        ["满意度指标", "服务对象满意度指标", "果农满意度", "≥90%", ""],
    ) == ["亩均节水量"]


def test_a_level_that_no_row_has_makes_the_levels_of_others_doubtful() -> None:
    labels: list[Spec] = ["序号", "三级指标", "指标值", "备注"]
    lines: list[list[Spec]] = [
        ["1", "铺设滴灌管长度", "≥40公里", ""],
        ["2", "管道验收合格率", "≥98%", ""],
        ["3", "亩均节水量", "≥60立方米", "效益指标"],
    ]
    found = read(TITLE, [["项目名称", ("果园滴灌改造", 1, 3)], labels, *lines])
    (form,) = found.forms
    assert not any(row.doubtful & LEVELS for row in form.indicators)  # a remark is read as one
    labels[3] = "归口科室"
    found = read(TITLE, [["项目名称", ("果园滴灌改造", 1, 3)], labels, *lines])
    assert all("level1" in row.doubtful for row in found.forms[0].indicators)
    assert any("效益指标" in doubt.message for doubt in found.doubts)


def test_a_level_without_an_indicator_in_its_own_column_is_no_stray() -> None:
    assert not doubted(
        ["产出指标", "数量指标", "铺设滴灌管长度", "≥40公里", ""],
        ["", "质量指标", "管道验收合格率", "≥98%", ""],
        ["效益指标", "", "", "", ""],
        ["满意度指标", "服务对象满意度指标", "果农满意度", "≥90%", ""],
    )


def test_a_first_level_that_names_two_is_the_one_that_the_second_belongs_to() -> None:
    found = rows(
        [("效益及满意度指标", 3, 1), "生态效益指标", "亩均节水量", "≥60立方米", ""],
        ["可持续影响指标", "设施使用年限", "≥8年", ""],
        ["服务对象满意度指标", "果农满意度", "≥90%", ""],
    )
    assert [row.levels[0] for row in found] == ["效益指标", "效益指标", "满意度指标"]


def test_lines_that_name_both_levels_head_the_rows_below() -> None:
    form = one(
        TITLE,
        [
            ["项目名称", ("果园滴灌改造", 1, 2)],
            ["指标名称", "符号", "指标值"],
            [("产出指标—数量指标", 1, 3)],
            ["铺设滴灌管长度", "≥", "40公里"],
            [("效益指标—生态效益指标", 1, 3)],
            ["亩均节水量", "≥", "60立方米"],
        ],
    )
    assert [row.levels for row in form.indicators] == [
        ("产出指标", "数量指标"),
        ("效益指标", "生态效益指标"),
    ]


def test_a_level_over_a_part_of_the_header_alone_makes_levels_doubtful() -> None:
    labels: list[Spec] = ["二级指标", "三级指标", "指标值"]
    lines: list[list[Spec]] = [
        [("绩效指标", 4, 1), ("效益指标", 1, 3), ("", 1, 3)],
        [*labels, *labels],
        ["生态效益指标", "亩均节水量", "≥60立方米", "数量指标", "铺设滴灌管长度", "≥40公里"],
        ["社会效益指标", "受益果农户数", "≥200户", "质量指标", "管道验收合格率", "≥98%"],
    ]
    form = one(TITLE, [["项目名称", ("果园滴灌改造", 1, 6)], *lines])
    assert all("level1" in row.doubtful for row in form.indicators)


def test_a_second_level_over_the_names_beside_the_first_heads_the_rows_below() -> None:
    form = one(
        TITLE,
        [
            ["项目名称", ("果园滴灌改造", 1, 3)],
            ["一级指标", "指标名称", "目标值", "分值"],
            [("产出指标", 4, 1), ("数量指标", 1, 3)],
            ["铺设滴灌管长度", "≥40公里", "20"],
            [("质量指标", 1, 3)],
            ["管道验收合格率", "≥98%", "20"],
        ],
    )
    assert [row.levels for row in form.indicators] == [("产出指标", "数量指标"), ("产出指标", "质量指标")]


def test_a_level_beside_its_weight_alone_heads_the_rows_below() -> None:
    form = one(
        TITLE,
        [
            ["项目名称", ("果园滴灌改造", 1, 3)],
            ["二级指标", "指标名称", "目标值", "权重"],
            [("产出指标", 1, 2), ("权重50%", 1, 2)],
            ["数量指标", "铺设滴灌管长度", "≥40公里", "50"],
            [("效益指标", 1, 2), ("权重：30", 1, 2)],
            ["生态效益指标", "亩均节水量", "≥60立方米", "30"],
        ],
    )
    assert [row.levels[0] for row in form.indicators] == ["产出指标", "效益指标"]


def test_first_levels_left_of_all_headers_are_read() -> None:
    header: list[Spec] = ["", "指标名称", "目标值", "分值"]
    lines: list[list[Spec]] = [
        ["产出指标", "铺设滴灌管长度", "≥40公里", "50"],
        ["", "管道验收合格率", "≥98%", "20"],
        ["效益指标", "亩均节水量", "≥60立方米", "30"],
    ]
    grid = table([["项目名称", ("果园滴灌改造", 1, 3)], header, *lines])
    cells = tuple(cell for cell in grid.cells if cell.text or cell.column > 1)  # as sheets lose blank ones
    form = one(TITLE, replace(grid, cells=cells))
    assert [row.levels for row in form.indicators] == [("产出指标",), ("产出指标",), ("效益指标",)]


def test_outline_numbers_before_levels_are_no_part_of_them() -> None:
    form = one(
        TITLE,
        [
            ["项目名称", ("果园滴灌改造", 1, 2)],
            ["指标名称", "目标值", "分值"],
            ["1.产出指标", "", ""],
            ["1.1数量指标", "", ""],
            ["铺设滴灌管长度", "≥40公里", "50"],
        ],
    )
    assert form.indicators[0].levels == ("产出指标", "数量指标")
