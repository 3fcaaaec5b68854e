"""Lines below a header that only number its columns: 1 | 2 | 3, 甲 | 乙 | 1 | 2, (1) | (2) | (3)=(1)-(2)."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.expressions import expression
from auditor.forms.lines import Line
from auditor.forms.remembered import remembered
from auditor.forms.text import squeeze

_FEWEST = 2
_MOST_SERIES = 3
_WRITTEN = ("甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十", "abcdefghijklmnopqrstuvwxyz")
_LEADS = frozenset({"栏次", "列次", "栏号", "列号", "序号", "行次"})
_FORMULA = expression(r"=[\d()+\-*/×÷%]+$")  # 3=1-2
_BRACKETS = "()[]第列栏"


def numbers_columns(line: Line) -> bool:
    """Whether a line holds nothing but numbers that go on from cell to cell, each kind of them from its
    first one."""
    texts = [slot.text for slot in line.filled]
    if texts and squeeze(texts[0]) in _LEADS:
        texts = texts[1:]
    return len(texts) >= _FEWEST and _counts_on(texts)


def _counts_on(texts: Sequence[str]) -> bool:
    kind, place, series = -1, 0, 0
    for text in texts:
        found = _number(text)
        if found is None:
            return False
        if found == (kind, place + 1):
            place += 1
        elif found[1] == 1:
            kind, place, series = found[0], 1, series + 1
        else:
            return False
    return series <= _MOST_SERIES and series < len(texts)


@remembered
def _number(cell: str) -> tuple[int, int] | None:
    """Which kind of number a cell holds, and which one; ``None`` where it is none."""
    text = _FORMULA.sub("", squeeze(cell)).strip(_BRACKETS)
    if text.isdecimal() and len(text) <= 2:
        return len(_WRITTEN), int(text)
    found = (
        (kind, marks.index(text.lower()) + 1)
        for kind, marks in enumerate(_WRITTEN)
        if len(text) == 1 and text.lower() in marks
    )
    return next(found, None)
