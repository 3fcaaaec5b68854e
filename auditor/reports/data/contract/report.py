"""The report as a whole, and its JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from auditor.model import Severity
from auditor.reports.data.contract.across import Across
from auditor.reports.data.contract.findings import Waiver
from auditor.reports.data.contract.shared import Category, Count, OpenModel
from auditor.reports.data.contract.submission import Submission

SCHEMA_VERSION = 1


class Tool(OpenModel):
    name: Literal["auditor"]
    version: str


class OffRule(OpenModel):
    """A rule that a bureau has switched off."""

    rule: str
    title: str


class RuleChange(OpenModel):
    """What a bureau's pack switched off, replaced or changed."""

    rule: str
    title: str
    pack: str
    change: str
    reason: str


class Ruleset(OpenModel):
    """The same rules and lexicons have the same fingerprint."""

    packs: list[str]
    fingerprint: Annotated[str, Field(pattern="^sha256:")]
    profile: str = ""
    off: list[OffRule] = []
    changes: list[RuleChange] = []


class Unreadable(OpenModel):
    source: str
    reason: str
    advice: str


class Skipped(OpenModel):
    """What lay among the inputs and was not audited: another kind of file, hidden, a copy, a report."""

    source: str
    reason: str
    advice: str = ""


class RuleText(OpenModel):
    """A rule that found something, with why it exists."""

    id: str
    title: str
    category: Category
    severity: Severity
    why: str
    basis: list[str]
    example: str | None


class WaiverUse(OpenModel):
    source: str
    applied: Count
    unused: list[Waiver]
    lapsed: list[Waiver]


class Report(OpenModel):
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
