"""What goes wrong most over a whole batch, in words with counts and money, and where it clusters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.model import Finding, SubmissionReport
from auditor.reports.html_charts import amount
from auditor.reports.money import money_of
from auditor.reports.wording import URGENCY_SHAPES, URGENCY_WORDS, Urgency, category_name, urgency

Href = Callable[[SubmissionReport], str]
_MOST_PROBLEMS = 10
_MOST_DEPARTMENTS = 30
_MOST_CATEGORIES = 12
_STEPS = 5


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """A rule over the batch. ``money`` is the budget of the forms concerned; ``example`` one such finding."""

    rule: str
    title: str
    urgency: Urgency
    word: str
    shape: str
    count: int
    submissions: int
    money: str
    example: str
    example_of: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Findings (without hints) of each department in each category; ``level`` 0…5 is the shade."""

    categories: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...], int], ...]
    omitted: int
    summary: str


def common_problems(reports: Iterable[SubmissionReport], href: Href) -> tuple[CommonProblem, ...]:
    """The ten rules with most findings; hints are left out."""
    found: dict[tuple[str, Urgency], list[tuple[SubmissionReport, list[Finding]]]] = {}
    for report in reports:
        own: dict[tuple[str, Urgency], list[Finding]] = {}
        for finding in report.findings:
            if urgency(finding) is not Urgency.NOTE:
                own.setdefault((finding.rule, urgency(finding)), []).append(finding)
        for key, findings in own.items():
            found.setdefault(key, []).append((report, findings))
    ranking = sorted(found.items(), key=lambda pair: (-sum(len(each) for _, each in pair[1]), pair[0]))
    return tuple(_problem(kind, cases, href) for (_, kind), cases in ranking[:_MOST_PROBLEMS])


def _problem(
    kind: Urgency, cases: Sequence[tuple[SubmissionReport, list[Finding]]], href: Href
) -> CommonProblem:
    report, findings = cases[0]
    money = [known for each, own in cases if (known := _money(each, own)) is not None]
    return CommonProblem(
        rule=findings[0].rule,
        title=findings[0].title,
        urgency=kind,
        word=URGENCY_WORDS[kind],
        shape=URGENCY_SHAPES[kind],
        count=sum(len(own) for _, own in cases),
        submissions=len(cases),
        money=amount(float(sum(money, Decimal(0)))) if money else "",
        example=findings[0].message,
        example_of=report.submission.issuer or "",
        href=href(report),
    )


def _money(report: SubmissionReport, findings: Iterable[Finding]) -> Decimal | None:
    concerned = {finding.form for finding in findings}
    forms = report.submission.forms
    return money_of(forms if None in concerned else [form for form in forms if form.index in concerned])


def heat_map(
    reports: Sequence[SubmissionReport], department: Callable[[SubmissionReport], str]
) -> HeatMap | None:
    """The departments with most findings against the commonest categories; ``None`` without findings."""
    counts: dict[str, Counter[str]] = {}
    for report in reports:
        own = counts.setdefault(department(report), Counter())
        own.update(each.category for each in report.findings if urgency(each) is not Urgency.NOTE)
    totals: Counter[str] = sum(counts.values(), Counter())
    if not totals:
        return None
    categories = [name for name, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))]
    shown = categories[:_MOST_CATEGORIES]
    departments = sorted(counts, key=lambda name: (-counts[name].total(), name))
    most = max(counts[name][category] for name in departments for category in shown)
    rows = tuple(
        (name, tuple(_heat(counts[name][each], most) for each in shown), counts[name].total())
        for name in departments[:_MOST_DEPARTMENTS]
    )
    return HeatMap(
        categories=tuple(category_name(each) for each in shown),
        rows=rows,
        omitted=len(departments) - len(rows),
        summary=_summary(counts, departments, totals),
    )


def _heat(count: int, most: int) -> HeatCell:
    """Shades by the square root, so that a few bad cases do not wash out the rest."""
    return HeatCell(count, math.ceil(_STEPS * math.sqrt(count / most)) if count else 0)


def _summary(counts: dict[str, Counter[str]], departments: Sequence[str], totals: Counter[str]) -> str:
    category, count = min(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    worst = departments[0]
    return (
        f"最多的是“{category_name(category)}”，共{count}处；"
        f"问题最多的是{worst}，共{counts[worst].total()}处。"
    )
