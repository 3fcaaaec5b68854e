"""Lines for a console: wrapped by display width, with nothing that steers a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.words.visible import inert, visible
from auditor.words.wrap import pad, width, wrap

if TYPE_CHECKING:
    from rich.console import Console


def say(console: Console, text: str, *, style: str = "", indent: int = 0) -> None:
    """The text, visible and wrapped to the width of the console; line breaks in it are spaces."""
    for line in wrap(visible(text).replace("\n", " "), console.width - indent):
        print_line(console, " " * indent + line, style=style)


def print_line(console: Console, line: str, *, style: str = "") -> None:
    """The line, inert, but neither wrapped nor cut, and no markup read in it."""
    from rich.text import Text

    console.print(Text(inert(line), style=style), no_wrap=True, overflow="ignore", crop=False)


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows set in columns by display width, two spaces apart."""
    widths = [max(width(row[index]) for row in rows) for index in range(len(rows[0]))] if rows else []
    return ["  ".join(pad(cell, widths[index]) for index, cell in enumerate(row)).rstrip() for row in rows]
