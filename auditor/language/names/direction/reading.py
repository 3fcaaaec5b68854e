"""A name's verdict, rule by rule, and the fact that the other rooms see."""

from __future__ import annotations

from collections.abc import Callable

from auditor.chinese.marks import HAN, LINES
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.facts import Direction, DirectionFact, Measure, UnitFact
from auditor.language.names.direction.bare import by_bare_name
from auditor.language.names.direction.events import by_event, changed
from auditor.language.names.direction.faults import by_fault
from auditor.language.names.direction.grammar import UNDECIDED, Grammar, Name, Verdict, take_apart
from auditor.language.names.direction.limits import by_limit, by_unit
from auditor.language.names.direction.money import by_charge, by_standard, paid, to_be_low
from auditor.language.names.direction.opening import by_opening
from auditor.language.names.direction.reported import by_what_is_dealt_with
from auditor.language.names.direction.times import SPANS, by_time, waited

_MARKS = expression(
    rf"^(?:[\s★☆▲△●○◆◇■□※*#·•▪►➢✓√{LINES}]+"
    r"|[(（【\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）】\].、．:：]+(?!\d)|[①-⑳]"
    rf"|其中[:：]?|[{HAN}]{{0,6}}指标\s*\d*\s*[:：])+"
)
_REMARK = expression(rf"[{LINES}]{{2}}.*$")  # 临时救助标准——每户最高5000元
_WORDS = {
    Direction.HIGHER: "越高（多）越好",
    Direction.LOWER: "越低（少）越好",
    Direction.EXACT: "应等于规定值",
    Direction.UNKNOWN: "名称看不出高好还是低好",
}

_NEUTRAL = frozenset({"distance", "speed"})  # good or bad as what they measure is


class DirectionReader:
    """Reads directions by lexicons/direction.yaml and the measures' families of lexicons/measures.yaml."""

    def __init__(
        self,
        lexicons: Lexicons,
        measure: Callable[[str], Measure | None],
        unit: Callable[[str], UnitFact],
    ) -> None:
        self._grammar = Grammar.of(lexicons, measure, unit)

    def read(self, name: str, unit: str | None = None) -> DirectionFact:
        """The direction of an indicator; the unit only helps to tell what the name measures."""
        plain = _REMARK.sub("", _MARKS.sub("", name)) or name
        if plain.endswith(self._grammar.lexicon.undirected):
            return _fact(UNDECIDED, None)
        parts = self._parts(plain, self._grammar.unit(unit) if unit else None)
        verdict = _verdict(parts)
        return _fact(verdict, parts.measure)

    def _parts(self, text: str, unit: UnitFact | None) -> Name:
        return take_apart(text, unit, self._grammar, self._again)

    def _again(self, text: str, unit: UnitFact | None) -> Verdict:
        return _verdict(self._parts(text, unit))


def _verdict(name: Name) -> Verdict:
    for rule in (by_unit, by_limit, by_opening):
        verdict = rule(name)
        if verdict is not None:
            return verdict
    return by_bare_name(name) if name.measure is None else _measured(name, name.measure)


def _measured(name: Name, measure: Measure) -> Verdict:
    kind = name.grammar.kinds[measure.kind]
    if measure.kind == "life" and waited(name):
        return Verdict(Direction.LOWER, measure.term, sure=True)
    if measure.kind == "speed" and name.units and name.units <= SPANS:  # 办件速度 20分钟
        return Verdict(Direction.LOWER, measure.term, sure=True)
    per_head = paid(name) if measure.kind in {"money", "saving"} else None
    if per_head is not None and (measure.kind == "money" or per_head.direction is Direction.EXACT):
        return per_head
    if measure.kind in _NEUTRAL and (verdict := by_event(name)).direction is Direction.LOWER and verdict.sure:
        return verdict  # 淤积深度, 沉降速率
    match kind.family:
        case "event":
            verdict = (
                by_charge(name, measure)
                or by_fault(name, measure)
                or by_what_is_dealt_with(name, measure)
                or by_event(name)
            )
            return verdict.unsure if measure.term in name.grammar.lexicon.inputs else verdict
        case "time":
            return by_time(name)
        case "rise" | "fall":
            return changed(measure.object, measure.term, name, falling=kind.family == "fall")
        case "lower":
            return to_be_low(name, measure)
        case "date" | "rank":
            return Verdict(Direction.LOWER, measure.term)
        case "exact":
            return by_standard(name, measure)
        case _:
            return Verdict(Direction(kind.family), measure.term, sure=True)


def _fact(verdict: Verdict, measure: Measure | None) -> DirectionFact:
    parts = (
        f"度量“{measure.term}”" if measure else "",
        f"关键词“{verdict.event}”" if verdict.event else "",
    )
    about = "、".join(filter(None, parts)) or "名称中没有可判断的词"
    habit = "" if verdict.sure or verdict.direction is Direction.UNKNOWN else "（按习惯推断）"
    reason = f"{about}：{_WORDS[verdict.direction]}{habit}"
    return DirectionFact(verdict.direction, measure, verdict.event, reason, verdict.sure)
