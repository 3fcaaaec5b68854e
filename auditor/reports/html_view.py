"""What the HTML template shows of a submission, prepared so that the template only lays out: plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from auditor.model import Finding, Form, Gap, Outcome, RuleInfo, RuleTally, Scorecard, SubmissionReport
from auditor.reports.html_filed import FiledTable, filed_table
from auditor.reports.html_findings import CardView, FindingView, Rules, cards_of
from auditor.reports.lifts import Lift, lifts
from auditor.reports.places import form_of
from auditor.reports.scorecard_view import DimensionView, FormScoreView, ItemView, dimensions, form_scores
from auditor.reports.wording import (
    KIND_WORDS,
    URGENCY_SHAPES,
    URGENCY_WORDS,
    Urgency,
    by_urgency,
    percent,
    plain,
    points,
)

_MOST_PROBLEMS = 6
_PROBLEM_FORMS = 5


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
    filed: FiledTable | None
    cards: tuple[CardView, ...]
    notes: tuple[FindingView, ...]

    @property
    def findings(self) -> tuple[FindingView, ...]:
        return tuple(entry for card in self.cards for entry in card.entries)


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A rule that found something, over all forms; ``anchor`` is its first finding."""

    anchor: str
    urgency: Urgency
    word: str
    shape: str
    title: str
    count: int
    places: str
    example: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule's entry in the appendix."""

    rule: str
    title: str
    why: str
    basis: tuple[str, ...]


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
    advice: str
    problems: tuple[ProblemView, ...]
    more_problems: int
    lifts: tuple[Lift, ...]
    dimensions: tuple[DimensionView, ...]
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
    whole = [each for each in report.findings if form_of(submission, each.form) is None]
    forms = [_whole_view(report, whole, anchor, rules)] if whole else []
    forms += [_form_view(report, form, anchor, rules) for form in submission.forms]
    problems = _problems(forms)
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
        counts=counts_of(report.findings),
        advice=_advice(report),
        problems=problems[:_MOST_PROBLEMS],
        more_problems=max(0, len(problems) - _MOST_PROBLEMS),
        lifts=lifts(report),
        dimensions=dimensions(card),
        form_scores=form_scores(submission.forms, report.form_scorecards),
        forms=tuple(forms),
        gaps=_gap_views(undetermined),
        gap_count=len(undetermined),
        broken=tuple(sorted({gap.title for gap in report.gaps if gap.outcome is Outcome.ERROR})),
        doubts=tuple((doubt.location.describe(), doubt.message) for doubt in doubts),
        passed=_passed(report.tallies),
    )


def rule_views(findings: Iterable[Finding], rules: Rules) -> tuple[RuleView, ...]:
    """The rules that these findings rest on, by title."""
    used = {finding.rule for finding in findings}
    found: list[tuple[str, RuleInfo]] = [(rule, info) for rule, info in rules.items() if rule in used]
    found.sort(key=lambda pair: pair[1].title)
    return tuple(RuleView(rule, info.title, info.why, info.basis) for rule, info in found)


def _form_view(report: SubmissionReport, form: Form, anchor: str, rules: Rules) -> FormView:
    card = report.form_scorecards.get(form.index)
    own = [finding for finding in report.findings if finding.form == form.index]
    cards, notes = cards_of(report, own, f"{anchor}-f{form.index}", str(form.index), rules)
    entries = [entry for each in cards for entry in each.entries]
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
        counts=counts_of(own),
        filed=filed_table(form, [*entries, *notes]),
        cards=cards,
        notes=notes,
    )


def _whole_view(report: SubmissionReport, own: list[Finding], anchor: str, rules: Rules) -> FormView:
    cards, notes = cards_of(report, own, f"{anchor}-f0", "总", rules)
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
        counts=counts_of(own),
        filed=None,
        cards=cards,
        notes=notes,
    )


def _costly(card: Scorecard | None) -> tuple[ItemView, ...]:
    """The items of a form that lost points."""
    views = dimensions(card) if card else ()
    return tuple(item for view in views for item in view.items if item.deductions)


def _problems(forms: Iterable[FormView]) -> tuple[ProblemView, ...]:
    """What was found, by rule: the most urgent and most frequent first."""
    groups: dict[tuple[str, Urgency], list[tuple[FormView, FindingView]]] = {}
    for form in forms:
        for entry in form.findings:
            groups.setdefault((entry.rule, entry.urgency), []).append((form, entry))
    order = {each: number for number, each in enumerate(Urgency)}
    ranked = sorted(groups.values(), key=lambda group: (order[group[0][1].urgency], -len(group)))
    return tuple(_problem(group) for group in ranked)


def _problem(group: list[tuple[FormView, FindingView]]) -> ProblemView:
    first = group[0][1]
    forms = list(dict.fromkeys(f"表{form.index}" if form.index else "整份文件" for form, _ in group))
    places = "、".join(forms[:_PROBLEM_FORMS])
    if len(forms) > _PROBLEM_FORMS:
        places += f" 等{len(forms)}张表"
    example = first.message
    return ProblemView(
        first.anchor, first.urgency, first.word, first.shape, first.title, len(group), places, example
    )


def _advice(report: SubmissionReport) -> str:
    """What the chief may decide, in one sentence."""
    groups: Mapping[Urgency, list[Finding]] = by_urgency(report.findings)
    must, should, verify = (len(groups[each]) for each in (Urgency.MUST, Urgency.SHOULD, Urgency.VERIFY))
    if must:
        rest = f"，并研究{should}处修改建议" if should else ""
        return f"退回修改：先改正{must}处必须修改的问题{rest}，再重新报送。"
    if should:
        return f"没有必须修改的问题；请单位对{should}处修改建议逐条采纳或说明理由。"
    if verify:
        return f"没有需要修改的问题；请单位书面说明{verify}处需要核实的内容。"
    judged = any(tally.outcomes.get(Outcome.PASS) for tally in report.tallies)
    return "已判定的内容中没有发现问题。" if judged else "没有可判定的内容，请核对报送的文件。"


def counts_of(findings: Iterable[Finding]) -> tuple[CountView, ...]:
    """How many findings of each urgency."""
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
