"""What the HTML template shows of a submission, prepared so that the template only lays out: plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from auditor.model import Finding, Outcome, RuleInfo, SubmissionReport
from auditor.reports.html.findings import Rules
from auditor.reports.html.forms import FormView, form_view, whole_view
from auditor.reports.html.gaps import GapView, gaps_of, passed_of
from auditor.reports.html.summary import ProblemView, problems_of
from auditor.reports.view.counts import CountView, counts_of
from auditor.reports.view.lifts import LiftView, by_lines, lift_note, lifts, together
from auditor.reports.view.located import Located, located
from auditor.reports.view.merging import merged
from auditor.reports.view.places import Places, lines_of
from auditor.reports.view.scorecard import DimensionView, FormScoreView, dimensions, form_scores
from auditor.reports.view.verdict import UNVERIFIED, ScoreView, advice_of, score_view
from auditor.reports.view.wording import category_name, heading_of, open_of, percent, size_of, subject_of

_MOST_PROBLEMS = 6


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule's entry in the appendix."""

    rule: str
    title: str
    why: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """The page of a submission."""

    anchor: str
    source: str
    heading: str
    issuer: str
    year: str
    subject: str
    card: ScoreView
    unverified: str
    coverage: str
    form_count: int
    size: str
    rules: int
    counts: tuple[CountView, ...]
    advice: str
    problems: tuple[ProblemView, ...]
    more_problems: int
    categories: tuple[tuple[str, int], ...]
    lifts: tuple[LiftView, ...]
    lift_note: str
    dimensions: tuple[DimensionView, ...]
    lift_all: LiftView | None
    item_titles: tuple[str, ...]
    form_scores: tuple[FormScoreView, ...]
    forms: tuple[FormView, ...]
    gaps: tuple[GapView, ...]
    gap_count: int
    broken: tuple[str, ...]
    doubts: tuple[tuple[str, str], ...]
    passed: tuple[tuple[str, int], ...]


def submission_view(report: SubmissionReport, anchor: str, rules: Rules) -> SubmissionView:
    """Everything the page says of one submission; ``anchor`` starts the ids of its parts."""
    submission, card = report.submission, report.scorecard
    forms = _forms(report, anchor, rules)
    problems = problems_of(forms)
    found = lifts(by_lines(report), len(report.form_scorecards))
    doubts = (*submission.document.doubts, *submission.doubts)
    places = Places(submission)
    lines = lines_of(submission)
    undetermined = [
        replace(gap, row=lines.get((gap.form, gap.row), gap.row))
        for gap in report.gaps
        if gap.outcome is Outcome.UNDETERMINED
    ]
    return SubmissionView(
        anchor=anchor,
        source=submission.source,
        heading=heading_of(report),
        issuer=submission.issuer or "",
        year=str(submission.year) if submission.year else "",
        subject=subject_of(submission.forms),
        card=score_view(card),
        unverified=UNVERIFIED,
        coverage=percent(card.coverage),
        form_count=len(submission.forms),
        size=size_of(submission.forms),
        rules=len(report.tallies),
        counts=counts_of(report.findings),
        advice=advice_of(report),
        problems=problems[:_MOST_PROBLEMS],
        more_problems=max(0, len(problems) - _MOST_PROBLEMS),
        lifts=found,
        lift_note=lift_note(submission),
        lift_all=together(card, found),
        categories=_categories(report.findings),
        dimensions=dimensions(card, report.form_scorecards.values()),
        item_titles=tuple(item.title for item in card.items),
        form_scores=form_scores(submission.forms, report.form_scorecards),
        forms=tuple(forms),
        gaps=gaps_of(undetermined),
        gap_count=len(undetermined),
        broken=tuple(sorted({gap.title for gap in report.gaps if gap.outcome is Outcome.ERROR})),
        doubts=tuple((places.words(doubt.location), doubt.message) for doubt in doubts),
        passed=passed_of(report.tallies),
    )


def _forms(report: SubmissionReport, anchor: str, rules: Rules) -> list[FormView]:
    """What is said of the whole, if anything is, and of each form."""
    by_form: dict[int | None, list[Located]] = {}
    for each in located(report):
        by_form.setdefault(each.form.index if each.form else None, []).append(each)
    whole = [whole_view(report, by_form[None], anchor, rules)] if None in by_form else []
    return whole + [
        form_view(report, form, by_form.get(form.index, []), anchor, rules)
        for form in report.submission.forms
    ]


def _categories(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """The categories of the points, by name, the commonest first."""
    points = merged(open_of(findings))
    counts = Counter(category_name(each.leading[0].category) for each in points)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def rule_views(findings: Iterable[Finding], rules: Rules) -> tuple[RuleView, ...]:
    """The rules that these findings rest on, by title."""
    used = {finding.rule for finding in findings}
    found: list[tuple[str, RuleInfo]] = [(rule, info) for rule, info in rules.items() if rule in used]
    found.sort(key=lambda pair: pair[1].title)
    return tuple(RuleView(rule, info.title, info.why, info.basis) for rule, info in found)
