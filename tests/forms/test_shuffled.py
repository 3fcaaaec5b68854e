"""A form reads the same in whichever order its columns stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.model import Cell, Document, Indicator, Location, Paragraph, Table

_LEVELS = ("一级指标", "二级指标", "三级指标")
_OTHERS = ("指标符号", "指标值", "计量单位", "权重", "指标解释", "责任科室")
_ROWS = (
    ("产出指标", "数量指标", "苗圃灌溉管道铺设长度", "≥", "3.5", "公里", "20", "新铺与更换之和", "园林科"),
    ("产出指标", "数量指标", "行道树补植数量", "≥", "640", "株", "15", "不含自然更新", "养护科"),
    ("产出指标", "质量指标", "苗木成活率", "≥", "92", "%", "20", "验收时成活株数占比", "养护科"),
    ("产出指标", "成本指标", "单株养护成本", "≤", "38", "元/株", "15", "全年养护支出除以株数", "财务科"),
    ("效益指标", "社会效益指标", "公园绿地投诉次数", "≤", "6", "次", "20", "热线工单口径", "园林科"),
    ("满意度指标", "服务对象满意度指标", "游园市民满意度", "≥", "88", "%", "10", "年末问卷", "园林科"),
)
_NAMES = (*_LEVELS, *_OTHERS)


@st.composite
def _orders(draw: st.DrawFn) -> tuple[str, ...]:
    """All columns, the levels and the name from left to right, the others anywhere among them."""
    order = list(_LEVELS)
    for name in draw(st.permutations(_OTHERS)):
        order.insert(draw(st.integers(0, len(order))), name)
    return tuple(order)


def _read(order: tuple[str, ...]) -> list[tuple[object, ...]]:
    rows = [_NAMES, *_ROWS]
    cells = [
        Cell(row[_NAMES.index(name)], r, c, Location(table=1, row=r, column=c))
        for r, row in enumerate(rows, start=1)
        for c, name in enumerate(order, start=1)
    ]
    title = Paragraph("2026年项目支出绩效目标表", Location(line=1))
    document = Document("invented", "docx", (title, Table(tuple(cells), Location(table=1))))
    forms = recognise(document, Lexicons()).forms
    return [_cells(row) for form in forms for row in form.indicators]


def _cells(row: Indicator) -> tuple[object, ...]:
    return row.levels, row.name, row.operator, row.value, row.unit, row.weight


def test_a_form_in_the_usual_order_is_read() -> None:
    assert [cells[1] for cells in _read(_NAMES)] == [row[2] for row in _ROWS]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(_orders())
def test_the_order_of_the_columns_does_not_matter(order: tuple[str, ...]) -> None:
    assert _read(order) == _read(_NAMES)
