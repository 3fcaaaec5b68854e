"""One submission."""

from __future__ import annotations

from auditor.reports.data.contract.findings import Counts, Doubt, Finding, Gap, Tally
from auditor.reports.data.contract.forms import Budget, Form
from auditor.reports.data.contract.scorecard import Scorecard
from auditor.reports.data.contract.shared import Decision, OpenModel, Share


class Profile(OpenModel):
    """The profile that a submission was judged by, and why that one."""

    title: str
    reason: str


class Submission(OpenModel):
    """``score``, ``grade`` and ``decision`` are ``null`` where nothing could be scored."""

    source: str
    issuer: str | None
    year: int | None
    score: float | None
    grade: str | None
    forms: list[Form]
    findings: list[Finding]
    doubts: list[Doubt]
    decision: Decision | None = None
    budget: Budget | None = None
    profile: Profile | None = None
    coverage: Share = 1
    gaps: list[Gap] = []
    scorecard: Scorecard | None = None
    rules: list[Tally] = []
    counts: Counts | None = None
