"""Changes in a workbook, in place: Excel has no tracked changes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.annotate.excel.cells import SheetCells
from auditor.annotate.excel.inserting import RowShifter
from auditor.annotate.rewriting import (
    CellChange,
    Rewriting,
    RowInsertion,
    change_words,
    removal_words,
    row_words,
)
from auditor.expressions import expression
from auditor.office.book import S, workbook
from auditor.readers.excel.sheet import position

if TYPE_CHECKING:
    from lxml import etree

    from auditor.annotate.package import Package
    from auditor.model import Location

_NUMBER = expression(r"-?\d{1,15}(?:\.\d{1,10})?")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTENT = frozenset({f"{S}v", f"{S}is"})


def rewrite_xlsx(package: Package, changes: Rewriting) -> tuple[int, list[str]]:
    """How many changes were written into the package, and what the others are."""
    parts = {sheet.name: sheet.part for sheet in workbook(package.archive).sheets}
    roots = {name: package.tree(part) for name, part in parts.items()}
    shifter = RowShifter(roots.values(), package.archive.names)
    written, missed = 0, []
    for change in changes.cells:
        done = _written(roots.get(change.location.sheet or ""), change)
        written += done
        missed += [] if done else [change_words(change)]
    for row in _from_below(changes):
        if isinstance(row, RowInsertion):
            done, words = _inserted(roots, row, shifter), row_words(row)
        else:
            done, words = _removed(roots, row, shifter), removal_words(row)
        written += done
        missed += [] if done else [words]
    for name, part in parts.items():
        package.put(part, roots[name])
    return written, missed


def set_text(cell: etree._Element, text: str, old: str, *, numeric: bool) -> None:
    """Writes a text; a ``numeric`` cell holds numbers, or shares where it shows per cent."""
    for child in [each for each in cell if each.tag in _CONTENT]:
        cell.remove(child)
    number = _number(text, old) if numeric else None
    if number is not None:
        cell.attrib.pop("t", "")
        value = cell.makeelement(f"{S}v")
        value.text = format(number, "f")
        cell.append(value)
    elif text:
        cell.set("t", "inlineStr")
        holder = cell.makeelement(f"{S}is")
        words = holder.makeelement(f"{S}t")
        words.text = text
        words.set(_SPACE, "preserve")
        holder.append(words)
        cell.append(holder)
    else:
        cell.attrib.pop("t", "")


def _number(text: str, old: str) -> Decimal | None:
    share = old.endswith("%")
    plain = text.removesuffix("%") if share else text
    if not _NUMBER.fullmatch(plain) or share != text.endswith("%"):
        return None
    return Decimal(plain) / 100 if share else Decimal(plain)


def _written(root: etree._Element | None, change: CellChange) -> bool:
    """Whether a cell could be changed: not what a formula computes."""
    place = position(change.location.cell or "")
    cell = SheetCells(root).element(place) if root is not None and place else None
    if cell is None or cell.find(f"{S}f") is not None:
        return False
    numeric = cell.get("t", "n") == "n" and cell.find(f"{S}v") is not None
    set_text(cell, change.new, change.old, numeric=numeric)
    return True


def _from_below(changes: Rewriting) -> list[RowInsertion | Location]:
    """The rows to add and to take away, the lowest first, so that those above keep their numbers meanwhile;
    what comes below a row is added before that one goes."""
    return sorted([*reversed(changes.inserted), *changes.removed], key=_lowest, reverse=True)


def _lowest(row: RowInsertion | Location) -> int:
    return max(map(_row_of, row.texts), default=0) if isinstance(row, RowInsertion) else _row_of(row)


def _removed(roots: dict[str, etree._Element], place: Location, shifter: RowShifter) -> bool:
    root = roots.get(place.sheet or "")
    return root is not None and shifter.remove(root, _row_of(place))


def _inserted(roots: dict[str, etree._Element], row: RowInsertion, shifter: RowShifter) -> bool:
    places = {position(each.cell or ""): text for each, text in row.texts.items()}
    known = {place: text for place, text in places.items() if place is not None}
    root = next((roots[each.sheet] for each in row.texts if each.sheet in roots), None)
    if root is None or not known:
        return False
    above = _lowest(row)
    if not shifter.insert(root, above):
        return False
    cells = SheetCells(root)
    for (_, column), text in known.items():
        cell = cells.element((above + 1, column))
        if cell is not None and text:
            set_text(cell, text, "", numeric=True)
    return True


def _row_of(place: Location) -> int:
    found = position(place.cell or "")
    return found[0] if found else 0
