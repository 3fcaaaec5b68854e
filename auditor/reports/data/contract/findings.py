"""What the rules found, could not judge and how often; what somebody answers for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from auditor.model import Confidence, Outcome, Safety, Severity
from auditor.reports.data.contract.shared import Category, Count, Location, OpenModel, Ordinal, RowRef


class Evidence(OpenModel):
    """Words of the document, verbatim."""

    text: str
    location: Location


class Edit(OpenModel):
    """``old`` at character ``start`` of the text at ``location`` becomes ``new``."""

    location: Location
    start: Count
    old: str
    new: str


class Suggestion(OpenModel):
    text: str
    field: str | None
    value: str | None
    safety: Safety
    edits: list[Edit] = []


class Waiver(OpenModel):
    fingerprint: str
    rule: str
    reason: str
    who: str
    expires: str | None


class Finding(OpenModel):
    """``form``, ``row`` and ``field`` are ``null`` where it concerns the whole form or document; ``id`` is
    the one that every output shows, ``point`` that of the finding which leads the point that people read it
    in, its own where it leads one or stands alone."""

    id: str
    rule: str
    category: Category
    severity: Severity
    confidence: Confidence
    form: Ordinal | None
    row: Ordinal | None
    field: str | None
    related: list[RowRef]
    message: str
    evidence: list[Evidence]
    suggestion: Suggestion | None
    basis: list[str]
    title: str = ""
    category_name: str = ""
    location: Location | None = None
    preview: bool = False
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{16}$")] = ""
    waiver: Waiver | None = None
    point: str = ""


class Doubt(OpenModel):
    """Damage in the file that the reading met; never scored."""

    message: str
    location: Location


class Gap(OpenModel):
    """What a rule could not judge, and why."""

    rule: str
    title: str
    outcome: Literal[Outcome.UNDETERMINED, Outcome.ERROR]
    reason: str
    form: Ordinal | None
    row: Ordinal | None


class Tally(OpenModel):
    """How often a rule ended in each outcome."""

    rule: str
    title: str
    outcomes: dict[Outcome, Count]


class Counts(OpenModel):
    """Findings by what they ask of the department (``note`` and ``writing`` are hints);
    ``waived`` ones are in none of the others."""

    must: Count
    should: Count
    verify: Count
    note: Count
    writing: Count
    waived: Count
