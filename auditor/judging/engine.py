"""Every rule on every unit that it concerns; nothing ends without an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from auditor.checks.base import Context
from auditor.checks.reading import Reading
from auditor.checks.units import FormUnit, Scope, SubmissionUnit, Unit
from auditor.judging.concerned import Concerned
from auditor.judging.judging import Judged, judge, judged_all
from auditor.judging.pairs import judged_pairs, pair_unit
from auditor.judging.respelled import respelled
from auditor.judging.restated import Restated
from auditor.judging.rows import JudgedRows
from auditor.judging.yielding import without_superfluous
from auditor.language.remembering import next_document
from auditor.model import (
    Finding,
    Form,
    Gap,
    Outcome,
    RuleTally,
    Severity,
    Submission,
)
from auditor.ruleset import RuleSet, Status
from auditor.ruleset.binding import BoundRule

Counts = Mapping[tuple[str, int | None], Mapping[Outcome, int]]

_SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the rules say of a submission. ``counts`` tells the outcomes of a rule (by id) in a form (by
    index, ``None`` for rules on the submission as a whole), ``readings`` what was found out about the forms
    (by index) as they were judged for the year."""

    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    counts: Counts
    readings: Mapping[int, Reading[Form]] = field(default_factory=dict, compare=False, repr=False)

    def tallies(self, ruleset: RuleSet) -> tuple[RuleTally, ...]:
        """Each rule that ran with its outcomes over the whole submission, by rule id."""
        totals: dict[str, dict[Outcome, int]] = {}
        for (rule, _), outcomes in self.counts.items():
            total = totals.setdefault(rule, {})
            for outcome, times in outcomes.items():
                total[outcome] = total.get(outcome, 0) + times
        ran = (rule for rule in ruleset.rules if rule.status is not Status.DEPRECATED)
        return tuple(RuleTally(rule.id, rule.title, totals.get(rule.id, {})) for rule in ran)


@dataclass(frozen=True, slots=True)
class _Failure:
    rule: BoundRule
    form: int | None
    findings: tuple[Finding, ...]


class _Tally:
    """Outcomes, findings and gaps as they come."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, int | None], dict[Outcome, int]] = {}
        self.failures: list[_Failure] = []
        self.gaps: list[Gap] = []

    def add(self, bound: BoundRule, form: int | None, judged: Iterable[tuple[Judged, int]]) -> None:
        """Counts how a rule ended on the units of a form, each so many times."""
        for each, times in judged:
            self._add(bound, form, each, times)

    def judge(self, bound: BoundRule, form: int, kept: Sequence[Unit], number: int, context: Context) -> None:
        """Judges those of so many units that a rule's filter lets through."""
        passed, apart, others = judged_all(bound, kept, context) if kept else (0, 0, ())
        self.ended(bound, form, passed, apart + number - len(kept), others)

    def ended(self, bound: BoundRule, form: int, passed: int, apart: int, others: Iterable[Judged]) -> None:
        """Counts how many units of a form passed and were not concerned, and how each of the others ended."""
        if passed or apart:
            outcomes = self._outcomes(bound, form)
            if passed:
                outcomes[Outcome.PASS] = outcomes.get(Outcome.PASS, 0) + passed
            if apart:
                outcomes[Outcome.NOT_APPLICABLE] = outcomes.get(Outcome.NOT_APPLICABLE, 0) + apart
        for each in others:
            self._add(bound, form, each, 1)

    def _add(self, bound: BoundRule, form: int | None, judged: Judged, times: int) -> None:
        outcomes = self._outcomes(bound, form)
        outcomes[judged.outcome] = outcomes.get(judged.outcome, 0) + times
        if judged.findings:
            self.failures.append(_Failure(bound, form, judged.findings))
        if judged.gap:
            self.gaps.append(judged.gap)

    def _outcomes(self, bound: BoundRule, form: int | None) -> dict[Outcome, int]:
        place = bound.rule.id, form
        outcomes = self.counts.get(place)
        if outcomes is None:
            outcomes = self.counts[place] = {}
        return outcomes


