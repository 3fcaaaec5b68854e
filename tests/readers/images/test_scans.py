"""Scans and photographs: what is said without the extra «ocr», and how pictures are read with it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from auditor.errors import InputError
from auditor.model import Table
from auditor.readers import Limits, find_documents, progress, read_document
from auditor.readers.images import engine
from tests.readers.pages.building import Sheet, pdf_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

with_ocr = pytest.mark.skipif(not engine.available(), reason="the extra «ocr» is not installed")
with_pictures = pytest.mark.skipif(
    importlib.util.find_spec("cv2") is None, reason="opencv, which the extra «ocr» brings, is not installed"
)
PNG = b"\x89PNG\r\n\x1a\n"
HEIGHT, WIDTH = 1_000, 800  # of a sheet, in pixels; looking for lines of text takes its area
ROWS = (("20", "95%", "2026"), ("300", "1.5", "88"), ("7", "60%", "41"))


def _page_of_a_form(rows: tuple[tuple[str, ...], ...] = ROWS, size: float = 1.1) -> Image:
    """A sheet with a ruled table; the two left cells of the last rows are one."""
    import cv2
    import numpy as np

    gray = np.full((HEIGHT, WIDTH), 250, np.uint8)
    for y in range(len(rows) + 1):
        left = 320 if y == len(rows) - 1 else 100
        cv2.line(gray, (left, 200 + 80 * y), (760, 200 + 80 * y), (60,), 2)
    for x in range(4):
        cv2.line(gray, (100 + 220 * x, 200), (100 + 220 * x, 200 + 80 * len(rows)), (60,), 2)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cv2.putText(gray, text, (120 + 220 * c, 255 + 80 * r), cv2.FONT_HERSHEY_SIMPLEX, size, (30,), 2)
    return gray


def _turned(gray: Image, angle: float, noise: float) -> Image:
    import cv2
    import numpy as np

    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(gray, matrix, (width, height), borderValue=(250,)).astype(float)
    return np.clip(turned + np.random.default_rng(5).normal(0, noise, turned.shape), 0, 255).astype(np.uint8)


def _saved(folder: Path, name: str, *pictures: Image) -> Path:
    from PIL import Image as Pictures

    first, *others = map(Pictures.fromarray, pictures)
    path = folder / name
    if others:
        first.save(path, save_all=True, append_images=others)
    else:
        first.save(path)
    return path


def _texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows()]


# ----------------------------------------------------------------------------------------- without the extra


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    find: Callable[..., Any] = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "rapidocr" else find(name, *rest)
    )


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.docx"])
def test_a_picture_says_what_to_install(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PNG)
    with pytest.raises(InputError, match="另装组件") as caught:
        read_document(tmp_path / name)
    assert 'pip install "auditor[ocr]"' in caught.value.advice


@pytest.mark.usefixtures("without_ocr")
def test_a_scanned_pdf_says_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(_picture))
    with pytest.raises(InputError, match="可能是扫描件") as caught:
        read_document(path)
    assert "auditor[ocr]" in caught.value.advice
    path.write_bytes(pdf_bytes(_words, _picture))
    assert "auditor[ocr]" in read_document(path).doubts[0].message


def _picture(sheet: Sheet) -> None:
    sheet.picture(0, 0, 595, 842)


def _words(sheet: Sheet) -> None:
    sheet.text(60, 100, "正文")


def test_pictures_in_a_folder_are_counted_and_read_only_where_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "表.txt").write_text("指标", encoding="utf-8")
    found = find_documents([tmp_path])
    assert [path.name for path in found.files] == ["表.txt"]
    assert [each.reason for each in found.skipped] == ["图片"]
    assert find_documents([tmp_path / "照片.jpg"]).files == (tmp_path / "照片.jpg",)


def test_pages_are_told_to_whoever_listens() -> None:
    heard: list[tuple[int, int]] = []
    progress.tell(1, 3)
    with progress.listening(lambda done, total: heard.append((done, total))):
        progress.tell(2, 3)
    progress.tell(3, 3)
    assert heard == [(2, 3)]


# --------------------------------------------------------------------------------------------- lines, turns


@with_pictures
@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 1.6, 5.0])
def test_a_page_that_lies_askew_is_straightened_and_places_are_turned_back(angle: float) -> None:
    from auditor.readers.images.straight import straightened

    gray = _page_of_a_form()
    straight, turn = straightened(_turned(gray, angle, 8))
    assert turn.angle == pytest.approx(-angle, abs=0.15)
    assert straight.shape[::-1] == turn.size
    width, height = turn.size
    middle = turn.back((width / 2, height / 2, width / 2, height / 2))
    assert middle == pytest.approx((WIDTH / 2, HEIGHT / 2, WIDTH / 2, HEIGHT / 2), abs=2)


@with_pictures
@pytest.mark.parametrize("noise", [0, 8, 16])
def test_ruled_lines_make_the_grid_and_strokes_of_characters_do_not(noise: float) -> None:
    from auditor.readers.images.ruling import ruled
    from auditor.readers.pages.grid import grids

    page = ruled(_turned(_page_of_a_form(), 0, noise))
    (grid,) = grids(page.horizontal, page.vertical) or ()
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in grid.cells}
    places = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 2), (3, 3)]
    assert spans == {**dict.fromkeys(places, (1, 1)), (2, 1): (2, 1)}
    assert page.clean[200:440, 90:770].min() < 100  # the words are still there
    assert page.clean[280, 110:310].min() > 200  # the lines are not


@with_pictures
def test_a_blank_page_has_no_lines() -> None:
    import numpy as np

    from auditor.readers.images.ruling import ruled
    from auditor.readers.images.straight import straightened

    gray = np.full((900, 700), 244, np.uint8)
    straight, turn = straightened(gray)
    page = ruled(straight)
    assert (turn.angle, page.horizontal, page.vertical) == (0.0, [], [])


# ------------------------------------------------------------------------------------------ with recognition


@with_ocr
@pytest.mark.parametrize(("name", "angle"), [("a.png", 2.0), ("a.pdf", 0.0)])
def test_a_scanned_table_is_read_with_its_places(tmp_path: Path, name: str, angle: float) -> None:
    path = _saved(tmp_path, name, _turned(_page_of_a_form(), angle, 6))
    document = read_document(path)
    (table,) = document.tables()
    if name == "a.png":
        _stands_where_the_picture_shows_it(table)
    assert _texts(table) == [["20", "95%", "2026"], ["300\n7", "1.5", "88"], ["60%", "41"]]
    assert table.cells[3].row_span == 2
    assert all(cell.location.page == 1 and cell.location.box for cell in table.cells)
    assert "识别" in document.doubts[0].message


def _stands_where_the_picture_shows_it(table: Table) -> None:
    """The first cell of a table that was turned by two degrees."""
    first = table.cells[0].location
    assert first.box is not None
    points = 842 / HEIGHT  # the longer side of the sheet
    x, y = (
        210 - WIDTH / 2,
        240 - HEIGHT / 2,
    )  # the middle of the first cell, seen from the middle of the sheet
    turned = (WIDTH / 2 + x + y * 0.0349, HEIGHT / 2 + y - x * 0.0349)
    middle = ((first.box[0] + first.box[2]) / 2 / points, (first.box[1] + first.box[3]) / 2 / points)
    assert middle == pytest.approx(turned, abs=8)


@with_ocr
@pytest.mark.parametrize(("name", "turns"), [("a.jpg", 2), ("a.png", 3)])
def test_a_page_that_lies_on_its_side_or_head_is_set_upright(tmp_path: Path, name: str, turns: int) -> None:
    import numpy as np

    words = (("Annual plan 2026", "Output 95%", "Budget 300"), *ROWS[1:])
    sheet = np.rot90(_page_of_a_form(words, size=0.6), turns)
    document = read_document(_saved(tmp_path, name, np.ascontiguousarray(sheet)))
    (table,) = document.tables()
    assert _texts(table)[0] == list(words[0])
    box = table.cells[0].location.box
    assert box is not None
    points = 842 / HEIGHT
    upside_down, on_its_side = (
        (WIDTH - 320, HEIGHT - 280, WIDTH - 100, HEIGHT - 200),
        (HEIGHT - 280, 100, HEIGHT - 200, 320),
    )
    expected = {2: upside_down, 3: on_its_side}[turns]
    assert [value / points for value in box] == pytest.approx(expected, abs=6)


@with_ocr
def test_pages_of_a_picture_follow_each_other_and_are_told(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    pages = [
        _turned(_page_of_a_form((("11", "12", "13"), *ROWS[1:])), -2.0, 6),
        _page_of_a_form((("21", "22", "23"), *ROWS[1:])),
    ]
    path = _saved(tmp_path, "a.tif", *pages)
    with progress.listening(lambda done, total: heard.append((done, total))):
        document = read_document(path)
    assert heard == [(1, 2), (2, 2)]
    texts = [cell.text for table in document.tables() for cell in table.cells]
    assert [text for text in texts if text in ("11", "21")] == ["11", "21"]
    with pytest.raises(InputError, match="2页"):
        read_document(path, Limits(pages=1))


@with_ocr
def test_a_page_that_takes_too_long_is_told(tmp_path: Path) -> None:
    path = _saved(tmp_path, "a.tif", _page_of_a_form())
    with pytest.raises(InputError, match="没有识别出文字"):
        read_document(path, Limits(page_seconds=0))


@with_ocr
@pytest.mark.parametrize("cut", [20, 200, 900])
def test_a_damaged_picture_is_one_line(tmp_path: Path, cut: int) -> None:
    path = _saved(tmp_path, "a.png", _page_of_a_form())
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(InputError, match="图片已损坏") as caught:
        read_document(path)
    assert "\n" not in str(caught.value)


@with_ocr
def test_a_blank_or_enormous_picture_is_one_line(tmp_path: Path) -> None:
    import numpy as np

    path = _saved(tmp_path, "a.png", np.full((90, 70), 255, np.uint8))
    with pytest.raises(InputError, match="没有识别出文字"):
        read_document(path)
    path = _saved(tmp_path, "b.png", np.zeros((12_000, 12_000), np.bool_))
    with pytest.raises(InputError, match="百万像素"):
        read_document(path)
