"""The unit that was probably meant where the written one contradicts the name, and how it is told."""

from __future__ import annotations

from dataclasses import replace

from auditor.checks.base import Context, Failed, Hit, Judgement, failed
from auditor.checks.target import Stated
from auditor.language import Language, Measure, UnitFact
from auditor.language.names.measures import MeasureKind, MeasureLexicon
from auditor.model import Confidence, Indicator, MoneyUnit

_COUNTED = frozenset({"quantity", "amount", "items", "machines", "documents", "places", "plants", "animals"})
_PERSON, _TIMES, _SCALES = "人", "人次", ("万", "亿", "")
_EXECUTION = "execution"
_OTHER, _EITHER = "other-unit", "either"
_ANYTHING = frozenset({"generic", "ratio"})  # 个, 项 count anything, and per cent is written of anything


def above(fact: UnitFact) -> set[str]:
    """What a compound unit counts above the line (元 of 元/人)."""
    return {unit.partition("/")[0] for unit in fact.kinds if "/" in unit}


def nearest(name: str, measure: Measure, kind: MeasureKind, fact: UnitFact, language: Language) -> str | None:
    """The nearest sensible unit: 万元/平方米 of an area is 万平方米, 万人 of 人次 is 万人次."""
    meant = _misplaced(fact, kind, language)
    if meant is not None:
        return meant
    if (small := fact.text.lower()) != fact.text and language.unit(small).kinds & kind.units:
        return small  # a capital letter is another unit: M is a prefix, m the metre
    if measure.kind == "person_times" and "people" in fact.kinds:
        return fact.text.replace(_PERSON, _TIMES, 1) if _PERSON in fact.text else _TIMES
    return _of_the_measure(name, measure, kind, language)


def usual(name: str, language: Language) -> str | None:
    """The unit that such an indicator is usually stated in, ``None`` where its name does not tell."""
    measure = language.measure(name)
    if measure is None:
        return language.counted.classifier(name) or language.measures.event_unit(name)
    return _of_the_measure(name, measure, language.measures.kind(measure.kind), language)


def _of_the_measure(name: str, measure: Measure, kind: MeasureKind, language: Language) -> str | None:
    if measure.kind == "area":
        return language.counted.area_unit(name)
    if measure.kind in {"duration", "deadline"}:
        return _of_the_time(name, measure, kind, language)
    return _of_the_term(measure, kind, language) or _of_the_thing(measure, kind, language) or kind.unit


def _misplaced(fact: UnitFact, kind: MeasureKind, language: Language) -> str | None:
    """The part below the line with the scale of the part above it."""
    head, below = fact.stroke
    for scale in _SCALES:
        candidate = scale + below
        if below and head.startswith(scale) and language.unit(candidate).kinds & kind.units:
            return candidate
    return None


def _of_the_time(name: str, measure: Measure, kind: MeasureKind, language: Language) -> str | None:
    """The unit of time that the measure word itself is (学时), else the usual one of the thing."""
    own = measure.term if measure.term in language.measures.unit_terms else None
    return own or language.counted.duration_unit(name) or kind.unit


def _of_the_term(measure: Measure, kind: MeasureKind, language: Language) -> str | None:
    """The unit that the measure word itself holds: 场次, 架次, 页数, 公里数."""
    candidate = measure.term.removesuffix("数")
    simple = len(candidate) == 1 or candidate.endswith("次") or candidate in language.measures.unit_terms
    return candidate if simple and language.unit(candidate).kinds & kind.units else None


def _of_the_thing(measure: Measure, kind: MeasureKind, language: Language) -> str | None:
    """The classifier of the thing that is counted, which may be part of the measure word (车辆数)."""
    if measure.kind not in _COUNTED:
        return None
    within = measure.term.removesuffix("数量").removesuffix("数")
    counted = language.counted
    unit = (counted.classifier(within) if len(within) > 1 else None) or counted.classifier(measure.object)
    return unit if unit and language.unit(unit).kinds & kind.units else None


def measures(context: Context) -> MeasureLexicon:
    """lexicons/measures.yaml."""
    return context.lexicons.load("measures", MeasureLexicon)


def mentions(name: str, words: tuple[str, ...]) -> bool:
    """Whether a name holds one of the words."""
    return any(word in name for word in words)


def known_unit(row: Stated, context: Context) -> UnitFact | None:
    """The unit of a row, ``None`` where it is blank, malformed or in no list: other rules judge that."""
    fact = context.language.unit(row.unit or "") if (row.unit or "").strip() else None
    return fact if fact is not None and fact.malformed is None and fact.kinds else None


def mismatch(measure: str, expected: str | None, *, sure: bool, fault: str = "") -> Judgement:
    """A unit that does not go with a measure or thing; ``sure`` where practice knows no exception. Without a
    ``fault`` it is whether the unit that was meant is known."""
    values = {"measure": measure} | ({"expected_unit": expected} if expected else {})
    confidence = None if sure else Confidence.ASK
    told = fault or (_OTHER if expected else "no-unit")
    return failed(Hit(values, field="unit", confidence=confidence, fault=told))


def is_of_funds(row: Indicator, language: Language) -> bool:
    """Whether a row is sure to be told as the management of money under the wrong level."""
    matter = language.row_matter(row)
    level = language.dimensions.of_levels(row.levels)
    return matter is not None and matter.dimension == _EXECUTION and level in matter.certain | matter.firm


def either_way(judgement: Judgement, fact: UnitFact) -> Judgement:
    """A unit that says itself what it counts (人 of 户数, 小时/天 of 天数) may be right and the name wrong:
    the advice leaves both open. One with the right unit inside (万元/平方米 of an area), or a price that
    lacks only its 元 (人/天), is a slip."""
    if not isinstance(judgement, Failed) or fact.kinds & _ANYTHING:
        return judgement
    head, below = fact.stroke
    slips = {f"{MoneyUnit.YUAN}/{fact.text}"}
    if below and head.startswith(_SCALES[:2]):
        slips.add(f"{head[:1]}{below}")
    return failed(*(_either(hit, slips) for hit in judgement.hits))


def _either(hit: Hit, slips: set[str]) -> Hit:
    other = hit.fault == _OTHER and hit.values["expected_unit"] not in slips
    return replace(hit, fault=_EITHER) if other else hit
