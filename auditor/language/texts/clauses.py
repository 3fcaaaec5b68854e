"""Running text cut into list items and clauses, each with its offsets in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from auditor.chinese.stops import CLAUSE_ENDS, SENTENCE_ENDS
from auditor.expressions import expression

_REMEMBERED = 1_024  # texts; the rules on a form ask for the same ones again and again
_CHINESE = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STYLES = (
    expression(r"(?P<n>\d{1,2})[.．、)）]"),  # 1.  1、 1）
    expression(r"[(（](?P<n>\d{1,2})[)）]"),
    expression(rf"(?P<n>[{_CIRCLED}])"),
    expression(rf"(?P<n>[{_CHINESE}]{{1,3}})是"),
    expression(rf"第?(?P<n>[{_CHINESE}]{{1,3}})[、，,]"),
    expression(rf"[(（](?P<n>[{_CHINESE}]{{1,3}})[)）]"),
)
_LATER = expression(
    rf"(?<=[\s，,：:])(?:[{_CIRCLED}]|[(（]\d{{1,2}}[)）]|[{_CHINESE}]是|\d{{1,2}}[.．、](?!\d))"
)
_OPENING = frozenset(f"{_CHINESE}{_CIRCLED}(（第")  # what a list number begins with, but for figures
_PIECE_ENDS = f"{CLAUSE_ENDS}："
_OPENERS = {
    "“": "”",
    "《": "》",
    "〈": "〉",
    "‘": "’",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "（": "）",
    "(": ")",
}
_SIGNS = {
    each: expression(f"[{re.escape(''.join((each, *_OPENERS, *_OPENERS.values())))}]")
    for each in (SENTENCE_ENDS, _PIECE_ENDS)
}
_START = attrgetter("start")
_FARTHEST = 201  # characters behind its opener that a closing sign can stand


class Item(NamedTuple):
    """A list item or a sentence of a text. ``marker`` is its list number as written («1.», «一是»), else
    empty; ``text`` is what follows it, from ``start`` to ``end``."""

    text: str
    start: int
    end: int
    marker: str = ""


class Clause(NamedTuple):
    """Words between two commas or stronger signs. ``item`` counts the items of the text from 0."""

    text: str
    start: int
    end: int
    item: int


@lru_cache(_REMEMBERED)
def split_items(text: str) -> tuple[Item, ...]:
    """List items and sentences in order; blank ones are left out.

    A number counts as a list number where an item may begin and, after the first, where it goes on with the
    count («3.10月至12月» is item 3, «3.5公里» is not).
    """
    items = []
    counts: dict[int, int] = {}
    for start, end in _sentences(text):
        marker = _marker(text, start, end, counts)
        body = start + len(marker)
        while body < end and text[body].isspace():
            body += 1
        if body < end:
            items.append(
                Item(text[body:end].rstrip(), body, body + len(text[body:end].rstrip()), marker.strip())
            )
    return tuple(items)


@lru_cache(_REMEMBERED)
def split_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of every item, in order."""
    clauses = []
    for index, item in enumerate(split_items(text)):
        for start, end in _pieces(text, item.start, item.end, _PIECE_ENDS):
            clauses.append(Clause(text[start:end], start, end, index))
    return tuple(clauses)


def clause_at(clauses: tuple[Clause, ...], position: int) -> Clause | None:
    """The clause that a position of the text lies in."""
    before = bisect_right(clauses, position, key=_START)
    clause = clauses[before - 1] if before else None
    return clause if clause is not None and position < clause.end else None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _pieces(text, 0, len(text), SENTENCE_ENDS):
        yield from _listed(text, start, end)


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut again before list numbers that follow a space or a comma («…； 2.做好…，二是…»)."""
    cuts = [start]
    for match in _LATER.finditer(text[start:end]):
        if match.start() > 0:
            cuts.append(start + match.start())
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _pieces(text: str, start: int, end: int, separators: str) -> Iterator[tuple[int, int]]:
    """Spans between separators; a separator inside paired quotes or brackets does not cut."""
    closer, opened, left = "", 0, start
    for sign in _SIGNS[separators].finditer(text, start, end):
        position, char = sign.start(), sign[0]
        if closer and position - opened <= _FARTHEST:  # an unpaired opener must not swallow the text
            closer = "" if char == closer else closer
            continue
        closer = ""
        if char in _OPENERS and text.find(_OPENERS[char], position, end) > 0:
            closer, opened = _OPENERS[char], position
        elif char in separators and not _inside_number(text, position):
            yield from _trimmed(text, left, position)
            left = position + 1
    yield from _trimmed(text, left, end)


def _inside_number(text: str, position: int) -> bool:
    """A comma between thousands (1,629,08) does not end a clause."""
    return (
        text[position] in ",，"
        and text[position - 1 : position].isdigit()
        and re.match(r"\d{3}(?!\d)", text[position + 1 : position + 5]) is not None
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _marker(text: str, start: int, end: int, counts: dict[int, int]) -> str:
    if text[start] not in _OPENING and not text[start].isdigit():
        return ""
    for style, pattern in enumerate(_STYLES):
        match = pattern.match(text, start, end)
        if match is None:
            continue
        number = _count(match["n"])
        decimal = style == 0 and match.group()[-1] in ".．" and text[match.end() : match.end() + 1].isdigit()
        if decimal and number != counts.get(style, 0) + 1:
            continue
        counts[style] = number
        return match.group()
    return ""


def _count(numeral: str) -> int:
    if numeral.isdigit() and numeral not in _CIRCLED:
        return int(numeral)
    if numeral in _CIRCLED:
        return _CIRCLED.index(numeral) + 1
    tens, found, units = numeral.partition("十")
    if not found:
        return _CHINESE.index(numeral[0]) + 1
    return (_CHINESE.index(tens) + 1 if tens else 1) * 10 + (_CHINESE.index(units[0]) + 1 if units else 0)
