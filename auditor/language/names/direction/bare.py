"""Names without a measure: what they speak of decides with their unit, and never for sure."""

from __future__ import annotations

from auditor.chinese.edges import beginning_of, ending_of
from auditor.language.facts import Direction, is_money
from auditor.language.names.direction.events import by_event, changed_head
from auditor.language.names.direction.grammar import UNDECIDED, Name, Verdict
from auditor.language.names.direction.times import by_time

_TIMES = frozenset({"duration", "days"})
_SHARE = frozenset({"ratio"})
_COUNTED = frozenset({"cases", "times", "generic", "people", "person_times", "households", "places"})


def by_bare_name(name: Name) -> Verdict:
    """数量 is understood where a thing is counted, 成本 where money is meant, 用时 where time is."""
    if any(map(is_money, name.units)):
        return _money(name)
    if name.units & _TIMES:
        return by_time(name).unsure
    if name.units <= _SHARE and name.text.endswith(name.grammar.lexicon.burdens):
        return UNDECIDED  # whether it is to fall or how much of it is taken off
    verdict = by_event(name).unsure if name.words else _counted(name)
    if verdict.direction is Direction.HIGHER and _none_of(name):
        return Verdict(Direction.LOWER, verdict.event)
    if verdict.event is not None or verdict.direction is not Direction.UNKNOWN:
        return verdict
    counted = _counted(name)
    return counted if counted.direction is not Direction.UNKNOWN else _bettered(name)


def _none_of(name: Name) -> bool:
    """零事故, 不发生群体性事件 with 起, 件, 人 as the unit: what is counted is the bad thing itself."""
    word = name.words[0] if name.words else None
    if word is None or not word.has("bad") or not name.units & _COUNTED or word.end < len(name.text):
        return False
    return name.grammar.phrases.averted.within(name.text[: word.start])


def _bettered(name: Name) -> Verdict:
    """A deed that makes things better, or a merit: as much of it as can be had."""
    lexicon = name.grammar.lexicon
    deed = beginning_of(name.text, lexicon.betters) or None
    merit = ending_of(name.text, lexicon.merits) or None
    word = deed or merit
    return Verdict(Direction.HIGHER, word) if word else UNDECIDED


def _counted(name: Name) -> Verdict:
    """A thing that the form counts is an output: more of it is better by habit; cases (起) are incidents."""
    if name.unit is not None and name.unit.text in name.grammar.lexicon.incident_units:
        return Verdict(Direction.LOWER)
    counted = bool(name.units & name.grammar.lexicon.bare_units)
    return Verdict(Direction.HIGHER) if counted else UNDECIDED


def _money(name: Name) -> Verdict:
    lexicon = name.grammar.lexicon
    spent = ending_of(name.text, lexicon.costs) or None
    if spent is not None:
        return Verdict(Direction.LOWER, spent)
    word = name.words[0] if name.words else None
    if word is None or word.end != len(name.text):
        return UNDECIDED
    change = changed_head(name, word)
    if change is not None:
        return change.unsure
    if word.text in lexicon.gains or word.has("bad"):
        return Verdict(Direction.LOWER if word.has("bad") else Direction.HIGHER, word.text)
    return Verdict(Direction.UNKNOWN, word.text)
