"""Rows that state a target for each of several places: those with the same target are one, and what the
places come to together is kept beside each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from auditor.forms.labels import Grammar
from auditor.forms.labels.values import TargetReader
from auditor.forms.rows.row import Row
from auditor.forms.shapes.header import Header
from auditor.forms.text import squeeze
from auditor.model import Indicator, Location

_AND = "、"


def place_of(row: Row, before: Row | None, header: Header, grammar: Grammar) -> str:
    """The place that the first column names for a row, or for those above it; empty where it names none."""
    column = header.columns[0]
    if column.name != "ignored" or not grammar.names_places(column.label):
        return ""
    slot = row.line.at(column.start)
    if slot is None or not slot.text.strip():
        return before.place if before else ""
    return squeeze(slot.text) if grammar.read(slot.text).place else ""


def joined(rows: Iterable[Row], targets: TargetReader) -> list[Row]:
    """The rows of the places of one line; those with the same target, however its sign is written, are one
    that names all of them."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        target = targets.read(None, row.text("value"), None)
        key = row.period, target.operator, squeeze(target.value or ""), target.unit, target.about
        known = found.get(key)
        found[key] = replace(known, place=f"{known.place}{_AND}{row.place}") if known else row
    return list(found.values())


def with_totals(rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The indicators; those of places know the sum over all places of their line, where all are numbers."""
    totals: dict[tuple[Location, str], Decimal | None] = {}
    for row in rows:
        if row.locality:
            key, own = (row.location, row.period), _number(row)
            known = totals.get(key, Decimal(0))
            totals[key] = None if known is None or own is None else known + own
    return tuple(
        replace(row, total=totals[row.location, row.period]) if row.locality else row for row in rows
    )


def _number(row: Indicator) -> Decimal | None:
    """What the places of a row come to."""
    try:
        number = Decimal((row.value or "").replace(",", ""))
    except InvalidOperation:
        return None
    return number * len((row.locality or "").split(_AND)) if number.is_finite() else None
