"""Tables whose cells say indicators in words, name and target together, put into columns of both: a grid
«产出指标 | 数量指标 | 1.培训≥300人；2.讲座不少于8场», levels side by side with a project a row, or
texts without levels below the label of all indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.restoring.told import are_told, told
from auditor.forms.restoring.worded_runs import Run, Text, cut, table_of
from auditor.forms.rows.entries import EntryReader, led_entries
from auditor.forms.rows.prose import level_marks
from auditor.forms.text import label_key
from auditor.model import Block, Cell, Document, Location, Table

_FEWEST_TEXTS = 2
_FEWEST_LEVELS = 3  # side by side
_NOTHING = Cell("", 1, 1, Location())

_Grid = Sequence[Sequence[Cell | None]]


class WordedTables:
    """Finds such tables, by the levels in them and by what their texts say."""

    def __init__(self, labels: Labels, levels: LevelReader, entries: EntryReader) -> None:
        self._labels = labels
        self._levels = levels
        self._entries = entries
        self._marks = level_marks(labels)

    def restored(self, document: Document) -> Document:
        """The document with such tables cut out of the table around them and put into columns."""
        return with_parts(document, self._parts)

    def _parts(self, block: Block) -> Iterator[Block]:
        if not isinstance(block, Table):
            yield block
            return
        grid, rows = block.grid(), block.rows()
        done = number = 0
        while number < len(grid):
            run = self._wide(grid, number) or self._narrow(grid, number) or self._bare(grid, number)
            if run is None:
                number += 1
                continue
            yield from cut(rows, done, run.first)
            yield table_of(run)
            done = number = run.end
        if done == 0:
            yield block
        else:
            yield from cut(rows, done, len(rows))

    def _narrow(self, grid: _Grid, first: int) -> Run | None:
        """Rows of levels with one text behind them and nothing more, among them rows that a first level has
        for itself."""
        texts: list[Text] = []
        banner, end = None, first
        for number, row in ((n, grid[n]) for n in range(first, len(grid))):
            if above := _banner(row, self._levels):
                banner = above
                continue
            text = self._behind_levels(row)
            if text is None or (texts and text.cell.column != texts[0].cell.column):
                break
            own, *deeper = text.levels
            texts.append(replace(text, levels=(own or banner, *deeper)))
            end = number + 1
        if are_told(texts, self._entries, self._levels):
            texts = list(told(texts, self._entries, self._levels))
        elif not self._speak(texts):
            return None
        header = first > 0 and self._is_header(grid[first - 1])
        return Run(first - header, end, texts)

    def _behind_levels(self, row: Sequence[Cell | None]) -> Text | None:
        filled = [cell for cell in _distinct(row) if cell.text.strip()]
        if filled and self._labels.is_row_label(filled[0].text) and not self._levels.is_level(filled[0].text):
            filled = filled[1:]
        *above, text = filled or [_NOTHING]
        if not above or len(above) > 2 or text is not row[-1] or text.row_span > 1:
            return None
        if self._levels.is_level(text.text):
            return None
        above = _parted(above[0], self._levels) if len(above) == 1 else above
        if not all(self._levels.is_level(cell.text) for cell in above):
            return None
        return Text(self._ranked(above), text, led_entries(text.text, self._entries, self._levels))

    def _bare(self, grid: _Grid, first: int) -> Run | None:
        """Texts without levels, below or beside the label of all indicators."""
        label, *beside = [cell for cell in _distinct(grid[first]) if cell.text.strip()] or [_NOTHING]
        if label_key(label.text) not in self._labels.row_labels or len(beside) > 1:
            return None
        texts: list[Text] = []
        for row in (grid[n] for n in range(first if beside else first + 1, len(grid))):
            cells = [cell for cell in _distinct(row) if cell.text.strip() and cell is not label]
            bare = len(cells) == 1 and not self._marks.search(cells[0].text)
            entries = self._entries.entries(cells[0].text) if bare else []
            if not entries or not all(entry.name and entry.value for entry in entries):
                break
            texts.append(Text((), cells[0], entries))
        end = first + (not beside) + len(texts)
        return Run(first, end, texts) if sum(len(text.entries) for text in texts) >= _FEWEST_TEXTS else None

    def _is_header(self, row: Sequence[Cell | None]) -> bool:
        """Whether a row is the header of levels and text, «一级指标 | 二级指标 | 三级指标及指标值»."""
        names = {self._labels.column(cell.text) for cell in _distinct(row) if cell.text.strip()}
        return "level1" in names or "level2" in names

    def _wide(self, grid: _Grid, first: int) -> Run | None:
        """Levels side by side, in one row or two, and below each its text, a project (or a task) a row."""
        depth = self._depth(grid, first)
        if not depth:
            return None
        heads = list(zip(*grid[first : first + depth], strict=True))
        start = next(
            (place for place, head in enumerate(heads) if _are_levels(head, self._levels)), len(heads)
        )
        if not all(_are_levels(head, self._levels) for head in heads[start:]):
            return None
        beside = tuple(dict.fromkeys(cell for (cell, *_) in heads[:start] if cell is not None))
        named = any(self._labels.column(cell.text) == "project" for cell in beside)
        if len(beside) != start or (start == 0 and len(grid) > first + depth + 1):
            return None
        end = len(grid)
        if not named:
            end = next((n for n in range(first + depth, end) if _joins(grid[n][start:])), end)
        texts = [
            Text(
                self._ranked([c for c in dict.fromkeys(head) if c]),
                cell,
                led_entries(cell.text, self._entries, self._levels),
                tuple(row[:start]) if named else (),
            )
            for row in grid[first + depth : end]
            for head, cell in zip(heads[start:], row[start:], strict=True)
            if cell and cell.text.strip()
        ]
        if not (self._speak(texts) if named or start == 0 else _are_whole(texts)):
            return None
        return Run(first, end, texts, beside if named else ())

    def _depth(self, grid: _Grid, first: int) -> int:
        """Of how many rows the header of levels is that begins here."""
        for end in range(first + 1, min(first + 2, len(grid)) + 1):
            cells = _distinct(grid[end - 1])
            levels = [cell for cell in cells if self._levels.is_level(cell.text)]
            single = all(cell.column_span == 1 for cell in levels)
            if (
                len(levels) >= _FEWEST_LEVELS
                and single
                and all(cell.row + cell.row_span - 1 == end for cell in cells)
            ):
                return end - first
        return 0

    def _ranked(self, cells: Sequence[Cell]) -> tuple[Cell | None, Cell | None]:
        """One or two cells as first and second level."""
        if len(cells) == 2:
            return cells[0], cells[1]
        return (cells[0], None) if self._levels.is_first(cells[0].text) else (None, cells[0])

    @staticmethod
    def _speak(texts: Sequence[Text]) -> bool:
        """Whether most of the texts hold targets, so that they are no names whose targets stand elsewhere."""
        entries = [entry for text in texts for entry in text.entries]
        return (
            len(texts) >= _FEWEST_TEXTS
            and sum(bool(entry.value) for entry in entries) * 2 >= len(entries) > 0
        )


def _are_levels(head: Sequence[Cell | None], levels: LevelReader) -> bool:
    return all(cell is not None and levels.is_level(cell.text) for cell in head)


def _joins(row: Sequence[Cell | None]) -> bool:
    """Whether a cell of a row lies below several levels."""
    return any(cell is not None and cell.column_span > 1 for cell in row)


def _are_whole(texts: Sequence[Text]) -> bool:
    """Whether every text says name and target."""
    entries = [entry for text in texts for entry in text.entries]
    return len(texts) >= _FEWEST_LEVELS and all(entry.name and entry.value for entry in entries)


def _banner(row: Sequence[Cell | None], levels: LevelReader) -> Cell | None:
    """The first level that stands in a row with nothing beside it."""
    filled = [cell for cell in _distinct(row) if cell.text.strip()]
    alone = len(filled) == 1 and filled[0] is row[0] and filled[0].row_span == 1
    return filled[0] if alone and levels.is_first(filled[0].text) else None


def _parted(cell: Cell, levels: LevelReader) -> list[Cell]:
    """A cell that holds both levels (产出-数量) as one for each."""
    path = levels.path(cell.text)
    return [replace(cell, text=level) for level in path] if path else [cell]


def _distinct(row: Sequence[Cell | None]) -> list[Cell]:
    return list({id(cell): cell for cell in row if cell is not None}.values())
