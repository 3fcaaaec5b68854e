"""Names that are goals, duties or slogans, and wishes with a share for their target."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.examples import examples_for
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import is_apart
from auditor.checks.shared.shares import states_share
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.expressions import expression
from auditor.language.names.direction.words import DirectionLexicon
from auditor.language.names.matter_words import BENEFITS
from auditor.language.names.name_words import NameLexicon
from auditor.language.names.names import NameShape
from auditor.language.names.sentences import Sentence
from auditor.language.spans import plain
from auditor.model import Confidence, Indicator

_BY_FORM = frozenset(
    {Sentence.PERIOD, Sentence.CLAUSES, Sentence.FRAME, Sentence.PROCEDURE}
)  # a number does not make these a name
_SHORT = 6  # a number tells what a name as short as 带动就业 counts
_LEAST = 4  # a bare verb (提高) is no wish by itself
_WHOLE = 100  # per cent
_PART = 0.7  # of a name: words that are more of it are as good as the whole
MADE = frozenset({"activity", "facility", "made"})  # matters of what is done, not of what comes of it
_DIGIT = expression(r"\d")


def shape_of(unit: IndicatorUnit, context: Context) -> NameShape | None:
    """How a row's name is built, ``None`` where it is blank."""
    name = unit.indicator.name.strip()
    return context.language.shape(name) if name else None


def ask_unless(sure: bool) -> Confidence | None:
    """The confidence of a hit that may be none."""
    return None if sure else Confidence.ASK


def is_sentence(shape: NameShape, row: Indicator) -> bool:
    """Whether a name is a sentence; a number makes most of them names after all."""
    if shape.sentence is None:
        return False
    worded = row.operator is None or row.qualitative
    return worded or shape.sentence in _BY_FORM or len(row.name) > _SHORT


class SloganParams(Params):
    """``economy``: words of what grows in an economy, which not every project can make grow."""

    economy: tuple[str, ...] = Field(
        default=(), description="效益里有这些词、表里别处都没有说到的，请单位看是不是与本项目有关"
    )


@check_kind(
    "slogan-name",
    params=SloganParams,
    provides={"short_name", "wish", "alternatives"},
    faults={"own", "apart", "torn"},
)
def judge_slogan(unit: IndicatorUnit, params: SloganParams, context: Context) -> Judgement:
    """A name that is a goal, a duty or a slogan instead of a name."""
    row, shape = unit.indicator, shape_of(unit, context)
    if shape is None:
        return NOT_APPLICABLE
    numbered = row.operator is not None or context.language.number(row.value or "") is not None
    quantitative = numbered and not row.qualitative
    counted = quantitative and context.language.name_reader.changes_count(row.name)
    wished = not quantitative and _only_wishes(row, shape, context)
    if counted or not (wished or is_sentence(shape, row)):
        return PASSED
    share = "ratio" in context.language.unit(row.unit or "").kinds
    sure = shape.sentence_sure and (shape.sentence in _BY_FORM or not quantitative or share)
    values = {
        "short_name": shorten(row.name),
        "wish": _wish(row.name.strip(), shape),
        "alternatives": examples_for(unit, context, first=shape.measures),
    }
    confidence = ask_unless(sure and shape.sentence is not None)
    fault = "apart" if _is_foreign(unit, params, context) else "own"
    if _goes_on_in_value(row, context):
        fault = "torn"
    return failed(Hit(values, field="name", confidence=confidence, fault=fault))


def _goes_on_in_value(row: Indicator, context: Context) -> bool:
    """Whether a name stops at a verb whose object is the target (使村民出行更方便，做到 | 人人称赞)."""
    words = context.lexicons.load("name-patterns", NameLexicon)
    worded = bool(row.value) and context.language.number(row.value or "") is None
    return worded and row.name.strip().endswith(words.left_open)


