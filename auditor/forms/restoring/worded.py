"""Tables whose cells say indicators in words, name and target together, put into columns of both: a grid
«产出指标 | 数量指标 | 1.培训≥300人；2.讲座不少于8场», levels side by side with a project a row, or
texts without levels below the label of all indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.restoring.side.worded import AbreastTexts
from auditor.forms.restoring.told import are_told, told
from auditor.forms.restoring.worded_runs import Grid, Lines, Run, Text, cut, ranked, speak, table_of
from auditor.forms.rows.entries import Entry, EntryReader, led_entries
from auditor.forms.rows.prose import level_marks
from auditor.forms.text import label_key
from auditor.model import Cell, Document, Location, Table

_FEWEST_TEXTS = 2
_NUMBER = expression(r"[（(]?\d{1,3}[)）]?[、.．]?")
_NOTHING = Cell("", 1, 1, Location())


class WordedTables:
    """Finds such tables, by the levels in them and by what their texts say."""

    def __init__(self, labels: Labels, levels: LevelReader, entries: EntryReader) -> None:
        self._labels = labels
        self._levels = levels
        self._entries = entries
        self._marks = level_marks(labels)
        self._abreast = AbreastTexts(labels, levels, entries)

    def restored(self, document: Document) -> Document:
        """The document with such tables cut out of the table around them and put into columns."""
        return with_parts(document, self._parts)

    def _parts(self, table: Table) -> Iterator[Table]:
        grid, rows, cells = table.grid(), table.rows(), table.lines()
        lines = [[cell for cell in line if cell.text.strip()] for line in cells]
        done = number = 0
        while number < len(grid):
            run = (
                self._abreast.run(grid, cells, number)
                or self._narrow(grid, lines, number)
                or self._bare(lines, number)
            )
            if run is None:
                number += 1
                continue
            yield from cut(rows, done, run.first)
            yield table_of(run)
            done = number = run.end
        if done == 0:
            yield table
        else:
            yield from cut(rows, done, len(rows))

    def _narrow(self, grid: Grid, lines: Lines, first: int) -> Run | None:
        """Rows of levels with one text behind them and nothing more, among them rows that a first level has
        for itself."""
        texts: list[Text] = []
        banner, end = None, first
        stop = self._stop(grid[first - 1]) if first else len(grid[first])
        for number in range(first, len(grid)):
            if above := _banner(grid[number], lines[number], self._levels):
                banner = above
                continue
            filled = [cell for cell in lines[number] if cell.column <= stop]
            known = stop < len(grid[first]) and len(texts) >= _FEWEST_TEXTS
            text = self._behind_levels(grid[number][:stop], filled, known=known)
            if text is None or (texts and text.cell.column != texts[0].cell.column):
                break
            own, *deeper = text.levels
            texts.append(replace(text, levels=(own or banner, *deeper)))
            end = number + 1
        if not texts:
            return None
        if are_told(texts, self._entries, self._levels):
            texts = list(told(texts, self._entries, self._levels))
        elif not speak(texts):
            return None
        if stop < len(grid[first]) and not all(_is_whole(text.entries) for text in texts):
            return None
        header = first > 0 and (stop < len(grid[first]) or self._is_header(lines[first - 1]))
        return Run(first - header, end, texts)

    def _stop(self, header: Sequence[Cell | None]) -> int:
        """Where the columns at the right of a header begin that say nothing of indicators: 责任人."""
        stop = len(header)
        while stop and (cell := header[stop - 1]) and self._labels.column(cell.text) == "ignored":
            stop = cell.column - 1
        named = stop > 0 and (cell := header[stop - 1]) and self._labels.column(cell.text) == "name"
        return stop if named else len(header)

    def _behind_levels(
        self, row: Sequence[Cell | None], filled: Sequence[Cell], *, known: bool
    ) -> Text | None:
        """The text behind one or two levels; where those of the rows above are ``known``, a second one may
        be any word."""
        if filled and self._labels.is_row_label(filled[0].text) and not self._levels.is_level(filled[0].text):
            filled = filled[1:]
        if len(filled) > _FEWEST_TEXTS and _NUMBER.fullmatch(filled[0].text.strip()):
            filled = filled[1:]
        *above, text = filled or [_NOTHING]
        if not above or len(above) > 2 or text is not row[-1] or text.row_span > 1:
            return None
        if self._levels.is_level(text.text):
            return None
        above = _parted(above[0], self._levels) if len(above) == 1 else above
        if not all(self._levels.is_level(cell.text) for cell in above) and not (
            known and len(above) == 2 and self._levels.bare_path("-".join(cell.text for cell in above))
        ):
            return None
        return Text(ranked(above, self._levels), text, led_entries(text.text, self._entries, self._levels))

    def _bare(self, lines: Lines, first: int) -> Run | None:
        """Texts without levels, below or beside the label of all indicators."""
        label, *beside = lines[first] or [_NOTHING]
        if len(beside) > 1 or label_key(label.text) not in self._labels.row_labels:
            return None
        texts: list[Text] = []
        for line in lines[first if beside else first + 1 :]:
            cells = [cell for cell in line if cell is not label]
            bare = len(cells) == 1 and not self._marks.search(cells[0].text)
            entries = self._entries.entries(cells[0].text) if bare else []
            if not _is_whole(entries):
                break
            texts.append(Text((), cells[0], entries))
        end = first + (not beside) + len(texts)
        return Run(first, end, texts) if sum(len(text.entries) for text in texts) >= _FEWEST_TEXTS else None

    def _is_header(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is the header of levels and text, «一级指标 | 二级指标 | 三级指标及指标值»."""
        names = {self._labels.column(cell.text) for cell in cells}
        return "level1" in names or "level2" in names


def _is_whole(entries: Sequence[Entry]) -> bool:
    """Whether indicators are there, each with name and target."""
    return bool(entries) and all(entry.name and entry.value for entry in entries)


def _banner(row: Sequence[Cell | None], filled: Sequence[Cell], levels: LevelReader) -> Cell | None:
    """The first level that stands in a row with nothing beside it."""
    alone = len(filled) == 1 and filled[0] is row[0] and filled[0].row_span == 1
    return filled[0] if alone and levels.is_first(filled[0].text) else None


def _parted(cell: Cell, levels: LevelReader) -> list[Cell]:
    """A cell that holds both levels (产出-数量) as one for each."""
    path = levels.path(cell.text)
    return [replace(cell, text=level) for level in path] if path else [cell]
