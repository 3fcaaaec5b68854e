"""How many points of each urgency there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model import Finding
from auditor.model.words import Urgency
from auditor.reports.view.merging import counts_of as numbers_of


@dataclass(frozen=True, slots=True)
class CountView:
    urgency: Urgency
    count: int


def counts_of(findings: Iterable[Finding]) -> tuple[CountView, ...]:
    """How many points of each urgency the findings come to."""
    return count_views(numbers_of(findings))


def count_views(counts: Iterable[int]) -> tuple[CountView, ...]:
    """The counts of each urgency, from the most pressing on."""
    return tuple(CountView(each, count) for each, count in zip(Urgency, counts, strict=True))
