"""Text: comma and tab separated, one cell a line, and pipe tables. A merged cell is printed once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from tests.corpus.model import Page


def write_csv(pages: Sequence[Page]) -> bytes:
    """As a spreadsheet saves it: all pages below each other, with a byte order mark."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for page in pages:
        writer.writerows([line] for line in page.before)
        writer.writerows(_grid(page, "\n"))
        writer.writerows([line] for line in page.after)
        writer.writerow([])
    return buffer.getvalue().encode("utf-8-sig")


def write_tabs(pages: Sequence[Page]) -> bytes:
    """Cells that wrap are one line; a page's lines stand apart."""
    lines: list[str] = []
    for page in pages:
        lines += [*page.before, *("\t".join(row) for row in _grid(page, "")), *page.after, "", ""]
    return "\n".join(lines).encode()


def write_cells(pages: Sequence[Page]) -> bytes:
    """One cell a line, each behind a tab, rows parted by an empty line: how text exports of Word look."""
    lines: list[str] = []
    for page in pages:
        lines += [f"{line}\n" for line in page.before]
        for row in _grid(page, ""):
            lines.append("\n".join(f"\t{text}" for text in row) + "\n")
        lines += [f"\n{line}\n" for line in page.after]
        lines.append("")
    return "\n".join(lines).encode()


def write_markdown(pages: Sequence[Page]) -> bytes:
    lines: list[str] = []
    for page in pages:
        lines += [f"{line}\n" for line in page.before]
        for number, row in enumerate(_grid(page, "<br>")):
            lines.append("| " + " | ".join(text.replace("|", "\\|") for text in row) + " |")
            if number == 0:
                lines.append("|" + " --- |" * page.width)
        lines += ["", *(f"{line}\n" for line in page.after), ""]
    return "\n".join(lines).encode()


def _grid(page: Page, feed: str) -> Iterator[list[str]]:
    """Rows of words with blanks where a merged cell goes on; ``feed`` stands for a line feed in a cell."""
    rows = [[""] * page.width for _ in page.rows]
    for cell in page.placed():
        rows[cell.row - 1][cell.column - 1] = cell.box.text.replace("\n", feed)
    yield from rows
