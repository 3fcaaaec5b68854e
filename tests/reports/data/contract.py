"""The machine-readable report as its readers may rely on it. Keys may be added, so extra ones are allowed."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow")


class Location(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    part: Literal["document", "sheet", "page"]
    page: int = 0
    sheet: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    cell: str = ""
    line: int = 0


class Tool(Model):
    name: Literal["auditor"]
    version: str


class Ruleset(Model):
    packs: list[str]
    fingerprint: str


class Budget(Model):
    amount: float
    unit: Literal["元", "万元", "亿元"]


class Indicator(Model):
    row: int
    name: str
    levels: list[str]
    weight: float | None
    operator: Literal["≥", "≤", "=", ">", "<", "定性"] | None
    value: str | None
    unit: str | None
    actual: str | None
    core: bool | None
    direction: Literal["higher", "lower", "exact", "unknown"]
    location: Location


class Form(Model):
    index: int
    kind: Literal["department", "project", "transfer", "self_review", "monitoring"]
    title: str
    project: str | None
    budget: Budget | None
    score: float | None
    grade: str | None
    indicators: list[Indicator]


class RowRef(Model):
    form: int
    row: int | None


class Evidence(Model):
    text: str
    location: Location


class Edit(Model):
    location: Location
    start: int
    old: str
    new: str


class Suggestion(Model):
    text: str
    field: str | None
    value: str | None
    safety: Literal["safe", "review"]
    edits: list[Edit] = []


class Finding(Model):
    rule: str
    category: str
    severity: Literal["error", "warning", "info"]
    confidence: Literal["certain", "likely", "ask"]
    form: int | None
    row: int | None
    field: str | None
    related: list[RowRef]
    message: str
    evidence: list[Evidence]
    suggestion: Suggestion | None
    basis: list[str]


class Doubt(Model):
    message: str
    location: Location


class Submission(Model):
    source: str
    issuer: str | None
    year: int | None
    score: float | None
    grade: str | None
    forms: list[Form]
    findings: list[Finding]
    doubts: list[Doubt]


class Report(Model):
    schema_version: Literal[1]
    tool: Tool
    ruleset: Ruleset
    submissions: list[Submission]
