"""What the HTML template shows, prepared so that the template only lays out. Every value is plain text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from auditor.model import Finding, Form, Gap, Outcome, RuleTally, Scorecard, SubmissionReport
from auditor.reports.places import form_of, indicator_of, location_of, place_in_form, related_places
from auditor.reports.quotes import Quotes, cell_text, quotes_of
from auditor.reports.scorecard_view import DimensionView, FormScoreView, ItemView, dimensions, form_scores
from auditor.reports.wording import (
    KIND_WORDS,
    URGENCY_SHAPES,
    URGENCY_WORDS,
    Urgency,
    by_urgency,
    category_name,
    field_name,
    in_document_order,
    percent,
    plain,
    points,
    urgency,
)


@dataclass(frozen=True, slots=True)
class Change:
    """A correction that can be taken over: the field, what it says and what it should say."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FindingView:
    anchor: str
    number: str
    urgency: Urgency
    word: str
    shape: str
    title: str
    category: str
    rule: str
    place: str
    file_place: str
    message: str
    quotes: Quotes
    related: tuple[str, ...]
    advice: str | None
    change: Change | None
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    urgency: Urgency
    word: str
    shape: str
    count: int


@dataclass(frozen=True, slots=True)
class FormView:
    """A form, or (``index`` 0) what concerns the whole file; ``costly`` are the items that lost points."""

    anchor: str
    index: int
    name: str
    kind: str
    budget: str
    score: str
    grade: str
    rows: int
    empty: bool
    formula: str
    costly: tuple[ItemView, ...]
    counts: tuple[CountView, ...]
    findings: tuple[FindingView, ...]
    notes: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    reason: str
    count: int
    rules: tuple[str, ...]
    places: str


@dataclass(frozen=True, slots=True)
class SubmissionView:
    anchor: str
    source: str
    heading: str
    issuer: str
    year: str
    score: str
    grade: str
    judged: str
    formula: str
    coverage: str
    rows: int
    rules: int
    counts: tuple[CountView, ...]
    dimensions: tuple[DimensionView, ...]
    form_scores: tuple[FormScoreView, ...]
    forms: tuple[FormView, ...]
    gaps: tuple[GapView, ...]
    gap_count: int
    broken: tuple[str, ...]
    doubts: tuple[tuple[str, str], ...]
    passed: tuple[tuple[str, int], ...]


def submission_view(report: SubmissionReport, anchor: str) -> SubmissionView:
    """Everything the page says of one submission; ``anchor`` starts the ids of its parts."""
    submission, card = report.submission, report.scorecard
    whole = [each for each in report.findings if form_of(submission, each.form) is None]
    forms = [_form_view(report, form, anchor) for form in submission.forms]
    doubts = (*submission.document.doubts, *submission.doubts)
    undetermined = [gap for gap in report.gaps if gap.outcome is Outcome.UNDETERMINED]
    return SubmissionView(
        anchor=anchor,
        source=submission.source,
        heading=submission.issuer or PurePath(submission.source).name,
        issuer=submission.issuer or "",
        year=str(submission.year) if submission.year else "",
        score=points(card.score) if card.score is not None else "",
        grade=card.grade or "",
        judged=f"{plain(card.judged_points)} / {plain(card.full_points)}",
        formula=card.formula,
        coverage=percent(card.coverage),
        rows=sum(len(form.indicators) for form in submission.forms),
        rules=len(report.tallies),
        counts=_counts(report.findings),
        dimensions=dimensions(card),
        form_scores=form_scores(submission.forms, report.form_scorecards),
        forms=tuple([_whole_view(report, whole, anchor)] if whole else []) + tuple(forms),
        gaps=_gap_views(undetermined),
        gap_count=len(undetermined),
        broken=tuple(sorted({gap.title for gap in report.gaps if gap.outcome is Outcome.ERROR})),
        doubts=tuple((doubt.location.describe(), doubt.message) for doubt in doubts),
        passed=_passed(report.tallies),
    )


def _form_view(report: SubmissionReport, form: Form, anchor: str) -> FormView:
    card = report.form_scorecards.get(form.index)
    own = [finding for finding in report.findings if finding.form == form.index]
    findings, notes = _finding_views(report, own, f"{anchor}-f{form.index}", str(form.index))
    return FormView(
        anchor=f"{anchor}-f{form.index}",
        index=form.index,
        name=form.name,
        kind=KIND_WORDS[form.kind],
        budget=f"{plain(form.budget.value)}{form.budget.unit}" if form.budget else "",
        score=points(card.score) if card and card.score is not None else "",
        grade=(card.grade if card else None) or "",
        rows=len(form.indicators),
        empty=form.empty,
        formula=card.formula if card else "",
        costly=_costly(card),
        counts=_counts(own),
        findings=findings,
        notes=notes,
    )


