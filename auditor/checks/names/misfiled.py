"""Indicators filed under another level than the one that their names speak of."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.names.management import is_matter_of_project
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.levels import by_dimension, by_target, place_of, well_placed, without_remark
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shortening import shorten
from auditor.checks.shared.standards import promises_standard
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import CALENDAR, TENTH, find_years
from auditor.expressions import expression
from auditor.language import Direction, Language
from auditor.language.linking.form_links import links_of
from auditor.language.linking.similarity import Likeness, NameStructure
from auditor.language.names.dimensions import DimensionReader
from auditor.language.names.matter_words import BENEFITS, Matter, MatterLexicon
from auditor.model import CAPS, Confidence, Form, Indicator, RowRef

_PARTS = {  # of a first level; some forms have the satisfaction among the benefits
    "output": ("quantity", "quality", "timeliness", "cost"),
    "benefit": ("economic", "social", "ecological", "sustained", "satisfaction"),
}
_DUTY = "duty"
_INCIDENT = "incident"
_LIKED = "satisfaction"
_COVERED = "work-coverage"  # how far work reaches is neither its quality nor its time
_PROGRAMME = "programme"  # the shares of a public service, which national forms put under 数量
_SHARES = frozenset(
    {"handling", "paying", "settling", "dealing", "doing", "secured", "rate", "work-coverage"}
)  # under 数量 a number is to stand in their place
_PAID = frozenset({"paying", "doing", "settling"})
_STANDARD_OF = "标准"
_BESIDE = {
    "completion": "quality",
    "work-coverage": "quantity",
}  # where they stand well beside rows of its kind
_PROMISED = frozenset({"quantity", "quality"})
_CHANGES = frozenset({"growth", "decline"})
_COMPLETED, _REACHED = "完成", "达标"
_SAME = 0.8  # of what is completed stands in the name of what is counted
_WITHIN = expression(
    rf"\d\s*个?(?:小时|分钟|工作日|[天日周月])(?:之|以)?内|[\d每](?:月|季度?)(?:初|底|末|{TENTH}|\d)|\d月(?:份|底|初|[、和及]\d)"
)


@check_kind(
    "level-of-name",
    params=NoParams,
    provides={"level", "expected", "place", "worded", "other", "other_row", "targets", "alternatives"},
    faults={
        "level",
        "execution",
        "share",
        "covered",
        "programme",
        "duty",
        "change",
        "funds",
        "repeats",
        "merge",
        "done",
    },
)
def judge_level(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """An indicator that speaks of something else than its level."""
    row, dimensions = unit.indicator, context.language.dimensions
    level = dimensions.of_levels(row.levels)
    matter = context.language.row_matter(row)
    if level is None or matter is None or _is_management(unit, context.language):
        return NOT_APPLICABLE
    if matter.dimension == "cost" and _settled(row, context.language):
        return _judge_settled(unit, level, dimensions)
    if level == "quality" and (twin := _counted_twin(unit, matter, context)) is not None:
        return failed(_repeated_hit(unit, twin, level, dimensions))
    confidence = _sureness(unit, matter, level, context)
    spared = confidence is None or _is_spared(row, matter, level, context)
    if spared or _stands_well(unit, matter, level, context.language):
        return PASSED
    values = {
        "level": _as_printed(row, level, dimensions),
        "expected": matter.title,
        "place": _place(unit, matter, dimensions),
        "alternatives": context.language.alternatives.pattern(level),
        "worded": inner(shorten(row.value or "")) if _lacks_number(row, matter, context) else "",
    }
    fault = _fault(unit, matter, level, context)
    if fault == "level" and (same := _told_there(unit, matter, context)) is not None:
        values |= {
            "other": inner(shorten(same.name)),
            "other_row": str(same.number),
            "targets": _both(row, same),
        }
        return failed(Hit(values, field="levels", confidence=confidence, fault="merge"))
    return failed(Hit(values, field="levels", confidence=confidence, fault=fault))


def _sureness(unit: IndicatorUnit, matter: Matter, level: str, context: Context) -> Confidence | None:
    """How sure it is that a row belongs elsewhere, ``None`` where it does not."""
    confidence, language = _misfiled(matter, level), context.language
    if confidence is None:
        return None
    if language.dimensions.usual_row(unit.indicator.name) and unit.reading.once(_is_of_wages, language):
        return Confidence.ASK  # where it stands was laid down for all
    words = context.lexicons.load("matters", MatterLexicon).costly
    if (
        level == "economic"
        and matter.kind == _INCIDENT
        and any(word in unit.indicator.name for word in words)
    ):
        return Confidence.ASK  # fewer break-downs save money
    agreed = matter.dimension == "execution" and _is_agreed(unit, language)
    return Confidence.ASK if agreed else confidence


def _is_of_wages(form: Form, language: Language) -> bool:
    """Whether a form is one of wages or running costs, whose rows are laid down for all."""
    names = [row.name for row in form.indicators]
    return bool(language.dimensions.not_asked(form.project or "", names))


def _is_spared(row: Indicator, matter: Matter, level: str, context: Context) -> bool:
    """Whether what a row promises, or its price, makes its level right whatever its name speaks of."""
    return (
        (level in _PROMISED and promises_standard(row, context.language))
        or (level == "cost" and _is_burden(row, context.language))
        or (level == "timeliness" and _is_within(row, context))
        or _is_price(row, matter, level, context.language)
    )


def _repeated_hit(unit: IndicatorUnit, twin: Indicator, level: str, dimensions: DimensionReader) -> Hit:
    values = {
        "expected": inner(shorten(twin.name)),
        "level": _as_printed(unit.indicator, level, dimensions),
        "place": "",
    }
    related = (RowRef(unit.form.index, twin.row),)
    return Hit(values, related=related, field="levels", confidence=Confidence.LIKELY, fault="repeats")


def _told_there(unit: IndicatorUnit, matter: Matter, context: Context) -> Indicator | None:
    """The row of the level where one belongs that asks the same people, has the same date or period, or the
    same name and target: it would be said twice there."""
    row, dimensions = unit.indicator, context.language.dimensions
    if matter.dimension == _LIKED:
        there = unit.reading.once(by_dimension, dimensions).get(matter.dimension, ())
        others = (each for each in there if each.row != row.row)
        structure = context.lexicons.load("name-structure", NameStructure)
        measure = context.language.measure
        alike = (e for e in others if structure.compare(row.name, e.name, measure) is not Likeness.DIFFERENT)
        return next(alike, None)
    value = row.value or ""
    dated = CALENDAR.search(value) or find_years(value)
    same = unit.reading.once(by_target, dimensions).get((matter.dimension, value), ())
    others = (each for each in same if each.row != row.row)
    return next((each for each in others if dated or each.name == row.name), None)


def _both(row: Indicator, other: Indicator) -> str:
    """«90%、85%» where the targets of two rows that are to become one differ."""
    return (
        f"{row.figure}、{other.figure}" if row.figure and other.figure and row.figure != other.figure else ""
    )


def _lacks_number(row: Indicator, matter: Matter, context: Context) -> bool:
    """Whether a row that belongs under 数量 has words for its target."""
    return matter.dimension == "quantity" and context.linker.target(row) is None


def _is_price(row: Indicator, matter: Matter, level: str, language: Language) -> bool:
    """Whether a row of 成本 keeps to a standard of payment (按省定标准发放, 补助标准达标率), or one of 效益
    caps what a thing still costs after the work (百公里维修费 ≤500元/百公里), or speaks of market prices."""
    if level == "cost":
        told, standard, _ = row.name.partition(_STANDARD_OF)
        paid = language.matter(told + standard, None) if standard else None
        return bool(standard) and (matter.kind in _PAID or (paid is not None and paid.dimension == level))
    if level not in BENEFITS or matter.dimension != "cost":
        return False
    of_market = any(word in row.name for word in language.dimensions.lexicon.markets)
    return of_market or (row.operator in CAPS and "/" in (row.unit or ""))


def _is_within(row: Indicator, context: Context) -> bool:
    """Whether a share is of what was done within a time (时限内办结率, 每月中旬发放)."""
    words = context.lexicons.load("matters", MatterLexicon).within
    return _WITHIN.search(row.name) is not None or any(word in row.name for word in words)


def _stands_well(unit: IndicatorUnit, matter: Matter, level: str, language: Language) -> bool:
    """Whether the level has rows of its own kind, so that a share of what was done or covered is no gap."""
    if _BESIDE.get(matter.kind) != level:
        return False
    kind = unit.reading.once(well_placed, language).get(level, ())
    return any(row.row != unit.indicator.row for row in kind)


def _counted_twin(unit: IndicatorUnit, matter: Matter, context: Context) -> Indicator | None:
    """The row under 数量 that a share of what was completed only says again (培训人次, 培训完成率)."""
    content, dimensions = context.linker.content, context.language.dimensions
    name = unit.indicator.name
    thing = content.stem(name).removesuffix(_COMPLETED).removesuffix(_REACHED)
    counts = matter.kind == "completion" or (_REACHED in name and context.language.measure(thing) is not None)
    if not counts or not content.size(thing):
        return None
    near = unit.reading.once(links_of, context.linker).near(thing)
    counted = (row for row in near if dimensions.of_levels(row.levels) == "quantity")
    return next((row for row in counted if content.coverage(thing, row.name) >= _SAME), None)


def _fault(unit: IndicatorUnit, matter: Matter, level: str, context: Context) -> str:
    """Which of the rule's suggestions fits: where a row belongs, or what to write in its place."""
    if matter.kind == _DUTY:
        return "duty"
    if level == "quantity" and matter.kind == _PROGRAMME:
        return _PROGRAMME
    share = matter.dimension == level or (level == "quantity" and matter.kind in _SHARES)
    measure = context.language.measure(unit.indicator.name)
    if share and measure is not None and measure.kind in _CHANGES:
        return "change"
    if share:
        return "covered" if matter.kind == _COVERED else "share"
    if matter.dimension != "execution":
        ratio = "ratio" in context.language.unit(unit.indicator.unit or "").kinds
        return "done" if ratio and matter.dimension == "quantity" else "level"  # no share goes under 数量
    # only a form with a line of its execution has room for how the money was spent
    return "execution" if unit.form.execution is not None else "funds"


