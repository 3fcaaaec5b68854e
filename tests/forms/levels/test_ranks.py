"""Levels in lines of their own: of which rank they are, and when that is not sure."""

from __future__ import annotations

from auditor.model import Location, Paragraph
from tests.forms.building import Spec, one, read, sheet

LEVELS = {"level1", "level2"}


def test_a_second_level_in_a_line_of_text_holds_below_the_first_one() -> None:
    rows: dict[str, list[list[Spec]]] = {
        "数量指标": [["指标名称", "指标值"], ["补植行道树", "≥300株"]],
        "质量指标": [["指标名称", "指标值"], ["苗木成活率", "≥95%"]],
    }
    blocks = [block for level, table in rows.items() for block in (level, table)]
    form = one("2026年绿化项目绩效目标表", "项目名称：绿化养护", "◆产出指标", *blocks)
    assert [row.levels for row in form.indicators] == [("产出指标", "数量指标"), ("产出指标", "质量指标")]


def test_second_levels_over_parts_abreast() -> None:
    rows: list[list[Spec]] = [
        [("产出指标", 1, 4)],
        [("数量指标", 1, 2), ("质量指标", 1, 2)],
        ["指标名称", "指标值", "指标名称", "指标值"],
        ["补植行道树", "≥300株", "苗木成活率", "≥95%"],
        ["修剪绿篱", "≥8公里", "病虫害防治合格率", "≥98%"],
    ]
    form = one("2026年绿化项目绩效目标表", "项目名称：绿化养护", rows)
    assert {row.name: row.levels for row in form.indicators} == {
        "补植行道树": ("产出指标", "数量指标"),
        "修剪绿篱": ("产出指标", "数量指标"),
        "苗木成活率": ("产出指标", "质量指标"),
        "病虫害防治合格率": ("产出指标", "质量指标"),
    }


def test_a_second_level_just_above_a_row_with_a_first_one_is_its_own() -> None:
    rows: list[list[Spec]] = [
        ["一级指标", "三级指标", "指标值"],
        [("数量指标", 1, 3)],
        ["产出指标", "补植行道树", "≥300株"],
        [("生态效益指标", 1, 3)],
        ["效益指标", "绿化覆盖率", "≥41%"],
    ]
    form = one("2026年绿化项目绩效目标表", rows)
    assert [row.levels for row in form.indicators] == [("产出指标", "数量指标"), ("效益指标", "生态效益指标")]


def test_letters_of_a_level_in_rows_of_their_own() -> None:
    rows: list[list[Spec]] = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产", "数量指标", "补植行道树", "≥300株"],
        ["出", "质量指标", "苗木成活率", "≥95%"],
        ["指标", "时效指标", "补植完成时间", "10月底前"],
        ["满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"],
    ]
    form = one("2026年绿化项目绩效目标表", rows)
    assert [row.levels[0] for row in form.indicators] == ["产出指标"] * 3 + ["满意度指标"]


def test_a_table_that_goes_on_keeps_the_levels_above_its_blank_cells() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]
    first: list[list[Spec]] = [header, ["产出指标", "数量指标", "补植行道树", "≥300株"]]
    second: list[list[Spec]] = [
        header,
        ["", "", "修剪绿篱", "≥8公里"],
        ["", "质量指标", "苗木成活率", "≥95%"],
        ["效益指标", "生态效益指标", "绿化覆盖率", "≥41%"],
    ]
    form = one("2026年绿化项目绩效目标表", first, "— 2 —", second)
    assert form.indicators[1].levels == ("产出指标", "数量指标")


def test_a_word_of_either_rank_in_a_line_of_its_own_is_doubted() -> None:
    rows: list[list[Spec]] = [["指标名称", "指标值"]]
    groups = {"产出指标": ["数量指标", "质量指标"], "效益指标": ["生态效益指标", "满意度"]}
    for first, seconds in groups.items():
        rows.append([(first, 1, 2)])
        for second in seconds:
            rows += [[(second, 1, 2)], [f"{second}之一", "≥90%"]]
    *known, last = one("2026年绿化项目绩效目标表", "项目名称：绿化养护", rows).indicators
    assert not any(row.doubtful & LEVELS for row in known)
    assert last.doubtful >= LEVELS


