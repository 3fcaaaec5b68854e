from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree

from auditor.errors import InputError
from auditor.office import archive as module
from auditor.office.archive import Archive, parse_xml
from tests.readers.building import docx_bytes, paragraph, read, xlsx_bytes, zipped


@contextmanager
def most_memory(size: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < size
    finally:
        tracemalloc.stop()


def test_a_bomb_is_one_line_and_little_memory(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    step = b" " * (1024 * 1024)
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(step)
    data = buffer.getvalue()
    with most_memory(40 * 1024 * 1024), pytest.raises(InputError, match="膨胀") as caught:
        read(tmp_path, "a.docx", data)
    assert "\n" not in str(caught.value)


def test_parts_are_limited_one_by_one_and_together(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a": b"x" * 600, "b": b"y" * 600})
    monkeypatch.setattr(module, "MAX_PART_BYTES", 500)
    with pytest.raises(InputError, match="解压"):
        Archive(data, "a.docx").read("a")
    monkeypatch.setattr(module, "MAX_PART_BYTES", 1000)
    monkeypatch.setattr(module, "MAX_TOTAL_BYTES", 1000)
    archive = Archive(data, "a.docx")
    archive.read("a")
    with pytest.raises(InputError, match="解压"):
        archive.read("b")


def test_xml_in_pieces_is_parsed_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    xml = ("<a><b c='d>e'>文</b>" + "<e/>" * 500 + "尾</a>").encode()
    data = zipped({"a.xml": xml})
    whole = etree.tostring(Archive(data, "a.docx").xml("a.xml"))
    monkeypatch.setattr(module, "_STEP", 7)
    pieces: list[bytes] = []

    def noted(given: Iterator[bytes]) -> Iterator[bytes]:
        for piece in given:
            pieces.append(piece)
            yield piece

    assert etree.tostring(Archive(data, "a.docx").xml("a.xml", noted)) == whole
    assert b"".join(pieces) == xml
    assert len(pieces) > 50
    assert all(piece.endswith(b">") for piece in pieces)


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ("<a>" + "<b/>" * 30, "内容不完整"),
        ("<a>" + "<b/>" * 30 + "</c>", "内容不完整"),
        ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;" + "<b/>" * 30 + "</a>", "文档类型声明"),
        ("没有标记" * 30, "内容不完整"),
    ],
)
def test_xml_in_pieces_is_as_suspicious(monkeypatch: pytest.MonkeyPatch, xml: str, told: str) -> None:
    monkeypatch.setattr(module, "_STEP", 7)
    with pytest.raises(InputError, match=told):
        Archive(zipped({"a.xml": xml}), "a.docx").xml("a.xml")


def test_what_is_parsed_is_limited_after_it_was_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a.xml": "<a>" + "<b/>" * 500 + "</a>"})
    monkeypatch.setattr(module, "MAX_PARSED_BYTES", 1000)

    def without(given: Iterator[bytes]) -> Iterator[bytes]:
        return (piece.replace(b"<b/>", b"") for piece in given)

    for piece in (20, 10_000):
        monkeypatch.setattr(module, "_STEP", piece)
        with pytest.raises(InputError, match="解压"):
            Archive(data, "a.docx").xml("a.xml")
        assert len(Archive(data, "a.docx").xml("a.xml", without)) == 0


def test_a_large_part_of_noise_takes_little_memory(tmp_path: Path) -> None:
    """A thousand forms are 150 MB of XML, nearly all of it borders and fonts."""
    noise = "".join(f'<w:rPr><w:sz w:val="{n}"/><w:color w:val="{n * 7919:06}"/></w:rPr>' for n in range(100))
    body = "".join(f"<w:p><w:r>{noise}<w:t>第{n}段</w:t></w:r></w:p>" for n in range(6_000))
    data = docx_bytes(body)
    assert len(body) > 32 * 1024 * 1024
    size = len(body)
    del body
    with most_memory(size):
        document = read(tmp_path, "a.docx", data)
    assert sum(1 for _ in document.paragraphs()) == 6_000


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PARTS", 2)
    with pytest.raises(InputError, match="3个部分"):
        Archive(zipped({"a": "", "b": "", "c": ""}), "a.docx")


@pytest.mark.parametrize("keep", [30, 200, 0.5, 0.9])
def test_a_truncated_file(tmp_path: Path, keep: float) -> None:
    data = docx_bytes(paragraph("甲" * 500))
    with pytest.raises(InputError, match="损坏"):
        read(tmp_path, "a.docx", data[: int(len(data) * keep) if keep < 1 else int(keep)])


def test_flipped_bytes_inside_a_part(tmp_path: Path) -> None:
    data = bytearray(docx_bytes(paragraph("甲乙丙丁" * 200)))
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start + 5 : start + 40] = bytes(35)
    with pytest.raises(InputError, match="损坏"):
        read(tmp_path, "a.docx", bytes(data))


def test_encrypted_parts(tmp_path: Path) -> None:
    data = bytearray(docx_bytes(paragraph("甲")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="加密"):
        read(tmp_path, "a.docx", bytes(data))


def test_unfinished_xml(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="document"):
        read(tmp_path, "a.docx", zipped({"word/document.xml": "<w:document"}))


def test_a_document_type_is_refused_and_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("密")
    xml = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><d>&e;</d>'.encode()
    with pytest.raises(InputError, match="文档类型声明"):
        parse_xml(xml, "a.xml", "a.docx")


def test_a_missing_part(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="缺少"):
        read(tmp_path, "a.xlsx", zipped({"xl/styles.xml": "<a/>"}))


def test_a_deeply_nested_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="损坏"):
        read(
            tmp_path, "a.docx", docx_bytes("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000)
        )


def test_a_nested_document_within_the_limits_is_read(tmp_path: Path) -> None:
    body = "<w:sdt><w:sdtContent>" * 100 + paragraph("深") + "</w:sdtContent></w:sdt>" * 100
    assert [item.text for item in read(tmp_path, "a.docx", docx_bytes(body)).paragraphs()] == ["深"]


def test_the_limits_do_not_stop_an_ordinary_workbook(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_001))
    document = read(tmp_path, "a.xlsx", xlsx_bytes({"表": f"<sheetData>{rows}</sheetData>"}))
    assert len(next(document.tables()).cells) == 20_000
