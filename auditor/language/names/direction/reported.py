"""Deeds that are none of their own: cases that were notified, and what is done to offenders."""

from __future__ import annotations

from auditor.language.facts import Direction, Measure
from auditor.language.names.direction.grammar import UNDECIDED, Name, Verdict

_ATTRIBUTE = 4  # characters of who or what a bad word describes (不合格|人员)


def by_what_is_dealt_with(name: Name, measure: Measure) -> Verdict | None:
    """Neither the report of cases nor the removal of the unfit is what the name counts as good or bad."""
    return _notified(name, measure) or _sanctioned(name)


def _notified(name: Name, measure: Measure) -> Verdict | None:
    """Cases of an illness that were reported (传染病|报告|病例数) are as bad as it; others may be either."""
    word = name.words[0] if name.words else None
    if measure.term not in name.grammar.lexicon.patients or word is None or word.end != name.end:
        return None
    if word.start == 0 or word.text not in name.grammar.lexicon.notifies:
        return None
    cases = name.again(name.text[: word.start] + measure.term, name.unit)
    return cases.unsure if cases.direction is Direction.LOWER else UNDECIDED


def _sanctioned(name: Name) -> Verdict | None:
    """What is done to those who are at fault (考核不合格|人员|调整率): the more of them the better."""
    thing = name.text[: name.end]
    lexicon = name.grammar.lexicon
    if not name.share or not thing.endswith(lexicon.sanctions):
        return None
    sanction = next(each for each in lexicon.sanctions if thing.endswith(each))
    rest = thing.removesuffix(sanction)
    fault = next((word for word in name.grammar.events.scan(rest) if word.has("bad")), None)
    described = fault is not None and 0 < len(rest) - fault.end <= _ATTRIBUTE
    return Verdict(Direction.HIGHER, sanction) if described else None