def _whole_view(report: SubmissionReport, own: list[Finding], anchor: str) -> FormView:
    findings, notes = _finding_views(report, own, f"{anchor}-f0", "总")
    return FormView(
        anchor=f"{anchor}-f0",
        index=0,
        name="整份文件",
        kind="",
        budget="",
        score="",
        grade="",
        rows=0,
        empty=False,
        formula="",
        costly=(),
        counts=_counts(own),
        findings=findings,
        notes=notes,
    )


def _costly(card: Scorecard | None) -> tuple[ItemView, ...]:
    """The items of a form that lost points."""
    views = dimensions(card) if card else ()
    return tuple(item for view in views for item in view.items if item.deductions)


def _finding_views(
    report: SubmissionReport, findings: list[Finding], anchor: str, prefix: str
) -> tuple[tuple[FindingView, ...], tuple[FindingView, ...]]:
    """Cards by urgency then row, and the trifles apart; numbered through so that a letter can cite them."""
    groups = by_urgency(in_document_order(findings))
    ordered = [finding for each in Urgency for finding in groups[each]]
    views = [
        _finding_view(report, finding, f"{anchor}-{number}", f"{prefix}-{number}")
        for number, finding in enumerate(ordered, 1)
    ]
    cards = len(views) - len(groups[Urgency.NOTE])
    return tuple(views[:cards]), tuple(views[cards:])


def _finding_view(report: SubmissionReport, finding: Finding, anchor: str, number: str) -> FindingView:
    submission = report.submission
    location = location_of(submission, finding)
    kind = urgency(finding)
    return FindingView(
        anchor=anchor,
        number=number,
        urgency=kind,
        word=URGENCY_WORDS[kind],
        shape=URGENCY_SHAPES[kind],
        title=finding.title,
        category=category_name(finding.category),
        rule=finding.rule,
        place=_short_place(report, finding),
        file_place=location.describe() if location else "",
        message=finding.message,
        quotes=quotes_of(submission, finding),
        related=tuple(related_places(submission, finding.related, finding.form)),
        advice=finding.suggestion.text if finding.suggestion else None,
        change=_change(report, finding),
        basis=finding.basis,
    )


def _short_place(report: SubmissionReport, finding: Finding) -> str:
    """The card stands under its form's heading, so the place names the row or the field alone."""
    indicator = indicator_of(form_of(report.submission, finding.form), finding.row)
    if indicator is not None:
        return f"第{finding.row}行"
    if finding.form is None:
        return place_in_form(report.submission, None, None)
    return field_name(finding.field) or "整张表"


def _change(report: SubmissionReport, finding: Finding) -> Change | None:
    suggestion = finding.suggestion
    if suggestion is None or suggestion.value is None or suggestion.field is None:
        return None
    indicator = indicator_of(form_of(report.submission, finding.form), finding.row)
    old = cell_text(indicator, suggestion.field) if indicator else ""
    return Change(field_name(suggestion.field) or suggestion.field, old or "（空）", suggestion.value)


def _counts(findings: list[Finding] | tuple[Finding, ...]) -> tuple[CountView, ...]:
    return tuple(
        CountView(each, URGENCY_WORDS[each], URGENCY_SHAPES[each], len(group))
        for each, group in by_urgency(findings).items()
    )


def _gap_views(gaps: list[Gap]) -> tuple[GapView, ...]:
    reasons = Counter(gap.reason for gap in gaps)
    views = []
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        own = [gap for gap in gaps if gap.reason == reason]
        rules = tuple(dict.fromkeys(gap.title for gap in own))
        views.append(GapView(reason, count, rules, _gap_places(own)))
    return tuple(views)


def _gap_places(gaps: list[Gap]) -> str:
    """«表1第4行、表3第1行 等 12 处»: enough to find an example."""
    places = list(dict.fromkeys((gap.form, gap.row) for gap in gaps))
    words = []
    for form, row in places[:4]:
        words.append((f"表{form}" if form else "整份文件") + (f"第{row}行" if row else ""))
    return "、".join(words) + (f" 等 {len(places)} 处" if len(places) > 4 else "")


def _passed(tallies: tuple[RuleTally, ...]) -> tuple[tuple[str, int], ...]:
    """Rules that were judged at least once and never failed, broke or stayed open."""
    trouble = (Outcome.FAIL, Outcome.UNDETERMINED, Outcome.ERROR)
    return tuple(
        (tally.title, tally.outcomes[Outcome.PASS])
        for tally in tallies
        if tally.outcomes.get(Outcome.PASS) and not any(tally.outcomes.get(each) for each in trouble)
    )
