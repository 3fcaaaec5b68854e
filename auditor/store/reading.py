"""What a store tells of runs, files and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, or_, select

from auditor.errors import UsageError
from auditor.spool.codec import decode
from auditor.store.deciding import holding
from auditor.store.records import STATES, StoredDecision, StoredFinding, StoredRun, StoredSubmission, Wanted
from auditor.store.tables import AUDITS, DECISIONS, FINDINGS, JOBS, RUNS, SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select, Subquery

    from auditor.model import SubmissionReport

_OF_AUDIT = ("issuer", "year", "score", "grade", "decision", "coverage", "money")
_COUNTED = ("forms", "indicators", "must", "should", "verify", "waived")
_OF_FINDING = (
    "number",
    "rule",
    "title",
    "category",
    "urgency",
    "form",
    "row",
    "field",
    "place",
    "message",
    "evidence",
    "suggestion",
    "basis",
    "preview",
    "waived_by",
    "fingerprint",
)


def runs(connection: Connection, limit: int | None = None, number: int | None = None) -> list[StoredRun]:
    """The runs, the latest first, or the one with a number, with how many of their files became what."""
    job = select(func.max(JOBS.c.id)).where(JOBS.c.run == RUNS.c.id).scalar_subquery().label("job")
    counts = [
        func.coalesce(func.sum(case((SUBMISSIONS.c.state == state, 1), else_=0)), 0).label(state)
        for state in STATES
    ]
    query = (
        select(RUNS, job, *counts)
        .select_from(RUNS.outerjoin(SUBMISSIONS))
        .group_by(*RUNS.c)
        .order_by(RUNS.c.id.desc())
        .limit(limit)
    )
    query = query if number is None else query.where(RUNS.c.id == number)
    return [_run(row) for row in connection.execute(query)]


def _run(row: Row[Any]) -> StoredRun:
    values = {key: value for key, value in row._mapping.items() if key != "key"}
    return StoredRun(**{**values, "inputs": tuple(values["inputs"].splitlines())})


def latest(connection: Connection) -> int | None:
    """The latest run that was finished, else the latest."""
    query = select(RUNS.c.id).order_by(RUNS.c.ended.is_(None), RUNS.c.id.desc()).limit(1)
    return connection.execute(query).scalar()


def submissions(connection: Connection, run: int | None) -> list[StoredSubmission]:
    """The files of a run in their order."""
    query = (
        select(*SUBMISSIONS.c, *(AUDITS.c[name] for name in (*_OF_AUDIT, *_COUNTED)))
        .select_from(SUBMISSIONS.outerjoin(AUDITS))
        .where(SUBMISSIONS.c.run == run)
        .order_by(SUBMISSIONS.c.position)
    )
    return [_submission(row._mapping) for row in connection.execute(query)]


def _submission(row: Any) -> StoredSubmission:
    must, should, verify = (row[name] or 0 for name in ("must", "should", "verify"))
    return StoredSubmission(
        **{column.name: row[column.name] for column in SUBMISSIONS.c},
        **{name: row[name] for name in _OF_AUDIT},
        forms=row["forms"] or 0,
        indicators=row["indicators"] or 0,
        counts=(must, should, verify),
        waived=row["waived"] or 0,
    )


def findings(connection: Connection, run: int | None, wanted: Wanted) -> list[StoredFinding]:
    """The findings of a run that are wanted, in the order of files and numbers."""
    held = holding()
    query = _wanted(
        select(
            SUBMISSIONS.c.run,
            SUBMISSIONS.c.source,
            AUDITS.c.issuer,
            FINDINGS.c.audit,
            *(FINDINGS.c[name] for name in _OF_FINDING),
            *(held.c[column.name].label(f"decision_{column.name}") for column in DECISIONS.c),
        ),
        held,
        run,
        wanted,
    )
    ordered = query.order_by(SUBMISSIONS.c.position, FINDINGS.c.position)
    paged = ordered.limit(wanted.limit).offset(wanted.offset or None)
    return [_finding(row._mapping) for row in connection.execute(paged)]


def count(connection: Connection, run: int | None, wanted: Wanted) -> int:
    """How many findings of a run are wanted."""
    query = _wanted(select(func.count()), holding(), run, wanted)
    return int(connection.execute(query).scalar_one())


def _wanted(query: Select[Any], held: Subquery, run: int | None, wanted: Wanted) -> Select[Any]:
    source = SUBMISSIONS.join(AUDITS).join(FINDINGS, FINDINGS.c.audit == AUDITS.c.id)
    query = query.select_from(source.outerjoin(held, held.c.fingerprint == FINDINGS.c.fingerprint))
    query = query.where(SUBMISSIONS.c.run == run)
    equal = {
        SUBMISSIONS.c.source: wanted.source,
        AUDITS.c.issuer: wanted.issuer,
        FINDINGS.c.rule: wanted.rule,
        FINDINGS.c.category: wanted.category,
    }
    for column, value in equal.items():
        query = query if value is None else query.where(column == value)
    if wanted.urgency:
        query = query.where(FINDINGS.c.urgency.in_(wanted.urgency))
    if wanted.text:
        own = (FINDINGS.c.message, FINDINGS.c.evidence)
        query = query.where(or_(*(column.contains(wanted.text, autoescape=True) for column in own)))
    if wanted.decided is not None:
        query = query.where(
            held.c.verdict == wanted.decided if wanted.decided else held.c.fingerprint.is_(None)
        )
    if wanted.waived is not None:
        query = query.where(FINDINGS.c.waived_by.is_not(None) == wanted.waived)
    return query


def _finding(row: Any) -> StoredFinding:
    decided = {column.name: row[f"decision_{column.name}"] for column in DECISIONS.c}
    return StoredFinding(
        run=row["run"],
        source=row["source"],
        issuer=row["issuer"],
        audit=row["audit"],
        **{name: row[name] for name in _OF_FINDING},
        decision=StoredDecision(**decided) if decided["id"] is not None else None,
    )


def report(connection: Connection, audit: int) -> SubmissionReport:
    """The report of an audit. Raises UsageError where there is none."""
    return decode(report_data(connection, audit))


def report_data(connection: Connection, audit: int) -> bytes:
    """The report of an audit as it travels between processes. Raises UsageError where there is none."""
    data: bytes | None = connection.execute(select(AUDITS.c.report).where(AUDITS.c.id == audit)).scalar()
    if data is None:
        raise UsageError(f"审核库里没有编号为 {audit} 的审核。编号见 auditor query 审核")
    return data
