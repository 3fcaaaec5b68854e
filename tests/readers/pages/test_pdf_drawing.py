"""PDFs that draw themselves, or that unpack to more than a machine has, are refused before PDFium draws."""

from __future__ import annotations

import time
import zlib
from types import SimpleNamespace

import pytest

from auditor.errors import InputError
from auditor.readers.limits import MEGABYTE
from auditor.readers.pages.pdf import read_pdf
from auditor.readers.pages.pdf_drawing import check_drawing
from auditor.readers.pages.pdf_parts import entwined, numbered_parts
from tests.cases import every_case

FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]"
TWICE = b"/F Do /F%a note\n Do"


def stream(keys: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (keys, len(content), content)


def form(draws: int, content: bytes = TWICE) -> bytes:
    return stream(FORM + b"/Resources<</XObject<</F %d 0 R>>>>" % draws, content)


def pdf(resources: bytes, content: bytes, *parts: bytes, packed: bytes = b"", notes: bytes = b"") -> bytes:
    """One page; the parts are numbered from 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<%s>>%s>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page % (resources, notes),
        stream(packed, content),
        *parts,
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


FORMS = b"/XObject<</F 5 0 R>>"
MASK = b"/Group<</S/Transparency>>/Resources<</ExtGState<</G 6 0 R>>>>"
TILE = (
    b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Pattern<</P 5 0 R>>>>"
)
GLYPHS = b"<</Type/Font/Subtype/Type3/CharProcs<</a 6 0 R>>/Resources<</XObject<</F 7 0 R>>>>>>"
ENDLESS = {
    "a form that draws itself": pdf(FORMS, b"/F Do", form(5)),
    "an escaped name": pdf(FORMS, b"/F Do", form(5, b"/#46 Do /#46 Do")),
    "two forms that draw each other": pdf(FORMS, b"/F Do", form(6), form(5)),
    "a form with the page's names": pdf(FORMS, b"/F Do", stream(FORM, TWICE)),
    "a pattern of itself": pdf(
        b"/Pattern<</P 5 0 R>>", b"/P scn 0 0 9 9 re f", stream(TILE, b"/P scn 0 0 9 9 re f")
    ),
    "a mask of itself": pdf(
        b"/ExtGState<</G 6 0 R>>",
        b"/G gs",
        stream(FORM + MASK, b"/G gs 0 0 9 9 re f"),
        b"<</SMask<</S/Luminosity/G 5 0 R>>>>",
    ),
    "a glyph that draws such a form": pdf(
        b"/Font<</T 5 0 R>>", b"BT /T 12 Tf (a) Tj ET", GLYPHS, stream(b"", b"/F Do"), form(7)
    ),
    "a stamp that draws itself": pdf(
        b"", b"", form(5), b"<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 5 0 R>>>>", notes=b"/Annots[6 0 R]"
    ),
    "forms nested without end": pdf(FORMS, b"/F Do", *(form(number) for number in range(6, 50))),
}


@every_case("name", ENDLESS)
def test_what_draws_itself_is_refused(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(InputError, match="没有尽头") as caught:
        read_pdf(ENDLESS[name], "a.pdf")
    assert "\n" not in str(caught.value)
    assert time.process_time() - begun < 2


SOUND = pdf(FORMS, b"/F Do", form(5))
DAMAGED = {
    "a tree of pages that pypdf cannot read": SOUND.replace(b"/Kids[3 0 R]", b"/Kids[30 obj\n<</Kids[3 0 R]"),
    "a page of which a key is no name": SOUND.replace(b"/MediaBox", b"/]ediaBox"),
    "a content without an end": SOUND.replace(b"endstream", b"ends\xedtream", 1),
    "a form of which a key is broken": SOUND.replace(b"/BBox[0 0 99 99]", b"/BBox[0 0 ct/BBox[0 0 1 1]"),
    "a page that cannot be read before one that can": SOUND.replace(
        b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 9 0 R]/Count 2"
    ).replace(b"trailer", b"9 0 obj\n<</Type/Page/Parent 2 0 R/Contents[7]/Annots 7>>\nendobj\ntrailer"),
}


@pytest.mark.parametrize(
    "data",
    [
        pdf(FORMS, b"/F Do", form(6), stream(FORM, b"0 0 9 9 re f")).replace(b"/MediaBox", b"/]ediaBox"),
        pdf(b"", b"", form(3, b"x"), notes=b"/Annots[5 0 R]").replace(b"/MediaBox", b"/]ediaBox"),
    ],
)
def test_damage_alone_is_left_to_the_reader(data: bytes) -> None:
    check_drawing(data, "a.pdf")


def test_a_long_chain_is_followed_in_linear_time() -> None:
    chain = b"".join(b"%d 0 obj\n<</Next %d 0 R>>stream\n" % (at, at + 1) for at in range(60_000))
    begun = time.process_time()
    assert not entwined(chain)
    assert entwined(chain + b"60000 0 obj\n<</Next 7 0 R>>\n")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_hides_nothing_that_draws_itself(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """PDFium mends what pypdf does not read, and died of it."""
    with pytest.raises(InputError, match="没有尽头"):
        check_drawing(DAMAGED[name], "a.pdf")
    assert capfd.readouterr().err == ""


def test_forms_that_multiply_are_refused() -> None:
    parts = (form(number, b"/F Do " * 40) for number in range(6, 12))
    with pytest.raises(InputError, match="解压展开后超过64MB"):
        read_pdf(pdf(FORMS, b"/F Do", *parts, stream(FORM, b"0 0 9 9 re f")), "a.pdf")


@pytest.mark.parametrize("twice", [False, True])
def test_a_bomb_is_told_as_one(twice: bool) -> None:
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(80)) + packer.flush()
    filters = b"/Filter[/FlateDecode/FlateDecode]" if twice else b"/Filter/FlateDecode"
    bomb = pdf(b"", zlib.compress(data) if twice else data, packed=filters)
    assert len(bomb) < MEGABYTE
    with pytest.raises(InputError, match="解压展开后超过64MB的上限") as caught:
        read_pdf(bomb, "a.pdf")
    assert "没有文字" not in str(caught.value)
    assert "\n" not in str(caught.value)


@every_case(
    "data",
    [
        # Forms may share the names of their page, so that they could draw themselves but do not.
        pdf(FORMS, b"/F Do /F Do", form(5, b"0 0 9 9 re f")),
        pdf(FORMS, b"/F Do " * 500, form(6, b"/F Do"), stream(FORM, b"0 0 9 9 re f")),
        pdf(b"/XObject 77 0 R", b"/F Do"),
        pdf(FORMS, b"/F Do", stream(FORM, b"x"), packed=b"/Filter/Unknown"),
        b"%PDF-1.7\nnothing",
    ],
)
def test_others_are_left_to_the_reader(data: bytes) -> None:
    check_drawing(data, "a.pdf")


def test_parts_that_turn_up_while_others_are_read_disturb_nothing() -> None:
    reader = SimpleNamespace(xref={0: {1: 9, 2: 20}})
    for part in numbered_parts(reader):
        reader.xref[0][part.idnum + 5] = 40
        reader.xref[1] = {}
    assert sorted(reader.xref[0]) == [1, 2, 6, 7]
