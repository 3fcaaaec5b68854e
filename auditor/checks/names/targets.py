"""Targets that are no single target: several in one cell, a sentence around a number, an empty row."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.names.target_lists import JOINED, TIMES, counted, one_by_one, side_by_side
from auditor.checks.shared.parameters import NoParams
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import DASHES, HAN
from auditor.chinese.stops import ITEM_END, STOPS
from auditor.expressions import expression
from auditor.language import Direction, Quantity
from auditor.language.names.matter_words import BENEFITS
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.phrases import Words
from auditor.language.scanning import scanner_of
from auditor.language.texts.answers import Answer
from auditor.language.texts.qualitative import QualityKind
from auditor.model import CAPS, FLOORS, Confidence, Indicator, Operator, as_written

_DATED = expression(r"\d\s*[年月日]|[年月季]底|[《（(]")
_RATED = frozenset({"ratio", "points", "length", "level", "score"})  # often explained beside the number
_ALL_OF = "全约共近这其"
_EACH = expression(rf"(?:每|人均|户均|亩均|生均)[{HAN}]")  # 每人每月发放50元: the name is to say 标准
_APIECE = expression(rf"[，,；;、\s]+(?:每|人均|户均|亩均|生均|单价)[{HAN}]{{0,6}}")
_AMONG = "其中"
_FORMULA = expression(
    rf"[≥≤=]?\s*\d+(?:\.\d+)?\s*[{HAN}]{{0,2}}\s*[×xX*＊✕]\s*\d+(?:\.\d+)?\s*[{HAN}]{{0,4}}"
)
_NUMBERED = expression(r"(?<![/／\d.])\d")  # not 次/10万公顷
_LETTERS = expression(rf"[{HAN}A-Za-z]")
_HAN = expression(rf"[{HAN}]")
_PRICED = frozenset({"standard", "spending", "deadline", "punctuality", "grade", "lifespan"})
_PAID = "money"  # 造林补助, which says neither 标准 nor 费用
_BOUND = expression(r"[≥≤＞＜><≧≦⩾⩽]\s*\d")
_EDGES = f"{''.join(DASHES)}~～至到、，,。（）() 　"
_DATES = expression(rf"{THIS_CENTURY}年?度?|1?\d月份?|[1-3]?\d日|[年月季][初中底末]|[之以]?前|期间?")
_ANY = expression(rf"本|该|此|项目|指标|类|项|单位|[\s（()）{STOPS}]")  # 本项目不涉及此类指标: no matter
_NO_NAMES = frozenset({Answer.ALWAYS, Answer.IN_TIME, Answer.WELL})
_BLANK_NAMES = frozenset({"0", "0.0", "0.00", "/", "-", "—", "——"})


class TargetParams(Params):
    """``words`` are the Chinese characters beside number, unit and sign from which a value is a sentence,
    ``money_words`` those of an amount of money, which is often said with what it is for; names that end in
    ``paid_names`` say themselves what is paid."""

    words: int = Field(default=4, description="除数、单位和符号以外有几个汉字，目标值就算写成了句子")
    paid_names: tuple[str, ...] = Field(
        default=(), description="名称以这些词结尾的，自己就说了按什么付钱，目标值写成“每人50元”也看得懂"
    )
    money_words: int = Field(default=12, description="目标值是金额时有几个汉字，就算写成了句子")


@check_kind(
    "several-targets",
    params=NoParams,
    provides={"count", "parts"},
    faults={"several", "parts", "formula"},
)
def judge_several(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A value that sets several targets, each with its own object."""
    row = unit.indicator
    more = _NUMBERED.search(row.unit or "")  # 300 | 册、20块
    value = f"{row.value or ''}{row.unit if more else ''}".strip()
    if not value or context.language.quality(value).kind is QualityKind.SCALE:
        return NOT_APPLICABLE
    if _FORMULA.fullmatch(value) and not _is_size(row, value, context):
        return failed(Hit({"count": "1", "parts": value}, field="value", fault="formula"))
    parts = [part.strip() for part in ITEM_END.split(value) if part.strip()]
    some = _quantity_words(context).unsaid
    targets = [part for part in parts if part.endswith(some) or _names_something(part, context)]
    if len(targets) < 2 or not all(_states_how_many(part, context) for part in parts):
        targets = side_by_side(value, context) or one_by_one(row.name, value, context)
    if len(targets) < 2 or _priced(row, context):
        targets = _count_and_price(row, value, context)
    if len(targets) < 2:
        return PASSED
    quoted = "".join(f"“{part}”" for part in targets[:3])
    fault = "parts" if any(part.startswith(_AMONG) for part in targets) else "several"
    return failed(Hit({"count": str(len(targets)), "parts": quoted}, field="value", fault=fault))


def _quantity_words(context: Context) -> QuantityWords:
    return context.lexicons.load("quantity-words", QuantityWords)


