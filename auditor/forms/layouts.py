"""lexicons/layouts.yaml: forms that are known by sight, and which of them a form looks like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from auditor.config.lexicons import LexiconModel
from auditor.forms.head.records import Head
from auditor.forms.labels.label_file import ColumnName
from auditor.forms.shapes.header import Header
from auditor.forms.text import label_key, squeeze
from auditor.model import FormKind

Shape = Literal["levels", "prefixed", "flat", "grouped"]


class Layout(LexiconModel):
    """An entry of the file, which says what each key means."""

    name: str
    used: str
    kind: FormKind | None = None
    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    columns: tuple[ColumnName, ...] = ()
    one_of: tuple[ColumnName, ...] = ()
    without: tuple[ColumnName, ...] = ()
    shape: Shape | None = None
    goals: Literal["several"] | None = None
    money_unit: str = ""
    weights: str = ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The labels as they are looked up."""
        return frozenset(map(label_key, self.labels))

    def marks(self, look: Look) -> int:
        """How many marks of the layout a form bears, 0 where one of them is missing."""
        columns = look.columns
        fits = (
            (not self.titles or any(word in look.title for word in self.titles))
            and self.keys <= look.labels
            and columns.issuperset(self.columns)
            and (not self.one_of or not columns.isdisjoint(self.one_of))
            and columns.isdisjoint(self.without)
            and self.shape in (None, look.shape)
            and not (self.goals and look.goals < 2)
        )
        rest = (self.one_of, self.shape, self.goals)
        named = 2 * len(self.labels) + len(self.columns) + 2 * bool(self.titles)
        return named + sum(map(bool, rest)) if fits else 0


class LayoutFile(LexiconModel, lexicon="layouts"):
    """The model of the file."""

    layouts: tuple[Layout, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a form prints: its title, the keys of all its labels and column headers, the columns that were
    recognised, how it shows levels, how many goals it states."""

    title: str
    labels: frozenset[str]
    columns: frozenset[str]
    shape: str | None
    goals: int


def look_of(title: str | None, head: Head, header: Header | None, shape: str | None) -> Look:
    """The look of a form; ``header`` is ``None`` where it has no indicator table."""
    goals = {text.label for text in head.texts if text.field in ("goal", "goal_generic")}
    columns = header.names if header else frozenset()
    return Look(squeeze(title or ""), frozenset(_printed(head, header)), columns, shape, len(goals))


def _printed(head: Head, header: Header | None) -> Iterator[str]:
    yield from (hit.key for hit in head.labels)
    yield from map(label_key, head.matrix)
    if header:
        yield from (label_key(label) for label in header.printed)


def best_layout(layouts: Iterable[Layout], look: Look) -> Layout | None:
    """The layout with the most marks; of equals the last, so that a bureau's own wins."""
    best, most = None, 1
    for layout in layouts:
        if (marks := layout.marks(look)) >= most:
            best, most = layout, marks
    return best
