"""A submission as the bench composes it, before it is written to a document and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Layout(StrEnum):
    """How levels are shown: not at all, as a path before the name, or in columns of their own."""

    PLAIN = "plain"
    PREFIXED = "prefixed"
    COLUMNS = "columns"


class Kind(StrEnum):
    PROJECT = "project"
    DEPARTMENT = "department"
    SELF_REVIEW = "self_review"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the indicator table; every field is what its cell shows. ``key`` is the right operator, empty
    for what the library does not hold."""

    name: str
    dimension: str
    operator: str
    value: str
    unit: str
    weight: str
    levels: tuple[str, ...] = ()
    actual: str = ""
    score: str = ""
    reason: str = ""
    key: str = ""

    @property
    def qualitative(self) -> bool:
        return self.operator == "定性"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of running text; ``row`` is the index of the row whose target it tells with ``template``."""

    text: str
    row: int | None = None
    template: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form. ``sources`` are the parts of the budget, ``numbered`` tells how the sentences are set."""

    kind: Kind
    layout: Layout
    year: int
    place: str
    department: str
    project: str
    budget: Decimal
    rows: tuple[Row, ...]
    overview: tuple[Sentence, ...] = ()
    basis: tuple[str, ...] = ()
    goal: tuple[Sentence, ...] = ()
    sources: tuple[tuple[str, Decimal], ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document. ``tables`` are budget tables, each a title and rows of cells."""

    forms: tuple[Draft, ...]
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = field(default=())


def edit_form(sheet: Sheet, form: int, **changes: Any) -> Sheet:
    """The sheet with some fields of one form changed."""
    forms = list(sheet.forms)
    forms[form] = replace(forms[form], **changes)
    return replace(sheet, forms=tuple(forms))


def edit_row(sheet: Sheet, form: int, row: int, **changes: Any) -> Sheet:
    """The sheet with some cells of one row changed."""
    rows = list(sheet.forms[form].rows)
    rows[row] = replace(rows[row], **changes)
    return edit_form(sheet, form, rows=tuple(rows))


def edit_sentence(sheet: Sheet, form: int, text: str, index: int, change: Callable[[str], str]) -> Sheet:
    """The sheet with one sentence of the overview or the goal changed."""
    sentences: list[Sentence] = list(getattr(sheet.forms[form], text))
    sentences[index] = replace(sentences[index], text=change(sentences[index].text))
    return edit_form(sheet, form, **{text: tuple(sentences)})


def changes(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """The paths that differ, such as ``forms.0.rows.3.value``; a longer or shorter list differs where the
    lists part."""
    if is_dataclass(before) and type(before) is type(after):
        for each in fields(before):
            yield from changes(getattr(before, each.name), getattr(after, each.name), f"{path}.{each.name}")
    elif isinstance(before, tuple) and isinstance(after, tuple):
        for index, (old, new) in enumerate(zip(before, after, strict=False)):
            yield from changes(old, new, f"{path}.{index}")
        for index in range(min(len(before), len(after)), max(len(before), len(after))):
            yield f"{path}.{index}".lstrip(".")
    elif before != after:
        yield path.lstrip(".")
