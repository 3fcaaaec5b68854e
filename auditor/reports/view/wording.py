"""The words of every report: how a finding is to be read by the person who has to act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

from auditor.categories import CATEGORIES
from auditor.model import Confidence, Finding, FormKind, Severity, SubmissionReport


class Urgency(StrEnum):
    """What a finding asks of the department, the most pressing first."""

    MUST = "must"
    SHOULD = "should"
    VERIFY = "verify"
    NOTE = "note"


URGENCY_WORDS: Mapping[Urgency, str] = MappingProxyType(
    {Urgency.MUST: "必须修改", Urgency.SHOULD: "建议修改", Urgency.VERIFY: "请核实", Urgency.NOTE: "提示"}
)

# A shape beside the word: told apart without colour, in print and in a monochrome terminal.
URGENCY_SHAPES: Mapping[Urgency, str] = MappingProxyType(
    {Urgency.MUST: "■", Urgency.SHOULD: "▲", Urgency.VERIFY: "◆", Urgency.NOTE: "○"}
)

SEVERITY_WORDS: Mapping[str, str] = MappingProxyType(
    {"error": "必须修改", "warning": "建议修改", "info": "提示"}
)

CONFIDENCE_WORDS: Mapping[str, str] = MappingProxyType(
    {"certain": "确定", "likely": "较有把握", "ask": "只作核实"}
)

KIND_WORDS: Mapping[FormKind, str] = MappingProxyType(
    {
        FormKind.DEPARTMENT: "部门整体绩效目标表",
        FormKind.PROJECT: "项目绩效目标表",
        FormKind.TRANSFER: "转移支付绩效目标表",
        FormKind.SELF_REVIEW: "绩效自评表",
        FormKind.MONITORING: "绩效监控表",
    }
)

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "指标名称",
        "weight": "权重",
        "operator": "计算符号",
        "value": "指标值",
        "unit": "计量单位",
        "actual": "实际完成值",
        "core": "是否核心指标",
        "score": "得分",
        "reason": "偏差原因",
        "forecast": "全年预计完成值",
        "possibility": "完成目标可能性",
        "level1": "一级指标",
        "level2": "二级指标",
        "levels": "指标层级",
        "overview": "项目概况",
        "basis": "立项依据",
        "goal": "绩效目标",
        "long_term_goal": "中长期目标",
        "budget": "预算金额",
        "project": "项目名称",
        "department": "主管部门",
        "issuer": "编制单位",
        "year": "年度",
        "title": "表名",
        "note": "备注",
    }
)

DIRECTION_WORDS: Mapping[str, str] = MappingProxyType(
    {"higher": "越高越好", "lower": "越低越好", "exact": "应与目标相等", "unknown": "不能确定"}
)

PRACTICE = "实务经验（无明文条款）"

_BY_SEVERITY: Mapping[Severity, Urgency] = MappingProxyType(
    {Severity.ERROR: Urgency.MUST, Severity.WARNING: Urgency.SHOULD, Severity.INFO: Urgency.NOTE}
)


def urgency(finding: Finding) -> Urgency:
    """A question stays a question however severe it would be; a trifle stays a trifle even as a question."""
    if finding.confidence is Confidence.ASK and finding.severity is not Severity.INFO:
        return Urgency.VERIFY
    return _BY_SEVERITY[finding.severity]


def heading_of(report: SubmissionReport) -> str:
    """What a submission is called: its issuer, else its file without the ending."""
    return report.submission.issuer or PurePath(report.submission.source).stem


def waiver_text(finding: Finding) -> str:
    """Why a finding was waived; blank where it was not."""
    waiver = finding.waiver
    return f"{waiver.reason}（{waiver.who}）" if waiver else ""


def by_urgency(findings: Iterable[Finding]) -> dict[Urgency, list[Finding]]:
    """The findings of each urgency, most pressing first; every urgency is a key."""
    groups: dict[Urgency, list[Finding]] = {each: [] for each in Urgency}
    for finding in findings:
        groups[urgency(finding)].append(finding)
    return groups


def in_document_order(findings: Iterable[Finding]) -> list[Finding]:
    """By form and row, what concerns the whole before its parts; ties keep the given order."""
    return sorted(findings, key=lambda finding: (finding.form or 0, finding.row or 0))


def category_name(category: str) -> str:
    return CATEGORIES.get(category, category)


def field_name(field: str | None) -> str | None:
    """The Chinese name of a field; a column that only the form knows keeps the form's own name."""
    return None if field is None else FIELD_WORDS.get(field, field)


def plain(number: Decimal) -> str:
    """A number without exponent and without trailing zeros: 20.0 → 20, 34.080 → 34.08."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def wan(money: Decimal) -> str:
    """An amount in 万元 as every report prints it: 1,234.56万元."""
    return f"{money.quantize(Decimal('0.01'), ROUND_HALF_UP):,f}万元"


def points(score: Decimal) -> str:
    """A score as reports print it: one decimal, rounded half up."""
    return format(rounded(score), "f")


def rounded(score: Decimal) -> Decimal:
    return score.quantize(Decimal("0.1"), ROUND_HALF_UP)


def percent(share: Decimal) -> str:
    """A share of 0…1 as whole per cent; only what is complete is called 100 %."""
    whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{min(whole, Decimal(99)) if share < 1 else whole}%"
