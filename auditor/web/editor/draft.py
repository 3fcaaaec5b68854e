"""What somebody has changed in a form so far, with the steps back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import BaseModel, ConfigDict, Field

_MOST_STEPS = 100
MOST_ROWS = 300
LONGEST_CELL = 2_000
LONGEST_PASSAGE = 20_000


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NewRow(_Record):
    """A row that the file does not have. ``id`` begins with «n», ``after`` is the id of the row above it;
    ``texts`` are by column. Without ``levels`` it has those of the file's row above it."""

    id: str
    after: str
    levels: tuple[str, ...] | None = None
    texts: Mapping[str, str] = Field(default_factory=dict)


class Draft(_Record):
    """``cells`` are the new texts by «row.column», ``passages`` those by the number of the passage,
    ``removed`` the ids of rows that are taken out. Rows of the file have their number as id."""

    cells: Mapping[str, str] = Field(default_factory=dict)
    rows: tuple[NewRow, ...] = ()
    removed: tuple[str, ...] = ()
    passages: Mapping[int, str] = Field(default_factory=dict)

    @property
    def untouched(self) -> bool:
        return not (self.cells or self.rows or self.removed or self.passages)

    def with_cell(self, row: str, column: str, text: str) -> Draft:
        return self.model_copy(update={"cells": {**self.cells, f"{row}.{column}": text}})

    def with_passage(self, number: int, text: str) -> Draft:
        return self.model_copy(update={"passages": {**self.passages, number: text}})

    def with_row(self, after: str, levels: tuple[str, ...] | None, texts: Mapping[str, str]) -> Draft:
        number = 1 + max((int(row.id[1:]) for row in self.rows), default=0)
        row = NewRow(id=f"n{number}", after=after, levels=levels, texts=texts)
        return self.model_copy(update={"rows": (*self.rows, row)})

    def without_row(self, row: str) -> Draft:
        """A row of the file is struck out; a new one vanishes, and what stood below it moves up."""
        if not row.startswith("n"):
            return self.model_copy(update={"removed": (*self.removed, row)})
        after = next((each.after for each in self.rows if each.id == row), "")
        rows = tuple(
            each.model_copy(update={"after": after}) if each.after == row else each
            for each in self.rows
            if each.id != row
        )
        cells = {key: text for key, text in self.cells.items() if not key.startswith(f"{row}.")}
        return self.model_copy(update={"rows": rows, "cells": cells})


class Step(_Record):
    """``what`` was changed, so that typing on in one cell stays one step; ``at`` is the time in seconds."""

    what: str
    at: float
    draft: Draft


class History(_Record):
    """The steps so far; ``position`` of them are in force, the rest can be done again. ``version`` counts all
    changes, so that a page knows whether it is the newest."""

    steps: tuple[Step, ...] = ()
    position: int = 0
    version: int = 0

    @property
    def draft(self) -> Draft:
        return self.steps[self.position - 1].draft if self.position else Draft()

    @property
    def can_undo(self) -> bool:
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        return self.position < len(self.steps)

    def changed(
        self, what: str, at: float, change: Callable[[Draft], Draft], *, joined: float = 0
    ) -> History:
        """With one more step; a change of the same within ``joined`` seconds goes on with the last step."""
        draft = change(self.draft)
        if draft == self.draft:
            return self
        kept = self.steps[: self.position]
        if kept and kept[-1].what == what and at - kept[-1].at < joined:
            kept = kept[:-1]
        steps = (*kept, Step(what=what, at=at, draft=draft))[-_MOST_STEPS:]
        return History(steps=steps, position=len(steps), version=self.version + 1)

    def undone(self) -> History:
        return self._at(self.position - 1) if self.can_undo else self

    def redone(self) -> History:
        return self._at(self.position + 1) if self.can_redo else self

    def _at(self, position: int) -> History:
        return self.model_copy(update={"position": position, "version": self.version + 1})
