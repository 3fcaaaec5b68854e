"""Labels and values in one line without a blank between: «填报单位：某某局填报日期：3月1日»."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from auditor.chinese.stops import TITLE_ENDS
from auditor.expressions import expression

_COLON = expression("[：:]")
_TEXT = expression(f"[{TITLE_ENDS}]")
_LONGEST_LINE = 120
_LONGEST_LABEL = 10
_SHORTEST_LABEL = 2


def parted(text: str, is_label: Callable[[str], bool]) -> list[str]:
    """The pieces of a line, each from its label to the next; the line alone where it is running text or does
    not begin with a label."""
    if len(text) > _LONGEST_LINE or _TEXT.search(text):
        return [text]
    colons = [match.start() for match in _COLON.finditer(text)]
    if not colons or not is_label(text[: colons[0]]):
        return [text]
    starts = [0]
    for before, colon in pairwise(colons):
        start = _label_start(text, before + 1, colon, is_label)
        if start is not None:
            starts.append(start)
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _label_start(text: str, first: int, colon: int, is_label: Callable[[str], bool]) -> int | None:
    """Where the longest label before a colon begins."""
    earliest = max(first, colon - _LONGEST_LABEL)
    return next(
        (at for at in range(earliest, colon - _SHORTEST_LABEL + 1) if is_label(text[at:colon].strip())), None
    )
