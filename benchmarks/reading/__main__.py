"""Times each reader beside a plain floor and the usual libraries, in turn and in one run; asserts nothing.

    python -m benchmarks.reading [FILE ...] [--repeat N] [--keep FOLDER]

The floor is the fastest plain code that gives the cells of an ordinary file (benchmarks/reading/floors.py),
for a PDF the characters alone. Processor time is measured, which other programs disturb least; the ratio is
the median of the rounds' own ratios. Without FILE an invented submission of ten forms is made: a .docx with
the noise of WPS, an .xlsx of ten sheets, an .html and a .pdf.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

from auditor.model import Document
from auditor.readers import read_document
from benchmarks.reading.content import submission
from benchmarks.reading.floors import PlacedCell, floor_docx, floor_html, floor_pdf, floor_xlsx
from benchmarks.reading.libraries import LIBRARIES
from benchmarks.reading.others import write_html, write_pdf, write_xlsx
from benchmarks.reading.word import write_docx

FLOORS: dict[str, Callable[[Path], list[PlacedCell] | list[str]]] = {
    ".docx": floor_docx, ".xlsx": floor_xlsx, ".html": floor_html, ".pdf": floor_pdf,
}  # fmt: skip
_MOST_LIBRARY_ROUNDS = 3


@contextmanager
def built(folder: Path | None) -> Iterator[list[Path]]:
    """The invented submission in every format, in a folder that is removed unless it was named."""
    with tempfile.TemporaryDirectory() as temporary:
        base = (folder or Path(temporary)) / "ten-forms.docx"
        base.parent.mkdir(parents=True, exist_ok=True)
        pages = submission()
        write_docx(pages, base)
        write_xlsx(pages, base.with_suffix(".xlsx"))
        write_html(pages, base.with_suffix(".html"))
        write_pdf(pages, base, base.with_suffix(".pdf"))
        yield [base.with_suffix(suffix) for suffix in FLOORS]


def compare(path: Path, repeat: int) -> None:
    """Runs reader and floor in turn, then the libraries, and prints the medians."""
    suffix = path.suffix.lower()
    document, found = read_document(path), FLOORS[suffix](path)
    rounds = [(seconds(read_document, path), seconds(FLOORS[suffix], path)) for _ in range(repeat)]
    ours = statistics.median(mine for mine, _ in rounds) * 1000
    floor = statistics.median(plain for _, plain in rounds) * 1000
    ratio = statistics.median(mine / max(plain, 1e-9) for mine, plain in rounds)
    print(f"{path.name}  {agreement(document, found)}")
    unit, each = ("ms a page", len(found)) if suffix == ".pdf" else ("ms", 1)
    print(f"    reader {ours / each:6.1f} {unit}   floor {floor / each:6.1f} {unit}   ratio {ratio:5.2f}")
    for name, library in LIBRARIES.get(suffix, {}).items():
        try:
            usual = [seconds(library, path) for _ in range(min(repeat, _MOST_LIBRARY_ROUNDS))]
        except ImportError:
            print(f"    {name} is not installed")
        else:
            print(f"    {name} {statistics.median(usual) * 1000 / each:6.1f} {unit}")


def agreement(document: Document, found: list[PlacedCell] | list[str]) -> str:
    """How many cells reader and floor have, and how many of them agree in words and spans."""
    cells = [cell for table in document.tables() for cell in table.cells]
    ours = {(cell.text, cell.row_span, cell.column_span) for cell in cells}
    theirs = [each for each in found if isinstance(each, tuple)]
    if not theirs:
        return f"{len(cells)} cells, {len(found)} pages"
    same = sum((text.strip(), down, across) in ours for *_, down, across, text in theirs)
    return f"{len(cells)} cells, floor {len(theirs)}, the same {same}"


def seconds(action: Callable[[Path], object], path: Path) -> float:
    gc.collect()
    start = process_time()
    action(path)
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=15, help="rounds of each file")
    parser.add_argument("--keep", type=Path, help="folder to leave the invented files in")
    options = parser.parse_args()
    if options.files:
        for path in options.files:
            compare(path, options.repeat)
        return
    with built(options.keep) as paths:
        for path in paths:
            compare(path, options.repeat)


if __name__ == "__main__":
    main()
