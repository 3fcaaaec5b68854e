"""Indicators of which each printed line became a row of its own (a sheet made from a PDF, a page without
rules): the lines of a wrapped name are put together again, with the one line that holds the target."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.forms.lines import Line, Slot
from auditor.forms.printed import Read
from auditor.forms.rows.lines import is_total, section
from auditor.forms.rows.row import covers
from auditor.forms.shapes.header import Header
from auditor.forms.text import label_key
from auditor.forms.vocabulary import Vocabulary

_DATA = frozenset({"value", "operator", "unit", "weight", "score", "actual", "core"})
_LEVELS = ("level1", "level2")
_FEWEST = 2  # wrapped indicators; one alone may as well be a row that nobody filled in
_LETTER = 2  # width of a Chinese character
_SPREAD = 1  # how far from the middle a target may stand
_LEVEL_ENDS = ("指标", "目标", "：", ":")
_MOST_ODD = 0.34  # letters that a line may be off, for each wrapped indicator
_MODES = ("top", "bottom", "middle")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of the body: ``anchor`` where it holds a target, else a piece of a name or of a level.
    ``opens`` where it names a level, so that an indicator begins with it."""

    read: Read
    anchor: bool
    opens: bool
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to part lines into indicators, and how badly their names fill their lines."""

    cost: float
    wrapped: int
    blocks: tuple[tuple[_Piece, ...], ...]


def unwrapped(reads: Sequence[Read], words: Vocabulary) -> Iterator[Read]:
    """The lines of a section with those of wrapped indicators put together."""
    header: Header | None = None
    run: list[_Piece] = []
    for read in reads:
        piece = _piece(read, header, words, run) if header is not None else None
        if piece is not None:
            run.append(piece)
            continue
        yield from _joined(run, header)
        run = []
        header = read.header or (header if not read.line.paragraph else None)
        yield read
    yield from _joined(run, header)


def _piece(read: Read, header: Header, words: Vocabulary, run: Sequence[_Piece]) -> _Piece | None:
    """A line of the body that is whole or a piece of an indicator, ``None`` for any other."""
    cells = read.line.filled
    if read.line.paragraph or read.header or read.below or read.title or read.hits or not cells:
        return None
    if header.twin or header.grouped or header.get("name") is None:
        return None
    if any(slot.cell.row_span > 1 or not slot.fresh for slot in cells):
        return None
    if is_total(words, cells) or _heads_rows(words, read.line, header):
        return None
    names = [(slot, [column.name for column in header.above(slot)]) for slot in cells]
    if any(len(columns) > 1 for _, columns in names):
        return None
    data = {columns[0] for _, columns in names if columns} & _DATA
    if data and not data & {"value", "operator", "actual"}:
        return None
    levels = [slot.text.strip() for slot, columns in names if columns and columns[0] in _LEVELS]
    name = next((slot.text.strip() for slot, columns in names if columns == ["name"]), "")
    if not data and not name and not levels:
        return None
    level = levels[-1] if levels else ""
    opens = any(map(words.levels.is_level, levels)) and not (run and _ends(words, run[-1].level, level))
    return _Piece(read, bool(data), opens, name, level)


def _heads_rows(words: Vocabulary, line: Line, header: Header) -> bool:
    """Whether a line names a level for the rows below; 数量 alone below the names may end one of them."""
    slot, name = section(words, line, header), header.get("name")
    if slot is None or name is None:
        return False
    text = slot.text.strip()
    named = text.endswith(_LEVEL_ENDS) or label_key(text).endswith(_LEVEL_ENDS)  # 数量指标（必填）
    return not covers(slot, name) or words.levels.depth(text) > 0 or named


def _ends(words: Vocabulary, above: str, text: str) -> bool:
    """Whether a level is the second half of the one above: 服务对象, 满意度指标."""
    return bool(above) and words.levels.is_level(above + text)


def _joined(run: Sequence[_Piece], header: Header | None) -> Iterator[Read]:
    anchors = [number for number, piece in enumerate(run) if piece.anchor]
    whole = header is not None and len(anchors) >= _FEWEST and len(anchors) < len(run)
    way = _best(run, anchors) if whole else None
    if way is None:
        yield from (piece.read for piece in run)
        return
    for block in way.blocks:
        yield block[0].read if len(block) == 1 else _together(block)


def _best(run: Sequence[_Piece], anchors: Sequence[int]) -> _Way | None:
    """The likeliest way, ``None`` where the pieces are no lines of one width."""
    widths = {_width(piece.name) for piece in run if piece.name}
    ways = (_way(run, anchors, mode, width) for mode in _MODES for width in sorted(widths, reverse=True))
    best = min((way for way in ways if way), key=lambda way: way.cost, default=None)
    return (
        best
        if best is not None and best.wrapped >= _FEWEST and best.cost <= _MOST_ODD * best.wrapped
        else None
    )


def _way(run: Sequence[_Piece], anchors: Sequence[int], mode: str, width: int) -> _Way | None:
    """The best way in which each target stands at the top, at the bottom or in the middle of its lines."""
    states: dict[int, _Way] = {anchors[0]: _Way(0.0, 0, ())}  # by how many lines stand above the next target
    if mode == "top" and anchors[0] > 0:
        return None
    for here, after in pairwise((*anchors, len(run))):
        grown: dict[int, _Way] = {}
        between = after - here - 1
        last = after == len(run)
        for above, way in states.items():
            for below in [between] if last else range(between + 1):
                block = tuple(run[here - above : here + below + 1])
                cost = _cost(block, width) if _allowed(mode, block, above) else None
                if cost is None:
                    continue
                new = _Way(way.cost + cost, way.wrapped + (len(block) > 1), (*way.blocks, block))
                left = between - below
                if left not in grown or new.cost < grown[left].cost:
                    grown[left] = new
        states = grown
    return states.get(0)


def _allowed(mode: str, block: Sequence[_Piece], above: int) -> bool:
    """Whether the target, below ``above`` lines, stands where it has to."""
    if mode != "middle":
        return above == (0 if mode == "top" else len(block) - 1)
    before, behind = (sum(bool(piece.name) for piece in part) for part in (block[:above], block[above + 1 :]))
    return abs(before - behind) <= _SPREAD


def _cost(block: Sequence[_Piece], width: int) -> float | None:
    """How far the lines of a name are from being full, the last one from fitting; ``None`` where lines cannot
    belong together."""
    if any(piece.opens for piece in block[1:]):
        return None
    names = [_width(piece.name) for piece in block if piece.name]
    if len(block) > 1 and not names:
        return None
    if len(names) < 2:
        return 0.0
    short = sum(max(0, abs(width - each) - _LETTER // 2) for each in names[:-1])
    return (short + max(0, names[-1] - width)) / _LETTER


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _together(block: Sequence[_Piece]) -> Read:
    """One line of several: the texts of a column one below the other."""
    lines = [piece.read.line for piece in block]
    first = lines[0]
    slots = tuple(_stacked(slot, lines) for slot in first.slots)
    filled = tuple(slot for slot in slots if slot.text.strip())
    return replace(block[0].read, line=replace(first, slots=slots, filled=filled))


def _stacked(slot: Slot, lines: Iterable[Line]) -> Slot:
    below = [
        each for line in lines for each in line.filled if (each.start, each.end) == (slot.start, slot.end)
    ]
    if not below:
        return slot
    cell = replace(below[0].cell, text="\n".join(each.text.strip() for each in below))
    return replace(below[0], cell=cell, fresh=True)
