"""Standings, points that no rule gives, and the answers of units: every one is kept, the latest holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from auditor.errors import UsageError
from auditor.store import reading
from auditor.store.records import (
    PASSED,
    RETURNED,
    UNSEEN,
    QueuedSubmission,
    RuleHealth,
    StoredAnswer,
    StoredPoints,
    StoredStanding,
)
from auditor.store.reviews.health import health
from auditor.store.reviews.queue import queued
from auditor.store.rows import storable
from auditor.store.tables import ANSWERS, AUDITS, POINTS, STANDINGS, SUBMISSIONS, TOTALS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from auditor.store.database import Database

_SAID = (UNSEEN, RETURNED, PASSED)  # what a person can say; that it comes again follows
_ANSWERED_AT_ONCE = 500


class Reviews:
    """The reviews of a store; submissions are named by the number of their audit, and what is said holds for
    the file, by whatever rules it is audited."""

    def __init__(self, store: Database) -> None:
        self._store = store

    def queue(self, run: int | None = None) -> list[QueuedSubmission]:
        """The files of a run, by default the latest, in their order, with where they stand."""
        with self._store.reading() as connection:
            return queued(connection, run if run is not None else reading.latest(connection))

    def stand(self, audit: int, who: str, standing: str, reason: str = "") -> None:
        """Writes down that a submission was returned, has passed, or is unseen again. Raises UsageError."""
        if standing not in _SAID:
            raise UsageError(f"状态不能是“{standing}”，应是{'、'.join(_SAID)}之一")
        values = {"standing": standing, "reason": storable(reason.strip())}
        with self._store.writing() as connection:
            own = {"file": _file(connection, audit), "who": _named(who), "decided": self._store.time()}
            connection.execute(insert(STANDINGS).values(**values, **own))

    def standings(self, audit: int) -> list[StoredStanding]:
        """All that was said of the file of an audit, the oldest first."""
        own = STANDINGS.c
        query = select(own.standing, own.reason, own.who, own.decided).order_by(own.id)
        with self._store.reading() as connection:
            rows = connection.execute(query.where(own.file == _file(connection, audit)))
            return [StoredStanding(*row) for row in rows]

    def give(
        self,
        audit: int,
        who: str,
        points: Mapping[tuple[int, str], float | None],
        total: tuple[float | None, str | None, str | None] | None,
    ) -> None:
        """Writes points down by form and item, with what the score, grade and decision come to; ``total`` is
        ``None`` where no points are left. Points that are as before are not written again."""
        with self._store.writing() as connection:
            file = _file(connection, audit)
            before = {(each.form, each.item): each.points for each in _held(connection, file)}
            own = {"file": file, "who": _named(who), "decided": self._store.time()}
            new = [
                {"form": form, "item": item, "points": given, **own}
                for (form, item), given in points.items()
                if before.get((form, item)) != given
            ]
            if new:
                connection.execute(insert(POINTS), new)
            _total(connection, audit, total)

    def points(self, audit: int) -> list[StoredPoints]:
        """The points that hold for the file of an audit."""
        with self._store.reading() as connection:
            return [each for each in _held(connection, _file(connection, audit)) if each.points is not None]

    def total(self, audit: int, total: tuple[float | None, str | None, str | None] | None) -> None:
        """Writes down what an audit comes to with the points that its file has."""
        with self._store.writing() as connection:
            _total(connection, audit, total)

    def unsummed(self, run: int) -> list[int]:
        """The audits of a run whose files have points that nobody has summed: audited anew since."""
        query = (
            select(AUDITS.c.id, AUDITS.c.file)
            .select_from(SUBMISSIONS.join(AUDITS).outerjoin(TOTALS, TOTALS.c.audit == AUDITS.c.id))
            .where(SUBMISSIONS.c.run == run, TOTALS.c.audit.is_(None))
            .where(AUDITS.c.file.in_(select(POINTS.c.file)))
            .distinct()
        )
        with self._store.reading() as connection:
            return [
                row.id
                for row in connection.execute(query).all()
                if any(each.points is not None for each in _held(connection, row.file))
            ]

    def receive(self, answers: Iterable[tuple[str, str, str]], source: str, who: str) -> int:
        """Writes down what a unit answered: fingerprint, answer and reason. How many there were."""
        shared = {"source": storable(source), "who": _named(who), "received": self._store.time()}
        rows = [
            {"fingerprint": mark[:16], "answer": answer, "reason": storable(reason), **shared}
            for mark, answer, reason in answers
        ]
        if rows:
            with self._store.writing() as connection:
                connection.execute(insert(ANSWERS), rows)
        return len(rows)

    def answers(self, fingerprints: Sequence[str]) -> dict[str, list[StoredAnswer]]:
        """The answers to these findings, the oldest first."""
        found: dict[str, list[StoredAnswer]] = {}
        columns = [column for column in ANSWERS.c if column.name != "id"]
        with self._store.reading() as connection:
            for start in range(0, len(fingerprints), _ANSWERED_AT_ONCE):
                part = fingerprints[start : start + _ANSWERED_AT_ONCE]
                query = select(*columns).where(ANSWERS.c.fingerprint.in_(part)).order_by(ANSWERS.c.id)
                for row in connection.execute(query):
                    found.setdefault(row.fingerprint, []).append(StoredAnswer(*row))
        return found

    def health(self, run: int | None = None) -> list[RuleHealth]:
        """The rules that people have decided on, in a run or in all, those that annoy most first."""
        with self._store.reading() as connection:
            return health(connection, run)


def _file(connection: Connection, audit: int) -> int:
    file = connection.execute(select(AUDITS.c.file).where(AUDITS.c.id == audit)).scalar()
    if file is None:
        raise UsageError(f"审核库里没有编号为 {audit} 的审核。请回到审核批次重新打开")
    return int(file)


def _named(who: str) -> str:
    if not who.strip():
        raise UsageError("要写明是谁定的，请填写姓名")
    return storable(who.strip())


def _held(connection: Connection, file: int) -> list[StoredPoints]:
    """The latest points of each item, also those that were taken back."""
    own = POINTS.c
    query = select(own.form, own.item, own.points, own.who, own.decided).where(own.file == file)
    latest = {(row.form, row.item): StoredPoints(*row) for row in connection.execute(query.order_by(own.id))}
    return list(latest.values())


def _total(
    connection: Connection, audit: int, total: tuple[float | None, str | None, str | None] | None
) -> None:
    connection.execute(delete(TOTALS).where(TOTALS.c.audit == audit))
    if total is not None:
        score, grade, decision = total
        values = {"audit": audit, "score": score, "grade": grade, "decision": decision}
        connection.execute(insert(TOTALS).values(**values))
