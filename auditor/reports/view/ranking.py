"""The order of an overview."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Summary


def ranked(summaries: Sequence[Summary]) -> list[int]:
    """The places of the submissions, worst first: what could not be scored, then by score; ties by the number
    of errors, then by name."""
    keys = [
        (each.score is not None, float(each.score or 0), -each.counts[0], each.source) for each in summaries
    ]
    return sorted(range(len(keys)), key=keys.__getitem__)
