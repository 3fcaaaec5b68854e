from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from auditor.errors import InputError
from auditor.feedback.collecting import read_feedback
from tests.reports.sample import REPORT, audit
from tests.reports.workbook.test_workbook import marked, written


def decided(path: Path, *decisions: tuple[int, str, str]) -> Path:
    book = written(path, marked())
    sheet = book["问题清单"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for row, decision, reason in decisions:
        sheet.cell(row, titles["处理结果"], decision)
        sheet.cell(row, titles["理由"], reason)
    book.save(path)
    return path


def test_decisions_come_back(tmp_path: Path) -> None:
    rows = ((2, "采纳", ""), (3, "不采纳", "名额有上限"), (4, " 误报", "另有口径"), (5, "待核实", ""))
    feedback = read_feedback(decided(tmp_path / "a.xlsx", *rows))
    assert feedback.findings == len(REPORT.findings)
    assert [each.decision for each in feedback.decisions] == ["采纳", "不采纳", "不采纳", "待核实"]
    assert [each.reason for each in feedback.refused] == ["名额有上限", "另有口径"]
    assert all(each.fingerprint for each in feedback.refused)
    assert feedback.mistakes == ()
    assert sum(each.refused for each in feedback.rules) == 2
    assert feedback.rules[0].refused >= feedback.rules[-1].refused
    total = sum(each.accepted + each.refused + each.open + each.blank for each in feedback.rules)
    assert total == len(REPORT.findings)


def test_what_is_decided_on_one_row_of_a_point_holds_for_its_other_rows(tmp_path: Path) -> None:
    first = next(each for each in REPORT.findings if each.row and each.suggestion)
    rows = [replace(first, row=row, fingerprint=f"{row:016d}") for row in (1, 2, 3)]
    other = replace(first, rule="other", row=1, fingerprint="f" * 16)

    def read(*decisions: tuple[int, str, str]) -> list[tuple[str, str, str]]:
        path = tmp_path / "a.xlsx"
        book = written(path, audit(replace(REPORT, findings=(*rows, other))))
        sheet = book["问题清单"]
        titles = {cell.value: cell.column for cell in sheet[1]}
        for row, decision, reason in decisions:
            sheet.cell(row, titles["处理结果"], decision)
            sheet.cell(row, titles["理由"], reason)
        book.save(path)
        return [(each.fingerprint[-1], each.decision, each.reason) for each in read_feedback(path).decisions]

    assert read((2, "不采纳", "按件计")) == [(n, "不采纳", "按件计") for n in "123"]
    assert read((2, "采纳", ""), (3, "不采纳", "按件计")) == [("1", "采纳", ""), ("2", "不采纳", "按件计")]
    assert read((5, "采纳", "")) == [("f", "采纳", "")]


def test_what_cannot_be_read_is_told_with_its_row(tmp_path: Path) -> None:
    feedback = read_feedback(decided(tmp_path / "a.xlsx", (2, "再说", ""), (3, "不采纳", "")))
    assert feedback.mistakes[0].startswith("第2行的处理结果“再说”不认识")
    assert feedback.mistakes[1] == "第3行不采纳，但没有写理由，不能列入豁免建议"
    assert feedback.refused == []


def edited(path: Path) -> tuple[openpyxl.Workbook, Worksheet, dict[str, int]]:
    book = written(path, marked())
    sheet = book["问题清单"]
    return book, sheet, {str(cell.value): cell.column for cell in sheet[1]}


def test_a_sheet_that_people_worked_on_comes_back(tmp_path: Path) -> None:
    """Renamed, a title put above, columns deleted and added, rows deleted and moved, decisions typed."""
    path = tmp_path / "a.xlsx"
    book, sheet, titles = edited(path)
    sheet.title = "已审"
    for row, word, reason in (
        (2, "不采纳 ", "甲"),
        (3, "不采纳：口径不同", ""),
        (4, "　采纳。", ""),
        (5, "N", ""),
    ):
        sheet.cell(row, titles["处理结果"], word)
        sheet.cell(row, titles["理由"], reason)
    sheet.cell(1, sheet.max_column + 1, "备注")
    sheet.delete_rows(16)
    sheet.move_range("A2:V2", rows=20)
    sheet.delete_cols(titles["原文"])
    sheet.insert_rows(1)
    sheet["A1"] = "第一组"
    book.save(path)
    feedback = read_feedback(path)
    assert feedback.findings == len(REPORT.findings) - 1
    assert [(each.decision, each.reason) for each in feedback.decisions] == [
        ("不采纳", "口径不同"),
        ("采纳", ""),
        ("不采纳", ""),
        ("不采纳", "甲"),
    ]
    assert len(feedback.refused) == 2
    assert feedback.mistakes == ("“已审”第6行不采纳，但没有写理由，不能列入豁免建议",)


def test_several_worklists_are_put_together(tmp_path: Path) -> None:
    one = decided(tmp_path / "甲.xlsx", (2, "采纳", ""), (3, "不采纳", "重复"), (4, "采纳", ""))
    other = decided(tmp_path / "乙.xlsx", (3, "不采纳", ""), (4, "不采纳", "有依据"), (5, "待核实", ""))
    feedback = read_feedback(one, other)
    assert feedback.findings == len(REPORT.findings)
    assert [each.decision for each in feedback.decisions] == ["采纳", "不采纳", "待核实"]
    assert [each.reason for each in feedback.refused] == ["重复"]
    assert feedback.disputed == 1
    told = "甲.xlsx 第4行“采纳”，乙.xlsx 第4行“不采纳”"
    assert feedback.mistakes == (f"同一处问题意见不一致：{told}，请商定后改成一致",)
    assert sum(each.disputed for each in feedback.rules) == 1


def test_a_reason_without_a_decision_is_told(tmp_path: Path) -> None:
    feedback = read_feedback(decided(tmp_path / "a.xlsx", (2, "", "口径不同")))
    assert feedback.mistakes == ("第2行写了理由，但没有选处理结果，这一行没有计入",)


def test_rules_have_their_names_and_the_reasons_for_refusing(tmp_path: Path) -> None:
    first = read_feedback(decided(tmp_path / "a.xlsx", (2, "不采纳", "口径不同"))).rules[0]
    assert first.title
    assert first.reasons == (("口径不同", 1),)


@pytest.mark.parametrize(
    ("title", "loss"), [("规则", "不能按规则统计"), ("理由", "没有理由"), ("指纹", "不能列入豁免建议")]
)
def test_a_column_that_is_gone_is_told(tmp_path: Path, title: str, loss: str) -> None:
    path = tmp_path / "a.xlsx"
    book, sheet, titles = edited(path)
    sheet.cell(2, titles["处理结果"], "采纳")
    sheet.delete_cols(titles[title])
    book.save(path)
    feedback = read_feedback(path)
    assert len(feedback.decisions) == 1
    assert feedback.mistakes[0].startswith(f"“问题清单”没有“{title}”列")
    assert loss in feedback.mistakes[0]


def test_a_workbook_without_decisions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book, sheet, titles = edited(path)
    sheet.delete_cols(titles["处理结果"])
    book.save(path)
    with pytest.raises(InputError, match="没有一张工作表有“处理结果”和“规则”列"):
        read_feedback(path)


@pytest.mark.parametrize(
    ("name", "reason"), [("a.xls", "另存为"), ("a.txt", "不是"), ("没有.xlsx", "不能读取")]
)
def test_what_is_no_worklist_is_told(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_feedback(tmp_path / name)


def test_a_damaged_worklist_is_told(tmp_path: Path) -> None:
    whole, broken = decided(tmp_path / "a.xlsx", (2, "采纳", "")), tmp_path / "b.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if name.endswith("sheet2.xml") else data)
    with pytest.raises(InputError, match="已损坏"):
        read_feedback(broken)
    broken.write_bytes(b"PK")
    with pytest.raises(InputError, match="已损坏"):
        read_feedback(broken)


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    whole, strict = decided(tmp_path / "a.xlsx", (2, "采纳", "")), tmp_path / "b.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            target.writestr(name, data)
    assert len(read_feedback(strict).decisions) == 1
