"""Names that begin with a verb of change: 降低失业率, 提高入学率, 节约用电."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.names.direction.grammar import Name, Verdict

_NO_ONSET = expression("[展现放布行明起表]")  # 新发展, 新发放
_SPAN = expression("[本全每当]?年(?:度|均)?|累计|预计")  # 年节约维修费


def by_opening(name: Name) -> Verdict | None:
    """The verb of change that opens the name decides with what it changes."""
    phrases = name.grammar.phrases
    span = _SPAN.match(name.text)
    if span is not None and phrases.opening_fall.match(name.text, span.end()):
        return name.again(name.text[span.end() :], name.unit)
    each = phrases.per_head.match(name.text)  # 亩均节约用水
    fall = phrases.opening_fall.match(name.text, each.end if each else 0)
    rise = phrases.opening_rise.match(name.text)
    new = phrases.opening_new.match(name.text)
    verb = fall or new or rise
    if verb is None or (name.measure is not None and name.measure.start < verb.end):
        return None
    rest = name.again(name.text[verb.end :], name.unit)
    if new:  # more of a bad thing is as bad as the thing
        onset = verb.text in name.grammar.lexicon.onsets and not _NO_ONSET.match(name.text, verb.end)
        bad = rest.direction is Direction.LOWER
        if onset and not bad:  # 新发病例
            return Verdict(Direction.LOWER, verb.text)
        return Verdict(Direction.LOWER if bad else Direction.HIGHER, verb.text, sure=bad and rest.sure)
    if rise:
        kept = rest.direction in (Direction.HIGHER, Direction.UNKNOWN)
        return Verdict(Direction.HIGHER if kept else Direction.UNKNOWN, verb.text)
    return Verdict(_fallen(name, verb.text, rest), verb.text)


def _fallen(name: Name, verb: str, rest: Verdict) -> Direction:
    """降低失业率 may state the rate to reach or the points to take off: only the unit can tell."""
    lexicon, measure = name.grammar.lexicon, name.measure
    saved = verb.endswith(lexicon.saves)
    if measure is not None and _saves(name.text[len(verb) : measure.start], name):
        return Direction.HIGHER
    if rest.direction is Direction.HIGHER and rest.sure and rest.event not in lexicon.falls and not saved:
        return Direction.UNKNOWN
    if "points" in name.units or saved:
        return Direction.HIGHER
    to_reach = measure is not None and (measure.term.endswith("率") or _same_kind(name))
    return Direction.UNKNOWN if to_reach else Direction.HIGHER


def _saves(thing: str, name: Name) -> bool:
    """A share of a quantity that is to be low, taken off it (缩短|办理时间|比例)."""
    portions = name.grammar.lexicon.portions
    if name.measure is None or name.measure.term not in portions or name.grammar.measure(thing) is None:
        return False
    return name.again(thing, None).direction is Direction.LOWER


def _same_kind(name: Name) -> bool:
    """Whether the level itself may be stated (降低单位能耗, 元/亩): never where the unit is a total."""
    lower = name.kind is not None and name.kind.family == "lower"
    total = any("/" not in unit for unit in name.units)
    return lower and name.unit is not None and not total
