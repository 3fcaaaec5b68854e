"""Levels that head their rows each with labels of their own."""

from __future__ import annotations

from tests.forms.building import Spec, one, target

TITLE = "渔港养护项目绩效目标表"
COUNTS = [["内容", "数量", "单位"], ["修补渔网", "80", "张"], ["检修泊位", "12", "个"]]
GRADES = [["内容", "应达到的标准"], ["渔网验收合格率", "≥95%"]]
DATES = [["内容", "完成日期"], ["泊位检修时间", "5月31日"]]
READ = [
    ("数量指标", "修补渔网", None, "80", "张"),
    ("数量指标", "检修泊位", None, "12", "个"),
    ("质量指标", "渔网验收合格率", "≥", "95", "%"),
    ("时效指标", "泊位检修时间", None, "5月31日", None),
]


def _wide(rows: list[list[str]]) -> list[list[Spec]]:
    return [[*row[:-1], (row[-1], 1, 4 - len(row))] for row in rows]


def _block(first: Spec | None, second: str, rows: list[list[str]]) -> list[list[Spec]]:
    (head, *below) = _wide(rows)
    return [[*([first] if first else []), (second, len(rows), 1), *head], *below]


def test_all_are_rows_of_one_table() -> None:
    rows = [
        *_block(("产出指标", 7, 1), "数量指标", COUNTS),
        *_block(None, "质量指标", GRADES),
        *_block(None, "时效指标", DATES),
    ]
    form = one(TITLE, [["项目名称", ("渔港养护", 1, 4)], *rows])
    assert [(row.levels[1], row.name, *target(row)) for row in form.indicators] == READ
    assert {row.levels[0] for row in form.indicators} == {"产出指标"}


def test_tables_inside_the_cells_beside_two_levels() -> None:
    inner = [COUNTS, GRADES, DATES]
    said = ["\n".join("\t".join(row) for row in rows) for rows in inner]
    outer: list[list[Spec]] = [
        ["项目名称", "渔港养护", ""],
        [("产出指标", 3, 1), "数量指标", said[0]],
        ["质量指标", said[1]],
        ["时效指标", said[2]],
    ]
    form = one(TITLE, outer, *inner)
    assert form.project == "渔港养护"
    assert [(row.levels[1], row.name, *target(row)) for row in form.indicators] == READ


def test_names_and_targets_on_two_lines_are_no_head() -> None:
    rows: list[list[Spec]] = [
        [("数量指标", 2, 1), "指标名称", "修补渔网"],
        ["年度目标值", "≥80张"],
        [("质量指标", 2, 1), "指标名称", "渔网验收合格率"],
        ["年度目标值", "≥95%"],
    ]
    form = one(TITLE, rows)
    assert [(row.name, row.value) for row in form.indicators] == [
        ("修补渔网", "80"),
        ("渔网验收合格率", "95"),
    ]
