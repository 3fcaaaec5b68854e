"""Names that hold several measures or several things with one target."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.words import AND
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.names.matter_words import MatterLexicon
from auditor.model import Confidence, Indicator

_LISTING, _THINGS = "、", 3
_THING = expression(rf"[{HAN}]{{2,8}}")
_PEOPLE = frozenset({"people", "person_times", "households", "household_times"})
_NO_SHARES = frozenset({"money", "amount"})  # a name that ends in 补助金 is no rate of it
_WORK = expression(rf"[{HAN}]{{3,16}}")
_SERIES = expression("[、，,;；]|以及")
_ENUMERATED = expression("[、，,;；]")
_JOINED = expression("[、，,;；和及与]")
_SENTENCES = expression("[;；]")
_DEED = expression(rf"[{HAN}]{{4}}")
_FEE, _OF = "费", "的"
_AND = expression("[、和及与]")
_RATE = "率"
_WORK_RATES = ("paying", "handling", "settling", "dealing", "doing")  # of lexicons/matters.yaml
_COUNTABLE = frozenset({"machines", "generic", "documents", "places", "plants"})


@check_kind(
    "several-measures",
    params=NoParams,
    provides={"parts", "count", "loose"},
    faults={"measures", "loose", "things"},
)
def judge_compound(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A name that holds several measures with one target value."""
    name = unit.indicator.name.strip()
    if not name:
        return NOT_APPLICABLE
    shape = context.language.shape(name)
    if not shape.parts:
        return _judge_things(
            _listed(unit.indicator, context)
            or _carried_out(unit.indicator, context)
            or _aided(unit.indicator, context)
            or _fees(unit.indicator, context)
            or _deeds(name)
            or _works(name, context)
        )
    values = {"parts": AND.join(f"“{inner(part)}”" for part in shape.parts), "count": str(len(shape.parts))}
    loose = [part for part in shape.parts if context.language.measure(part) is None]
    if 0 < len(loose) < len(shape.parts):
        values["loose"] = AND.join(f"“{inner(part)}”" for part in loose)
    fault = "loose" if "loose" in values else "measures"
    return failed(
        Hit(values, field="name", confidence=None if shape.parts_sure else Confidence.ASK, fault=fault)
    )


def _judge_things(things: tuple[str, ...]) -> Judgement:
    """How many there are to be of each, nobody can tell from one number."""
    if not things:
        return PASSED
    values = {"parts": AND.join(f"“{each}”" for each in things), "count": str(len(things)), "loose": ""}
    return failed(Hit(values, field="name", confidence=Confidence.ASK, fault="things"))


def _deeds(name: str) -> tuple[str, ...]:
    """The deeds of a name that are parted like sentences (完成调研报告；编制实施方案)."""
    deeds = tuple(each.strip() for each in _SENTENCES.split(name) if each.strip())
    return deeds if len(deeds) > 1 and all(map(_DEED.search, deeds)) else ()


def _works(name: str, context: Context) -> tuple[str, ...]:
    """The two works of a rate, each on something of its own (航标养护及渡客求助处理率)."""
    one, *more = _AND.split(name)
    if len(more) != 1 or not name.endswith(_RATE):
        return ()
    other = context.linker.content.stem(more[0]).removesuffix(_RATE)
    done = _done(context.lexicons.load("matters", MatterLexicon))
    rests = [
        next((each.removesuffix(word) for word in done if each.endswith(word)), "") for each in (one, other)
    ]
    return (one, other) if all(len(rest) > 1 for rest in rests) else ()


def _done(words: MatterLexicon) -> list[str]:
    """The words for work, longer ones first."""
    stems = (stem for kind in _WORK_RATES for stem in words.stems.get(kind, ()))
    return sorted({*words.making, *words.working, *stems}, key=len, reverse=True)


def _carried_out(row: Indicator, context: Context) -> tuple[str, ...]:
    """What a name lists behind a verb of work, three things or more, with one share for all of it
    (举办灯会、庙会、龙舟赛 100%)."""
    share = "ratio" in context.language.unit(row.unit or "").kinds
    measure = context.language.measure(row.name)
    if not share or (measure is not None and measure.kind not in _NO_SHARES):
        return ()
    words = context.lexicons.load("matters", MatterLexicon)
    verb = next((each for each in (*words.working, *words.making) if row.name.startswith(each)), None)
    things = tuple(each.strip() for each in _SERIES.split(row.name.removeprefix(verb or "")))
    listed = len(things) >= _THINGS and all(map(_WORK.fullmatch, things))
    return things if verb and listed else ()


def _aided(row: Indicator, context: Context) -> tuple[str, ...]:
    """The kinds of aid that a name lists, three or more, with one number of people for all of them."""
    if not context.language.unit(row.unit or "").kinds & _PEOPLE:
        return ()
    aid = context.lexicons.load("matters", MatterLexicon).aid
    measure = context.language.measure(row.name)
    things = tuple(each.strip() for each in _SERIES.split(measure.object if measure else row.name))
    return things if len(things) >= _THINGS and all(each.endswith(aid) for each in things) else ()


def _fees(row: Indicator, context: Context) -> tuple[str, ...]:
    """The fees that a name lists, three or more, with one sum for all of them."""
    if not context.language.unit(row.unit or "").may_be_money:
        return ()
    ways = (sign.split(row.name) for sign in (_ENUMERATED, _JOINED))  # 养护及抢修费 is one
    lists = (tuple(each.strip() for each in way if each.strip()) for way in ways)
    paid = (_FEE, *context.lexicons.load("matters", MatterLexicon).spending_endings)
    found = (fees for fees in lists if all(len(each) > 1 and each.endswith(paid) for each in fees))
    return next((fees for fees in found if len(fees) >= _THINGS), ())


def _listed(row: Indicator, context: Context) -> tuple[str, ...]:
    """The things of a name that only lists things, three or more, with one number for all of them."""
    things = row.name.strip().split(_LISTING)
    described = max((place for place, each in enumerate(things) if _OF in each), default=0)
    things = [_LISTING.join(things[: described + 1]), *things[described + 1 :]]  # 老化、损坏的音响: one thing
    counted = _COUNTABLE & context.language.unit(row.unit or "").kinds and not row.qualitative
    plain_list = all(_THING.fullmatch(each) for each in things) and context.language.measure(row.name) is None
    return tuple(things) if len(things) >= _THINGS and counted and plain_list else ()
