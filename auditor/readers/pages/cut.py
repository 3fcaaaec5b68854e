"""Whether the end of a page cut through a row of a table, so that it goes on at the top of the next page."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.chinese.stops import STOPS
from auditor.expressions import expression
from auditor.readers.pages.cells import PageCell
from auditor.readers.pages.glyphs import fills, room_of, spare

_SAME_EDGE = 3.0
_SAME_LINE = 0.8  # of a height: cells that go on were all cut at the same line
_FULL = 0.2  # of a height: what a line that was broken for want of room may seem to lack
_SPOKEN = expression(r"[^\W\d_]")
_MANY = 5  # cells of a row that are all full by chance: none
_LONG = 15  # characters: a line that ends in the middle of a sentence where it is full
_OPENING = {"）": "（", ")": "(", "》": "《", "〕": "〔", "】": "【", "”": "“"}

Pair = tuple[PageCell, PageCell]


def cut(last: Sequence[PageCell], first: Sequence[PageCell]) -> bool:
    """Whether the first row of a page is the rest of the last one on the page before: nothing in it but lines
    that go on with full lines, all broken off at the same height, one of them in the middle of a sentence."""
    if len(last) != len(first) or not all(map(same_edges, last, first)):
        return False
    pairs = list(zip(last, first, strict=True))
    going = [(above, below) for above, below in pairs if below.lines]
    if not going or not all(above.lines for above, _ in going):
        return False
    if len(pairs) == 2 and len(going) == 1 and _unlabelled(*pairs[0]) and len(going[0][0].lines) > 1:
        return True
    if not _level([above for above, _ in going]) or not any(_open(above) for above, _ in going):
        return False
    if len(going) == 1:
        return _loosely_full(*going[0]) or (_full(*going[0]) and _torn(*going[0]))
    ended = any(above.lines and not below.lines for above, below in pairs)
    sure = ended or len(going) >= _MANY or any(map(_plain, going))
    if not sure:
        return False
    unsure = [pair for pair in going if not _full(*pair)]  # a paragraph may end where the page does
    return not unsure or (len(going) > len(unsure) + 1 < 3 and _loosely_full(*unsure[0]))


def _unlabelled(above: PageCell, below: PageCell) -> bool:
    """Whether a label stands above, and none below: no row of a form has words without one."""
    return bool(above.lines) and not below.lines


def _plain(pair: Pair) -> bool:
    """Whether a cell shows by itself that it was cut, being full: several lines or a long one."""
    above, _ = pair
    long = len(above.lines[-1].text) >= _LONG and _open(above)
    return long or len(above.lines) > 1 or _torn(*pair)


def runs_on(above: PageCell, below: PageCell) -> bool:
    """Whether the text of a merged cell goes on in its rest on the next page, though the row beside it ends
    there: it fills its cell to the bottom."""
    if above.row_span == 1 or not above.lines or not below.lines:
        return False
    line = above.lines[-1]
    return above.box[3] - line.y1 < line.size and _open(above) and _full(above, below)


def same_edges(cell: PageCell, other: PageCell) -> bool:
    """Whether two cells end at the same places to the left and to the right, in points of the page."""
    return abs(other.box[0] - cell.box[0]) <= _SAME_EDGE and abs(other.box[2] - cell.box[2]) <= _SAME_EDGE


def _level(cells: Sequence[PageCell]) -> bool:
    ends = [cell.lines[-1] for cell in cells]
    lowest = max(line.y1 for line in ends)
    return all(lowest - line.y1 < _SAME_LINE * line.size for line in ends)


def _open(cell: PageCell) -> bool:
    return cell.lines[-1].text[-1:] not in STOPS


def _loosely_full(above: PageCell, below: PageCell) -> bool:
    """Whether the last line above is full, measured by the box: both cells may hold short lines only."""
    spoken = _SPOKEN.search(above.text) and _SPOKEN.search(below.text)
    return bool(spoken) and fills(above.lines[-1], _room(above, below), below.lines[0])


def _full(above: PageCell, below: PageCell) -> bool:
    """Whether the first piece below would not have fitted above; a bare number never goes on with words."""
    line = above.lines[-1]
    if len(line.text) == 1 == len(below.lines[0].text) and len(above.lines) > 1:
        return True  # a heading written downwards
    if not _SPOKEN.search(below.text) and not line.text[-1:].isascii():
        return False
    return spare(line, _room(above, below), below.lines[0]) < _FULL * line.size


def _room(above: PageCell, below: PageCell) -> float:
    return room_of([*above.lines, *below.lines], above.box[0], above.box[2])


def _torn(above: PageCell, below: PageCell) -> bool:
    """Whether a number or a pair of brackets stands on both pages."""
    end, start = above.lines[-1].text[-1:], below.lines[0].text[:1]
    if end.isdigit() and (start.isdigit() or start in ".,%年月"):
        return True
    text, rest = above.text, below.text
    return any(
        text.count(opening) > text.count(closing) and rest.count(closing) > rest.count(opening)
        for closing, opening in _OPENING.items()
    )
