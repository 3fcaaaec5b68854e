"""How many cells of scanned forms are read as they are printed.

    python -m benchmarks.scans FILE.pdf … --pages 1 --angle 2 --noise 10

Each PDF with a text layer is read, rendered to pictures (150 dpi), turned by a random angle of up to --angle
degrees, given noise, written as .png (or, with --pdf, as a PDF of pictures) and read by recognition. Prints
the share of cells that are filled and read exactly, after NFKC and removal of blanks, each one that is not,
and whether it carries a doubt.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2

from auditor.model import Document, Location, Table
from auditor.readers import read_document
from benchmarks.scans.scanner import scanned

if TYPE_CHECKING:
    from benchmarks.scans.scanner import Image

Place = tuple[int, int, int, int]  # page, table on the page, row and column on the page


@dataclass(slots=True)
class Score:
    """Filled cells, those read exactly, those read otherwise with or without a doubt, needless doubts."""

    cells: int = 0
    right: int = 0
    doubted: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    needless: int = 0
    seconds: float = 0.0

    def add(self, printed: dict[Place, str], read: dict[Place, str], doubts: set[Place]) -> None:
        for place in sorted(set(printed) | set(read)):
            wanted, found = printed.get(place, ""), read.get(place, "")
            self.cells += bool(wanted)
            if wanted == found:
                self.right += bool(wanted)
                self.needless += place in doubts
            else:
                line = f"{place}: {wanted[:40]!r} was read as {found[:40]!r}"
                (self.doubted if place in doubts else self.silent).append(line)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--pages", type=int, default=1, help="pages of each file")
    parser.add_argument("--angle", type=float, default=2.0)
    parser.add_argument("--noise", type=float, default=10.0)
    parser.add_argument("--dpi", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pdf", action="store_true", help="a PDF of pictures instead of pictures")
    parser.add_argument("--least", type=float, metavar="PERCENT", help="status 1 where fewer are exact")
    options = parser.parse_args()
    score = Score()
    with tempfile.TemporaryDirectory(prefix="auditor-scans-") as name:
        for path in options.files:
            before = score.right, score.cells
            for each in _files(path, Path(name), options):
                _compare(path, each, score)
            share = f"{score.right - before[0]} of {score.cells - before[1]}"
            print(f"{path.name}: {share} cells", flush=True)
    _print(score)
    return int(options.least is not None and 100 * score.right < options.least * score.cells)


def _files(path: Path, folder: Path, options: argparse.Namespace) -> Iterator[tuple[Path, int]]:
    """Pictures of the first pages of a PDF, each with how many pages are before it; or one PDF of them."""
    rng = np.random.default_rng(options.seed)
    document = pypdfium2.PdfDocument(path)
    count = min(options.pages, len(document))
    angles = rng.uniform(-options.angle, options.angle, count)
    pictures = [
        scanned(document[index], rng, dpi=options.dpi, angle=float(angle), noise=options.noise)
        for index, angle in enumerate(angles)
    ]
    document.close()
    if options.pdf:
        yield _saved(pictures, folder / f"{path.stem}-scan.pdf", options.dpi), 0
        return
    for index, picture in enumerate(pictures):
        yield _saved([picture], folder / f"{path.stem}-{index + 1}.png", options.dpi), index


def _saved(pictures: list[Image], path: Path, dpi: int) -> Path:
    from PIL import Image as Pictures

    first, *others = (Pictures.fromarray(picture) for picture in pictures)
    if path.suffix == ".pdf":
        first.save(path, save_all=True, append_images=others, resolution=dpi)
    else:
        first.save(path, dpi=(dpi, dpi))
    return path


def _compare(path: Path, scan: tuple[Path, int], score: Score) -> None:
    file, skipped = scan
    began = time.perf_counter()
    document = read_document(file)
    score.seconds += time.perf_counter() - began
    read = _cells(document)
    pages = {place[0] for place in read} | {1}
    printed = {
        (page - skipped, *rest): text
        for (page, *rest), text in _cells(read_document(path)).items()
        if page - skipped in pages
    }
    doubts = {_place(doubt.location) for doubt in document.doubts if doubt.location.table is not None}
    score.add(printed, read, doubts)


def _cells(document: Document) -> dict[Place, str]:
    cells = (cell for block in document.blocks if isinstance(block, Table) for cell in block.cells)
    return {_place(cell.location): _plain(cell.text) for cell in cells}


def _place(location: Location) -> Place:
    return location.page or 0, location.table or 0, location.row or 0, location.column or 0


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _print(score: Score) -> None:
    wrong = len(score.doubted) + len(score.silent)
    print(
        f"cells {score.cells}, read exactly {score.right} ({100 * score.right / max(1, score.cells):.1f} %)"
    )
    print(
        f"wrong {wrong}, of these with a doubt {len(score.doubted)}; doubts on right cells {score.needless}"
    )
    print(f"{score.seconds:.0f} s")
    for title, lines in (("wrong with a doubt", score.doubted), ("wrong without a doubt", score.silent)):
        print("\n  ".join([f"{title}:", *lines]))


if __name__ == "__main__":
    sys.exit(main())
