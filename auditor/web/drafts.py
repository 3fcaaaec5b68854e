"""Drafts in the record: what a clerk changed is there again tomorrow, until the file is deleted."""

from __future__ import annotations

import time
from collections.abc import Callable

from auditor.web.database import Database
from auditor.web.editor.draft import Draft, History

_JOINED = 4.0  # seconds in which typing on in one cell stays one step


class Drafts:
    """The histories of the forms of all uploads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def history(self, file: str, form: int) -> History:
        row = self._database.row("SELECT history FROM drafts WHERE file = ? AND form = ?", file, form)
        return History.model_validate_json(row["history"]) if row else History()

    def of(self, file: str) -> dict[int, Draft]:
        """The drafts of a file that change something, by form."""
        rows = self._database.rows("SELECT form, history FROM drafts WHERE file = ?", file)
        found = {row["form"]: History.model_validate_json(row["history"]).draft for row in rows}
        return {form: draft for form, draft in found.items() if not draft.untouched}

    def change(self, file: str, form: int, what: str, change: Callable[[Draft], Draft]) -> History:
        """Makes a step; typing on in the same cell goes on with the last one."""
        joined = _JOINED if what.startswith(("cell:", "passage:")) else 0
        with self._database.together():
            history = self.history(file, form).changed(what, time.time(), change, joined=joined)
            return self._keep(file, form, history)

    def undo(self, file: str, form: int) -> History:
        with self._database.together():
            return self._keep(file, form, self.history(file, form).undone())

    def redo(self, file: str, form: int) -> History:
        with self._database.together():
            return self._keep(file, form, self.history(file, form).redone())

    def _keep(self, file: str, form: int, history: History) -> History:
        self._database.change(
            "INSERT OR REPLACE INTO drafts (file, form, history, changed) VALUES (?,?,?,?)",
            file, form, history.model_dump_json(), time.time(),
        )  # fmt: skip
        return history
