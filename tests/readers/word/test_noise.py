from __future__ import annotations

import pytest

from auditor.readers.word.noise import without_noise
from tests.cases import every_case

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def reduced(*pieces: bytes) -> bytes:
    return b"".join(without_noise(iter(pieces)))


def document(body: str, root: str = f'<w:document xmlns:w="{MAIN}">', encoding: str = "UTF-8") -> bytes:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{root}<w:body>{body}</w:body></w:document>'
    return text.encode(encoding)


@every_case(
    ("block", "left"),
    [
        ('<w:rPr><w:b/><w:sz w:val="21"/><w:rFonts w:ascii="仿宋"/></w:rPr>', ""),
        ("<w:rPr><w:b/><w:vanish/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"),
        (
            '<w:rPr><w:rFonts w:ascii="Wingdings 2"/><w:b/></w:rPr>',
            '<w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr>',
        ),
        ('<w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr>', ""),
        ("<w:pPr><w:numPr><w:ilvl/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>", ""),
        (
            "<w:pPr><w:rPr><w:b/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr></w:pPr>",
            "<w:pPr><w:rPr><w:b/><w:rPrChange></w:rPrChange></w:rPr></w:pPr>",
        ),
        ('<w:pPr><w:pStyle w:val="2"/><w:keepNext/></w:pPr>', '<w:pPr><w:pStyle w:val="2"/></w:pPr>'),
        (
            '<w:tcPr><w:gridSpan w:val="2"/><w:tcBorders><w:top/></w:tcBorders><w:vMerge/></w:tcPr>',
            '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>',
        ),
        (
            '<w:trPr><w:trHeight w:val="9"/><w:del w:id="1"/></w:trPr>',
            '<w:trPr><w:del w:id="1"/></w:trPr>',
        ),
        (
            '<w:rPr><w:rPrChange w:id="1"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>',
            '<w:rPr><w:rPrChange w:id="1"></w:rPrChange></w:rPr>',
        ),
    ],
)
def test_only_what_a_reader_asks_for_is_left(block: str, left: str) -> None:
    assert reduced(document(f"<w:p>{block}</w:p>")) == document(f"<w:p>{left}</w:p>")


@pytest.mark.parametrize(
    "data",
    [
        document("<w:rPr><w:b/></w:rPr>", root='<w:document xmlns:w="urn:other">'),
        document("<w:rPr><w:b/></w:rPr>", root=f'<w:document xmlns:w="{MAIN}" xmlns:x="{MAIN}">'),
        document("<w:rPr><w:b/></w:rPr>", encoding="UTF-16"),
        document("<w:t><![CDATA[<w:rPr><w:b/></w:rPr>]]></w:t>"),
        document("<w:rPr><w:b w:val=1/></w:rPr>"),
        document("<w:rPr><w:b><w:i/></w:b></w:rPr>"),
        document("<w:rPr><x:b/></w:rPr>"),
        document('<w:rPr><w:b w:val="?"/></w:rPr>').replace(b"?", b"\xff"),
        document("<w:rPr><w:b/>"),
        pytest.param(document("<w:rPr></w:rPr>" * 500_001), id="attack"),
        b"",
    ],
)
def test_another_spelling_and_damage_are_left_for_the_parser(data: bytes) -> None:
    assert reduced(data) == data


def in_pieces(data: bytes) -> list[bytes]:
    """Cut wherever an archive may cut: after any «>»."""
    return [piece + b">" for piece in data.split(b">")[:-1]]


def test_pieces_are_reduced_each_by_itself_and_a_block_in_two_is_left() -> None:
    block, words = b"<w:rPr><w:b/></w:rPr>", b"<w:r><w:t>w</w:t></w:r>"
    start, end = document("|").split(b"|")
    assert reduced(start + block, words + block + words, block + end) == start + words + words + end
    assert reduced(start + block[:10], block[10:] + words + block + end) == start + block + words + end
    for data in in_pieces(document("<w:p><w:rPr><w:b/></w:rPr></w:p>")):
        assert reduced(start, data) == start + data


@pytest.mark.parametrize("unusual", [b"<w:t><![CDATA[a]]></w:t>", f'<x xmlns="{MAIN}"/>'.encode()])
def test_from_an_unusual_piece_on_all_are_left(unusual: bytes) -> None:
    block = b"<w:rPr><w:b/></w:rPr>"
    start, end = document("|").split(b"|")
    assert reduced(start + block, unusual, block + end) == start + unusual + block + end
    assert reduced(start + unusual, block + end) == start + unusual + block + end
