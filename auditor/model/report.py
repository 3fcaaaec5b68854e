"""The report: what every writer (terminal, HTML, JSON …) shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from auditor.model.across import Across
from auditor.model.finding import Finding, Gap, Outcome
from auditor.model.scorecard import Scorecard
from auditor.model.submission import Submission
from auditor.model.waiver import WaiverUse


@dataclass(frozen=True, slots=True)
class RuleTally:
    """How often a rule ended in each outcome on one submission."""

    rule: str
    title: str
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class SubmissionReport:
    """The audit of one submission. ``directions`` maps (form, row) to higher, lower, exact or unknown;
    ``profile`` is the title of the profile that it was judged by, ``profile_reason`` says why that one."""

    submission: Submission
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    tallies: tuple[RuleTally, ...]
    scorecard: Scorecard
    form_scorecards: Mapping[int, Scorecard]
    directions: Mapping[tuple[int, int], str]
    profile: str = ""
    profile_reason: str = ""

    def at(self, source: str) -> SubmissionReport:
        """The same on a file of the same content that lies elsewhere, or is called otherwise."""
        document = replace(self.submission.document, source=source)
        return replace(self, submission=replace(self.submission, document=document))


NOT_REACHED = "审核中途停止，还没有审核到"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be audited."""

    source: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder among the inputs that was not audited, why, and what to do where it should be."""

    source: str
    reason: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a bureau's rules switched off, added, replaced or changed, in Chinese; ``rule`` is the id of the
    rule or the name of the threshold."""

    rule: str
    title: str
    pack: str
    change: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a reader may want to know of a rule: ``why`` it exists, its ``basis`` ([] = practice), ``good``
    cases in the shape of the rule file."""

    title: str
    category: str
    severity: str
    why: str
    basis: tuple[str, ...] = ()
    good: tuple[Mapping[str, Any], ...] = ()


_NO_RULES: Mapping[str, RuleInfo] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AuditReport:
    """A whole run. ``submissions`` may lie on the disk: one is read when it is asked for, so that a writer
    takes one after the other and holds none. ``rules`` tells of every rule that ran, by id; ``off`` names
    (id, title) those that a bureau switched off, ``changes`` all that its rules make different; ``waivers``
    is ``None`` without a waiver file; ``skipped`` is all that lay among the inputs and was not audited; a
    report that is not ``complete`` was stopped, and the ``unreached`` files are among the unreadable ones;
    ``across`` compares the submissions with each other, ``None`` where nobody did."""

    submissions: Sequence[SubmissionReport]
    unreadable: tuple[Unreadable, ...]
    packs: tuple[str, ...]
    profile: str
    fingerprint: str
    version: str
    rules: Mapping[str, RuleInfo] = field(default_factory=lambda: _NO_RULES)
    off: tuple[tuple[str, str], ...] = ()
    waivers: WaiverUse | None = None
    skipped: tuple[Skipped, ...] = ()
    changes: tuple[RuleChange, ...] = ()
    complete: bool = True
    across: Across | None = None

    @property
    def unreached(self) -> int:
        """How many files were not audited because the run was stopped."""
        return sum(each.reason == NOT_REACHED for each in self.unreadable)
