"""The words of every report: how a finding is to be read by the person who has to act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import PurePath
from types import MappingProxyType

from auditor.categories import CATEGORIES, WRITING
from auditor.model import Confidence, Finding, Form, FormKind, RuleChange, Severity, SubmissionReport
from auditor.model.words import FIELD_WORDS, KIND_WORDS, WAIVED, Urgency

PRACTICE = "实务经验（无明文条款）"
OBVIOUS = "明显差错"

_BY_SEVERITY: Mapping[Severity, Urgency] = MappingProxyType(
    {Severity.ERROR: Urgency.MUST, Severity.WARNING: Urgency.SHOULD}
)

_OWN_SUBJECT = frozenset({FormKind.SELF_REVIEW, FormKind.MONITORING})


def urgency(finding: Finding) -> Urgency:
    """A question stays a question however severe it would be; a hint stays a hint even as a question."""
    if finding.severity is Severity.INFO:
        return Urgency.WRITING if finding.category in WRITING else Urgency.NOTE
    return Urgency.VERIFY if finding.confidence is Confidence.ASK else _BY_SEVERITY[finding.severity]


def size_of(forms: Iterable[Form]) -> str:
    """«4条指标»; «2条指标（4个目标）» where lines have targets of several periods or places."""
    counts = [(form.lines, len(form.indicators)) for form in forms]
    lines, targets = (sum(each) for each in zip((0, 0), *counts, strict=True))
    return f"{lines}条指标" if lines == targets else f"{lines}条指标（{targets}个目标）"


def heading_of(report: SubmissionReport) -> str:
    """What a submission is called: its issuer, else its file without the ending."""
    return report.submission.issuer or PurePath(report.submission.source).stem


def subject_of(forms: Iterable[Form]) -> str:
    """What the forms are on: 绩效目标, or 绩效自评 or 绩效监控 where all of them are that."""
    kinds = {form.kind for form in forms}
    if len(kinds) == 1 and kinds <= _OWN_SUBJECT:
        return KIND_WORDS[kinds.pop()].removesuffix("表")
    return "绩效目标"


def waiver_text(finding: Finding) -> str:
    """Why a finding was waived; blank where it was not."""
    waiver = finding.waiver
    return f"{waiver.reason}（{waiver.who}）" if waiver else ""


def by_urgency(findings: Iterable[Finding]) -> dict[Urgency, list[Finding]]:
    """The findings that count, by urgency, most pressing first; every urgency is a key."""
    groups: dict[Urgency, list[Finding]] = {each: [] for each in Urgency}
    for finding in open_of(findings):
        groups[urgency(finding)].append(finding)
    return groups


def open_of(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that nobody answers for with a waiver: those that any report counts."""
    return [finding for finding in findings if finding.open]


def degree(finding: Finding) -> str:
    """The word in which a list says how pressing a finding is; what is waived presses nobody."""
    return urgency(finding).word if finding.open else WAIVED


def in_document_order(findings: Iterable[Finding]) -> list[Finding]:
    """By form and row, what concerns the whole before its parts; ties keep the given order."""
    return sorted(findings, key=lambda finding: (finding.form or 0, finding.row or 0))


def category_name(category: str) -> str:
    """The Chinese name of a category; one of a plug-in's own is shown as it is."""
    return CATEGORIES.get(category, category)


def field_name(field: str | None) -> str | None:
    """The Chinese name of a field; a column that only the form knows keeps the form's own name."""
    return None if field is None else FIELD_WORDS.get(field, field)


def wan(money: Decimal) -> str:
    """An amount in 万元 as every report prints it: 1,234.56万元."""
    return f"{money.quantize(Decimal('0.01'), ROUND_HALF_UP):,f}万元"


def points(score: Decimal) -> str:
    """A score as reports print it: one decimal, rounded half up."""
    return format(rounded(score), "f")


def rounded(score: Decimal) -> Decimal:
    """A score with one decimal, halves up."""
    return score.quantize(Decimal("0.1"), ROUND_HALF_UP)


def whole_percent(share: Decimal) -> Decimal:
    """A share of 0…1 in whole per cent; only what is complete is 100."""
    whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return min(whole, Decimal(99)) if share < 1 else whole


def percent(share: Decimal) -> str:
    """A share of 0…1 as reports print it: «99%»."""
    return f"{whole_percent(share)}%"


def basis_of(finding: Finding) -> tuple[str, ...]:
    """What a finding rests on: its clauses; without one, what has to be mended is an obvious error."""
    return finding.basis or ((OBVIOUS,) if urgency(finding) is Urgency.MUST else ())


def change_words(change: RuleChange) -> str:
    """«“指标太多”（many-indicators）停用：不适用（规则包 市局）»."""
    why = f"：{change.reason}" if change.reason else ""
    return f"“{change.title}”（{change.rule}）{change.change}{why}（规则包 {change.pack}）"
