"""Tables of figures under labels of their own, behind one of indicators: revenue and expenditure, staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line
from auditor.forms.shapes.header import Header
from auditor.forms.text import is_number, label_key

_FEWEST_COLUMNS = 2  # of figures under a label
_FEWEST_LABELS = 2  # in the first line
_FEWEST_ROWS = 3
_MOSTLY = 0.7  # of the cells below a label


def tables_of_figures(lines: Sequence[Line], labels: Labels, headers: Mapping[int, Header]) -> Iterator[int]:
    """The places of the first lines of such tables, which have no header of indicators. Rows that go on from
    another page begin with figures, with levels, or with targets in words under columns that hold such."""
    start = 0
    for _, group in groupby(lines, key=lambda line: line.block):
        table = list(group)
        own = any(place in headers for place in range(start, start + len(table)))
        if not own and not table[0].paragraph and _heads_figures(table, labels):
            yield start
        start += len(table)


def _heads_figures(table: Sequence[Line], labels: Labels) -> bool:
    first = [slot.text for slot in table[0].filled]
    if len(first) < _FEWEST_LABELS or len(table) <= _FEWEST_ROWS or any(map(str.isdigit, "".join(first))):
        return False
    levels = labels.first_levels | labels.second_levels
    if any(label_key(text) in levels for text in first):
        return False
    columns: dict[int, list[str]] = {}
    for line in table:
        for slot in line.filled:
            columns.setdefault(slot.start, []).append(slot.text)
    return sum(map(_is_headed, columns.values())) >= _FEWEST_COLUMNS


def _is_headed(texts: Sequence[str]) -> bool:
    """Whether a column has a label and figures below it."""
    label, *below = texts
    figures = sum(map(is_number, below))
    return not is_number(label) and figures >= _FEWEST_ROWS - 1 and figures >= _MOSTLY * len(below)
