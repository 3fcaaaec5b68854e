"""A per cent as the target of a name that has no share: work, an order, a time, a state."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import beside_name
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import TENTH
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.names.matter_words import MatterLexicon
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence, Indicator

_OBJECT = expression(rf"[{HAN}\d].{{3,}}")  # 上报资料 is short enough for a name
_WHEN = expression(rf"[每\d一二三四五六七八九十]月(?:份|[初中下底末上]旬?)?|{TENTH}|[一二三四]季度|每季")
_TAIL = expression(r"(?:[\s≥≤=＝]*\d+(?:\.\d+)?\s*[%％]|[（(]\s*[%％]\s*[)）])$")  # 达标率100%, 准确性（%）
_SHARE = expression(
    rf"[{HAN}]{{2}}(?<![效频速])率|占比|比重|比例|除以|[{HAN}）)]\s*[÷/／]\s*[（(]?[{HAN}]{{2}}|[×*]\s*100\s*[%％]"
)
_DEGREE = "程度"
_GRADED = ("性", "水平", _DEGREE)  # 准确性, 素养水平: may be meant for a rate
_BARE = "100"  # a per cent whose sign was left out
_STANDARD = "standard"
_STATE = "efficiency"  # the measure of what is well or badly (能力, 水平, 质量)


class ShareParams(Params):
    """``deeds`` open a name that says what is to be done, ``orders`` stand in one that says what must be,
    ``states`` end one that says how something is; ``known`` end one that the trade states in per cent;
    ``meeting`` stand before a standard that is met, which measures nothing."""

    deeds: tuple[str, ...] = Field(description="名称以它们开头，说的是要做完的一件事")
    orders: tuple[str, ...] = Field(description="名称里有它们，说的是要求")
    states: tuple[str, ...] = Field(description="名称以它们结尾，说的是一种状况")
    known: tuple[str, ...] = Field(default=(), description="名称以它们结尾的，行业里就是用百分数说的")
    meeting: tuple[str, ...] = Field(default=(), description="后面的标准是要符合的，不是补助标准一类的数")


@check_kind(
    "share-of-what",
    params=ShareParams,
    provides={"short_name", "word"},
    faults={"deed", "order", "time", "state", "bare"},
)
def judge(unit: IndicatorUnit, params: ShareParams, context: Context) -> Judgement:
    """Where a name has no measure, nobody can say of what its per cent is a share."""
    row, name = unit.indicator, _TAIL.sub("", unit.indicator.name.strip())
    share = "ratio" in context.language.unit(row.unit or "").kinds
    if row.qualitative or not (share or _is_bare_hundred(row)) or not name:
        return NOT_APPLICABLE
    shape = context.language.shape(name)
    rated = (
        _is_rated(row, context)
        or _measured(name, params, context)
        or context.language.alternatives.rated(name)
    )
    if (
        rated
        or name.endswith(params.known)
        or _is_explained(unit)
        or (shape.sentence is not None and shape.sentence_sure)
    ):
        return PASSED
    fault, word = _fault(name, params, context)
    if fault == "bare" and (not share or row.operator is not None):
        return PASSED  # beside a sign, the missing measure word is told
    confidence = Confidence.ASK if fault == "bare" or name.endswith(_GRADED) else None
    values = {"short_name": shorten(name), "word": word}
    return failed(Hit(values, field="value", fault=fault, confidence=confidence))


def _is_bare_hundred(row: Indicator) -> bool:
    return (row.value or "").strip() == _BARE and not (row.unit or "").strip()


def _is_rated(row: Indicator, context: Context) -> bool:
    """Whether a level says of what the per cent is (预算执行率 over the sums of which it is one)."""
    shares = context.lexicons.load("measures", MeasureLexicon).shares
    of_level = context.language.dimensions.of_level
    return any(level.endswith(shares) and of_level(level) is None for level in row.levels)


def _is_explained(unit: IndicatorUnit) -> bool:
    """Whether a form says beside a name what is divided by what, or which share it means."""
    told = beside_name(unit)
    return _SHARE.search(told) is not None


def _measured(name: str, params: ShareParams, context: Context) -> bool:
    """Whether a name says what is counted, or speaks of a plan or of tasks, which are done in shares."""
    if context.language.dimensions.of_level(name) is not None:
        return True  # a level that stands for a name is told as such
    measure = context.language.measure(name)
    words = context.lexicons.load("measures", MeasureLexicon)
    shared = name.endswith((*words.shares, *words.wholes)) and not name.endswith(_DEGREE)
    if measure is not None and measure.kind == _STANDARD and any(w in measure.object for w in params.meeting):
        return False
    if shared or (measure is not None and measure.kind != _STATE):
        return True
    lexicon = context.lexicons.load("matters", MatterLexicon)
    return name.endswith((*lexicon.tasks, *lexicon.progress, *lexicon.punctual_endings))


def _fault(name: str, params: ShareParams, context: Context) -> tuple[str, str]:
    """What a name without a measure says, and the word that tells it."""
    order = next((word for word in params.orders if word in name[1:]), "")
    if order:
        return "order", order
    when = _WHEN.search(name)
    if when is not None:
        return "time", when[0]
    deed = next((word for word in params.deeds if _opens(name, word)), "")
    if deed:
        return "deed", deed
    state = max((word for word in params.states if name.endswith(word)), key=len, default="")
    measure = context.language.measure(name)
    if state or (measure is not None and measure.kind == _STATE):
        return "state", state
    return "bare", ""


def _opens(name: str, deed: str) -> bool:
    return name.startswith(deed) and _OBJECT.fullmatch(name[len(deed) :]) is not None
