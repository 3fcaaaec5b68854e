"""What was done wrongly, and what others came upon: no object and no finding makes a bad deed a good one."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.language.facts import Direction, Measure
from auditor.language.names.direction.grammar import Name, Verdict

_DUE = expression(r"应(\w{1,3})未\1")  # 应退|未退|金额|占比


def by_fault(name: Name, measure: Measure) -> Verdict | None:
    """A share of what was done wrongly, or a count of bad things that were found, is to be low."""
    return _done_wrongly(name) if name.share else _found(name, measure)


def _done_wrongly(name: Name) -> Verdict | None:
    """A share that a wrong deed opens, whatever it was done to (重复|领取补贴|人数占比)."""
    wrong = name.grammar.phrases.spoiling.match(name.text) or name.grammar.phrases.wrongs.match(name.text)
    end = wrong.end if wrong else due.end() if (due := _DUE.match(name.text)) else 0
    behind = [word for word in name.grammar.events.scan(name.text[: name.end]) if word.end > end]
    held = any(word.start < end or word.has("handles", "falls") for word in behind)  # 重复利用, 违规|整改
    if not end or held or end == name.end:
        return None
    deed = behind[-1].start == end if behind else False  # 重复|领取
    sure = deed or wrong is None or wrong.text in name.grammar.lexicon.wrongs
    return Verdict(Direction.LOWER, name.text[:end], sure)


def _found(name: Name, measure: Measure) -> Verdict | None:
    """Bad things that an inspection came upon (乱堆乱放|现象|巡查发现|次数)."""
    thing = name.text[: name.end]
    found = name.grammar.phrases.found.search(thing)
    if found is None:
        return None
    bad = name.again(f"{thing[: found.start]}{measure.term}", name.unit)
    return bad.unsure if bad.direction is Direction.LOWER else None
