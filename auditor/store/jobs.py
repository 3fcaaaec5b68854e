"""Work that waits for somebody to do it: what a page in a browser asks for, a worker takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from auditor.store.records import StoredJob
from auditor.store.rows import storable
from auditor.store.tables import JOBS

if TYPE_CHECKING:
    from sqlalchemy import Select

    from auditor.store.database import Database

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"


class Jobs:
    """The jobs of a store; ``request`` is JSON data that the asker and the worker understand."""

    def __init__(self, store: Database) -> None:
        self._store = store

    def ask(self, request: dict[str, Any], who: str = "") -> StoredJob:
        """A new job."""
        values = {
            "state": WAITING,
            "request": json.dumps(request),
            "who": storable(who),
            "asked": self._store.time(),
            "done": 0,
            "total": 0,
            "message": "",
        }
        with self._store.writing() as connection:
            number = connection.execute(insert(JOBS).values(**values).returning(JOBS.c.id)).scalar_one()
        return self.get(number)

    def take(self) -> StoredJob | None:
        """The oldest waiting job, which is then the caller's alone; ``None`` where none waits."""
        with self._store.writing() as connection:
            query = select(func.min(JOBS.c.id)).where(JOBS.c.state == WAITING)
            while (number := connection.execute(query).scalar()) is not None:
                mine = connection.execute(
                    update(JOBS)
                    .where(JOBS.c.id == number, JOBS.c.state == WAITING)
                    .values(state=RUNNING, began=self._store.time())
                )
                if mine.rowcount:
                    break
        return None if number is None else self.get(number)

    def progress(self, number: int, done: int, total: int, message: str = "") -> None:
        """How far a job is."""
        self._change(number, done=done, total=total, message=storable(message))

    def finish(self, number: int, *, run: int | None = None, message: str = "", failed: bool = False) -> None:
        """A job is done, or failed for the reason in ``message``; ``run`` holds its results, by default the
        run that it has already."""
        state = FAILED if failed else DONE
        held = {} if run is None else {"run": run}
        self._change(number, state=state, ended=self._store.time(), message=storable(message), **held)

    def of_run(self, run: int) -> StoredJob | None:
        """The job that a run was made for; ``None`` for one of ``auditor audit``."""
        found = self._listed(select(JOBS).where(JOBS.c.run == run).order_by(JOBS.c.id.desc()).limit(1))
        return found[0] if found else None

    def again(self) -> int:
        """Jobs whose worker died wait again; for the start of the only worker. How many they were."""
        with self._store.writing() as connection:
            query = update(JOBS).where(JOBS.c.state == RUNNING).values(state=WAITING, began=None, done=0)
            return connection.execute(query).rowcount

    def get(self, number: int) -> StoredJob:
        """Raises KeyError where there is none."""
        found = self._listed(select(JOBS).where(JOBS.c.id == number))
        if not found:
            raise KeyError(number)
        return found[0]

    def all(self, state: str | None = None, limit: int | None = None) -> list[StoredJob]:
        """The jobs, the latest first, in one state or in all."""
        query = select(JOBS).order_by(JOBS.c.id.desc()).limit(limit)
        return self._listed(query if state is None else query.where(JOBS.c.state == state))

    def _listed(self, query: Select[Any]) -> list[StoredJob]:
        with self._store.reading() as connection:
            rows = [dict(row._mapping) for row in connection.execute(query)]
        return [StoredJob(**{**row, "request": json.loads(row["request"])}) for row in rows]

    def _change(self, number: int, **values: Any) -> None:
        with self._store.writing() as connection:
            connection.execute(update(JOBS).where(JOBS.c.id == number).values(**values))
