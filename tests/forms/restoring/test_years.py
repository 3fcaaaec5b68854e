"""Bare years below the heading of their targets."""

from __future__ import annotations

from auditor.forms.restoring.years import with_years
from auditor.model import Document, Table
from tests.forms.building import Spec, one, table


def written(*rows: list[Spec]) -> list[str]:
    document = with_years(Document("invented.docx", "docx", (table(rows),)))
    (block,) = document.blocks
    assert isinstance(block, Table)
    return [cell.text for cell in block.cells if cell.row == 2]


def test_years_below_one_heading_are_written_out() -> None:
    header: list[Spec] = [("三级指标", 2, 1), ("指标值", 1, 3)]
    assert written(header, ["2026", "2027", "2028"]) == ["2026年", "2027年", "2028年"]


def test_other_figures_stay() -> None:
    over: list[Spec] = [("三级指标", 2, 1), ("指标值", 1, 3)]
    apart: list[Spec] = [("三级指标", 2, 1), "甲", "乙", "丙"]
    figures: list[Spec] = [("三级指标", 2, 1), ("2025", 1, 3)]
    cases: list[tuple[list[Spec], list[Spec]]] = [
        (over, ["2026", "2029", "2031"]),
        (over, ["2026", "", ""]),
        (over, ["2026", "2027", "座"]),
        (apart, ["2026", "2027", "2028"]),
        (figures, ["2026", "2027", "2028"]),
    ]
    assert [written(*rows) for rows in cases] == [rows[1] for rows in cases]


def test_quarters_called_by_letters_are_no_targets_beside_the_years() -> None:
    rows: list[list[Spec]] = [
        [("三级指标", 2, 1), ("季度目标", 1, 4), ("年度目标", 2, 1)],
        ["Q1", "Q2", "Q3", "Q4"],
        ["翻新长椅", "10张", "20张", "30张", "40张", "≥40张"],
        ["添置垃圾桶", "", "", "", "60个", "≥60个"],
        ["居民满意度", "", "", "", "90%", "≥90%"],
    ]
    form = one("2026年项目绩效目标表", rows)
    assert [(i.name, i.value, i.period) for i in form.indicators] == [
        ("翻新长椅", "40", "annual"),
        ("添置垃圾桶", "60", "annual"),
        ("居民满意度", "90", "annual"),
    ]
