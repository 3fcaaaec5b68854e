"""The report: what every writer (terminal, HTML, JSON …) shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.finding import Finding, Gap, Outcome
from auditor.model.scorecard import Scorecard
from auditor.model.submission import Submission


@dataclass(frozen=True, slots=True)
class RuleTally:
    """How often a rule ended in each outcome on one submission."""

    rule: str
    title: str
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class SubmissionReport:
    """The audit of one submission. ``directions`` maps (form, row) to higher, lower, exact or unknown."""

    submission: Submission
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    tallies: tuple[RuleTally, ...]
    scorecard: Scorecard
    form_scorecards: Mapping[int, Scorecard]
    directions: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be audited."""

    source: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """A whole run."""

    submissions: tuple[SubmissionReport, ...]
    unreadable: tuple[Unreadable, ...]
    packs: tuple[str, ...]
    profile: str
    fingerprint: str
    version: str
