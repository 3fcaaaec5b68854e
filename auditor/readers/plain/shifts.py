"""Finds rows of text whose cells slipped a column to the side, as extraction tools leave them."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.office.words import comparable
from auditor.readers.plain.rows import Item, TextDoubt, TextRow

_NUMBER = expression(r"[-+]?\d[\d,.]*%?")
_OPERATOR = expression(r"[≥≤＞＜>＜<=＝≧≦]+|定性")
_ENOUGH = 3  # numbers and operators that must agree with the row before, one column aside
_SLIPPED = "本行各格与上一行错开一列，可能是提取时移位，请对照原件"


def slipped_rows(items: list[Item]) -> list[TextDoubt]:
    """A doubt for each row of text that fits the row before it only when moved by a column."""
    doubts: list[TextDoubt] = []
    before: dict[int, str] = {}
    table = None
    for item in items:
        if not isinstance(item, TextRow) or item.fragment is not None:
            table = None
            continue
        kinds = _kinds(item)
        if item.table == table and _slipped(kinds, before):
            doubts.append(TextDoubt(_SLIPPED, item.line))
        else:  # the next row is compared with the last one that stands straight
            table, before = item.table, kinds
    return doubts


def _kinds(row: TextRow) -> dict[int, str]:
    """Column → number or operator; words tell nothing."""
    kinds = {}
    for cell in row.cells:
        text = comparable(cell.text)
        if _NUMBER.fullmatch(text):
            kinds[cell.column] = "number"
        elif _OPERATOR.fullmatch(text):
            kinds[cell.column] = "operator"
    return kinds


def _slipped(kinds: dict[int, str], before: dict[int, str]) -> bool:
    if "operator" not in before.values() or len(kinds) < _ENOUGH:
        return False
    straight = _agreeing(kinds, before, 0)
    return any(_agreeing(kinds, before, move) >= max(_ENOUGH, straight + 1) for move in (1, -1))


def _agreeing(kinds: dict[int, str], before: dict[int, str], move: int) -> int:
    return sum(before.get(column + move) == kind for column, kind in kinds.items())
