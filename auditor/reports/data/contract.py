"""The machine-readable report as its readers may rely on it; docs/report.schema.json follows from it.

What has no default is promised. Fields may be added; none may be dropped or change meaning without a new
``schema_version``. ``python -m auditor.reports.data.contract`` prints the schema.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from auditor.categories import CATEGORIES
from auditor.model import Cause, Confidence, FormKind, MoneyUnit, Operator, Outcome, Safety, Severity
from auditor.reports.data.contract_across import Across
from auditor.reports.data.contract_shared import OPEN, Count, Location, Ordinal, Share

SCHEMA_VERSION = 1

Category = Annotated[str, Field(json_schema_extra={"enum": list(CATEGORIES)})]
Decision = Literal["通过", "修改后通过", "退回重报"]
Sureness = Literal["certain", "likely", "doubtful"]


class _Model(BaseModel):
    model_config = OPEN


class Tool(_Model):
    name: Literal["auditor"]
    version: str


class OffRule(_Model):
    """A rule that a bureau has switched off."""

    rule: str
    title: str


class RuleChange(_Model):
    """What a bureau's pack switched off, replaced or changed."""

    rule: str
    title: str
    pack: str
    change: str
    reason: str


class Ruleset(_Model):
    """The same rules and lexicons have the same fingerprint."""

    packs: list[str]
    fingerprint: Annotated[str, Field(pattern="^sha256:")]
    profile: str = ""
    off: list[OffRule] = []
    changes: list[RuleChange] = []


class Budget(_Model):
    """The unit is blank where the form states none."""

    amount: float
    unit: MoneyUnit


class Profile(_Model):
    """The profile that a submission was judged by, and why that one."""

    title: str
    reason: str


class Indicator(_Model):
    """``name``, ``value`` and ``unit`` are as written, the name without its level, the value without sign and
    unit; ``direction`` is what follows from the name; ``period`` is the one that the target is for."""

    row: Ordinal
    name: str
    levels: list[str]
    weight: float | None
    operator: Operator | None
    value: str | None
    unit: str | None
    actual: str | None
    core: bool | None
    direction: Literal["higher", "lower", "exact", "unknown"]
    location: Location
    period: Literal["annual", "mid_term", "half_year", "previous"] = "annual"
    place: str | None = None
    score: float | None = None
    reason: str | None = None
    forecast: str | None = None
    possibility: str | None = None
    causes: list[Cause] = []


class Column(_Model):
    """A column of a form: its header as printed and what it was taken for, ``null`` for nothing."""

    label: str
    field: str | None
    reading: Sureness


class Execution(_Model):
    """What a self-review or a monitoring form says of the money spent."""

    budget: float | None
    adjusted: float | None
    executed: float | None
    expected: float | None
    rate: float | None
    points: float | None
    score: float | None
    reason: str | None
    location: Location


class Gate(_Model):
    """A condition that capped the score at ``at_most``; ``decided``: without it the score were higher."""

    gate: str
    text: str
    at_most: float
    decided: bool | None = None


class Deduction(_Model):
    group: str
    label: str
    form: Ordinal | None
    count: Ordinal
    points: float
    formula: str
    rules: list[str]


class Part(_Model):
    """A part of an item, earned by the fact ``value``; open (``null``) where a person judges it."""

    part: str
    title: str
    full: float
    value: float | None
    full_at: float
    score: float | None
    formula: str
    deductions: list[Deduction]


class Item(_Model):
    """One of the eight items of the official review form."""

    item: str
    title: str
    dimension: str
    full: float
    score: float | None
    judged: Count
    formula: str
    deductions: list[Deduction]
    base: float = 0
    open: float = 0
    parts: list[Part] = []


class Lift(_Model):
    """What would raise the score, the score after it, and the ``rows`` that it is to be done in."""

    group: str
    label: str
    advice: str
    count: Count
    forms: list[Ordinal]
    after: float | None
    rows: list[RowRef] = []


