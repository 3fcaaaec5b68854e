"""Columns that say what another one says, and more: what is explained is likelier a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.shapes.column_evidence import Evidence

_FEWEST = 3  # cells, one of which shows at once whether it is worth comparing all
_ORDINAL = expression(r"^(?:指标)?\d{1,2}[:：.、]")
_SHORTEST_NAME = 4
_MOST_DIFFER = 0.7
_CARRIED = ("level1", "level2")


def explains(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the cells of a column mostly say what the cell of another one in their row says, and more."""
    if len(texts) != len(others) or not any(map(_holds, texts[:_FEWEST], others)):
        return False
    return 2 * sum(map(_holds, texts, others)) > len(texts)


def with_explained(columns: list[Evidence], gain: float) -> list[Evidence]:
    """The columns, where those whose cells another column explains are likelier names, by so much."""
    rows = _first_cells(column.profile.texts for column in columns)
    return [
        replace(column, scores={**column.scores, "name": column.scores["name"] + gain})
        if "name" in column.scores and _is_explained(column, columns, rows)
        else column
        for column in columns
    ]


def _is_explained(column: Evidence, columns: Sequence[Evidence], rows: Mapping[int, list[str]]) -> bool:
    own = column.profile
    if own.distinct <= _MOST_DIFFER or own.share(*_CARRIED) or not _stand_in(own.texts, rows):
        return False
    return any(explains(other.profile.texts, own.texts) for other in columns if other is not column)


def _first_cells(columns: Iterable[Sequence[str]]) -> dict[int, list[str]]:
    """By the number of filled cells, what the first ones of such columns say: one text a row, so that what
    nobody else says is told without going through all pairs of columns."""
    alike = defaultdict(list)
    for texts in columns:
        alike[len(texts)].append(texts[:_FEWEST])
    return {
        count: ["\n".join(dict.fromkeys(row)) for row in zip(*first, strict=True)]
        for count, first in alike.items()
    }


def _stand_in(texts: Sequence[str], rows: Mapping[int, list[str]]) -> bool:
    """Whether one of the first cells also stands in what another column says beside it."""
    first = [(text, _bare(text)) for text in texts[:_FEWEST]]
    return any(
        len(bare) >= _SHORTEST_NAME and row.count(bare) > text.count(bare)
        for (text, bare), row in zip(first, rows[len(texts)], strict=True)
    )


def _holds(text: str, other: str) -> bool:
    bare = _bare(other)
    return len(bare) >= _SHORTEST_NAME and bare in text and len(text) > len(other)


def _bare(text: str) -> str:
    return _ORDINAL.sub("", text)
