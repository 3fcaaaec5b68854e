"""Targets and the sentences that tell them."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

from benchmarks.accuracy.draft import Row, Sentence
from benchmarks.accuracy.words import Entry, words

_MEASURES = re.compile(
    r"(?:人次|人数|场次|次数|户数|处数|座数|套数|盏数|村数|册数|天数|期数|台件数|批次|家次|(?<!案)件数|起数|数量"
    r"|面积|长度|里程|时长|数)$"
)
_EVENTS = re.compile(
    r"(?:培训|演练|讲座|活动|宣讲|检查|巡查|巡河|巡护|抽检|慰问|赛事|展示|党日|救助|训练|走访|调研|下乡)$"
)
_EVENT_UNITS = frozenset({"场", "次", "期", "人次", "批次", "家次"})
_REPEATED = frozenset({"场", "次", "期"})
_UPPER = 100
_WAN = 10_000
_CHINESE = "零一二三四五六七八九十"


def target(entry: Entry, rng: Random) -> str:
    """A realistic value for an indicator."""
    if entry.typical is None:
        low, high, step = _range(entry)
        regular = entry.unit in _REPEATED and entry.operator == "≥" and rng.random() < 0.4
        return rng.choice(["4", "12", "24"]) if regular else str(rng.randrange(low, high + 1, step))
    typical = Decimal(entry.typical)
    if entry.operator == "≥" and entry.unit == "%" and typical < _UPPER:
        return str(min(typical + rng.choice([0, 0, 1, 2, 3]), Decimal(99)))
    return entry.typical


def _range(entry: Entry) -> tuple[int, int, int]:
    special = (each.range for each in words().special if re.search(each.match, entry.name))
    return next(special, None) or words().ranges[entry.unit]


def stem(name: str) -> str:
    """A name without its measure: 教师培训人次 → 教师培训."""
    return _MEASURES.sub("", name) or name


def shape(row: Row) -> str:
    """Which templates tell a row's target."""
    rate = row.unit in {"%", "‰", ""} or row.name.endswith(("率", "度", "比例"))
    if row.value == "0":
        return "zero"
    if row.operator == "≤":
        return "cap"
    if rate:
        return "rate_floor" if row.operator == "≥" else "rate_exact"
    if row.operator == "=":
        return "count_exact"
    return "event_floor" if row.unit in _EVENT_UNITS and _EVENTS.search(stem(row.name)) else "count_floor"


def templates(row: Row) -> tuple[str, ...]:
    """Every template that tells a row's target as it is."""
    own = words().templates[shape(row)]
    if not _MEASURES.search(row.name):  # without a measure the stem is the whole name
        own = tuple(each for each in own if "{name}" in each) or own
    often = words().frequencies.get(row.value)
    frequent = row.unit in _REPEATED and row.operator == "≥" and _EVENTS.search(stem(row.name))
    return (*own, often, often) if often and frequent else own


def tell(row: Row, index: int, template: str, *, number: str | None = None) -> Sentence:
    """The sentence that tells a row's target; ``number`` is the value as the text writes it."""
    unit = row.unit.removeprefix("1")  # 15/10万 is written without the 1 of 1/10万
    text = template.format(name=row.name, stem=stem(row.name), number=number or row.value, unit=unit)
    return Sentence(text, index, template)


def spell(value: str, unit: str, rng: Random) -> str:
    """A number as running text may write it: 12000 → 1.2万, 12 → 十二."""
    number = Decimal(value)
    if number >= _WAN and number % 1000 == 0 and not unit.startswith(("万", "亿")) and rng.random() < 0.3:
        return f"{(number / _WAN).normalize():f}万"
    if number in range(2, 20) and unit in _EVENT_UNITS | {"个", "处", "座"} and rng.random() < 0.15:
        return _in_words(int(number))
    return value


def _in_words(number: int) -> str:
    if number <= len(_CHINESE) - 1:
        return _CHINESE[number] if number != 2 else "两"
    return "十" + _CHINESE[number - 10]
