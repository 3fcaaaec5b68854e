"""Extraction tools print a row twice, as an HTML fragment and as text: one row is kept.

A copy is left out only where it is adjacent, has the same words, and exactly one of the two is HTML. The same
row typed twice by the department stays twice.
"""

from __future__ import annotations

from collections import deque

from auditor.readers.plain.rows import Item, TextDoubt, TextRow

_MISMATCH = "提取时同一行以两种形式出现，文字却不一致，两行都保留，请对照原件"


def fold(items: list[Item]) -> tuple[list[Item], list[TextDoubt]]:
    """The items without text rows that repeat the HTML rows before them, or HTML rows that repeat text."""
    folder = _Folder()
    for item in items:
        if isinstance(item, TextRow):
            folder.row(item)
        else:
            folder.waiting.clear()
            folder.kept.append(item)
    return _without_late_fragments(folder.kept, folder.twinned), folder.doubts


class _Folder:
    """Drops text rows that follow their HTML twins; ``waiting`` are HTML rows whose copy may still come."""

    def __init__(self) -> None:
        self.kept: list[Item] = []
        self.doubts: list[TextDoubt] = []
        self.twinned: set[int] = set()
        self.waiting: deque[TextRow] = deque()
        self.matching = False

    def row(self, row: TextRow) -> None:
        if row.fragment is not None:
            self._fragment(row, row.fragment)
        elif not self._is_copy(row):
            self.kept.append(row)

    def _fragment(self, row: TextRow, fragment: int) -> None:
        if self.matching:
            self.waiting.clear()
            self.matching = False
        self.waiting.append(row)
        if row.twinned:
            self.twinned.add(fragment)
        self.kept.append(row)

    def _is_copy(self, row: TextRow) -> bool:
        keys = row.keys()
        while self.waiting and not self.waiting[0].keys():
            self.waiting.popleft()
        if not self.waiting or not keys:
            return False
        for skipped, html in enumerate(self.waiting):
            if keys in (html.keys(), html.keys(labels=False)):
                for _ in range(skipped + 1):
                    self.waiting.popleft()
                self.matching = True
                self.twinned.add(html.fragment or 0)
                return True
        self._note_mismatch(row, self.waiting[0])
        self.waiting.clear()
        return False

    def _note_mismatch(self, row: TextRow, html: TextRow) -> None:
        if row.line != html.line and alike(row.keys(), html.keys(labels=False)):
            self.doubts.append(TextDoubt(_MISMATCH, row.line))


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two different rows look like damaged copies: the same first words, and as many cells."""
    return (
        bool(one) and bool(other) and one[0] == other[0] and one != other and abs(len(one) - len(other)) <= 1
    )


def _without_late_fragments(items: list[Item], twinned: set[int]) -> list[Item]:
    """Drops a fragment whose rows all stand as text directly before it, unless its copy was already found."""
    kept: list[Item] = []
    index = 0
    while index < len(items):
        rows = _fragment_rows(items, index)
        if rows and rows[0].fragment not in twinned and _repeats(kept, rows):
            index += len(rows)
            continue
        if rows:
            kept.extend(rows)
            index += len(rows)
        else:
            kept.append(items[index])
            index += 1
    return kept


def _fragment_rows(items: list[Item], start: int) -> list[TextRow]:
    first = items[start]
    if not isinstance(first, TextRow) or first.fragment is None:
        return []
    rows = []
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, TextRow) or item.fragment != first.fragment:
            break
        rows.append(item)
    return rows


def _repeats(before: list[Item], rows: list[TextRow]) -> bool:
    text = before[-len(rows) :]
    if len(text) < len(rows) or any(row.label for row in rows):
        return False
    return all(
        isinstance(item, TextRow) and item.fragment is None and bool(row.keys()) and item.keys() == row.keys()
        for item, row in zip(text, rows, strict=True)
    )
