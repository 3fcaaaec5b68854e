"""Excel workbooks: one comment a cell that holds all its findings, and a colour for the most pressing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.annotate.excel.cells import SheetCells
from auditor.annotate.excel.comments import CellNote, write_comments
from auditor.annotate.excel.styles import Colours
from auditor.annotate.notes import most_pressing, ruled
from auditor.annotate.options import AnnotateOptions
from auditor.annotate.result import Placing
from auditor.office.book import workbook
from auditor.readers.excel.sheet import position

if TYPE_CHECKING:
    from auditor.annotate.notes import Note, Remarks
    from auditor.annotate.package import Package


def annotate_xlsx(package: Package, remarks: Remarks, options: AnnotateOptions) -> Placing:
    """Writes the notes into the package, the summary into the first cell that holds anything; says how each
    was placed."""
    if not remarks.notes:
        return Placing()
    parts = {sheet.name: sheet.part for sheet in workbook(package.archive).sheets}
    first = next(iter(parts))
    own: dict[str, list[Note]] = {name: [] for name in parts}
    for note in remarks.notes:
        own[note.location.sheet if note.location.sheet in own else first].append(note)
    writer = _Writer(package, options)
    for number, (name, part) in enumerate(parts.items(), start=1):
        if own[name] or name == first:
            writer.sheet(part, number, own[name], remarks.summary if name == first else ())
    writer.colours.save()
    return writer.placing


class _Writer:
    def __init__(self, package: Package, options: AnnotateOptions) -> None:
        self.placing = Placing()
        self.colours = Colours(package)
        self._package, self._options = package, options

    def sheet(self, part: str, number: int, notes: list[Note], summary: tuple[str, ...]) -> None:
        root = self._package.tree(part)
        cells = SheetCells(root)
        grouped: dict[tuple[int, int], list[Note]] = {}
        for note in notes:
            place = position(note.location.cell or "")
            self.placing.exact += place is not None
            self.placing.loose += place is None
            grouped.setdefault(place or cells.first, []).append(note)
        for place, group in grouped.items():
            self.colours.paint(cells.element(place), most_pressing(group))
        texts = {place: [note.text for note in group] for place, group in grouped.items()}
        if summary:
            texts.setdefault(cells.first, []).insert(0, "\n".join(summary))
        comments = [CellNote(place, ruled(each)) for place, each in sorted(texts.items())]
        self.placing.comments += len(comments)
        author = self._options.author
        write_comments(self._package, part, root, comments, number=number, author=author)
        self._package.put(part, root)
