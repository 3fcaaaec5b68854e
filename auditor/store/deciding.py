"""Decisions on findings: every one is kept, the latest holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from auditor.errors import UsageError
from auditor.store.records import VERDICTS, StoredDecision
from auditor.store.rows import storable
from auditor.store.tables import DECISIONS, FINDINGS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select, Subquery

_REFUSED = VERDICTS[1]


def decide(
    connection: Connection, fingerprint: str, *, who: str, verdict: str, reason: str, time: str
) -> StoredDecision:
    """See Store.decide."""
    _check(who, verdict, reason)
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