class Scorecard(_Model):
    score: float | None
    grade: str | None
    judged_points: float
    full_points: float
    coverage: float
    formula: str
    items: list[Item]
    decision: Decision | None = None
    reached: float | None = None
    open_points: float | None = None
    gates: list[Gate] = []
    lifts: list[Lift] = []
    together: float | None = None


class Form(_Model):
    """``index`` counts forms in order of appearance, empty ones too; ``reading``: how sure columns are."""

    index: Ordinal
    kind: FormKind
    title: str
    project: str | None
    budget: Budget | None
    score: float | None
    grade: str | None
    indicators: list[Indicator]
    decision: Decision | None = None
    gates: list[Gate] = []
    reading: Sureness = "certain"
    columns: list[Column] = []
    unread_rows: Count = 0
    empty: bool = False
    year: int | None = None
    location: Location | None = None
    template: str | None = None
    through_month: Annotated[int, Field(ge=1, le=12)] | None = None
    execution: Execution | None = None
    scorecard: Scorecard | None = None


class RowRef(_Model):
    form: Ordinal
    row: Ordinal | None


class Evidence(_Model):
    """Words of the document, verbatim."""

    text: str
    location: Location


class Edit(_Model):
    """``old`` at character ``start`` of the text at ``location`` becomes ``new``."""

    location: Location
    start: Count
    old: str
    new: str


class Suggestion(_Model):
    text: str
    field: str | None
    value: str | None
    safety: Safety
    edits: list[Edit] = []


class Waiver(_Model):
    fingerprint: str
    rule: str
    reason: str
    who: str
    expires: str | None


class Finding(_Model):
    """``form``, ``row`` and ``field`` are ``null`` where it concerns the whole form or document; ``id`` is
    the one that every output shows."""

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


class Doubt(_Model):
    """Damage in the file that the reading met; never scored."""

    message: str
    location: Location


class Gap(_Model):
    """What a rule could not judge, and why."""

    rule: str
    title: str
    outcome: Literal[Outcome.UNDETERMINED, Outcome.ERROR]
    reason: str
    form: Ordinal | None
    row: Ordinal | None


class Tally(_Model):
    """How often a rule ended in each outcome."""

    rule: str
    title: str
    outcomes: dict[Outcome, Count]


class Counts(_Model):
    """Findings by what they ask of the department (``note`` and ``writing`` are hints);
    ``waived`` ones are in none of the others."""

    must: Count
    should: Count
    verify: Count
    note: Count
    writing: Count
    waived: Count


class Submission(_Model):
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


class Unreadable(_Model):
    source: str
    reason: str
    advice: str


class Skipped(_Model):
    """What lay among the inputs and was not audited: another kind of file, hidden, a copy, a report."""

    source: str
    reason: str
    advice: str = ""


class RuleText(_Model):
    """A rule that found something, with why it exists."""

    id: str
    title: str
    category: Category
    severity: Severity
    why: str
    basis: list[str]
    example: str | None


class WaiverUse(_Model):
    source: str
    applied: Count
    unused: list[Waiver]
    lapsed: list[Waiver]


class Report(_Model):
    """auditor audit --format json."""

    schema_version: Literal[1]
    tool: Tool
    ruleset: Ruleset
    submissions: list[Submission]
    unreadable: list[Unreadable] = []
    skipped: list[Skipped] = []
    rules: list[RuleText] = []
    waivers: WaiverUse | None = None
    across: Across | None = None
    complete: Annotated[
        bool, Field(description="False where the run was stopped; unreached files are unreadable ones.")
    ] = True


def report_schema() -> dict[str, Any]:
    """The JSON Schema of the report: https://json-schema.org/draft/2020-12."""
    schema = Report.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "auditor report"}


if __name__ == "__main__":
    from auditor.words.visible import dump_json

    print(dump_json(report_schema()), end="")
