"""What stands at the ends of a name and belongs elsewhere: unit and sign of its target in brackets behind it
(造林面积（≥**亩）, 购置水泵（≥台）, 受益户数（户）), and before it, where all names of a form begin so, its
number without a sign behind it (指标1疏浚沟渠长度)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.chinese.marks import HAN, LINES
from auditor.expressions import expression
from auditor.forms.labels.values import TargetReader
from auditor.forms.rows.row import Row
from auditor.forms.shapes.header import Header
from auditor.forms.text import squeeze
from auditor.model import Operator

_BOUND = expression(r"[（(]\s*([≥≤＞＜><≧≦])\s*[*＊×Xx_]*\s*[^（()）\d]*[）)]$")
_TEMPLATE = expression(r"^\s*(?:[≥≤＞＜><≧≦=＝]\s*[*＊×Xx_]*|[*＊×Xx_]{2,})\s*")
_BRACKETED = expression(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])+)[）)]$")
_CODE = expression(
    rf"(?:[A-Z]?\d{{1,4}}(?:[-.]\d{{1,2}})*\s+|\d{{3,}}\s*[{LINES}_]\s*)(?=[{HAN}]{{2}})"
)  # C101 补植行道树, 1-1 补植行道树, 2025001-补植行道树
_WORD = "指标"
_FEWEST = 2
_BARE = expression(r"[≥≤＞＜><≧≦=＝]*\d[\d,]*(?:\.\d+)?")


def unit_in(name: str, targets: TargetReader) -> str | None:
    """The unit that a name ends with, for a form without a column for it."""
    match = _BRACKETED.search(name)
    unit = _TEMPLATE.sub("", match[1]) if match else ""
    return unit if unit and targets.is_unit(unit) else None


def bound_in(name: str, value: str | None, targets: TargetReader) -> Operator | None:
    """The sign that the template has left in the name, of a number without its own."""
    match = _BOUND.search(name) if value and value[:1].isdigit() else None
    return targets.sign(match[1]) if match else None


def without_ordinals(names: Sequence[str]) -> list[str]:
    """The names without their numbers where each goes on from the one above or begins anew, so that
    指标12024年 is the first of a level and of 2024; the names as they are where one of them does not."""
    if len(names) >= _FEWEST and all(codes := [_CODE.match(name) for name in names]):
        found = [code for code in codes if code]
        if len({code[0] for code in found}) == len(found):
            return [name[code.end() :] for name, code in zip(names, found, strict=True)]
    bare = list(_counted(names))
    return bare if len(bare) == len(names) >= _FEWEST else list(names)


def _counted(names: Sequence[str]) -> Iterator[str]:
    number = 0
    for name in names:
        rests = ((each, name.removeprefix(f"{_WORD}{each}")) for each in (number + 1, 1))
        found = next(((each, rest) for each, rest in rests if rest and rest != name), None)
        if found is None:
            return
        number, rest = found
        yield rest


def with_headed_unit(row: Row, header: Header, targets: TargetReader) -> Row:
    """The row with the unit over its target, which is a number without one in a table without a column for
    units."""
    column, slot = header.get("value"), row.cells.get("value")
    if column is None or slot is None or header.get("unit") or not _BARE.fullmatch(squeeze(slot.text)):
        return row
    unit = unit_in(column.label.strip(), targets)
    if unit is None:
        return row
    return replace(row, cells={**row.cells, "unit": replace(slot, cell=replace(slot.cell, text=unit))})
