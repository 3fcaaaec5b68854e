"""Findings that another in the same place makes superfluous."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.categories import WRITING
from auditor.checks.units import Scope
from auditor.model import Confidence, Finding
from auditor.ruleset.schema import Rule

Place = tuple[int | None, int | None]
Told = Sequence[tuple[Rule, tuple[Finding, ...]]]
_Firm = dict[tuple[str, Place, str | None], bool]


def without_superfluous(told: Told) -> list[tuple[Finding, ...]]:
    """What is left of the findings of each failure of a rule: first without the repetitions of a root cause,
    then without the questions beside which enough is said."""
    firm = _strongest(told)
    once = _kept(told, [rule.yields_to for rule, _ in told], firm)
    if any(left != findings for (_, left), (_, findings) in zip(once, told, strict=True)):
        firm = _strongest(once)
    asks_yield = [rule.asks_yield_to for rule, _ in told]
    return [findings for _, findings in _kept(once, asks_yield, firm, asks_only=True)]


def _kept(told: Told, targets: Iterable[tuple[str, ...]], firm: _Firm, *, asks_only: bool = False) -> Told:
    speaking = {rule for rule, _, _ in firm}
    beside = ([each for each in rules if each in speaking] for rules in targets)
    return [
        (
            rule,
            tuple(
                each
                for each in findings
                if (asks_only and not _asks(each)) or not _stands_beside(each, rule, rules, firm)
            )
            if rules
            else findings,
        )
        for (rule, findings), rules in zip(told, beside, strict=True)
    ]


def _strongest(told: Told) -> _Firm:
    """Whether a rule's findings in a place hold a firm one; ``None`` for a field stands for all of them."""
    firm: _Firm = {}
    for _, findings in told:
        for finding in findings:
            for field in {finding.field, None}:
                key = finding.rule, (finding.form, finding.row), field
                firm[key] = firm.get(key, False) or not _asks(finding)
    return firm


def _field(finding: Finding, rule: Rule) -> str | None:
    """The field in which another finding has to stand beside a question: slips in two texts are two."""
    alone = _asks(finding) and finding.row is None
    return finding.field if alone and rule.category in WRITING else None


def _stands_beside(finding: Finding, rule: Rule, targets: Iterable[str], firm: _Firm) -> bool:
    """Whether a finding of one of the rules is there. A question never silences a firm finding, nor the fault
    of one row what is told of several at once."""
    places: list[tuple[Place, str | None]] = [((finding.form, finding.row), _field(finding, rule))]
    if rule.scope is Scope.INDICATOR:
        places += [((each.form, each.row), None) for each in finding.related]
    others = [[firm.get((target, *place)) for place in places] for target in targets]
    return any(all(each is not None and (each or _asks(finding)) for each in found) for found in others)


def _asks(finding: Finding) -> bool:
    return finding.confidence is Confidence.ASK
