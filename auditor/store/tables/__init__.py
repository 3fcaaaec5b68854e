"""The tables of a store. What they hold and how they hang together: docs/store.md.

A change here wants a migration (migrations/versions/); tests/store/test_migrating.py tells where one is
missing.
"""

from auditor.store.tables.audits import (
    AUDITS,
    DERIVED,
    FILES,
    FINDINGS,
    FORMS,
    INDICATORS,
    RUNS,
    SCORES,
    SUBMISSIONS,
)
from auditor.store.tables.metadata import METADATA
from auditor.store.tables.people import ANSWERS, DECISIONS, JOBS, LINKS, POINTS, STANDINGS, TOTALS

__all__ = [
    "ANSWERS",
    "AUDITS",
    "DECISIONS",
    "DERIVED",
    "FILES",
    "FINDINGS",
    "FORMS",
    "INDICATORS",
    "JOBS",
    "LINKS",
    "METADATA",
    "POINTS",
    "RUNS",
    "SCORES",
    "STANDINGS",
    "SUBMISSIONS",
    "TOTALS",
]
