from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.model import Document
from tests.readers.building import read, spans, tables

FONTS = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}"


def rtf(body: str) -> bytes:
    return (FONTS + body + "}").encode("gb18030")


def row(*cells: tuple[int, str, str]) -> str:
    """Cells as right edge, merges and words."""
    edges = "".join(rf"{merges}\cellx{edge}" for edge, merges, _ in cells)
    return rf"\trowd{edges}" + "".join(rf"\pard\intbl {words}\cell" for _, _, words in cells) + r"\row "


def escaped(words: str) -> str:
    return "".join(rf"\'{byte:02x}" for byte in words.encode("gb18030"))


def unicoded(words: str) -> str:
    return "".join(rf"\u{code if code < 32768 else code - 65536}?" for code in map(ord, words))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


@pytest.mark.parametrize("written", [escaped("绩效目标表"), unicoded("绩效目标表"), "绩效目标表"])
def test_words_in_every_spelling(tmp_path: Path, written: str) -> None:
    found = read(tmp_path, "a.rtf", rtf(written + r"\par " + r"second \{line\}\par"))
    assert found.format == "rtf"
    assert texts(found) == ["绩效目标表", "second {line}"]


def test_tables_with_merged_cells(tmp_path: Path) -> None:
    body = (
        row((2000, "", "指标"), (6000, "", "指标值"))
        + row((2000, r"\clvmgf", "产出"), (4000, "", "数量"), (6000, "", r"12\line 个"))
        + row((2000, r"\clvmrg", ""), (4000, r"\clmgf", "质量"), (6000, r"\clmrg", ""))
        + r"\pard 注：说明\par"
    )
    found = read(tmp_path, "a.rtf", rtf(body))
    assert spans(next(found.tables())) == {
        "指标": (1, 1, 1, 1), "指标值": (1, 2, 1, 2), "产出": (2, 1, 2, 1), "数量": (2, 2, 1, 1),
        "12\n个": (2, 3, 1, 1), "质量": (3, 2, 1, 2),
    }  # fmt: skip
    assert texts(found) == ["注：说明"]
    cell = next(found.tables()).cells[-1]
    assert (cell.location.table, cell.location.row, cell.location.column) == (1, 3, 2)


def test_tables_parted_by_a_paragraph(tmp_path: Path) -> None:
    body = row((2000, "", "甲")) + r"\pard 之间\par " + row((2000, "", "乙"))
    assert tables(read(tmp_path, "a.rtf", rtf(body))) == [[["甲"]], [["乙"]]]


def test_what_is_no_text_is_left_out(tmp_path: Path) -> None:
    body = (
        r"{\stylesheet{\s0 Normal;}}{\info{\title 题名}}{\header 页眉\par}{\*\unknown 不读}{\pict 89504e47}"
        r"{\v 隐藏}{\deleted 删去}正文\f1  caf\'e9\f0\par"
    )
    assert texts(read(tmp_path, "a.rtf", rtf(body))) == ["正文 café"]


def test_damage_is_doubted(tmp_path: Path) -> None:
    found = read(tmp_path, "a.rtf", rtf(r"\'ff坏\par"))
    assert "无法识别" in found.doubts[0].message


@pytest.mark.parametrize(("data", "reason"), [(rtf(""), "没有任何文字"), (b"{\\rtf1" + b"{" * 6000, "层次")])
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, "a.rtf", data)
