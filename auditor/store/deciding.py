"""Decisions on findings: every one is kept, the latest holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text

from auditor.errors import UsageError
from auditor.store.records import VERDICTS, StoredDecision
from auditor.store.rows import storable
from auditor.store.tables import DECISIONS, FINDINGS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select, Subquery

_REFUSED = VERDICTS[1]


class OvertakenError(UsageError):
    """Somebody else has decided meanwhile: ``latest`` is what holds."""

    def __init__(self, latest: StoredDecision | None) -> None:
        told = f"{latest.who}刚刚定为“{latest.verdict}”" if latest else "这条问题的处理结果刚刚有变"
        super().__init__(f"{told}，没有覆盖。请看过之后再定")
        self.latest = latest


def decide(
    connection: Connection,
    fingerprint: str,
    *,
    who: str,
    verdict: str,
    reason: str,
    time: str,
    seen: int | None = None,
) -> StoredDecision:
    """See Store.decide."""
    _check(who, verdict, reason)
    if seen is not None:
        _check_seen(connection, fingerprint, seen)
    known = connection.execute(
        select(FINDINGS.c.rule, FINDINGS.c.message).where(FINDINGS.c.fingerprint == fingerprint).limit(1)
    ).first()
    if known is None:
        raise UsageError(f"审核库里没有指纹为“{fingerprint}”的问题。请先审核，或核对指纹")
    values = {
        "fingerprint": fingerprint,
        "verdict": verdict,
        "reason": storable(reason.strip()),
        "who": storable(who.strip()),
        "decided": time,
        "rule": known.rule,
        "message": known.message,
    }
    number = connection.execute(insert(DECISIONS).values(**values).returning(DECISIONS.c.id)).scalar_one()
    return StoredDecision(id=number, **values)


def _check_seen(connection: Connection, fingerprint: str, seen: int) -> None:
    """Raises OvertakenError where the latest decision is another than the one that was seen. Of two that
    look at the same moment one waits for the other; SQLite writes one by one anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:mark))"), {"mark": fingerprint})
    query = select(*DECISIONS.c).where(DECISIONS.c.fingerprint == fingerprint)
    row = connection.execute(query.order_by(DECISIONS.c.id.desc()).limit(1)).first()
    if (row.id if row else 0) != seen:
        raise OvertakenError(StoredDecision(**row._mapping) if row else None)


def _check(who: str, verdict: str, reason: str) -> None:
    if verdict not in VERDICTS:
        raise UsageError(f"处理结果不能是“{verdict}”，应是{'、'.join(VERDICTS)}之一")
    if not who.strip():
        raise UsageError("处理结果要写明是谁定的，请填写姓名")
    if verdict == _REFUSED and not reason.strip():
        raise UsageError(f"“{_REFUSED}”要写明理由")


def decisions(connection: Connection, fingerprints: Sequence[str] | None) -> list[StoredDecision]:
    """See Store.decisions."""
    query: Select[tuple[object, ...]] = select(*DECISIONS.c).order_by(DECISIONS.c.id)
    if fingerprints is not None:
        query = query.where(DECISIONS.c.fingerprint.in_(fingerprints))
    return [StoredDecision(**row._mapping) for row in connection.execute(query)]


def holding() -> Subquery:
    """The decisions that hold: the latest of each fingerprint."""
    last = select(func.max(DECISIONS.c.id)).group_by(DECISIONS.c.fingerprint)
    return select(DECISIONS).where(DECISIONS.c.id.in_(last)).subquery("holding")
