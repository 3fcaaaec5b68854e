"""The files of a run as they wait for a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from auditor.store.deciding import holding
from auditor.store.reading import submissions
from auditor.store.records import AGAIN, RETURNED, UNSEEN, QueuedSubmission
from auditor.store.rounds.projects import COUNTED
from auditor.store.tables import ANSWERS, AUDITS, FINDINGS, FORMS, STANDINGS, SUBMISSIONS, TOTALS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

_NO_COUNTS = (0, 0, 0)


def queued(connection: Connection, run: int | None) -> list[QueuedSubmission]:
    """See Reviews.queue."""
    said = _said(connection, run)
    again = _again(connection, run)
    counts = _counts(connection, run)
    totals = _totals(connection, run)
    found = []
    for each in submissions(connection, run):
        standing, who, decided = said.get(each.audit, (UNSEEN, "", ""))
        if standing == UNSEEN and each.audit in again:
            standing = AGAIN
        pressing, undecided, answered = counts.get(each.audit, _NO_COUNTS)
        score, grade, decision = totals.get(each.audit, (None, None, None))
        found.append(
            QueuedSubmission(
                each, standing, who, decided, pressing, undecided, answered, score, grade, decision
            )
        )
    return found


def _said(connection: Connection, run: int | None) -> dict[int | None, tuple[str, str, str]]:
    """By audit: what was said last of its file."""
    last = select(func.max(STANDINGS.c.id)).group_by(STANDINGS.c.file)
    query = (
        select(AUDITS.c.id, STANDINGS.c.standing, STANDINGS.c.who, STANDINGS.c.decided)
        .select_from(SUBMISSIONS.join(AUDITS).join(STANDINGS, STANDINGS.c.file == AUDITS.c.file))
        .where(SUBMISSIONS.c.run == run, STANDINGS.c.id.in_(last))
    )
    return {row.id: (row.standing, row.who, row.decided) for row in connection.execute(query)}


def _again(connection: Connection, run: int | None) -> set[int | None]:
    """The audits with a project of which an earlier file was returned, and nothing else said since."""
    now, then = FORMS.alias("now"), FORMS.alias("then")
    ours, theirs = SUBMISSIONS.alias("ours"), SUBMISSIONS.alias("theirs")
    mine, earlier = AUDITS.alias("mine"), AUDITS.alias("earlier")
    same = and_(
        then.c.subject == now.c.subject,
        then.c.kind == now.c.kind,
        func.coalesce(then.c.year, 0) == func.coalesce(now.c.year, 0),
    )
    query = (
        select(mine.c.id, STANDINGS.c.id.label("said"), STANDINGS.c.standing)
        .select_from(
            ours.join(mine, mine.c.id == ours.c.audit)
            .join(now, now.c.audit == mine.c.id)
            .join(then, same)
            .join(earlier, and_(earlier.c.id == then.c.audit, earlier.c.file != mine.c.file))
            .join(theirs, and_(theirs.c.audit == earlier.c.id, theirs.c.run < ours.c.run))
            .join(STANDINGS, STANDINGS.c.file == earlier.c.file)
        )
        .where(ours.c.run == run)
        .order_by(STANDINGS.c.id)
    )
    latest = {row.id: row.standing for row in connection.execute(query)}
    return {audit for audit, standing in latest.items() if standing == RETURNED}


def _counts(connection: Connection, run: int | None) -> dict[int | None, tuple[int, int, int]]:
    """By audit: the open findings that ask something, those that nobody has decided on, and those that the
    unit has answered."""
    held = holding()
    answered = select(ANSWERS.c.fingerprint).distinct().subquery("answered")
    query = (
        select(
            FINDINGS.c.audit,
            func.count().label("pressing"),
            func.count(held.c.id).label("held"),
            func.count(answered.c.fingerprint).label("answered"),
        )
        .select_from(
            FINDINGS.join(SUBMISSIONS, SUBMISSIONS.c.audit == FINDINGS.c.audit)
            .outerjoin(held, held.c.fingerprint == FINDINGS.c.fingerprint)
            .outerjoin(answered, answered.c.fingerprint == FINDINGS.c.fingerprint)
        )
        .where(SUBMISSIONS.c.run == run, FINDINGS.c.urgency.in_(COUNTED), FINDINGS.c.waived_by.is_(None))
        .group_by(FINDINGS.c.audit, SUBMISSIONS.c.source)
    )
    return {row.audit: _count(row) for row in connection.execute(query)}


def _count(row: Row[Any]) -> tuple[int, int, int]:
    return row.pressing, row.pressing - row.held, row.answered


def _totals(
    connection: Connection, run: int | None
) -> dict[int | None, tuple[float | None, str | None, str | None]]:
    query = select(*TOTALS.c).join(SUBMISSIONS, SUBMISSIONS.c.audit == TOTALS.c.audit)
    rows = connection.execute(query.where(SUBMISSIONS.c.run == run))
    return {row.audit: (row.score, row.grade, row.decision) for row in rows}