def _states_how_many(part: str, context: Context) -> bool:
    """Whether a part has a number, or says that there are some (编织袋若干)."""
    return part.endswith(_quantity_words(context).unsaid) or bool(context.language.quantities(part))


def _is_size(row: Indicator, value: str, context: Context) -> bool:
    """Whether factors are what is meant: sizes (宽度和厚度 6×0.2米, 1920×1080像素) and hours (7×24小时)."""
    counted = context.language.quantities(value)
    unit = counted[-1].unit.kinds if counted else frozenset()
    return not unit or bool(unit & TIMES) or any(word in row.name for word in _quantity_words(context).sizes)


def _no_sentence(target: Stated, _: TargetParams, context: Context) -> Judgement | None:
    value = (target.value or "").strip().rstrip(STOPS)
    quantities = _money(value, context) or counted(value, context)
    return None if value and len(quantities) == 1 else NOT_APPLICABLE


@check_kind(
    "sentence-target",
    params=TargetParams,
    provides={"quantity", "sign", "number", "per"},
    faults={"one", "which", "price"},
    by_target=_no_sentence,
)
def judge_sentence(unit: IndicatorUnit, params: TargetParams, context: Context) -> Judgement:
    """A value that hides its one number in a sentence."""
    row = unit.indicator
    value = (row.value or "").strip().rstrip(STOPS)
    money = _money(value, context)
    quantities = money or counted(value, context)
    if not value or len(quantities) != 1 or (_priced(row, context) and not money):
        return NOT_APPLICABLE
    quantity = quantities[0]
    if quantity.unit.kinds & _RATED or ITEM_END.search(value):
        return PASSED
    around = _content(value[: quantity.start] + value[quantity.end :], context)
    measure = context.language.measure(row.name)
    unnamed = money and _EACH.match(value) and measure is None
    paid = (measure is None or measure.kind == _PAID) and not row.name.endswith(params.paid_names)
    if money and paid and _EACH.match(value) and not context.linker.prices.without(around, ""):
        return failed(_price(value, quantity, context))
    least = params.money_words if money and not unnamed else params.words
    if len(_HAN.findall(around)) < least or _DATED.search(value):
        return PASSED
    which = _placed(value[: quantity.start], context) or _has_another(value, quantity, context)
    values = {"quantity": quantity.text, "sign": _sign(row, quantity, context), "number": "", "per": ""}
    priced = any("money" in each.unit.kinds for each in context.language.quantities(value))
    unsure = Confidence.ASK if priced and which else None  # one number may only describe what the other pays
    return failed(Hit(values, field="value", fault="which" if which else "one", confidence=unsure))


def _price(value: str, quantity: Quantity, context: Context) -> Hit:
    """A price in words (每人每月50元): its number, and the unit that says what it is for."""
    money = quantity.unit.text
    things = context.linker.prices.named(value[: quantity.start])
    sign = quantity.operator.value if quantity.operator in {*CAPS, *FLOORS} else ""
    number = f"{sign}{as_written(quantity.value)}"
    return Hit({"number": number, "per": f"{money}/{'·'.join(things)}"}, field="value", fault="price")


def _placed(before: str, context: Context) -> bool:
    """Whether the words before a number say for whom, where or by whom: it may only tell of those."""
    words = _quantity_words(context).placing
    return before.endswith(words) or (before[-1:] in _ALL_OF and before[:-1].endswith(words))


def _sign(row: Indicator, quantity: Quantity, context: Context) -> str:
    """The sign that a target needs: a price is fixed, costs and what is bad have a cap, all else a floor."""
    if quantity.unit.of_money and "/" in quantity.unit.text:
        return Operator.EQUAL.value
    direction = context.language.row_direction(row).direction
    spent = quantity.unit.of_money and direction is not Direction.HIGHER
    return (Operator.AT_MOST if spent or direction is Direction.LOWER else Operator.AT_LEAST).value


def _has_another(value: str, quantity: Quantity, context: Context) -> bool:
    """Whether a sentence states a time, an amount of money or another number beside what it counts, which
    may be its target as well."""
    others = value[: quantity.start] + "，" + value[quantity.end :]
    return any(map(str.isdigit, others)) or bool(context.language.quantities(others))


class EmptyRowParams(Params):
    """``unneeded``: words by which a name says that its level does not apply to the project; ``none``: that
    the project has no such effect."""

    unneeded: tuple[str, ...] = Field(description="名称里有它们，说的是这一类不适用")
    none: tuple[str, ...] = Field(description="名称里有它们，说的是没有这一类效益，只询问")