def test_second_levels_that_no_row_has_are_told() -> None:
    rows: list[list[Spec]] = [
        ["数量指标", ("质量指标", 1, 2)],
        ["指标名称", "指标值", "权重"],
        ["补植行道树", "≥300株", "50"],
        ["苗木成活率", "≥95%", "40"],
    ]
    found = read("2026年绿化项目绩效目标表", "项目名称：绿化养护", rows)
    assert any("数量指标" in doubt.message for doubt in found.doubts)
    assert all("level2" in row.doubtful for row in found.forms[0].indicators)


def test_counted_levels_before_names_are_levels() -> None:
    rows = [["绩效指标", "指标值"], ["数量指标1：翻新长椅", "≥40张"], ["数量指标2：添置垃圾桶", "≥60个"]]
    form = one("2026年项目绩效目标表", rows)
    assert [(i.levels, i.name) for i in form.indicators] == [
        (("数量指标",), "翻新长椅"),
        (("数量指标",), "添置垃圾桶"),
    ]


def test_a_first_level_with_its_sum_stands_before_its_rows() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
    for word in ("小计", "合计"):
        rows: list[list[Spec]] = [
            ["产出指标", word, "", "", "60"],
            ["", "数量指标", "补植行道树", "≥300株", "40"],
            ["", "质量指标", "苗木成活率", "≥95%", "20"],
            ["效益指标", word, "", "", "30"],
            ["", "社会效益指标", "受益居民", "≥5000人", "30"],
        ]
        form = one("2026年绿化项目绩效目标表", [header, *rows])
        assert [row.levels[0] for row in form.indicators] == ["产出指标", "产出指标", "效益指标"], word
        assert form.totals is None or form.totals.weight is None, word


def test_levels_with_their_weight_on_a_line_of_its_own_and_those_that_go_on() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows: list[list[Spec]] = [
        ["产出指标\n60%", "数量指标\n40 %", "补植行道树", "≥300株"],
        ["产出指标\n（续）", "质量指标（续表）", "苗木成活率", "≥95%"],
    ]
    form = one("2026年绿化项目绩效目标表", [header, *rows])
    assert [row.levels for row in form.indicators] == [("产出指标", "数量指标"), ("产出指标", "质量指标")]


def test_letters_and_codes_before_levels_are_no_part_of_them() -> None:
    rows = [["一级指标", "二级指标", "三级指标", "指标值"]]
    rows += [
        ["A 产出指标", "A1 数量指标", "翻新长椅", "≥40张"],
        ["B.效益指标", "B1.社会效益指标", "受益人数", "≥900人"],
    ]
    assert [row.levels for row in one("2026年项目绩效目标表", rows).indicators] == [
        ("产出指标", "数量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_sheets_called_by_levels_are_one_form() -> None:
    header = ["二级指标", "三级指标", "指标值"]
    sheets = {
        "产出指标": [header, ["数量指标", "翻新长椅", "≥40张"]],
        "效益指标": [header, ["社会效益指标", "受益人数", "≥900人"]],
    }
    blocks = [
        block
        for name, rows in sheets.items()
        for block in (Paragraph(name, Location(sheet=name)), sheet(rows, name))
    ]
    assert [(row.levels, row.name) for row in one(*blocks).indicators] == [
        (("产出指标", "数量指标"), "翻新长椅"),
        (("效益指标", "社会效益指标"), "受益人数"),
    ]


def test_levels_behind_their_label_in_lines_of_their_own() -> None:
    rows: list[list[Spec]] = [
        [("一级指标：产出指标", 1, 2)],
        ["二级指标—三级指标", "指标值"],
        ["数量指标—翻新长椅", "≥40张"],
        [("一级指标：效益指标", 1, 2)],
        ["二级指标—三级指标", "指标值"],
        ["社会效益指标—受益人数", "≥900人"],
    ]
    form = one("2026年项目绩效目标表", [["项目名称", "公园长椅"], *rows])
    assert [(row.levels, row.name) for row in form.indicators] == [
        (("产出指标", "数量指标"), "翻新长椅"),
        (("效益指标", "社会效益指标"), "受益人数"),
    ]
