"""Drafts in the record: what a clerk changed is there again tomorrow, until the file is deleted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import TypeAdapter

from auditor.web.database import Database
from auditor.web.editor.basis import Basis, KeptWords, fits, followed, words_of
from auditor.web.editor.draft import Draft, History

_WORDS = TypeAdapter(tuple[KeptWords, ...])
_JOINED = 4.0  # seconds in which typing on in one cell stays one step


@dataclass(frozen=True, slots=True)
class Aside:
    """Changes that were set aside, since the program reads other rows from the file today; ``id`` is 0 where
    they wait for the file to be read again."""

    id: int
    form: int
    words: tuple[KeptWords, ...]


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

    def settled(self, file: str, form: int) -> float | None:
        """The end of the audit that the draft was last held against; ``None`` for one that never was."""
        row = self._database.row("SELECT audited FROM drafts WHERE file = ? AND form = ?", file, form)
        return row["audited"] if row else None

    def mark(self, file: str, form: int) -> str:
        """The mark of the reading that the draft changes; blank where it was never held against one."""
        basis = self._basis(file, form)
        return basis.mark if basis else ""

    def settle(self, file: str, form: int, now: Basis, audited: float | None) -> bool:
        """Holds a draft against what the form says now. What does not fit follows its row, where that has
        moved; False where some of it has no place any more and was set aside."""
        with self._database.together():
            history, then = self.history(file, form), self._basis(file, form)
            fitting = True
            if not fits(history, then, now):
                nothing = History(version=history.version + 1)
                history, rest = followed(history, then, now) if then else (nothing, history.draft)
                fitting = rest.untouched
                self._put_aside(file, form, rest, then)
            self._keep(file, form, history)
            self._database.change(
                "UPDATE drafts SET basis = ?, audited = ? WHERE file = ? AND form = ?",
                now.model_dump_json(), audited, file, form,
            )  # fmt: skip
        return fitting

    def leave(self, file: str, form: int) -> None:
        """Sets the draft of a form aside that the file does not have any more."""
        with self._database.together():
            self._put_aside(file, form, self.history(file, form).draft, self._basis(file, form))
            self._database.change("DELETE FROM drafts WHERE file = ? AND form = ?", file, form)

    def forms(self, file: str) -> list[int]:
        """The forms that have drafts, or had some."""
        rows = self._database.rows("SELECT form FROM drafts WHERE file = ? ORDER BY form", file)
        return [row["form"] for row in rows]

    def asides(self, file: str) -> list[Aside]:
        """What was set aside of a file and not yet taken over."""
        rows = self._database.rows("SELECT * FROM asides WHERE file = ? ORDER BY form, id", file)
        return [Aside(row["id"], row["form"], _WORDS.validate_json(row["words"])) for row in rows]

    def waiting(self, file: str) -> list[Aside]:
        """The drafts of a file in words, as long as it cannot be read."""
        return [Aside(0, form, words_of(own, self._basis(file, form))) for form, own in self.of(file).items()]

    def forget_aside(self, file: str, number: int) -> None:
        self._database.change("DELETE FROM asides WHERE file = ? AND id = ?", file, number)

    def _basis(self, file: str, form: int) -> Basis | None:
        row = self._database.row("SELECT basis FROM drafts WHERE file = ? AND form = ?", file, form)
        return Basis.model_validate_json(row["basis"]) if row and row["basis"] else None

    def _put_aside(self, file: str, form: int, draft: Draft, then: Basis | None) -> None:
        """Keeps the words of a draft."""
        if not draft.untouched:
            words = _WORDS.dump_json(words_of(draft, then)).decode()
            self._database.change("INSERT INTO asides (file, form, words) VALUES (?,?,?)", file, form, words)

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
            "INSERT INTO drafts (file, form, history, changed) VALUES (?,?,?,?) ON CONFLICT (file, form) "
            "DO UPDATE SET history = excluded.history, changed = excluded.changed",
            file, form, history.model_dump_json(), time.time(),
        )  # fmt: skip
        return history
