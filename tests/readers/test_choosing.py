from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.readers import Limits, read_document
from tests.readers.building import docx_bytes, paragraph, read, xlsx_bytes, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SHEET = xlsx_bytes({"表": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'})


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"", "0字节"),
        ("a.docx", "指标\t值".encode(), "内容不是Word文档"),
        ("a.xlsx", "指标,值".encode(), "内容不是Excel工作簿"),
        ("a.docx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("a.xlsx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("a.xlsx", OLE2 + "Workbook".encode("utf-16-le"), ".xls"),
        ("a.docx", OLE2, "旧版Office"),
        ("a.docx", b"\x89PNG\r\n", "图片"),
        ("a.txt", b"Rar!\x1a\x07", "压缩包"),
        ("a.docx", zipped({"readme.txt": "x"}), "普通压缩包"),
        ("a.docx", zipped({"ppt/presentation.xml": "x"}), "演示文稿"),
        ("a.xlsx", zipped({"xl/workbook.bin": "x"}), ".xlsb"),
        ("a.docx", zipped({"content.xml": "x"}), "OpenDocument"),
        ("a.docx", b"PK\x03\x04 not a zip", "损坏"),
        ("a.txt", bytes(range(256)) * 8, "不是文字|无法识别"),
        ("a.png", bytes(range(256)) * 8, "图片打不开"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBP", "图片不能读取"),
    ],
)
def test_what_cannot_be_read_is_said_with_path_and_advice(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path, name, data)
    assert caught.value.path == str(tmp_path / name)
    assert caught.value.advice
    assert "\n" not in str(caught.value)


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    assert read(tmp_path, "a.xlsx", docx_bytes(paragraph("甲"))).format == "docx"
    assert read(tmp_path, "b.docx", SHEET).format == "xlsx"
    assert read(tmp_path, "c.txt", SHEET).format == "xlsx"


def test_the_source_is_the_path_as_given(tmp_path: Path) -> None:
    for name, data in (("a.txt", "甲".encode()), ("a.docx", docx_bytes(paragraph("甲"))), ("a.xlsx", SHEET)):
        assert read(tmp_path, name, data).source == str(tmp_path / name)


def test_missing_files_and_directories(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到"):
        read_document(tmp_path / "没有.docx")
    with pytest.raises(InputError, match="文件夹"):
        read_document(str(tmp_path))


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(InputError, match="上限"):
        read_document(tmp_path / "a.txt", Limits(file_mb=1))


_ROWS = (
    ("一级指标", "三级指标", "指标值"),
    ("产出指标", "养护里程", "≥300公里"),
    ("效益指标", "通行率", "≥95%"),
)


@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_in_columns_that_a_system_calls_xls(tmp_path: Path, separator: str, encoding: str) -> None:
    data = "\r\n".join(separator.join(row) for row in _ROWS).encode(encoding)
    (table,) = read(tmp_path, "导出.xls", data).tables()
    assert [cell.text for cell in table.cells] == [word for row in _ROWS for word in row]
    assert table.cells[3].location.line == 2


@pytest.mark.parametrize("name", ["a.txt", "a.xls", "a.doc"])
def test_json_under_another_suffix(tmp_path: Path, name: str) -> None:
    data = '\ufeff [ {"project": "养护", "indicators": [{"name": "里程", "value": "3"}]}]'.encode()
    assert read(tmp_path, name, data).format == "json"
