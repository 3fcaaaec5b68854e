"""Times each reader side by side with the plain library in one run and prints figures; it asserts nothing.

    python -m benchmarks.reading [FILE ...] [--repeat N]

The plain library only takes the words out (python-docx and openpyxl every cell, pypdfium2 the text of each
page, lxml the parsed page); the reader gives cells, merges, number formats and places. Processor time is
measured, which other programs on the machine disturb least. Without FILE it builds a submission of ten forms
as .docx, .xlsx, .html and .pdf.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

from auditor.readers import read_document

FORMS, ROWS = 10, 12
HEADER = ("绩效指标", "指标名称", "权重", "性质", "指标值", "计量单位")
ROW = ("产出指标", "第{}项农村公路养护里程达标段数", "10", "≥", "{}", "公里")
HEAD = (
    ("项目名称", "农村公路日常养护"),
    ("项目概况", "对县乡道路开展日常养护，及时修补路面，保障安全通行。" * 4),
)


def rows() -> Iterator[tuple[str, ...]]:
    """The rows of one form."""
    for label, words in HEAD:
        yield label, words, "", "", "", ""
    yield HEADER
    for number in range(ROWS):
        yield tuple(cell.format(number) for cell in ROW)


def build_docx(path: Path) -> None:
    import docx

    document = docx.Document()
    for number in range(FORMS):
        document.add_paragraph(f"项目支出绩效目标表{number}")
        table = document.add_table(rows=0, cols=len(HEADER), style="Table Grid")
        for row in rows():
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.save(str(path))


def build_xlsx(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for number in range(FORMS):
        sheet = book.create_sheet(f"表{number}")
        for row in rows():
            sheet.append(row)
    book.save(path)


def build_html(path: Path) -> None:
    cells = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows())
    path.write_text(
        f"<html><body>{f'<p>绩效目标表</p><table>{cells}</table>' * FORMS}</body></html>", "utf-8"
    )


def build_pdf(path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    drawing = canvas.Canvas(str(path))
    for _ in range(FORMS):
        drawing.setFont("STSong-Light", 8)
        for line, row in enumerate(rows()):
            for column, words in enumerate(row):
                left, top = 40 + column * 85, 780 - line * 40
                drawing.rect(left, top, 85, 40)
                for part in range(0, min(len(words), 40), 10):
                    drawing.drawString(left + 2, top + 30 - part, words[part : part + 10])
        drawing.showPage()
    drawing.save()


def plain_docx(path: Path) -> None:
    import docx

    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            _ = [cell.text for cell in row.cells]


def plain_xlsx(path: Path) -> None:
    import openpyxl

    for sheet in openpyxl.load_workbook(path):
        _ = [[cell.value for cell in row] for row in sheet.iter_rows()]


def plain_html(path: Path) -> None:
    from lxml import html

    _ = html.fromstring(path.read_bytes()).text_content()


def plain_pdf(path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


BUILDERS: dict[str, Callable[[Path], None]] = {
    ".docx": build_docx, ".xlsx": build_xlsx, ".html": build_html, ".pdf": build_pdf,
}  # fmt: skip
PLAIN: dict[str, tuple[str, Callable[[Path], None]]] = {
    ".docx": ("python-docx", plain_docx), ".xlsx": ("openpyxl", plain_xlsx), ".html": ("lxml", plain_html),
    ".pdf": ("pypdfium2, text only", plain_pdf),
}  # fmt: skip


def pages_of(path: Path) -> int:
    """How many pages a PDF has; 1 for everything else."""
    if path.suffix.lower() != ".pdf":
        return 1
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def compare(path: Path, repeat: int) -> None:
    """Runs reader and library in turn, so that a busy machine slows both, and prints the medians."""
    name, plain = PLAIN.get(path.suffix.lower(), ("–", None))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(repeat + 1):
        ours.append(seconds(lambda: read_document(path)))
        if plain:
            theirs.append(seconds(lambda: plain(path)))
    pages = pages_of(path)
    unit = f"ms a page ({pages})" if pages > 1 else "ms"
    mine = statistics.median(ours[1:]) * 1000 / pages
    print(f"{path.name:36} reader {mine:8.1f} {unit}", end="")
    if theirs:
        other = statistics.median(theirs[1:]) * 1000 / pages
        print(f"   {name} {other:8.1f}   ratio {mine / max(other, 1e-9):5.2f}", end="")
    print()


def seconds(action: Callable[[], object]) -> float:
    start = process_time()
    action()
    return process_time() - start


@contextmanager
def built() -> Iterator[list[Path]]:
    """The built-in submission in every format, in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"ten-forms{suffix}" for suffix in BUILDERS]
        for path in paths:
            BUILDERS[path.suffix](path)
        yield paths


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    if options.files:
        for path in options.files:
            compare(path, options.repeat)
        return
    with built() as paths:
        for path in paths:
            compare(path, options.repeat)


if __name__ == "__main__":
    main()
