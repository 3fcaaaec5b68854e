"""What goes wrong most over a whole batch, in words with counts and money, and where it clusters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.model import Finding, SubmissionReport, money_of
from auditor.model.words import HINTS, URGENCY_SHAPES, URGENCY_WORDS, Urgency
from auditor.reports.html.departments import UNNAMED
from auditor.reports.view.wording import category_name, heading_of, open_of, urgency, wan

Href = Callable[[SubmissionReport], str]
_MOST_PROBLEMS = 10
_MOST_DEPARTMENTS = 30
_MOST_CATEGORIES = 12
_STEPS = 5


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """A rule over the batch, called after its most urgent finding. ``count`` are the firm findings, ``asked``
    the questions; ``money`` is the budget of the forms concerned; ``example`` one such finding."""

    rule: str
    title: str
    urgency: Urgency
    word: str
    shape: str
    count: int
    asked: int
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
    """Findings (without hints) of each department in each category; ``level`` 0…5 is the shade, by the share
    per ten indicators, so that who sent more forms is not the worse for it. A row ends with the sum and its
    share."""

    categories: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...], int, str], ...]
    omitted: int
    summary: str


Case = tuple[SubmissionReport, list[Finding]]


def common_problems(reports: Iterable[SubmissionReport], href: Href) -> tuple[CommonProblem, ...]:
    """The ten rules with most findings, questions after what is firm; hints are left out."""
    found: dict[str, list[Case]] = {}
    for report in reports:
        own: dict[str, list[Finding]] = {}
        for finding in open_of(report.findings):
            if urgency(finding) not in HINTS:
                own.setdefault(finding.rule, []).append(finding)
        for rule, findings in own.items():
            found.setdefault(rule, []).append((report, findings))
    problems = (_problem(cases, href) for cases in found.values())
    ranking = sorted(problems, key=lambda each: (-each.count, -each.asked, each.rule))
    return tuple(ranking[:_MOST_PROBLEMS])


def _problem(cases: Sequence[Case], href: Href) -> CommonProblem:
    kinds = Counter(urgency(finding) for _, own in cases for finding in own)
    kind = next(each for each in Urgency if kinds[each])
    report, example = next((r, each) for r, own in cases for each in own if urgency(each) is kind)
    money = [known for each, own in cases if (known := _money(each, own)) is not None]
    return CommonProblem(
        rule=example.rule,
        title=example.title,
        urgency=kind,
        word=URGENCY_WORDS[kind],
        shape=URGENCY_SHAPES[kind],
        count=kinds[Urgency.MUST] + kinds[Urgency.SHOULD],
        asked=kinds[Urgency.VERIFY],
        submissions=len(cases),
        money=wan(sum(money, Decimal(0))) if money else "",
        example=example.message,
        example_of=heading_of(report),
        href=href(report),
    )


def _money(report: SubmissionReport, findings: Iterable[Finding]) -> Decimal | None:
    concerned = {finding.form for finding in findings}
    forms = report.submission.forms
    return money_of(forms if None in concerned else [form for form in forms if form.index in concerned])


def heat_map(
    reports: Sequence[SubmissionReport], department: Callable[[SubmissionReport], str]
) -> HeatMap | None:
    """The departments with most findings against the commonest categories; ``None`` where there is nothing to
    compare."""
    counts: dict[str, Counter[str]] = {}
    rows_of: Counter[str] = Counter()
    for report in reports:
        rows_of[department(report)] += sum(len(form.indicators) for form in report.submission.forms)
        own = counts.setdefault(department(report), Counter())
        own.update(each.category for each in open_of(report.findings) if urgency(each) not in HINTS)
    totals: Counter[str] = sum(counts.values(), Counter())
    if not totals or len(counts) < 2:
        return None
    categories = [name for name, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))]
    shown = categories[:_MOST_CATEGORIES]

    def share(name: str, count: int) -> float:
        return 10 * count / rows_of[name] if rows_of[name] else 0.0

    shares = {name: share(name, own.total()) for name, own in counts.items()}
    departments = sorted(counts, key=lambda name: (name == UNNAMED, -shares[name], name))
    most = max(share(name, counts[name][category]) for name in departments for category in shown)
    rows = tuple(
        (
            name,
            tuple(_heat(counts[name][each], share(name, counts[name][each]), most) for each in shown),
            counts[name].total(),
            f"{shares[name]:.1f}",
        )
        for name in departments[:_MOST_DEPARTMENTS]
    )
    return HeatMap(
        categories=tuple(category_name(each) for each in shown),
        rows=rows,
        omitted=len(departments) - len(rows),
        summary=_summary(counts, departments, totals, shares),
    )


def _heat(count: int, share: float, most: float) -> HeatCell:
    """Shades by the square root, so that a few bad cases do not wash out the rest."""
    shade = math.ceil(_STEPS * math.sqrt(share / most)) if count and most else 0
    return HeatCell(count, max(1, shade) if count else 0)


def _summary(
    counts: dict[str, Counter[str]],
    departments: Sequence[str],
    totals: Counter[str],
    shares: dict[str, float],
) -> str:
    category, count = min(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    words = f"最多的是“{category_name(category)}”，共{count}处"
    if departments[0] != UNNAMED and len(departments) > 1:
        first = departments[0]
        words += (
            f"；按指标数算问题最多的是{first}，每十条指标{shares[first]:.1f}处，共{counts[first].total()}处"
        )
    return words + "。"