def _settled(row: Indicator, language: Language) -> bool:
    """Whether a row says which share of some money was collected or paid (清收租金 95%): work, not a cost."""
    share = "ratio" in language.unit(row.unit or "").kinds
    return share and language.direction(row.name, row.unit).direction is Direction.HIGHER


def _judge_settled(unit: IndicatorUnit, level: str, dimensions: DimensionReader) -> Judgement:
    """How much of some money was collected or paid is what was done, never what it brought."""
    if level not in BENEFITS:
        return NOT_APPLICABLE
    values = {
        "level": _as_printed(unit.indicator, level, dimensions),
        "expected": dimensions.lexicon.settled,
        "place": unit.reading.once(place_of, "quantity", dimensions),
    }
    return failed(Hit(values, field="levels", confidence=Confidence.LIKELY, fault="level"))


def _is_burden(row: Indicator, language: Language) -> bool:
    """Whether a name speaks of harm, which is a cost to society or to nature (对周边居民的负面影响)."""
    return language.direction(row.name, row.unit).direction is Direction.LOWER


def _is_management(unit: IndicatorUnit, language: Language) -> bool:
    """Whether a row is told as management, which belongs under no level: one fault is told once."""
    family = language.process(unit.indicator.name)
    return family is not None and family.sure and not is_matter_of_project(unit, family)


