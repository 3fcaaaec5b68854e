"""What a fault is: a function that puts one known mistake into a clean sheet and says where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from benchmarks.accuracy.draft import Draft, Row, Sheet, edit_form, edit_row


class Group(StrEnum):
    DETERMINISTIC = "deterministic"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Injection:
    """A faulty sheet. ``form`` is the index of the faulty form, ``rows`` the indexes of the rows of which one
    must be named; ``None`` where the fault concerns the form."""

    sheet: Sheet
    form: int
    rows: frozenset[int] | None = None


Inject = Callable[[Sheet, Random], Injection | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault. A finding of one of ``categories`` in the place counts as found; ``touches`` are the
    parts of a form (rows.value, goal …) that the injection may change."""

    name: str
    title: str
    group: Group
    categories: frozenset[str]
    touches: frozenset[str]
    inject: Inject


FAULTS: dict[str, Fault] = {}


def fault(
    name: str, title: str, *, group: Group, categories: set[str], touches: set[str]
) -> Callable[[Inject], Inject]:
    """Registers a function as a kind of fault; it returns ``None`` for a sheet that has no place for it."""

    def register(inject: Inject) -> Inject:
        FAULTS[name] = Fault(name, title, group, frozenset(categories), frozenset(touches), inject)
        return inject

    return register


Place = tuple[int, int]


def rows_of(sheet: Sheet) -> Iterator[tuple[Place, Row]]:
    """Every row with the indexes of its form and of itself."""
    for number, form in enumerate(sheet.forms):
        for index, row in enumerate(form.rows):
            yield (number, index), row


def pick_row(sheet: Sheet, rng: Random, wanted: Callable[[Row], bool]) -> tuple[Place, Row] | None:
    """A random row of those wanted."""
    found = [(place, row) for place, row in rows_of(sheet) if wanted(row)]
    return rng.choice(found) if found else None


def pick_form(sheet: Sheet, rng: Random, wanted: Callable[[Draft], bool]) -> int | None:
    """The index of a random form of those wanted."""
    found = [number for number, form in enumerate(sheet.forms) if wanted(form)]
    return rng.choice(found) if found else None


def changed(
    sheet: Sheet, rng: Random, wanted: Callable[[Row], bool], change: Callable[[Row], dict[str, str]]
) -> Injection | None:
    """Changes cells of a random row."""
    found = pick_row(sheet, rng, wanted)
    if found is None:
        return None
    (form, index), row = found
    return Injection(edit_row(sheet, form, index, **change(row)), form, frozenset({index}))


def added(
    sheet: Sheet, form: int, row: Row, *, twin: int | None = None, rows: frozenset[int] | None = None
) -> Injection:
    """Appends a row that takes part of another row's weight: its twin's, else the heaviest one's."""
    present = [*sheet.forms[form].rows]
    giver = twin if twin is not None else max(range(len(present)), key=lambda at: float(present[at].weight))
    weight = float(present[giver].weight)
    part = 5.0 if weight > 5 else weight / 2
    present[giver] = replace(present[giver], weight=_plain(weight - part))
    present.append(replace(row, weight=_plain(part)))
    places = frozenset({len(present) - 1}) if rows is None else rows | {len(present) - 1}
    return Injection(edit_form(sheet, form, rows=tuple(present)), form, places)


def _plain(weight: float) -> str:
    return f"{weight:g}"


def quantified(row: Row) -> bool:
    """A row of the library with a number as target."""
    return bool(row.key) and row.value.replace(".", "").isdigit() and row.name != "预算执行率"


def rate(row: Row) -> bool:
    return quantified(row) and row.unit == "%" and row.name.endswith("率") and "增长" not in row.name
