"""Cells below headers that no field is read from."""

from __future__ import annotations

from auditor.checks.shared.columns import Columns
from auditor.model import Cell, Document, Indicator, Location, Table

PLACE = Location(table=1)


def cell(text: str, row: int, column: int, height: int = 1) -> Cell:
    return Cell(text, row, column, PLACE.at(row=row, column=column), row_span=height)


def row(place: Location) -> Indicator:
    return Indicator(1, "巡线里程", "巡线里程", place, locations={"name": place})


CELLS = (
    cell("指标", 1, 1, 2),
    cell("监控", 1, 2),
    cell("完成 进度（%）", 2, 2),
    cell("预警等级", 1, 3, 2),
    cell("巡线里程", 3, 1),
    cell("33.3", 3, 2),
    cell("红", 3, 3, 2),
    cell("抢修次数", 4, 1),
)
COLUMNS = Columns(Document("表.docx", "docx", (Table(CELLS, PLACE),)))


def below(name: str, label: str) -> str | None:
    place = next(each.location for each in CELLS if each.text == name)
    found = COLUMNS.below(row(place), (label,))
    return found.text if found else None


def test_a_cell_is_found_below_its_header_and_beside_the_name() -> None:
    found = {
        (name, label): below(name, label)
        for name in ("巡线里程", "抢修次数")
        for label in ("完成进度", "预警", "偏离度", "指标")
    }
    assert found == {
        ("巡线里程", "完成进度"): "33.3",
        ("巡线里程", "预警"): "红",
        ("巡线里程", "偏离度"): None,
        ("巡线里程", "指标"): None,
        ("抢修次数", "完成进度"): None,
        ("抢修次数", "预警"): "红",
        ("抢修次数", "偏离度"): None,
        ("抢修次数", "指标"): None,
    }


def test_a_row_that_is_not_in_a_table_has_no_cells_below_headers() -> None:
    assert COLUMNS.below(row(Location(line=3)), ("预警",)) is None


MONEY = (
    cell("预算数", 1, 1),
    cell("执行数", 1, 2),
    cell("结余数", 1, 3),
    cell("90", 2, 1),
    cell("60", 2, 2),
    cell("30", 2, 3),
    cell("资金结余", 2, 4),
    cell("29", 2, 5),
)


def test_cells_in_the_row_of_a_place_below_headers_or_behind_labels() -> None:
    columns = Columns(Document("表.docx", "docx", (Table(MONEY, PLACE),)))
    spent = PLACE.at(row=2, column=2)
    assert [each.text for each in columns.across(spent, ("结余",))] == ["30"]
    assert [each.text for each in columns.across(spent, ("结余", "资金结余"))] == ["30", "29"]
    assert columns.across(spent, ("结余",), ("数",)) == []
    assert columns.across(PLACE.at(row=9, column=9), ("结余",)) == []
