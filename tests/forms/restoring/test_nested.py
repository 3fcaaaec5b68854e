"""Tables inside the cells of another one."""

from __future__ import annotations

from tests.forms.building import one

_HEAD = ["二级指标", "三级指标", "指标值"]
_OUTPUTS = [_HEAD, ["数量指标", "清理航标", "≥24座"], ["质量指标", "航标完好率", "≥98%"]]
_EFFECTS = [_HEAD, ["社会效益指标", "过闸船舶", "≥600艘"]]


def _said(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def test_each_table_stands_below_the_level_beside_it() -> None:
    outer = [["绩效指标", ""], ["产出指标", _said(_OUTPUTS)], ["效益指标", _said(_EFFECTS)]]
    form = one("航标养护项目绩效目标表", outer, _OUTPUTS, _EFFECTS)
    assert [(row.levels, row.name, row.value) for row in form.indicators] == [
        (("产出指标", "数量指标"), "清理航标", "24"),
        (("产出指标", "质量指标"), "航标完好率", "98"),
        (("效益指标", "社会效益指标"), "过闸船舶", "600"),
    ]


def test_a_table_with_other_words_than_the_cell_is_left_where_it_stands() -> None:
    outer = [["产出指标", "清理航标24座"]]
    form = one("航标养护项目绩效目标表", outer, _OUTPUTS)
    assert [row.name for row in form.indicators] == ["清理航标", "航标完好率"]
