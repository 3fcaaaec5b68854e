"""Rules that annoy: what became of their findings at reviewers' desks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from auditor.store.deciding import holding
from auditor.store.records import VERDICTS, RuleHealth
from auditor.store.tables import FINDINGS, SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

_ADOPTED, _REFUSED, _ASKED = VERDICTS


def health(connection: Connection, run: int | None) -> list[RuleHealth]:
    """See Reviews.health. A finding that stands in several runs counts once."""
    found = _found(connection, run)
    counts: Counter[tuple[str, str]] = Counter()
    reasons: dict[str, Counter[str]] = {}
    for row in connection.execute(_decided(run)):
        counts[row.rule, row.verdict] += 1
        if row.verdict == _REFUSED:
            reasons.setdefault(row.rule, Counter())[row.reason] += 1
    rules = [
        RuleHealth(
            rule=rule,
            title=found.get(rule, ("", 0))[0],
            found=found.get(rule, ("", 0))[1],
            adopted=counts[rule, _ADOPTED],
            refused=counts[rule, _REFUSED],
            asked=counts[rule, _ASKED],
            reasons=tuple(reasons.get(rule, Counter()).most_common()),
        )
        for rule in {rule for rule, _ in counts}
    ]
    return sorted(rules, key=lambda each: (-each.refused, -each.refusal, each.rule))


def _found(connection: Connection, run: int | None) -> dict[str, tuple[str, int]]:
    """By rule: its title and how many distinct findings it has."""
    query = select(
        FINDINGS.c.rule, func.min(FINDINGS.c.title), func.count(FINDINGS.c.fingerprint.distinct())
    ).group_by(FINDINGS.c.rule)
    if run is not None:
        query = query.where(FINDINGS.c.audit.in_(_audits(run)))
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _decided(run: int | None) -> Select[tuple[str, str, str]]:
    held = holding()
    query = select(held.c.rule, held.c.verdict, held.c.reason)
    if run is not None:
        own = select(FINDINGS.c.fingerprint).where(FINDINGS.c.audit.in_(_audits(run)))
        query = query.where(held.c.fingerprint.in_(own))
    return query


def _audits(run: int) -> Select[tuple[int]]:
    return select(SUBMISSIONS.c.audit).where(SUBMISSIONS.c.run == run, SUBMISSIONS.c.audit.is_not(None))
