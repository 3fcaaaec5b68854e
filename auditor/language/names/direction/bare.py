"""Names without a measure: what they speak of decides with their unit, and never for sure."""

from __future__ import annotations

from auditor.language.facts import Direction
from auditor.language.names.direction.events import by_event, changed_head
from auditor.language.names.direction.grammar import UNDECIDED, Name, Verdict
from auditor.language.names.direction.times import by_time

_TIMES = frozenset({"duration", "days"})


def by_bare_name(name: Name) -> Verdict:
    """数量 is understood where a thing is counted, 成本 where money is meant, 用时 where time is."""
    if any(kind.startswith("money") for kind in name.units):
        return _money(name)
    if name.units & _TIMES:
        return by_time(name).unsure
    if not name.words:
        return _counted(name)
    verdict = by_event(name).unsure
    return (
        verdict if verdict.event is not None or verdict.direction is not Direction.UNKNOWN else _counted(name)
    )


def _counted(name: Name) -> Verdict:
    """A thing that the form counts is an output: more of it is better by habit."""
    counted = bool(name.units & name.grammar.lexicon.bare_units)
    return Verdict(Direction.HIGHER) if counted else UNDECIDED


def _money(name: Name) -> Verdict:
    lexicon = name.grammar.lexicon
    spent = next((word for word in lexicon.costs if name.text.endswith(word)), None)
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
