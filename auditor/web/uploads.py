"""Uploads and what became of them, in the record: nothing is lost with the server."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from auditor.web.database import Database
from auditor.web.storage import Storage, new_id
from auditor.web.work import Summary
from auditor.words.visible import one_line

_DAY = 86_400.0
_LONGEST_NAME = 120


class State(StrEnum):
    """How far the audit of an upload is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload as a page shows it. ``place`` is its place in the queue, 0 where it does not wait;
    ``finished`` is when its last audit ended, ``None`` before the first, ``mark`` that of what it was judged
    by; ``link`` leads others to its report, blank where it is not shared."""

    id: str
    owner: str
    name: str
    suffix: str
    size: int
    created: float
    finished: float | None
    mark: str
    state: State
    place: int
    pages: int | None
    pages_total: int | None
    reason: str
    advice: str
    link: str
    summary: Summary | None


class FullError(Exception):
    """So many files wait that no other is taken."""


class Uploads:
    """The uploads of all owners; ``on_waiting`` hears that one waits to be audited."""

    def __init__(self, database: Database, storage: Storage, *, most: int) -> None:
        self._database, self._storage, self._most = database, storage, most
        self.on_waiting: Callable[[], None] = lambda: None

    def add(self, owner: str, name: str, suffix: str, data: bytes, *, folder: str = "") -> str:
        """The id of an upload; that of the same file under the same name where the owner has sent it before.
        ``folder`` stands before the name where the file came in a package. It waits for the disk, and may be
        called from any thread. Raises FullError."""
        key = owner, hashlib.sha256(data).hexdigest(), _path(folder, name)
        if known := self._known(*key):
            return known
        if self.waiting() >= self._most:
            raise FullError
        identifier = new_id()
        self._storage.keep(identifier, suffix, data)
        added = self._database.change(
            "INSERT OR IGNORE INTO files (id, owner, digest, name, suffix, size, created, state) "
            "VALUES (?,?,?,?,?,?,?,?)",
            identifier, *key, suffix, len(data), time.time(), State.WAITING,
        )  # fmt: skip
        if not added:  # the same file came twice at the same time
            self._storage.delete(identifier)
            return self._known(*key)
        self.on_waiting()
        return identifier

    def _known(self, owner: str, digest: str, name: str) -> str:
        query = "SELECT id FROM files WHERE owner = ? AND digest = ? AND name = ?"
        row = self._database.row(query, owner, digest, name)
        return str(row["id"]) if row else ""

    def find(self, identifier: str) -> Upload | None:
        row = self._database.row("SELECT * FROM files WHERE id = ?", identifier)
        return self._upload(row) if row else None

    def of(self, owner: str) -> list[Upload]:
        """The uploads of an owner, the newest first."""
        rows = self._database.rows(
            "SELECT * FROM files WHERE owner = ? ORDER BY created DESC, rowid DESC", owner
        )
        return [self._upload(row) for row in rows]

    def share(self, identifier: str, *, on: bool) -> None:
        """Gives the report of an upload a link that can be passed on, or takes it back."""
        link = new_id() if on else None
        keep = " AND shared IS NULL" if on else ""
        self._database.change(f"UPDATE files SET shared = ? WHERE id = ?{keep}", link, identifier)

    def shared(self, link: str) -> Upload | None:
        """The upload that a link leads to."""
        row = self._database.row("SELECT * FROM files WHERE shared = ?", link)
        return self._upload(row) if row else None

    def waiting(self) -> int:
        """How many files wait."""
        row = self._database.row("SELECT count(*) AS number FROM files WHERE state = ?", State.WAITING)
        return int(row["number"]) if row else 0

    def again(self, identifier: str) -> None:
        """Has a file audited anew: the program has changed since, or it could not be read."""
        self._database.change(
            "UPDATE files SET state = ?, reason = NULL, advice = NULL WHERE id = ? AND state IN (?, ?)",
            State.WAITING, identifier, State.DONE, State.FAILED,
        )  # fmt: skip
        self.on_waiting()

    def judged_otherwise(self, mark: str) -> list[str]:
        """The ids of the uploads whose audits bear another mark."""
        query = "SELECT id FROM files WHERE state = ? AND engine != ?"
        return [row["id"] for row in self._database.rows(query, State.DONE, mark)]

    def delete(self, identifier: str) -> None:
        """Forgets an upload, its audit and its drafts."""
        self._database.change("DELETE FROM files WHERE id = ?", identifier)
        self._storage.delete(identifier)

    def expire(self, days: int, now: float | None = None) -> int:
        """Deletes what is older; returns how many uploads."""
        before = (time.time() if now is None else now) - days * _DAY
        old = self._database.rows("SELECT id FROM files WHERE created < ?", before)
        for row in old:
            self.delete(row["id"])
        return len(old)

    def _upload(self, row: sqlite3.Row) -> Upload:
        state = State(row["state"])
        return Upload(
            id=row["id"],
            owner=row["owner"],
            name=row["name"],
            suffix=row["suffix"],
            size=row["size"],
            created=row["created"],
            finished=row["finished"],
            mark=row["engine"],
            state=state,
            place=self._place(row) if state is State.WAITING else 0,
            pages=row["pages"],
            pages_total=row["pages_total"],
            reason=row["reason"] or "",
            advice=row["advice"] or "",
            link=row["shared"] or "",
            summary=_summary(row["summary"]) if row["summary"] and state is State.DONE else None,
        )

    def _place(self, row: sqlite3.Row) -> int:
        before = self._database.row(
            "SELECT count(*) AS number FROM files WHERE state = ? AND created <= ?",
            State.WAITING,
            row["created"],
        )
        return int(before["number"]) if before else 0


def shown_name(name: str) -> str:
    """A file's name without folders and steering characters; it is shown and never a path."""
    base = PurePosixPath(name.replace("\\", "/")).name
    return one_line(base)[:_LONGEST_NAME] or "未命名"


def _path(folder: str, name: str) -> str:
    """The name of a file behind its folders, each of them as safe to show as a name."""
    return "/".join([*(shown_name(part) for part in folder.split("/") if part), shown_name(name)])


def _summary(text: str) -> Summary:
    told = json.loads(text)
    counts: Sequence[Sequence[object]] = told.pop("counts")
    forms: Sequence[Sequence[object]] = told.pop("forms")
    return Summary(**told, counts=tuple(map(tuple, counts)), forms=tuple(map(tuple, forms)))  # type: ignore[arg-type]
