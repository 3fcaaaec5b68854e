"""Paired signs: which bracket or quotation mark lacks its partner, or has one of the other width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from auditor.chinese.stops import SIGNS, TITLE_ENDS
from auditor.expressions import expression

_PARTNER = {
    "（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "〈": "〉", "【": "】",
    "[": "]", "［": "］", "「": "」", "『": "』", "{": "}",
}  # fmt: skip
_OPENER = {close: opener for opener, close in _PARTNER.items()}
_ALIKE = {"(": "（", ")": "）", "［": "[", "］": "]"}  # both widths make a pair, though an uneven one
_WITHIN_ITEM = frozenset("《〔〈【[「『")  # never open beyond the end of a sentence or a list item
PAIRED = expression(f"[{re.escape(''.join((*_PARTNER, *_OPENER)))}]")  # in texts without any nothing is amiss
_SIGN = expression(f"[{re.escape(''.join((*_PARTNER, *_OPENER, *TITLE_ENDS)))}]")
_ENUMERATOR = expression(rf"(?:^|[\s{SIGNS}（(])(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}|[A-Za-z])$")


class BracketFault(StrEnum):
    """How brackets fail to pair."""

    UNOPENED = "unopened"
    UNCLOSED = "unclosed"
    UNEVEN = "uneven"  # （ … )
    NESTED = "nested"  # 《 … 《 … 》 … 》, where the inner pair should be 〈 〉


@dataclass(frozen=True, slots=True)
class BracketHit:
    """A faulty sign at ``position``; ``partner`` is the sign that is missing or should stand there."""

    fault: BracketFault
    sign: str
    partner: str
    position: int


@lru_cache(1_024)  # three rules ask of each text
def bracket_faults(text: str) -> tuple[BracketHit, ...]:
    """Every faulty sign of a text, in order. List numbers such as «1）» need no partner."""
    return tuple(sorted(_scan(text), key=lambda hit: hit.position))


def _scan(text: str) -> Iterator[BracketHit]:
    stack: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text):
        position, char = match.start(), match[0]
        if char in TITLE_ENDS:
            yield from (_unclosed(entry) for entry in stack if entry[0] in _WITHIN_ITEM)
            stack = [entry for entry in stack if entry[0] not in _WITHIN_ITEM]
        elif char in _PARTNER:
            if char == "《" and any(opener == "《" for opener, _ in stack):
                yield BracketHit(BracketFault.NESTED, char, "〈", position)
            stack.append((char, position))
        elif char in _OPENER:
            yield from _close(text, stack, char, position)
    yield from (_unclosed(entry) for entry in stack)


def _close(text: str, stack: list[tuple[str, int]], char: str, position: int) -> Iterator[BracketHit]:
    wanted = _OPENER[char]
    depth = next((i for i in range(len(stack) - 1, -1, -1) if _kind(stack[i][0]) == _kind(wanted)), None)
    if depth is None:
        if char not in "）)" or not _ENUMERATOR.search(text[:position]):
            yield BracketHit(BracketFault.UNOPENED, char, wanted, position)
        return
    opener, _ = stack[depth]
    if opener != wanted:
        yield BracketHit(BracketFault.UNEVEN, char, _PARTNER[opener], position)
    yield from (_unclosed(entry) for entry in stack[depth + 1 :])
    del stack[depth:]


def _kind(opener: str) -> str:
    return _ALIKE.get(opener, opener)


def _unclosed(entry: tuple[str, int]) -> BracketHit:
    return BracketHit(BracketFault.UNCLOSED, entry[0], _PARTNER[entry[0]], entry[1])
