"""Rows that stand one column too far left, because a merged cell before them was lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.profile import role_scores
from auditor.forms.shapes.weights import Weights

_FEWEST_LABELS = 3  # plain ones, that tell whether rows have slid
_CLEARLY = 4.0  # how much better, a label, its left neighbour has to suit
_MOST = 2 * _CLEARLY  # that one label tells: a single odd word says nothing of the others


def have_slid(columns: Sequence[Evidence], weights: Weights) -> bool:
    """Whether plain labels suit the cells of their left neighbours much better than their own."""
    fits = [role_scores(column.profile, weights) for column in columns]
    gains = [
        min(left[role] - own[role], _MOST)
        for column, (left, own) in zip(columns[1:], pairwise(fits), strict=True)
        if column.plain and (role := column.reading.best) is not None and role in own
    ]
    return len(gains) >= _FEWEST_LABELS and sum(gains) > _CLEARLY * len(gains)