def _is_foreign(unit: IndicatorUnit, params: SloganParams, context: Context) -> bool:
    """Whether a benefit for the economy may be another project's: nothing else in the form speaks of it."""
    row, form = unit.indicator, unit.form
    benefit = context.language.dimensions.of_levels(row.levels) in (*BENEFITS, "benefit")
    named = benefit and any(word in row.name for word in params.economy)
    told = form.project and len(form.indicators) > 1
    return bool(named and told) and is_apart(row, form, context.linker.content.coverage)


def _only_wishes(row: Indicator, shape: NameShape, context: Context) -> bool:
    """Whether a name without any measure is what one wishes for: by its first words or its last, or since
    the target says nothing but the name again."""
    words = context.lexicons.load("name-patterns", NameLexicon)
    name = row.name.strip()
    if name.endswith(words.wished_states):
        return True
    if shape.measured or len(name) < _SHORT - 1 or name.startswith(words.verb_nouns):
        return False
    if _DIGIT.search(name) is None and plain(name) == plain(row.value or ""):
        return True
    named = name.endswith((*words.soft_measures, *words.noun_continuations))
    named = named or ("的" in name and name.endswith(words.abstract_nouns))  # 尊重老兵的良好风尚
    return name.startswith(words.wish_openings) and not named


def _wish(name: str, shape: NameShape) -> str:
    """The words that only wish, unless they are the whole name, which the message has quoted already."""
    slogans = [words for words in shape.slogans if sum(words in other for other in shape.slogans) == 1]
    quoted = [f"“{inner(words)}”" for words in slogans[:2] if _LEAST <= len(words) <= _PART * len(name)]
    return "".join(quoted)


@check_kind(
    "wish-as-share",
    params=NoParams,
    provides={"short_name", "wish", "alternatives"},
    faults={"wish", "cost", "practice", "fall"},
)
def judge_wish_share(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A sentence with a share for its target: of what, if it wishes for more; how much money, under 成本."""
    row, shape = unit.indicator, shape_of(unit, context)
    if shape is None or row.qualitative or not states_share(row, context):
        return NOT_APPLICABLE
    if _falls_wholly(row, context):
        values = {"short_name": shorten(row.name), "wish": "", "alternatives": examples_for(unit, context)}
        return failed(Hit(values, field="value", fault="fall"))
    cost = context.language.dimensions.of_levels(row.levels) == "cost"
    kept = cost or shape.slogans or shape.sentence is Sentence.PROCEDURE
    sentence = is_sentence(shape, row) and shape.sentence_sure and kept
    states = context.lexicons.load("name-patterns", NameLexicon).wished_wholly
    wish = shape.sentence is None and (
        context.language.uncounted.wishes(row.name) or row.name.strip().endswith(states)
    )
    grown = context.language.name_reader.changes_count(row.name) and not _is_whole(row, context)
    if shape.measured or grown or not (sentence or wish):
        return PASSED
    values = {
        "short_name": shorten(row.name),
        "wish": _wish(row.name.strip(), shape),
        "alternatives": examples_for(unit, context, first=shape.measures),
    }
    fault = "cost" if cost else "practice" if _is_practice(row, shape, context) else "wish"
    return failed(Hit(values, field="value", fault=fault))


def _falls_wholly(row: Indicator, context: Context) -> bool:
    """Whether a rate is to be lowered by all that it is, or to all (降低发病率 100%)."""
    falls = context.lexicons.load("direction", DirectionLexicon).falls
    verb = next((word for word in falls if len(word) > 1 and row.name.strip().startswith(word)), None)
    measure = context.language.measure(row.name)
    rate = measure is not None and measure.kind == "rate" and measure.object not in ("", verb)
    return verb is not None and rate and _is_whole(row, context)


def _is_whole(row: Indicator, context: Context) -> bool:
    return context.language.number(row.value or "") == _WHOLE


def _is_practice(row: Indicator, shape: NameShape, context: Context) -> bool:
    """Whether a name says what is done and how (加强技术培训) rather than what one wishes to come of it."""
    if shape.sentence is Sentence.PROCEDURE:
        return not shape.slogans
    matter = context.language.matter(row.name)  # whatever its share is of
    return shape.sentence is None and matter is not None and matter.kind in MADE
