"""How much of what applied to a form could be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from auditor.judging import Judgements
from auditor.model import Outcome
from auditor.ruleset import RuleSet, Status


@dataclass(slots=True)
class Tally:
    """How many judgements one form has had: by item where they can deduct, and of the stable rules."""

    items: Counter[str] = field(default_factory=Counter)
    judged: int = 0
    gaps: int = 0


def tallies_of(judgements: Judgements, ruleset: RuleSet) -> dict[int | None, Tally]:
    """What was judged in each form by its index, and beside the forms (``None``)."""
    tallies: dict[int | None, Tally] = {}
    deducting = ruleset.deducting
    rules = ruleset.by_id
    for (name, form), outcomes in judgements.counts.items():
        if (tally := tallies.get(form)) is None:
            tally = tallies[form] = Tally()
        if len(outcomes) == 1 and Outcome.NOT_APPLICABLE in outcomes:  # two of three rules in a form
            continue
        rule = rules[name]
        judged = outcomes.get(Outcome.PASS, 0) + outcomes.get(Outcome.FAIL, 0)
        if name in deducting:
            tally.items[rule.item] += judged
        if rule.status is Status.STABLE:
            tally.judged += judged
            tally.gaps += outcomes.get(Outcome.UNDETERMINED, 0) + outcomes.get(Outcome.ERROR, 0)
    return tallies


def judged_share(tallies: Iterable[Tally]) -> Decimal:
    """The judged share (0…1) of what applied; 0 where nothing did."""
    counted = [(tally.judged, tally.gaps) for tally in tallies]
    judged, gaps = (sum(each) for each in zip(*counted, strict=True)) if counted else (0, 0)
    return Decimal(judged) / (judged + gaps) if judged + gaps else Decimal(0)
