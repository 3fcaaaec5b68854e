"""Old Office files: workbooks directly, Word files where LibreOffice is installed."""

from __future__ import annotations

import io
import os
import stat
from functools import cache
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.model import Paragraph
from auditor.readers import Limits, read_document
from auditor.readers.ole2 import Ole2, kind_of
from auditor.readers.word import libreoffice
from auditor.readers.word.doc import read_doc
from tests.patience import runs, wait_for
from tests.readers.building import docx_bytes, paragraph, read

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = OLE2 + Ole2.WORD.value
needs_office = pytest.mark.skipif(libreoffice.find_soffice() is None, reason="LibreOffice is not installed")


@cache
def old_workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for name, value in (("A1", "绩效目标表"), ("A2", 0.95), ("B2", 90)):
        sheet[name] = value
    sheet["A2"].number_format = "0%"
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[2].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return libreoffice.convert(buffer.getvalue(), "新.xlsx", source="xlsx", target="xls", seconds=60)


def script(folder: Path, lines: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@needs_office
@pytest.mark.parametrize("suffix", ["xls", "et", "docx"])
def test_workbooks_directly_with_formats_and_merged_cells(tmp_path: Path, suffix: str) -> None:
    document = read(tmp_path, f"旧.{suffix}", old_workbook())
    assert document.format == "xls"
    cells = next(document.tables()).cells
    assert [(cell.text, cell.location.cell, cell.column_span) for cell in cells if cell.text] == [
        ("绩效目标表", "A1", 2), ("95%", "A2", 1), ("90", "B2", 1),
    ]  # fmt: skip
    assert "隐藏" in document.doubts[0].message


def test_without_libreoffice_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(libreoffice.VARIABLE, str(tmp_path / "nothing"))
    with pytest.raises(InputError, match=r"\.doc.*LibreOffice.*没有找到.*另存为\.docx"):
        read(tmp_path, "a.doc", WORD)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")
def test_a_conversion_that_hangs_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    hanging = script(tmp_path, f"sleep 600 &\necho $! > {child}\nsleep 600")
    monkeypatch.setenv(libreoffice.VARIABLE, str(hanging))
    (tmp_path / "a.doc").write_bytes(WORD)
    with pytest.raises(InputError, match="转换超过1秒"):
        read_document(tmp_path / "a.doc", Limits(convert_seconds=1))
    wait_for(lambda: not runs(int(child.read_text(encoding="utf-8"))))


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")
def test_a_conversion_without_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(libreoffice.VARIABLE, str(script(tmp_path, "exit 0")))
    with pytest.raises(InputError, match="不能转换"):
        read(tmp_path, "a.doc", WORD)


@pytest.mark.parametrize(
    ("stream", "reason"),
    [(Ole2.ENCRYPTED, "打开密码"), (Ole2.SLIDES, "演示文稿"), (Ole2.WORKBOOK, "损坏"), (None, "旧版Office")],
)
def test_what_cannot_be_read(tmp_path: Path, stream: Ole2 | None, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, "a.xls", OLE2 + (stream.value if stream else b""))


def test_macros_and_links_are_told_and_left_alone(tmp_path: Path) -> None:
    body = docx_bytes(paragraph("目标"), extra={"word/vbaProject.bin": b"x"})
    assert "宏没有运行" in read(tmp_path, "a.docm", body).doubts[0].message


def _forms_table() -> bytes:
    """A Word file of today with cells merged across and down, on a row that begins with a blank one."""
    import docx

    document = docx.Document()
    document.add_paragraph("绩效目标表")
    grid = document.add_table(rows=4, cols=3)
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "公路养护"
    grid.cell(0, 0).text = "项目名称"
    grid.cell(1, 0).merge(grid.cell(3, 0)).text = "绩效指标"
    for row, words in enumerate((("指标名称", "指标值"), ("养护里程", "≥300公里"), ("", "≥95%")), start=1):
        grid.cell(row, 1).text, grid.cell(row, 2).text = words
    document.add_paragraph("填表人：𠮷某")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def merged_word() -> bytes:
    return libreoffice.convert(_forms_table(), "新.docx", source="docx", target="doc", seconds=60)


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "wps"])
def test_word_files_through_libreoffice(tmp_path: Path, suffix: str, merged_word: bytes) -> None:
    assert kind_of(merged_word) is Ole2.WORD
    document = read(tmp_path, f"旧.{suffix}", merged_word)
    [table] = document.tables()
    assert [cell.text for cell in table.cells if cell.text] == [
        "项目名称", "公路养护", "绩效指标", "指标名称", "指标值", "养护里程", "≥300公里", "≥95%",
    ]  # fmt: skip
    assert document.format == "doc"
    assert "LibreOffice" in document.doubts[0].message


@needs_office
def test_word_files_without_libreoffice_are_read_directly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merged_word: bytes
) -> None:
    monkeypatch.setenv(libreoffice.VARIABLE, str(tmp_path / "none"))
    document = read(tmp_path, "旧.doc", merged_word)
    assert [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
        for cell in next(document.tables()).cells
    ] == [
        (1, 1, 1, 1, "项目名称"), (1, 2, 1, 2, "公路养护"),
        (2, 1, 3, 1, "绩效指标"), (2, 2, 1, 1, "指标名称"), (2, 3, 1, 1, "指标值"),
        (3, 2, 1, 1, "养护里程"), (3, 3, 1, 1, "≥300公里"),
        (4, 2, 1, 1, ""), (4, 3, 1, 1, "≥95%"),
    ]  # fmt: skip
    words = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert words == ["绩效目标表", "填表人：𠮷某"]
    assert "直接读取" in document.doubts[0].message


@needs_office
def test_tables_that_libreoffice_loses_are_read_directly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merged_word: bytes
) -> None:
    flat = docx_bytes(paragraph("项目名称公路养护绩效指标指标名称指标值"))
    monkeypatch.setattr(libreoffice, "convert", lambda *_, **__: flat)
    document = read(tmp_path, "旧.wps", merged_word)
    assert len(next(document.tables()).cells) == 9
    assert "丢了表格" in document.doubts[0].message


@needs_office
@pytest.mark.parametrize("kept", [0.05, 0.3, 0.6, 0.9])
def test_word_files_that_break_off_are_never_read_halfway(merged_word: bytes, kept: float) -> None:
    broken = merged_word[: int(len(merged_word) * kept)]
    found = read_doc(broken, "断.doc")
    assert found is None or len(next(found.tables()).cells) == 9
    assert read_doc(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "空.doc") is None