def judge_submission(submission: Submission, ruleset: RuleSet) -> Judgements:
    """Judges a submission form by form. A rule that breaks on a unit is counted and told, and the others go
    on."""
    next_document()
    rules = ruleset.by_scope
    tally, context = _Tally(), ruleset.context
    yearly, views = _periods(submission)
    whole = SubmissionUnit(yearly)
    for bound in rules[Scope.SUBMISSION]:
        tally.add(bound, None, ((judge(bound, whole, context), 1),))
    readings: dict[int, Reading[Form]] = {}
    for form in yearly.forms:
        units = tuple(FormUnit(yearly, view, whole=whole.reading) for view in views[form.index])
        judge_form(units, ruleset, tally)
        readings[form.index] = units[0].reading
    restated = Restated(submission)
    told = tuple(_Failure(each.rule, each.form, restated.first(each.findings)) for each in tally.failures)
    findings = respelled(tuple(map(restated.everywhere, _without_repetitions(told, tally.counts))))
    ordered = tuple(sorted(findings, key=_finding_order))
    return Judgements(ordered, _distinct(tally.gaps), tally.counts, readings)


def judge_form(views: Sequence[FormUnit], ruleset: RuleSet, tally: _Tally) -> None:
    """Judges a form: its table and its texts by what it holds for the year, its rows by period and place."""
    form, index, rules, context = views[0], views[0].form.index, ruleset.by_scope, ruleset.context
    concerned = [Concerned(view) for view in views]
    for bound in rules[Scope.FORM]:
        tally.judge(bound, index, (form,) if concerned[0].is_form_for(bound.applies) else (), 1, context)
    for bound in rules[Scope.TEXT]:
        texts = concerned[0].texts_for(bound.applies)
        tally.judge(bound, index, texts, len(concerned[0].texts), context)
    judged = [JudgedRows(each, ruleset.screens) for each in concerned]
    for number, bound in enumerate(rules[Scope.INDICATOR]):
        for rows in judged:
            tally.ended(bound, index, *rows.by(number, context))
    for bound in rules[Scope.PAIR]:
        for each in concerned:
            kept = [unit.indicator for unit in each.rows_for(bound.applies)]
            tally.add(bound, index, judged_pairs(bound, each.view, kept, context))


def _periods(submission: Submission) -> tuple[Submission, dict[int, tuple[Form, ...]]]:
    """The submission with the targets of the year, and by its index each form by period and place."""
    views = {form.index: form.views() for form in submission.forms}
    if all(len(forms) == 1 for forms in views.values()):
        return submission, views
    return replace(submission, forms=tuple(views[form.index][0] for form in submission.forms)), views


def units_of(submission: Submission, scope: Scope) -> Iterator[Unit]:
    """The units of a scope in document order. What is added up or compared is of one period: the form with
    the targets of the year, its rows and pairs with those of their own period."""
    yearly, views = _periods(submission)
    if scope is Scope.SUBMISSION:
        yield SubmissionUnit(yearly)
        return
    for form in yearly.forms:
        yield from _units_of_form([FormUnit(yearly, view) for view in views[form.index]], scope)


def _units_of_form(views: Sequence[FormUnit], scope: Scope) -> Iterator[Unit]:
    if scope is Scope.FORM:
        yield views[0]
    elif scope is Scope.TEXT:
        yield from Concerned(views[0]).texts
    for view in views:
        if scope is Scope.INDICATOR:
            yield from Concerned(view).rows
        elif scope is Scope.PAIR:
            for one, other in combinations(view.form.indicators, 2):
                yield pair_unit(view, one, other)


def _without_repetitions(
    failures: Iterable[_Failure], counts: dict[tuple[str, int | None], dict[Outcome, int]]
) -> Iterator[Finding]:
    """The findings of all failures but those that another rule's finding in the same place makes superfluous.

    A failure that loses all its findings becomes not applicable: its root cause is told once, elsewhere.
    """
    failures = tuple(failures)
    told = without_superfluous([(each.rule.rule, each.findings) for each in failures])
    for failure, findings in zip(failures, told, strict=True):
        if not findings:
            outcomes = counts[failure.rule.rule.id, failure.form]
            outcomes[Outcome.FAIL] -= 1
            outcomes[Outcome.NOT_APPLICABLE] = outcomes.get(Outcome.NOT_APPLICABLE, 0) + 1
        yield from findings


def _finding_order(finding: Finding) -> tuple[int, int, int, str]:
    return finding.form or 0, finding.row or 0, _SEVERITY_ORDER[finding.severity], finding.rule


def _distinct(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Each gap once, in document order; the pairs of one row share theirs."""
    order = sorted(dict.fromkeys(gaps), key=lambda gap: (gap.form or 0, gap.row or 0, gap.rule))
    return tuple(order)
