"""Forms written as lines of text in the cells of one column."""

from __future__ import annotations

import pytest

from tests.forms.building import Spec, one, read

LINES = ["（一）产出指标", "1.数量指标", "补植行道树：≥300株", "（二）满意度指标", "居民满意度：≥90%"]


def test_a_sheet_of_one_column_is_read_as_text() -> None:
    form = one([[line] for line in ("2026年项目支出绩效目标申报表", "项目名称：城区绿化", *LINES)])
    assert [(row.name, row.levels) for row in form.indicators] == [
        ("补植行道树", ("产出指标", "数量指标")),
        ("居民满意度", ("满意度指标",)),
    ]


def test_a_box_around_other_texts_is_left_alone() -> None:
    assert not read([[line] for line in ("工作总结", "补植行道树300株，成活率95%。", "数量指标")]).forms


TABBED = [
    "一级指标\t二级指标\t三级指标\t指标值",
    "产出指标\t数量指标\t清淤沟渠长度\t≥18公里",
    "\t质量指标\t工程验收合格率\t=100%",
    "效益指标\t社会效益指标\t改善灌溉面积\t≥900亩",
]


@pytest.mark.parametrize(
    "rows",
    [
        [["项目名称\t渠道维修"], *([line] for line in TABBED)],
        [["项目名称", "渠道维修"], ["绩效指标", "\n".join(TABBED)], ["填表人", "某某"]],
        [["项目名称    渠道维修"], *([line.replace("\t", "    ")] for line in TABBED if line[0] != "\t")],
    ],
    ids=["a cell each row", "all in one cell", "gaps"],
)
def test_columns_within_one_cell(rows: list[list[Spec]]) -> None:
    form = one("2026年项目绩效目标表", rows)
    assert form.project == "渠道维修"
    found = [(row.name, row.value, row.unit, row.levels) for row in form.indicators]
    assert found[0] == ("清淤沟渠长度", "18", "公里", ("产出指标", "数量指标"))
    assert found[-1] == ("改善灌溉面积", "900", "亩", ("效益指标", "社会效益指标"))


def test_gaps_in_a_text_part_no_columns() -> None:
    form = one(
        "2026年项目绩效目标表", [["年度目标", "清淤18公里    修复涵管35处\n改善灌溉900亩    全部验收"]]
    )
    assert [text.text for text in form.passages] == ["清淤18公里    修复涵管35处\n改善灌溉900亩    全部验收"]
