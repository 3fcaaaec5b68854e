"""The overview of many submissions: departments, common problems, heat map, money against quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from auditor.model import AuditReport, Outcome, SubmissionReport
from auditor.reports.html_charts import Point, Scatter, Share, amount, scatter, shares
from auditor.reports.html_problems import CommonProblem, HeatMap, common_problems, heat_map
from auditor.reports.html_view import CountView, counts_of
from auditor.reports.money import submission_money
from auditor.reports.ranking import ranked
from auditor.reports.wording import percent, points

Href = Callable[[SubmissionReport], str]
_GRADES = ("优", "良", "中", "差", "未评")
_EXTREMES = 5
_REASONS = 5
UNNAMED = "编制单位未写明"


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    href: str
    issuer: str
    source: str
    year: str
    score: str
    grade: str
    coverage: str
    money: str
    counts: tuple[CountView, ...]


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department's submissions; ``score`` is the mean of those that have one."""

    name: str
    submissions: int
    scored: int
    score: str
    grades: tuple[Share, ...]
    grade_words: str
    must: int
    should: int
    money: str


@dataclass(frozen=True, slots=True)
class BatchView:
    count: int
    departments: tuple[DepartmentRow, ...]
    forms: int
    indicators: int
    scored: int
    score: str
    coverage: str
    money: str
    grades: tuple[Share, ...]
    grade_words: str
    counts: tuple[CountView, ...]
    clean: int
    problems: tuple[CommonProblem, ...]
    heat: HeatMap | None
    chart: Scatter | None
    worst: tuple[SubmissionRow, ...]
    best: tuple[SubmissionRow, ...]
    least_judged: tuple[SubmissionRow, ...]
    reasons: tuple[tuple[str, int], ...]
    rows: tuple[SubmissionRow, ...]


def batch_view(report: AuditReport, href: Href) -> BatchView:
    """All that the overview says; ``href`` gives the link of a submission."""
    order = ranked(report.submissions)
    rows = tuple(_row(each, href) for each in order)
    scored = [each for each in order if each.scorecard.score is not None]
    with_score = [row for row in rows if row.score]
    partly = sorted((each for each in order if each.scorecard.coverage < 1), key=_coverage)
    return BatchView(
        count=len(order),
        departments=_departments(order),
        forms=sum(len(each.submission.forms) for each in order),
        indicators=sum(len(form.indicators) for each in order for form in each.submission.forms),
        scored=len(scored),
        score=_mean(scored),
        coverage=_mean_coverage(order),
        money=_money(order),
        grades=_grades(order),
        grade_words=_grade_words(order),
        counts=counts_of([finding for each in order for finding in each.findings]),
        clean=sum(not each.findings for each in order),
        problems=common_problems(order, href),
        heat=heat_map(order, department_of),
        chart=scatter([_point(each, href) for each in scored]),
        worst=tuple(with_score[:_EXTREMES]),
        best=tuple(reversed(with_score[-_EXTREMES:])),
        least_judged=tuple(_row(each, href) for each in partly[:_EXTREMES]),
        reasons=_reasons(order),
        rows=rows,
    )


def department_of(report: SubmissionReport) -> str:
    """Whose submission it is, for grouping."""
    return report.submission.issuer or UNNAMED


def heading_of(report: SubmissionReport) -> str:
    """What a submission is called: its issuer, else its file."""
    return report.submission.issuer or PurePath(report.submission.source).name


def _row(report: SubmissionReport, href: Href) -> SubmissionRow:
    submission, card = report.submission, report.scorecard
    money = submission_money(submission)
    return SubmissionRow(
        href=href(report),
        issuer=department_of(report),
        source=submission.source,
        year=str(submission.year) if submission.year else "",
        score=points(card.score) if card.score is not None else "",
        grade=card.grade or "",
        coverage=percent(card.coverage),
        money=amount(float(money)) if money is not None else "",
        counts=counts_of(report.findings),
    )


def _departments(order: Sequence[SubmissionReport]) -> tuple[DepartmentRow, ...]:
    """By mean score, the lowest first; those without a score at the top, as in the list."""
    groups: dict[str, list[SubmissionReport]] = {}
    for each in order:
        groups.setdefault(department_of(each), []).append(each)
    ranking = sorted(groups.items(), key=lambda pair: (_mean_score(pair[1]) or Decimal(-1), pair[0]))
    return tuple(_department(name, own) for name, own in ranking)


def _department(name: str, own: Sequence[SubmissionReport]) -> DepartmentRow:
    counts = {each.urgency: each.count for each in counts_of([f for each in own for f in each.findings])}
    return DepartmentRow(
        name=name,
        submissions=len(own),
        scored=sum(each.scorecard.score is not None for each in own),
        score=_mean(own),
        grades=_grades(own),
        grade_words=_grade_words(own),
        must=next(count for urgency, count in counts.items() if urgency == "must"),
        should=next(count for urgency, count in counts.items() if urgency == "should"),
        money=_money(own),
    )


def _mean_score(reports: Iterable[SubmissionReport]) -> Decimal | None:
    scores = [score for each in reports if (score := each.scorecard.score) is not None]
    return sum(scores, Decimal(0)) / len(scores) if scores else None


def _mean(reports: Iterable[SubmissionReport]) -> str:
    mean = _mean_score(reports)
    return "" if mean is None else points(mean)


def _coverage(report: SubmissionReport) -> Decimal:
    return report.scorecard.coverage


def _mean_coverage(reports: Sequence[SubmissionReport]) -> str:
    return percent(sum(map(_coverage, reports), Decimal(0)) / len(reports)) if reports else "—"


def _money(reports: Iterable[SubmissionReport]) -> str:
    known = [money for each in reports if (money := submission_money(each.submission)) is not None]
    return amount(float(sum(known, Decimal(0)))) if known else ""


def _grade_counts(reports: Iterable[SubmissionReport]) -> list[tuple[str, int]]:
    counts = Counter(each.scorecard.grade or "未评" for each in reports)
    known = [(grade, counts.pop(grade, 0)) for grade in _GRADES]
    return known + sorted(counts.items())


def _grades(reports: Iterable[SubmissionReport]) -> tuple[Share, ...]:
    return shares(_grade_counts(reports))


def _grade_words(reports: Iterable[SubmissionReport]) -> str:
    return "，".join(f"{grade}{count}份" for grade, count in _grade_counts(reports) if count)


def _point(report: SubmissionReport, href: Href) -> Point:
    money, score = submission_money(report.submission), report.scorecard.score or Decimal(0)
    told = f"，预算{amount(float(money))}" if money is not None else ""
    label = f"{heading_of(report)}：得分{points(score)}{told}"
    return Point(float(money or 0), float(score), report.scorecard.grade or "", label, href(report))


def _reasons(reports: Iterable[SubmissionReport]) -> tuple[tuple[str, int], ...]:
    reasons = Counter(
        gap.reason for each in reports for gap in each.gaps if gap.outcome is Outcome.UNDETERMINED
    )
    ranking = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ranking[:_REASONS])
