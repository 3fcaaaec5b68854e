"""Departments of a batch: what they sent, how it scored, whether it is in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.model import SubmissionReport, submission_money
from auditor.model.words import Urgency
from auditor.reports.html.charts import Share, shares
from auditor.reports.html.forms import counts_of
from auditor.reports.view.wording import points, wan

_GRADES = ("优", "良", "中", "差", "未评")
UNNAMED = "编制单位未写明"


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department's submissions; ``score`` is the mean of those that have one, ``share`` what has to be or
    should be mended per ten indicators."""

    name: str
    submissions: int
    score: str
    grades: tuple[Share, ...]
    grade_words: str
    must: int
    should: int
    share: str
    money: str


def department_of(report: SubmissionReport) -> str:
    """Whose submission it is, for grouping."""
    return report.submission.issuer or UNNAMED


def departments(order: Iterable[SubmissionReport]) -> tuple[DepartmentRow, ...]:
    """By what has to be or should be mended per ten indicators, the most first, without indicators at the
    top; what names no department comes last."""
    groups: dict[str, list[SubmissionReport]] = {}
    for each in order:
        groups.setdefault(department_of(each), []).append(each)

    def rank(pair: tuple[str, list[SubmissionReport]]) -> tuple[bool, bool, Decimal, str]:
        share = _share(pair[1])
        return pair[0] == UNNAMED, share is not None, -(share or Decimal(0)), pair[0]

    return tuple(_department(name, own) for name, own in sorted(groups.items(), key=rank))


def mean_score(reports: Iterable[SubmissionReport]) -> Decimal | None:
    scores = [score for each in reports if (score := each.scorecard.score) is not None]
    return sum(scores, Decimal(0)) / len(scores) if scores else None


def mean_words(reports: Iterable[SubmissionReport]) -> str:
    """The mean score as printed; blank where nothing has one."""
    mean = mean_score(reports)
    return "" if mean is None else points(mean)


def money_words(reports: Iterable[SubmissionReport]) -> str:
    """The money of all of them; blank where none states any."""
    known = [money for each in reports if (money := submission_money(each.submission)) is not None]
    return wan(sum(known, Decimal(0))) if known else ""


def grade_shares(reports: Iterable[SubmissionReport]) -> tuple[Share, ...]:
    return shares(_grade_counts(reports))


def grade_words(reports: Iterable[SubmissionReport]) -> str:
    """«优3份，良12份»."""
    return "，".join(f"{grade}{count}份" for grade, count in _grade_counts(reports) if count)


def _grade_counts(reports: Iterable[SubmissionReport]) -> list[tuple[str, int]]:
    counts = Counter(each.scorecard.grade or "未评" for each in reports)
    known = [(grade, counts.pop(grade, 0)) for grade in _GRADES]
    return known + sorted(counts.items())


def _department(name: str, own: Sequence[SubmissionReport]) -> DepartmentRow:
    counts = {each.urgency: each.count for each in counts_of([f for each in own for f in each.findings])}
    share = _share(own)
    return DepartmentRow(
        name=name,
        submissions=len(own),
        score=mean_words(own),
        grades=grade_shares(own),
        grade_words=grade_words(own),
        must=counts[Urgency.MUST],
        should=counts[Urgency.SHOULD],
        share="—" if share is None else f"{share:.1f}",
        money=money_words(own),
    )


def _share(own: Sequence[SubmissionReport]) -> Decimal | None:
    """What has to be or should be mended per ten indicators, ``None`` without any."""
    rows = sum(len(form.indicators) for each in own for form in each.submission.forms)
    counts = {each.urgency: each.count for each in counts_of([f for each in own for f in each.findings])}
    return Decimal(10 * (counts[Urgency.MUST] + counts[Urgency.SHOULD])) / rows if rows else None
