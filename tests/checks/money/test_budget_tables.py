"""Reading budget tables: kind by title, totals, columns and coded rows."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.money.budget_tables import BudgetTable, budget_tables
from auditor.config.lexicons import Lexicons
from auditor.model import Cell, Document, Location, Paragraph, Table

PLACE = Location(line=1)


def table(*rows: tuple[str, ...]) -> Table:
    cells = (
        Cell(text, number, column, PLACE.at(row=number, column=column))
        for number, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    )
    return Table(tuple(cells), PLACE)


def read(*blocks: Paragraph | Table) -> BudgetTable:
    (only,) = budget_tables(Document("x", "text", blocks), Lexicons())
    return only


SPENDING = (
    ("科目编码", "科目名称", "总计", "基本支出", "项目支出"),
    ("", "合计", "1,300.00", "500.00", "800.00"),
    ("205", "教育支出", "1,300.00", "500.00", "800.00"),
)


def test_title_above_the_table() -> None:
    read_table = read(Paragraph("部门支出总表", PLACE), Paragraph("单位：万元", PLACE), table(*SPENDING))
    assert read_table.kind == "whole"
    assert read_table.total is not None
    assert read_table.total.value == 1300
    assert read_table.column(("项目支出",)) == 5
    assert [row.code for row in read_table.rows] == ["205"]


def test_narrower_table_is_not_the_whole() -> None:
    assert read(Paragraph("一般公共预算财政拨款支出预算表", PLACE), table(*SPENDING)).kind == "general"
    assert read(Paragraph("部门收入总表", PLACE), table(*SPENDING)).kind is None


def test_unit_is_converted_to_ten_thousand() -> None:
    read_table = read(Paragraph("部门支出总表", PLACE), Paragraph("单位：元", PLACE), table(*SPENDING))
    assert read_table.total is not None
    assert read_table.total.value == Decimal("0.13")


def test_two_sided_table_states_spending_on_the_right() -> None:
    rows = (("收入", "", "支出", ""), ("项目", "预算数", "项目", "预算数"), ("合计", "90", "合计", "91"))
    read_table = read(table(("部门收支总表",), *rows))
    assert read_table.total is not None
    assert read_table.total.value == 91


def test_table_without_total_or_amounts() -> None:
    cut = read(Paragraph("部门支出总表", PLACE), table(("2050201", "学前教育", "45.00")))
    assert cut.total is None
    empty = read(Paragraph("部门支出总表", PLACE), table(("", "合计", "")))
    assert empty.total is None
    assert empty.rows == ()


def test_tables_below_one_another_on_a_sheet_are_apart():
    def row(number: int, *texts: str) -> list[Cell]:
        return [
            Cell(text, number, column, Location(part="sheet", sheet="预算", cell=f"A{number}"))
            for column, text in enumerate(texts, 1)
            if text
        ]

    one = [("201", "一般公共服务支出", "30"), ("20101", "人大事务", "30")]
    lines = [("一般公共预算支出表",), ("科目编码", "科目名称", "总计"), *one]
    lines += [("部门支出总表",), ("科目编码", "科目名称", "总计"), *one]
    cells = tuple(cell for number, texts in enumerate(lines, 1) for cell in row(number, *texts))
    table = Table(cells, Location(part="sheet", sheet="预算"))
    found = budget_tables(Document("预算.xlsx", "xlsx", (table,)), Lexicons())
    assert [len(each.rows) for each in found] == [2, 2]
