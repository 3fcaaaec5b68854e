"""A declared form as cells: head, money, passages and the table of indicators."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from benchmarks.reading.content import Box, FormPage

_HEADER = ("一级指标", "二级指标", "三级指标", "权重", "指标性质", "指标值", "计量单位")
_WIDTH = len(_HEADER)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is printed."""

    levels: tuple[str, ...]
    name: str
    operator: str
    value: str
    unit: str
    weight: str = "10"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is filled in; a passage is its label and its text."""

    title: str
    project: str
    department: str
    budget: str
    granted: str
    passages: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def page(sheet: Sheet) -> FormPage:
    """The cells of a form with their places."""
    boxes = [
        Box("项目名称", 1, 1), Box(sheet.project, 1, 2, across=2),
        Box("主管部门", 1, 4), Box(sheet.department, 1, 5, across=3),
        Box("年度资金总额（万元）", 2, 1), Box(sheet.budget, 2, 2, across=2),
        Box("其中：财政拨款（万元）", 2, 4), Box(sheet.granted, 2, 5, across=3),
    ]  # fmt: skip
    for row, (label, text) in enumerate(sheet.passages, start=3):
        boxes += [Box(label, row, 1), Box(text, row, 2, across=_WIDTH - 1)]
    first = 3 + len(sheet.passages)
    boxes += [Box(label, first, column) for column, label in enumerate(_HEADER, start=1)]
    for column in (0, 1):
        boxes += _merged(sheet.rows, column, first + 1)
    for number, row in enumerate(sheet.rows, start=first + 1):
        texts = (row.name, row.weight, row.operator, row.value, row.unit)
        boxes += [Box(text, number, column) for column, text in enumerate(texts, start=3)]
    return FormPage(sheet.title, tuple(boxes))


def _merged(rows: tuple[Row, ...], column: int, first: int) -> list[Box]:
    """The cells of a column of levels: one over all rows of the same levels up to there."""
    boxes = []
    for levels, group in groupby(rows, key=lambda row: row.levels[: column + 1]):
        size = len(list(group))
        boxes.append(Box(levels[column] if len(levels) > column else "", first, column + 1, down=size))
        first += size
    return boxes
