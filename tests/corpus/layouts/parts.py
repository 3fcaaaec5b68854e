"""Pieces that the layouts share: money, targets, merged level columns, and what must be read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from tests.corpus.content import Item, Project
from tests.corpus.model import Box, Expected, Layout, Page, Rows, Spec

Row = list[Spec]


def each(name: str, page: Callable[[Project], Page]) -> Layout:
    """A layout with a page for each project."""
    return Layout(name, lambda projects: [page(project) for project in projects])


def wide(text: str, across: int, down: int = 1) -> Box:
    return Box(text, across, down)


def number(text: str, across: int = 1) -> Box:
    return Box(text, across, kind="number" if text else "text")


def money(amount: Decimal, across: int = 1) -> Box:
    return Box(f"{amount:,.2f}", across, kind="number")


def value(item: Item) -> Box:
    """A target in a column of its own."""
    if item.dated:
        return Box(item.value, kind="date")
    return Box(item.value, kind="text" if item.qualitative else "number")


def joined(item: Item) -> Box:
    """Sign, value and unit in one cell, as a clerk writes them."""
    if item.qualitative:
        return Box(item.value)
    if item.dated:
        return Box(f"{item.value}前")
    if item.operator == "=" and item.unit == "%":
        return Box(f"{item.value}%", kind="percent")
    sign = "" if item.operator == "=" else item.glyph
    return Box(f"{sign}{item.value}{item.unit}")


def actual(item: Item) -> Box:
    """What was reached, with its unit."""
    if item.unit == "%":
        return Box(f"{item.actual}%", kind="percent")
    return Box(f"{item.actual}{item.unit}", kind="date" if item.dated else "text")


def merged(items: Sequence[Item], cells: Callable[[Item], Row], *, suffix: str = "指标") -> list[Row]:
    """Rows behind two level columns, in which equal names are one merged cell."""
    rows: list[Row] = []
    for first, of_first in groupby(items, key=lambda item: item.level1):
        group = list(of_first)
        lead: Row = [Box(first + suffix, down=len(group))]
        for second, of_second in groupby(group, key=lambda item: item.level2):
            members = list(of_second)
            lead.append(Box(second + suffix, down=len(members)))
            for item in members:
                rows.append([*lead, *cells(item)])
                lead = []
    return rows


def plain(items: Iterable[Item], cells: Callable[[Item], Row], *, suffix: str = "指标") -> list[Row]:
    """Rows with their level names printed again on each."""
    return [[item.level1 + suffix, item.level2 + suffix, *cells(item)] for item in items]


def reads(
    item: Item,
    columns: str,
    *,
    levels: str | None = "指标",
    one_cell: bool = False,
) -> dict[str, object]:
    """The cells of an indicator by the names of Indicator's fields; ``columns`` are those of the layout.
    In ``one_cell`` a target without sign is read without sign."""
    known: dict[str, object] = {
        "weight": Decimal(item.weight),
        "operator": item.operator,
        "value": item.value,
        "unit": item.unit,
        "core": item.core,
        "actual": f"{item.actual}{item.unit}",
        "score": Decimal(item.score),
        "reason": item.reason,
    }
    if one_cell:
        known["operator"] = None if item.operator == "=" else item.operator
        known["unit"] = item.unit or None
    read: dict[str, object] = {"name": item.name}
    if levels is not None:
        read["levels"] = (item.level1 + levels, item.level2 + levels)
    return read | {name: known[name] for name in columns.split()}


def form(kind: str, project: Project, rows: Iterable[dict[str, object]], /, **fields: object) -> Expected:
    """The expected form; ``fields`` beside its kind and year."""
    return Expected({"kind": kind, "year": project.year, **fields}, tuple(rows))


def page(rows: Rows, *before: str, forms: Sequence[Expected], after: Sequence[str] = ()) -> Page:
    return Page(before, rows, tuple(after), tuple(forms))
