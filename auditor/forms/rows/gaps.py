"""Where the words of a line stand that white space parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from auditor.expressions import expression
from auditor.model import Paragraph
from auditor.words.wrap import width


class Parting(Enum):
    """What parts the cells of a line."""

    TAB = expression("\t")
    GAP = expression(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
    SPACE = expression(r"[ \u00a0\u3000]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line; ``at`` is the display column where they begin, or the number of tabs before them."""

    text: str
    at: int


def pieces_of(line: Paragraph, parting: Parting) -> Sequence[Piece]:
    """The words between gaps."""
    text = line.indent + line.text
    if parting is Parting.TAB:
        parts = [Piece(part.strip(), at) for at, part in enumerate(text.split("\t"))]
        return [part for part in parts if part.text]
    found: list[Piece] = []
    start = len(line.indent)
    for gap in [*parting.value.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        if words := text[start:end].strip():
            found.append(Piece(words, width(text[:start])))
        start = gap.end() if gap else end
    return found
