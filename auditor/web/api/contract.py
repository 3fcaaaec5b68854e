"""What the interface takes and gives; the OpenAPI document is generated from these models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Verdict = Literal["采纳", "不采纳", "待核实"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Problem(_Record):
    """Why a request was not carried out."""

    error: str = Field(description="什么不对，以及下一步怎么办")


class FormSummary(_Record):
    number: int
    name: str
    indicators: int
    score: str = Field(description="空白为未评")


class AuditSummary(_Record):
    heading: str
    score: str = Field(description="空白为未评")
    grade: str
    decision: str
    advice: str
    counts: dict[str, int] = Field(
        description="各程度的问题条数（起因相同、改法相同的并作一条）：must、should、verify、note、writing"
    )
    forms: list[FormSummary]


class Audit(_Record):
    """A file that was sent, and how far it is."""

    id: str
    name: str
    state: Literal["waiting", "running", "done", "failed"]
    place: int = Field(description="在队列中的位置；不在排队时为 0")
    pages: int | None = Field(description="扫描件已识别的页数")
    pages_total: int | None
    reason: str = Field(description="没有审核成的原因")
    advice: str
    summary: AuditSummary | None


class Audits(_Record):
    audits: list[Audit]


class RuleEntry(_Record):
    id: str
    title: str
    category: str
    severity: str


class Rules(_Record):
    rules: list[RuleEntry]


class Explanation(_Record):
    id: str
    lines: list[str]


class NewDecision(_Record):
    """What somebody decides on a finding."""

    number: str = Field(min_length=1, max_length=20, description="报告中的编号，如 2-3")
    verdict: Verdict
    reason: str = Field(default="", max_length=2_000, description="“不采纳”必须写明理由")
    who: str = Field(min_length=1, max_length=40)

    @field_validator("who")
    @classmethod
    def _named(cls, who: str) -> str:
        if not who.strip():
            raise ValueError("who")
        return who.strip()


class Decision(NewDecision):
    decided: str = Field(description="时间，ISO 8601")
    rule: str
    message: str


class Decisions(_Record):
    decisions: list[Decision]