@check_kind("empty-row", params=EmptyRowParams, faults={"blank", "unneeded"})
def judge_empty(unit: IndicatorUnit, params: EmptyRowParams, _context: Context) -> Judgement:
    """A row whose name is 0 or a dash, or says that there is nothing to say: left from the template."""
    row, name = unit.indicator, unit.indicator.name.strip()
    if name in _BLANK_NAMES:
        return failed(Hit(field="name", fault="blank"))
    firm = any(word in name for word in params.unneeded)
    if firm and not _ANY.sub("", _without(name, params.unneeded)):
        return failed(Hit(field="name", fault="unneeded"))  # whatever stands beside it
    if any(map(str.isnumeric, row.value or "")) or not (firm or any(word in name for word in params.none)):
        return PASSED
    return failed(Hit(field="name", fault="unneeded", confidence=None if firm else Confidence.ASK))


def _without(name: str, words: tuple[str, ...]) -> str:
    for word in sorted(words, key=len, reverse=True):
        name = name.replace(word, "")
    return name


@check_kind(
    "answer-name",
    params=NoParams,
    provides={"alternatives"},
    faults={"answer", "effect", "target", "money", "which-cost"},
)
def judge_name(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A name that only says when or how something is done (全年, 按要求支付), or is a target itself (3年)."""
    name = unit.indicator.name.strip()
    if not any(map(str.isalpha, name)):
        return NOT_APPLICABLE  # a number alone (88) is no name at all
    said = context.language.measure(name) is None and context.language.process(name) is None
    bare = said and context.language.answer(name) in _NO_NAMES
    bare = bare or context.language.name_reader.nameless(name)
    if not bare and _keeps_to_budget(unit.indicator, context):
        written = any(map(str.isdigit, unit.indicator.value or ""))
        return failed(Hit(field="name", fault="which-cost" if written else "money"))
    amount = _is_amount(name, context) or _is_period(name, context)
    if not (bare or amount):
        return failed(Hit(field="name", fault="target")) if _BOUND.match(name) else PASSED
    level = context.language.dimensions.of_levels(unit.indicator.levels) or ""
    values = {"alternatives": context.language.alternatives.pattern(level)}
    return failed(Hit(values, field="name", fault="effect" if level in BENEFITS else "answer"))


def _keeps_to_budget(row: Indicator, context: Context) -> bool:
    """Whether a row has no amount and is named after the budget that is kept to (资金控制在预算内)."""
    kept = context.language.answer(row.name) is Answer.MONEY_KEPT
    amount = "money" in context.language.unit(row.unit or "").kinds
    return kept and context.language.measure(row.name) is None and not amount


def _is_period(name: str, context: Context) -> bool:
    """Whether a name is a year, a month or a span of them and nothing else (2024年全年, 3—11月)."""
    rest = _DATES.sub("", name)
    whole = context.language.answer(rest) is Answer.ALWAYS or not rest.strip(_EDGES)
    return rest != name and any(map(str.isdigit, name)) and whole


def _is_amount(name: str, context: Context) -> bool:
    """Whether a name is a number with its unit and nothing else."""
    found = context.language.quantities(name)
    rest = _content(name[: found[0].start] + name[found[0].end :], context) if len(found) == 1 else name
    if context.language.number(name) is not None:
        return True
    return not rest.strip(f"≥≤＞＜><=＝%％ {STOPS}")


def _count_and_price(row: Indicator, value: str, context: Context) -> list[str]:
    """How many things and then how much money for each, where a value is made of these two (12户，每户3000元)
    and is no standard."""
    both = context.language.quantities(value)
    matter = context.language.row_matter(row)
    if len(both) != 2 or (matter is not None and matter.kind == "standard"):
        return []
    count, price = both
    things = not count.unit.of_money and count.unit.kinds - TIMES - _RATED - {"times", "age"}
    edges = JOINED.sub("", value[: count.start] + value[price.end :])
    if (
        edges
        or not things
        or not price.unit.of_money
        or not _APIECE.fullmatch(value[count.end : price.start])
    ):
        return []
    return [count.text, price.text]


def _names_something(part: str, context: Context) -> bool:
    """Whether a part of a value is a target with an object of its own (结核病人筛查600人次以上)."""
    quantities = [each for each in context.language.quantities(part) if each.unit.kinds - TIMES]
    if len(quantities) != 1:
        return False
    return len(_LETTERS.findall(_content(part[: quantities[0].start], context))) >= 2


def _content(text: str, context: Context) -> str:
    """A text without the words that every number may have beside it."""
    beside = _quantity_words(context).beside
    return Words(scanner_of(context.lexicons), beside).without(text)


def _money(text: str, context: Context) -> list[Quantity]:
    """The one quantity of a value, where it is an amount of money, a price or a standard."""
    found = list(context.language.quantities(text))
    return found if len(found) == 1 and found[0].unit.of_money else []


def _priced(row: Indicator, context: Context) -> bool:
    """Whether a row speaks of money, time or grades, which come in scales."""
    matter = context.language.row_matter(row)
    return matter is not None and matter.kind in _PRICED