def _is_agreed(unit: IndicatorUnit, language: Language) -> bool:
    """Whether a row is management elsewhere and what the project is there for here."""
    family = language.process(unit.indicator.name)
    return family is not None and is_matter_of_project(unit, family)


def _as_printed(row: Indicator, level: str, dimensions: DimensionReader) -> str:
    """A level by its usual title, or by that of the form where it is called otherwise (进度指标: 进度)."""
    title = dimensions.title(level)
    own = next((each for each in reversed(row.levels) if dimensions.of_level(each) == level), title)
    return title if title in own else without_remark(own).removesuffix("指标")


def _place(unit: IndicatorUnit, matter: Matter, dimensions: DimensionReader) -> str:
    """The level under which a matter belongs, as this form writes it."""
    dimension = dimensions.titled(matter.title) or matter.dimension
    return unit.reading.once(place_of, dimension, dimensions)


def _misfiled(matter: Matter, level: str) -> Confidence | None:
    """How sure it is that a matter does not belong under a level. A first level alone (效益) has several
    parts: what belongs under none of them is asked about, or told where it is work that can be no effect."""
    told, parts = _misfiled_under(matter, level), _PARTS.get(level, ())
    if told is not None or not parts:
        return told
    everywhere = [_misfiled_under(matter, part) for part in parts]
    if not all(everywhere):
        return None
    work = matter.dimension == "quantity" and matter.sure and not matter.effect
    made = level == "benefit" and work and Confidence.ASK not in everywhere
    return Confidence.LIKELY if made else Confidence.ASK


def _misfiled_under(matter: Matter, level: str) -> Confidence | None:
    if level in matter.certain:
        return Confidence.CERTAIN
    if level in matter.firm:
        return Confidence.LIKELY
    return Confidence.ASK if level in matter.ask else None
