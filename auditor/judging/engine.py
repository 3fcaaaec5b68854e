"""Every rule on every unit that it concerns; nothing ends without an outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from auditor.checks.units import (
    FormUnit,
    IndicatorUnit,
    PairUnit,
    Scope,
    SubmissionUnit,
    TextUnit,
    Unit,
)
from auditor.judging.judging import judge, place_of
from auditor.model import Confidence, Finding, Form, Gap, Outcome, RuleTally, Severity, Submission
from auditor.ruleset import RuleSet, Status
from auditor.ruleset.binding import BoundRule

Place = tuple[int | None, int | None]
Counts = Mapping[tuple[str, int | None], Mapping[Outcome, int]]

_SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the rules say of a submission. ``counts`` tells the outcomes of a rule (by id) in a form (by
    index, ``None`` for rules on the submission as a whole)."""

    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    counts: Counts

    def tallies(self, ruleset: RuleSet) -> tuple[RuleTally, ...]:
        """Each rule that ran with its outcomes over the whole submission, by rule id."""
        totals: dict[str, Counter[Outcome]] = {}
        for (rule, _), outcomes in self.counts.items():
            totals.setdefault(rule, Counter()).update(outcomes)
        ran = (rule for rule in ruleset.rules if rule.status is not Status.DEPRECATED)
        return tuple(RuleTally(rule.id, rule.title, dict(totals.get(rule.id, {}))) for rule in ran)


@dataclass(frozen=True, slots=True)
class _Failure:
    rule: BoundRule
    form: int | None
    findings: tuple[Finding, ...]


def judge_submission(submission: Submission, ruleset: RuleSet) -> Judgements:
    """Judges a submission. A rule that breaks on a unit is counted and told, and the others go on."""
    units = {scope: tuple(units_of(submission, scope)) for scope in Scope}
    counts: dict[tuple[str, int | None], Counter[Outcome]] = {}
    failures: list[_Failure] = []
    gaps: list[Gap] = []
    for bound in ruleset.bound:
        if bound.rule.status is Status.DEPRECATED:
            continue
        for unit in units[bound.rule.scope]:
            judged = judge(bound, unit, ruleset.context)
            form, _ = place_of(unit)
            counts.setdefault((bound.rule.id, form), Counter())[judged.outcome] += 1
            if judged.findings:
                failures.append(_Failure(bound, form, judged.findings))
            if judged.gap:
                gaps.append(judged.gap)
    told = _told_once(failures, submission)
    findings = _without_repetitions(told, counts)
    return Judgements(tuple(sorted(findings, key=_finding_order)), _distinct(gaps), counts)


def units_of(submission: Submission, scope: Scope) -> Iterator[Unit]:
    """The units of a scope in document order. What is added up or compared is of one period: the form with
    the targets of the year, its rows and pairs with those of their own period."""
    views = {form.index: form.views() for form in submission.forms}
    yearly = submission
    if any(len(forms) > 1 for forms in views.values()):
        yearly = replace(submission, forms=tuple(views[form.index][0] for form in submission.forms))
    if scope is Scope.SUBMISSION:
        yield SubmissionUnit(yearly)
        return
    for form in yearly.forms:
        yield from _units_of_form(yearly, views[form.index], scope)


def _units_of_form(submission: Submission, views: Sequence[Form], scope: Scope) -> Iterator[Unit]:
    form = views[0]
    if scope is Scope.FORM:
        yield FormUnit(submission, form)
    elif scope is Scope.INDICATOR:
        yield from (IndicatorUnit(submission, view, row) for view in views for row in view.indicators)
    elif scope is Scope.PAIR:
        pairs = ((view, a, b) for view in views for a, b in combinations(view.indicators, 2))
        yield from (PairUnit(submission, view, a, b) for view, a, b in pairs)
    elif scope is Scope.TEXT:
        texts = (passage for passage in form.passages if passage.text.strip())
        yield from (TextUnit(submission, form, passage) for passage in texts)


def _told_once(failures: Iterable[_Failure], submission: Submission) -> Iterator[_Failure]:
    """The failures, where one row that gives each place its target is told of a fault at the first of them
    only: what differs between its places is no more than the number."""
    same = {
        (form.index, row.row): (row.place("name"), row.operator, row.unit)
        for form in submission.forms
        for row in form.indicators
        if row.locality
    }
    told: set[tuple[str, object]] = set()
    for failure in failures:
        keys = [(each.rule, same.get((each.form or 0, each.row or 0))) for each in failure.findings]
        again = [row is not None and (rule, row) in told for rule, row in keys]
        told.update(keys)
        yield replace(
            failure,
            findings=tuple(each for each, seen in zip(failure.findings, again, strict=True) if not seen),
        )


def _without_repetitions(
    failures: Iterable[_Failure], counts: dict[tuple[str, int | None], Counter[Outcome]]
) -> Iterator[Finding]:
    """The findings of all failures but those that yield to another rule's finding in the same place.

    A failure that loses all its findings becomes not applicable: its root cause is told once, elsewhere.
    """
    failures = tuple(failures)
    strongest = _strongest(failures)
    for failure in failures:
        kept = [finding for finding in failure.findings if not _yields(finding, failure.rule, strongest)]
        if not kept:
            outcomes = counts[failure.rule.rule.id, failure.form]
            outcomes[Outcome.FAIL] -= 1
            outcomes[Outcome.NOT_APPLICABLE] += 1
        yield from kept


def _strongest(failures: Iterable[_Failure]) -> dict[tuple[str, Place], bool]:
    """Whether a rule's findings in a place hold a firm one."""
    firm: dict[tuple[str, Place], bool] = {}
    for failure in failures:
        for finding in failure.findings:
            key = finding.rule, (finding.form, finding.row)
            firm[key] = firm.get(key, False) or finding.confidence is not Confidence.ASK
    return firm


def _yields(finding: Finding, rule: BoundRule, firm: Mapping[tuple[str, Place], bool]) -> bool:
    """A question never silences a firm finding."""
    place = finding.form, finding.row
    asks = finding.confidence is Confidence.ASK
    others = (firm.get((target, place)) for target in rule.rule.yields_to)
    return any(other is not None and (other or asks) for other in others)


def _finding_order(finding: Finding) -> tuple[int, int, int, str]:
    return finding.form or 0, finding.row or 0, _SEVERITY_ORDER[finding.severity], finding.rule


def _distinct(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Each gap once, in document order; the pairs of one row share theirs."""
    order = sorted(dict.fromkeys(gaps), key=lambda gap: (gap.form or 0, gap.row or 0, gap.rule))
    return tuple(order)
