"""What the audit says of a submission: findings, and the outcome of every rule on every unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.location import Location
from auditor.model.waiver import Waiver


class Severity(StrEnum):
    """What it would mean if it is true."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure the auditor is; ``ASK`` is a question to the department and never deducts."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ASK = "ask"


class Safety(StrEnum):
    """Whether a suggestion can be taken over as it stands."""

    SAFE = "safe"
    REVIEW = "review"


class Outcome(StrEnum):
    """How one rule ended on one unit."""

    FAIL = "fail"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words of the document with their place."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Edit:
    """``old`` at the 0-based ``start`` of ``text`` is to become ``new``; ``text`` is all that the field at
    ``location`` says. An empty ``old`` inserts, an empty ``new`` deletes."""

    location: Location
    text: str
    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead; ``value`` is set where a single field could be replaced as it stands, ``edits``
    where words inside a text could. They belong together: all are made or none."""

    text: str
    field: str | None = None
    value: str | None = None
    safety: Safety = Safety.REVIEW
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class RowRef:
    """A row of a form; ``row`` is ``None`` for the form as a whole."""

    form: int
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, complete in itself. ``form`` and ``row`` are ``None`` where it concerns the whole.

    ``fingerprint`` stays the same when rows move or the file is renamed; a ``waiver`` or a rule on trial
    (``preview``) keeps it from costing points. Beside a finding of the rules that it ``joins`` in the same
    place a person reads it as part of that one, in the clause ``briefly``.
    """

    rule: str
    title: str
    category: str
    severity: Severity
    confidence: Confidence
    form: int | None
    row: int | None
    field: str | None
    message: str
    evidence: tuple[Evidence, ...] = ()
    related: tuple[RowRef, ...] = ()
    suggestion: Suggestion | None = None
    basis: tuple[str, ...] = ()
    preview: bool = False
    fingerprint: str = ""
    waiver: Waiver | None = None
    joins: tuple[str, ...] = ()
    briefly: str = ""

    @property
    def open(self) -> bool:
        """Whether it counts: nobody answers for it with a waiver."""
        return self.waiver is None

    @property
    def rows(self) -> tuple[int, ...]:
        """Its row with those of the same form that are quoted beside it as at fault, too."""
        if self.row is None:
            return ()
        quoted = self.related if len(self.evidence) > 1 else ()
        others = {each.row for each in quoted if each.form == self.form and each.row is not None}
        return tuple(sorted({self.row, *others}))


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule that could not be decided on a unit (undetermined) or broke on it (error), with the reason."""

    rule: str
    title: str
    outcome: Outcome
    reason: str
    form: int | None
    row: int | None
