"""One rule on one unit: the outcome, and the findings in the words of the rule."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.checks.base import NOT_APPLICABLE as _NOT_CONCERNED
from auditor.checks.base import PASSED as _PASSED
from auditor.checks.base import Context, Failed, Hit, Judgement, NotApplicable, Undetermined
from auditor.checks.units import Unit, form_of, passage_of, rows_of
from auditor.judging.advice import in_sentences, suggestion_for
from auditor.judging.damage import nameless, names_are_read, surest, unreadable
from auditor.judging.unit_words import evidence_of, related_rows, scope_values
from auditor.language import Language
from auditor.model import (
    Confidence,
    Finding,
    Gap,
    Outcome,
)
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.schema import Rule, Status
from auditor.ruleset.templates import Template

log = logging.getLogger(__name__)

_SURENESS = {Confidence.ASK: 0, Confidence.LIKELY: 1, Confidence.CERTAIN: 2}
_ON_TRIAL = "（试行）"


@dataclass(frozen=True, slots=True)
class Judged:
    """How a rule ended on a unit. ``findings`` are set for FAIL, ``gap`` for UNDETERMINED and ERROR."""

    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    gap: Gap | None = None


PASS = Judged(Outcome.PASS)
NOT_APPLICABLE = Judged(Outcome.NOT_APPLICABLE)


def judge(bound: BoundRule, unit: Unit, context: Context) -> Judged:
    """Judges one unit. A check that raises ends as ERROR: logged, reported, and the audit goes on."""
    return concluded(bound, unit, context) if bound.applies(unit) else NOT_APPLICABLE


def concluded(bound: BoundRule, unit: Unit, context: Context) -> Judged:
    """Judges a unit that the rule's filter lets through."""
    passed, _, others = judged_all(bound, (unit,), context)
    return others[0] if others else PASS if passed else NOT_APPLICABLE


def judged_all(bound: BoundRule, units: Iterable[Unit], context: Context) -> tuple[int, int, list[Judged]]:
    """Judges units of one form, or the submission, that the rule's filter lets through: how many pass and how
    many are not concerned, which are nearly all, and how each of the others ended."""
    judge, params = bound.kind.judge, bound.params
    passed = apart = 0
    others: list[Judged] = []
    named = False  # whether all names of the form are known to be read
    for unit in units:
        try:
            judgement = judge(unit, params, context)
            if judgement is _NOT_CONCERNED:
                apart += 1
            elif judgement is _PASSED and (named or (named := names_are_read(unit)) or not nameless(unit)):
                passed += 1
            else:
                others.append(_concluded(bound, unit, judgement, context.language))
        except Exception as error:
            log.exception("rule %s broke on %s", bound.rule.id, _describe(unit))
            reason = f"检查程序出错（{type(error).__name__}: {error}）"
            others.append(Judged(Outcome.ERROR, gap=_gap(bound, unit, Outcome.ERROR, reason)))
    return passed, apart, others


def judged_each(bound: BoundRule, units: Iterable[Unit], context: Context) -> Iterator[tuple[Judged, int]]:
    """As ``judged_all``, each outcome with the number of units that it is the outcome of."""
    passed, apart, others = judged_all(bound, units, context)
    yield from ((each, 1) for each in others)
    yield from ended(passed, apart)


def ended(passed: int, apart: int) -> Iterator[tuple[Judged, int]]:
    """How units ended of which nothing else is to be told."""
    if passed:
        yield PASS, passed
    if apart:
        yield NOT_APPLICABLE, apart


def _concluded(bound: BoundRule, unit: Unit, judgement: Judgement, language: Language) -> Judged:
    """What a judgement comes to in the words of the rule."""
    if isinstance(judgement, Failed):
        findings = _findings(bound, unit, judgement.hits, language)
        if reason := unreadable(unit, findings):
            return undetermined(bound, unit, reason)
        return Judged(Outcome.FAIL, findings) if findings else PASS
    if isinstance(judgement, NotApplicable):
        return NOT_APPLICABLE
    if isinstance(judgement, Undetermined):
        return undetermined(bound, unit, judgement.reason)
    unread = nameless(unit)
    return PASS if unread is None else undetermined(bound, unit, unread)


def undetermined(bound: BoundRule, unit: Unit, reason: str) -> Judged:
    """A unit that could not be judged, with the reason in Chinese."""
    return Judged(Outcome.UNDETERMINED, gap=_gap(bound, unit, Outcome.UNDETERMINED, reason))


def place_of(unit: Unit) -> tuple[int | None, int | None]:
    """Form and row of a unit; a pair stands at its first row."""
    form, rows = form_of(unit), rows_of(unit)
    return form.index if form else None, rows[0].row if rows else None


def _describe(unit: Unit) -> str:
    form, row = place_of(unit)
    return f"{unit.scope} (form {form}, row {row})"


def _gap(bound: BoundRule, unit: Unit, outcome: Outcome, reason: str) -> Gap:
    form, row = place_of(unit)
    return Gap(bound.rule.id, bound.rule.title, outcome, reason, form, row)


def _findings(bound: BoundRule, unit: Unit, hits: Sequence[Hit], language: Language) -> tuple[Finding, ...]:
    """The findings of a rule on a unit; what the unit itself says is found out once for all of them."""
    if not hits:
        return ()
    own, most = scope_values(unit), surest(unit, bound.rule.category, language)
    return tuple(_finding(bound, unit, hit, own, most) for hit in hits)


def _finding(bound: BoundRule, unit: Unit, hit: Hit, own: Mapping[str, str], most: Confidence) -> Finding:
    rule = bound.rule
    values = {**own, **hit.values}
    confidence = min(hit.confidence or rule.confidence, rule.confidence, most, key=_SURENESS.__getitem__)
    template = rule.suggestion_of(hit.fault)
    said, passage = in_sentences(values), passage_of(unit)
    sure = hit.sure and confidence is not Confidence.ASK
    suggestion = suggestion_for(template, values, said, form_of(unit), hit.edits, sure=sure)
    field = (
        hit.field
        or (template.field if template else None)
        or (suggestion.field if suggestion else None)
        or (passage.field.value if passage else None)
    )
    form, row = place_of(unit)
    return Finding(
        rule=rule.id,
        title=rule.title + (_ON_TRIAL if rule.status is Status.PREVIEW else ""),
        category=rule.category,
        severity=hit.severity or rule.severity,
        confidence=confidence,
        form=form if hit.form is None else hit.form,
        row=row if hit.form is None and hit.row is None else hit.row,
        field=field,
        message=_worded(rule, hit).render(said),
        evidence=hit.evidence or evidence_of(unit, hit),
        related=hit.related or related_rows(unit, hit),
        suggestion=suggestion,
        basis=bound.basis,
        preview=rule.status is Status.PREVIEW,
        joins=rule.joins,
        briefly=_briefly(rule, said),
    )


def _worded(rule: Rule, hit: Hit) -> Template:
    message = rule.message_of(hit.fault)
    if message is None:  # a kind that names a fault which it does not declare
        raise LookupError(f"no message for {hit.fault!r}")
    return message


def _briefly(rule: Rule, values: Mapping[str, str]) -> str:
    """What is said beside the finding that leads; the rule's title where a word of it is not known."""
    if rule.briefly is None:
        return ""
    return rule.briefly.render(values) if rule.briefly.needed <= values.keys() else rule.title
