"""Results that outlast a run: in SQLite or PostgreSQL, by content of files, rules and program.

The public names are below; docs/store.md shows how they are used. The database's library is loaded when a
store is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.store.records import (
    STANDINGS,
    VERDICTS,
    QueuedSubmission,
    RuleHealth,
    StoredAnswer,
    StoredDecision,
    StoredFinding,
    StoredJob,
    StoredPoints,
    StoredRun,
    StoredStanding,
    StoredSubmission,
    Wanted,
)

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.store.store import Store

__all__ = [
    "STANDINGS",
    "VERDICTS",
    "QueuedSubmission",
    "RuleHealth",
    "StoredAnswer",
    "StoredDecision",
    "StoredFinding",
    "StoredJob",
    "StoredPoints",
    "StoredRun",
    "StoredStanding",
    "StoredSubmission",
    "Wanted",
    "open_store",
]


def open_store(url: str | Path, *, read_only: bool = False) -> Store:
    """The store at ``url``: the path of an SQLite file, or postgresql://user@host/database. Its tables are
    made where there are none, and brought up to date where an earlier program made them; ``read_only``
    changes nothing and wants a store that is there. It closes with ``close`` or at the end of a ``with``.

    Raises UsageError, in Chinese and with the next step, where that cannot be done."""
    from auditor.store.store import Store

    return Store.opened(url, read_only=read_only)
