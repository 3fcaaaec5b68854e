"""What a store answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

VERDICTS = ("采纳", "不采纳", "待核实")
"""The decisions that a person can take on a finding, as the worklist calls them."""

JOINED = "joined"
"""Instead of the urgency of a finding that is read as one point with another: it is not counted by itself."""

AUDITED, UNREAD, SKIPPED = STATES = ("audited", "unread", "skipped")  # what became of a file of a run
UNSEEN, RETURNED, AGAIN, PASSED = STANDINGS = ("未审", "退回", "再报", "通过")
"""Where a submission stands: nobody has said anything of it; it was returned; it comes again after it was
returned, which follows from the runs; it has passed."""


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run of ``auditor audit``, or of a ``job`` that somebody asked for in a page: ``inputs`` are the paths
    that were named, or what the job was called and who asked. ``ended`` is ``None`` for one that was stopped:
    the same call, or the same job, goes on with it. Times are UTC in ISO 8601."""

    id: int
    began: str
    ended: str | None
    inputs: tuple[str, ...]
    files: int
    version: str
    fingerprint: str
    profile: str
    packs: str
    job: int | None = None
    audited: int = 0
    unread: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class StoredSubmission:
    """A file of a run. ``state`` is AUDITED, UNREAD or SKIPPED; without an audit, ``reason`` and ``advice``
    say why, and the rest is blank. ``counts`` are the open findings that have to be mended, should be, and
    are to be verified."""

    run: int
    source: str
    position: int
    state: str
    audit: int | None
    reason: str | None
    advice: str | None
    issuer: str | None
    year: int | None
    score: float | None
    grade: str | None
    decision: str | None
    coverage: float | None
    money: float | None
    forms: int
    indicators: int
    counts: tuple[int, int, int]
    waived: int

    @property
    def name(self) -> str:
        """The file without its folders."""
        return PurePath(self.source).name

    @property
    def heading(self) -> str:
        """Who sent it, else its file without the ending."""
        return self.issuer or PurePath(self.source).stem

    @property
    def refusal(self) -> str:
        """Why it has no audit, and the next step."""
        return "。".join(filter(None, (self.reason, self.advice)))


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """What somebody decided on a finding, wherever it stands; the latest of a ``fingerprint`` holds."""

    id: int
    fingerprint: str
    verdict: str
    reason: str
    who: str
    decided: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding in a run with the decision that holds. ``number`` is the one that reports cite, ``place``
    where it stands in words; ``urgency`` is must, should, verify, note or writing (model.words.Urgency), or
    ``JOINED``."""

    run: int
    source: str
    issuer: str | None
    audit: int
    number: str
    rule: str
    title: str
    category: str
    urgency: str
    form: int | None
    row: int | None
    field: str | None
    place: str
    message: str
    evidence: str
    suggestion: str | None
    basis: str
    preview: bool
    waived_by: str | None
    fingerprint: str
    decision: StoredDecision | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for; what is left out asks for all. ``text`` stands in the message or the
    evidence, ``decided`` is a verdict, «» for those that nobody has decided on. ``limit`` and ``offset`` page
    through them in the order of the files."""

    source: str | None = None
    issuer: str | None = None
    rule: str | None = None
    category: str | None = None
    urgency: tuple[str, ...] = ()
    text: str | None = None
    decided: str | None = None
    waived: bool | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class StoredJob:
    """A piece of work that somebody asked for; ``state`` is waiting, running, done or failed, ``request`` the
    asker's own data, ``run`` holds what there is of its results."""

    id: int
    state: str
    who: str
    asked: str
    began: str | None
    ended: str | None
    done: int
    total: int
    message: str
    run: int | None
    request: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredPoints:
    """Points that a person has given to an item of a form that no rule judges; ``None`` takes them back."""

    form: int
    item: str
    points: float | None
    who: str
    decided: str


@dataclass(frozen=True, slots=True)
class StoredStanding:
    """What somebody said of a whole submission; ``standing`` is one of STANDINGS."""

    standing: str
    reason: str
    who: str
    decided: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What a unit answered to a finding in the worklist ``source``; ``who`` has read it in."""

    fingerprint: str
    answer: str
    reason: str
    source: str
    who: str
    received: str


@dataclass(frozen=True, slots=True)
class QueuedSubmission:
    """A file of a run as it waits for a reviewer. ``standing`` is one of STANDINGS with who said so and when
    (blank where it follows), ``undecided`` how many open findings that ask something nobody has decided on,
    of ``pressing`` in all. ``total`` is the score with the points that people gave, where they gave any."""

    submission: StoredSubmission
    standing: str
    who: str
    decided: str
    pressing: int
    undecided: int
    answered: int
    total: float | None
    total_grade: str | None
    total_decision: str | None

    @property
    def score(self) -> float | None:
        return self.submission.score if self.total is None else self.total

    @property
    def grade(self) -> str | None:
        return self.submission.grade if self.total is None else self.total_grade

    @property
    def advised(self) -> str | None:
        """What the score alone advises."""
        return self.submission.decision if self.total is None else self.total_decision


@dataclass(frozen=True, slots=True)
class RuleHealth:
    """What became of a rule's findings: decided on, and how. ``reasons`` are those for refusing, the
    commonest first, with how often."""

    rule: str
    title: str
    found: int
    adopted: int
    refused: int
    asked: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def decided(self) -> int:
        return self.adopted + self.refused + self.asked

    @property
    def refusal(self) -> float:
        """The share of the decided findings that were refused, 0…1."""
        return self.refused / self.decided if self.decided else 0.0
