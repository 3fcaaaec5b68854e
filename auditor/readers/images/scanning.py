"""Pictures of pages → pages of a document: read side by side, each within its time, doubts at their cells."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.model import Block, Document, Doubt, Location, Table
from auditor.readers.images.engine import Engine
from auditor.readers.images.page import Scanned, TimeOverError, Uncertain, scan
from auditor.readers.pages.document import Pages
from auditor.readers.pages.marks import Box
from auditor.readers.progress import tell

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

_MOST_THREADS = 4  # each holds the picture that it reads and the recogniser's memory, some 100 MB
_FROM_PICTURE = "第{}页是扫描图片，文字由识别得来，可能有错字漏字，请对照原件"
_UNSURE = "“{}”识别得没有把握，请对照原件"
_UNREAD = "这里有字迹没有识别出来，请对照原件"
_SHOWN = 24  # characters of a doubtful text that are quoted


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a grey picture, of which a pixel is ``scale`` points wide."""

    number: int
    image: Image
    scale: float


def add_scans(pages: Pages, pictures: Iterable[Picture], total: int, seconds: float) -> list[Scanned]:
    """Reads pictures of pages and adds them; one that takes longer than ``seconds`` is told and left out."""
    found: list[Scanned] = []
    for done, (number, scanned) in enumerate(_read(pictures, seconds), start=1):
        if scanned is None:
            pages.skip(number, f"识别文字超过{seconds:g}秒")
        elif not scanned.marks.glyphs:
            pages.skip(number, "是图片，没有识别出文字")
        else:
            pages.add(scanned.marks)
            pages.doubt(number, _FROM_PICTURE.format(number))
            found.append(scanned)
        tell(done, total)
    return found


def _read(pictures: Iterable[Picture], seconds: float) -> Iterator[tuple[int, Scanned | None]]:
    """Pages in their order, a few at a time, so that few pictures are held at once."""
    threads = max(1, min(os.cpu_count() or 1, _MOST_THREADS))
    engine = Engine()

    def work(picture: Picture) -> Scanned | None:
        try:
            return scan(picture.image, picture.scale, picture.number, engine, seconds)
        except TimeOverError:
            return None

    with ThreadPoolExecutor(threads, thread_name_prefix="scan") as pool:
        yield from _in_order(pictures, work, pool, threads)


def _in_order(
    pictures: Iterable[Picture],
    work: Callable[[Picture], Scanned | None],
    pool: ThreadPoolExecutor,
    ahead: int,
) -> Iterator[tuple[int, Scanned | None]]:
    waiting: deque[tuple[int, Future[Scanned | None]]] = deque()
    for picture in pictures:
        waiting.append((picture.number, pool.submit(work, picture)))
        if len(waiting) > ahead:
            number, future = waiting.popleft()
            yield number, future.result()
    for number, future in waiting:
        yield number, future.result()


def placed(document: Document, scans: Sequence[Scanned]) -> Document:
    """The document with doubts about uncertain words at their cells, and places on scanned pages where they
    are on the pictures as they were."""
    by_page = {each.marks.number: each for each in scans}
    told = {place: texts for each in scans for place, texts in _uncertain(document, each).items()}
    doubts = (*document.doubts, *(_doubt(place, texts) for place, texts in told.items()))
    moved = (replace(doubt, location=_back(doubt.location, by_page)) for doubt in doubts)
    return replace(
        document,
        blocks=tuple(_turned(block, by_page) for block in document.blocks),
        doubts=tuple(sorted(moved, key=lambda doubt: doubt.location.page or 0)),
        uncertain=frozenset(place for place in told if place.table is not None),
    )


def _doubt(place: Location, texts: Sequence[str]) -> Doubt:
    quoted = "”“".join(text[:_SHOWN] for text in texts if text)
    return Doubt(_UNSURE.format(quoted) if quoted else _UNREAD, place)


def _uncertain(document: Document, scanned: Scanned) -> dict[Location, list[str]]:
    """The cells and paragraphs of a page with uncertain words, and these."""
    number = scanned.marks.number
    places = list(_places(document, number))
    told: dict[Location, list[str]] = {}
    for each in scanned.uncertain:
        told.setdefault(_at(each, places, number), []).append(each.text)
    return told


def _places(document: Document, page: int) -> Iterator[Location]:
    for block in document.blocks:
        for each in block.cells if isinstance(block, Table) else (block,):
            if each.location.page == page and each.location.box is not None:
                yield each.location


def _at(uncertain: Uncertain, places: Sequence[Location], page: int) -> Location:
    """The cell or paragraph that holds words; where none does, the page."""
    x0, y0, x1, y1 = uncertain.box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    inside = (
        place
        for place in places
        if place.box and place.box[0] <= x <= place.box[2] and place.box[1] <= y <= place.box[3]
    )
    return next(inside, Location("page", page, box=uncertain.box))


def _turned(block: Block, scans: dict[int, Scanned]) -> Block:
    if not isinstance(block, Table):
        return replace(block, location=_back(block.location, scans))
    cells = tuple(replace(cell, location=_back(cell.location, scans)) for cell in block.cells)
    return replace(block, cells=cells, location=_back(block.location, scans))


def _back(place: Location, scans: dict[int, Scanned]) -> Location:
    scanned = scans.get(place.page or 0)
    if scanned is None or place.box is None:
        return place
    scale = scanned.scale
    x0, y0, x1, y1 = (value / scale for value in place.box)
    box = scanned.turn.back((x0, y0, x1, y1))
    return place.at(box=_points(box, scale))


def _points(box: Box, scale: float) -> Box:
    x0, y0, x1, y1 = (round(value * scale, 1) for value in box)
    return x0, y0, x1, y1
