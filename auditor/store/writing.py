"""How a result becomes rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from auditor.spool.codec import encode_summary
from auditor.spool.encoded import Encoded
from auditor.store.rows import Rows, figure, storable
from auditor.store.tables import AUDITS, DERIVED, FILES, SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


@dataclass(frozen=True, slots=True)
class Rules:
    """What, beside the file, decides how an audit ends."""

    fingerprint: str
    version: str
    waivers: str

    def same(self) -> tuple[Any, ...]:
        """The conditions on AUDITS for results under these."""
        return (
            AUDITS.c.fingerprint == self.fingerprint,
            AUDITS.c.version == self.version,
            AUDITS.c.waivers == self.waivers,
        )


def write_audit(
    connection: Connection, path: Path, result: Encoded, rules: Rules, *, again: bool = False
) -> int:
    """Writes an audit with all its rows, unless another program has done so already; ``again`` writes it in
    the other's place. Its number."""
    file = _file(connection, result.summary.content, path)
    query = select(AUDITS.c.id).where(AUDITS.c.file == file, *rules.same())
    values = _audit(result, rules, file)
    audit = connection.execute(query).scalar()
    if audit is None:
        audit = connection.execute(insert(AUDITS).values(**values).returning(AUDITS.c.id)).scalar_one()
    elif again:
        connection.execute(update(AUDITS).where(AUDITS.c.id == audit).values(**values))
        for table in DERIVED.values():
            connection.execute(delete(table).where(table.c.audit == audit))
    else:
        return int(audit)
    _derived(connection, audit, result.derived)
    return int(audit)


def placed(
    run: int,
    number: int,
    path: Path,
    state: str,
    *,
    audit: int | None = None,
    reason: str = "",
    advice: str = "",
) -> dict[str, Any]:
    """The row of a file in a run; ``number`` is its 0-based place."""
    return {
        "run": run,
        "source": storable(str(path)),
        "position": number + 1,
        "state": state,
        "audit": audit,
        "reason": storable(reason) or None,
        "advice": storable(advice) or None,
    }


def place(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Writes rows of files; one that is there already is brought up to date."""
    if not rows:
        return
    query = _insert(connection, SUBMISSIONS)
    new = {name: query.excluded[name] for name in ("position", "state", "audit", "reason", "advice")}
    connection.execute(query.on_conflict_do_update(index_elements=["run", "source"], set_=new), rows)


def _file(connection: Connection, content: str, path: Path) -> int:
    """The number of the file. The row is ours until the transaction ends, so that of two programs with the
    same file one waits for the other, and finds its audit."""
    query = _insert(connection, FILES).values(content=content, suffix=storable(path.suffix.lower()))
    mine = query.on_conflict_do_update(index_elements=["content"], set_={"content": content})
    return int(connection.execute(mine.returning(FILES.c.id)).scalar_one())


def _insert(connection: Connection, table: Table) -> Any:
    """An insert that knows conflicts, which each database spells in its own way."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


def _audit(result: Encoded, rules: Rules, file: int) -> dict[str, Any]:
    summary = result.summary
    must, should, verify, *_ = summary.counts
    return {
        "file": file,
        "fingerprint": rules.fingerprint,
        "version": rules.version,
        "waivers": rules.waivers,
        "issuer": storable(summary.issuer) if summary.issuer else None,
        "year": summary.year,
        "profile": summary.profile,
        "score": figure(summary.score),
        "grade": summary.grade,
        "decision": summary.decision,
        "coverage": float(summary.coverage),
        "money": figure(summary.money),
        "forms": summary.forms,
        "indicators": summary.indicators,
        "findings": summary.findings,
        "must": must,
        "should": should,
        "verify": verify,
        "waived": summary.waived,
        "summary": encode_summary(summary),
        "report": result.data,
    }


def _derived(connection: Connection, audit: int, rows: Rows) -> None:
    for name, table in DERIVED.items():
        if own := rows[name]:
            connection.execute(insert(table), [{**row, "audit": audit} for row in own])
