"""The queue before the processes that audit uploads; it lies in the record and survives the server."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import time
from dataclasses import asdict

from auditor.web.database import Database
from auditor.web.engine import Engine, WorkError
from auditor.web.storage import Storage
from auditor.web.uploads import State
from auditor.web.work import Audited, audit_file

_log = logging.getLogger("auditor.web")
_PAUSE = 5.0  # seconds
_TRIES = 2  # a file whose audit ended with the server is tried once more


class Jobs:
    """Has what waits audited in the order of its coming."""

    def __init__(self, database: Database, storage: Storage, engine: Engine) -> None:
        self._database, self._storage, self._engine = database, storage, engine
        self._arrived = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Something waits; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._arrived.set)

    def recover(self) -> None:
        """After a start: what was being audited waits again, or is given up where it ended the server twice;
        folders without a record go."""
        self._database.change(
            "UPDATE files SET state = ?, reason = ?, advice = ? WHERE state = ? AND attempts >= ?",
            State.FAILED, "审核这份文件时服务器两次中断", "请拆分文件后再试，并告诉管理员",
            State.RUNNING, _TRIES,
        )  # fmt: skip
        self._database.change("UPDATE files SET state = ? WHERE state = ?", State.WAITING, State.RUNNING)
        known = {row["id"] for row in self._database.rows("SELECT id FROM files")}
        for identifier in self._storage.identifiers() - known:
            self._storage.delete(identifier)

    async def work(self) -> None:
        """Audits what waits, one file after the other, for ever; several of these share the queue."""
        self._loop = asyncio.get_running_loop()
        while True:
            try:
                self._arrived.clear()
                row = self._next()
                if row is None:
                    await self._arrived.wait()
                else:
                    await self._audit(row)
            except sqlite3.Error as error:  # a full disk: what waits is still there when there is room again
                _log.error("the record does not answer: %s", error)
                await asyncio.sleep(_PAUSE)

    def _next(self) -> sqlite3.Row | None:
        with self._database.together():
            row = self._database.row(
                "SELECT * FROM files WHERE state = ? ORDER BY created, rowid LIMIT 1", State.WAITING
            )
            if row is not None:
                self._database.change(
                    "UPDATE files SET state = ?, attempts = attempts + 1, pages = NULL WHERE id = ?",
                    State.RUNNING, row["id"],
                )  # fmt: skip
        return row

    async def _audit(self, row: sqlite3.Row) -> None:
        identifier = row["id"]
        path, result = self._storage.original(identifier, row["suffix"]), self._storage.result(identifier)

        def pages(done: int, total: int) -> None:
            self._database.change(
                "UPDATE files SET pages = ?, pages_total = ? WHERE id = ?", done, total, identifier
            )

        try:
            found: Audited = await self._engine.file(
                audit_file, str(path), str(result), row["name"], pages=pages
            )
        except WorkError as error:
            self._finish(identifier, State.FAILED, reason=error.reason, advice=error.advice)
        except Exception as error:  # of the program's own: the files behind it do not wait for ever
            _log.error("file %s ended with %s", identifier[:6], type(error).__name__, exc_info=error)
            self._finish(identifier, State.FAILED, reason="程序内部出错", advice="请告诉管理员")
        else:
            told = json.dumps(asdict(found.summary), ensure_ascii=False)
            self._finish(identifier, State.DONE, summary=told, mark=found.mark)

    def _finish(
        self,
        identifier: str,
        state: State,
        *,
        reason: str | None = None,
        advice: str | None = None,
        summary: str | None = None,
        mark: str = "",
    ) -> None:
        self._database.change(
            "UPDATE files SET state = ?, reason = ?, advice = ?, summary = ?, engine = ?, finished = ?, "
            "attempts = 0 WHERE id = ?",
            state, reason, advice, summary, mark, time.time(), identifier,
        )  # fmt: skip
        _log.info("file %s is %s", identifier[:6], state)
