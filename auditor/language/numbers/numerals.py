"""Numbers as Chinese budget forms write them: 6,000, 3.5万, 六千, 二〇二五, 百分之九十五, 10余万.

Anchored grammar only: a text is a number as a whole or not at all, and in prose a Chinese numeral counts
only where the caller says that a unit follows it. 一般公共预算, 三公, 五一 and 1.2.3 are not numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from auditor.chinese.dates import A_YEAR
from auditor.chinese.marks import DASHES
from auditor.chinese.numerals import DIGIT, DIGITS, ROUGH, chinese_value, scale_of
from auditor.expressions import expression

_UNIFIED = tuple(zip("０１２３４５６７８９．，－＋％　拾佰仟萬億", "0123456789.,-+% 十百千万亿", strict=True))
_CIRCLED = {chr(0x2460 + index): Decimal(index + 1) for index in range(20)}
_SHORT_TENS = {"廿": "二十", "卅": "三十"}
_SIGNLESS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MULTIPLIER = r"[十百千]?[万亿]|[百千]"
_CHINESE_CHARS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖"
_WHOLE_ARABIC = expression(
    rf"(?P<sign>[+-]?)(?P<number>{_SIGNLESS})\s*[{ROUGH}]?\s*(?P<scale>{_MULTIPLIER})?[{ROUGH}]?"
)
_BARE = expression(r"[百千万亿]|[百千]万")  # 近千人, 上百家
_NEARLY = tuple("近上约逾超达破")
_FRACTION = expression(r"(?P<below>[百千万]|[一二两三四五六七八九十0-9]+)分之(?P<above>.+)")
_TENTHS = expression(rf"(?P<tenths>{DIGIT}|[1-9](?:\.[0-9])?)成(?P<half>{DIGIT})?")

_TAIL = expression(rf"\s*(?P<rough>[{ROUGH[:2]}])?\s*(?P<scale>{_MULTIPLIER})?(?P<rough2>[{ROUGH[:2]}])?")

_PROSE = expression(
    rf"(?P<date>{A_YEAR}\s*(?:[{DASHES}至到]\s*{A_YEAR}\s*)?年(?:度)?(?:\s*[0-9]{{1,2}}\s*月)?(?:\s*[0-9]{{1,2}}\s*[日号])?"
    rf"|{A_YEAR}([-./])[0-9]{{1,2}}(?:\2[0-9]{{1,2}})?(?![0-9])"
    r"|(?<![0-9.])[0-9]{1,2}\s*月(?:份|\s*[0-9]{1,2}\s*[日号])?"
    rf"|[{_CHINESE_CHARS}]{{4}}年(?:[{_CHINESE_CHARS}]{{1,3}}月)?(?:[{_CHINESE_CHARS}]{{1,3}}[日号])?"
    rf"|[{_CHINESE_CHARS}]{{1,3}}月(?:份|[{_CHINESE_CHARS}]{{1,3}}[日号]))"
    r"|(?P<code>[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?::[0-9]+)+|[0-9]+/[0-9]+|[0-9]{3,4}-[0-9]{7,8}|[0-9]+\^[0-9]+)"
    rf"|(?P<fraction>(?:[百千万]|{DIGIT}|十)分之(?:[{_CHINESE_CHARS}点]+|{_SIGNLESS}))"
    rf"|(?P<tenths>(?<![{_CHINESE_CHARS}0-9.])(?:{DIGIT}|[1-9])成(?:{DIGIT})?(?![立员果本都人年长就功效绩为套品不分形]))"
    rf"|(?P<arabic>(?<![0-9A-Za-z_.^]){_SIGNLESS})"
    rf"|(?P<chinese>[{_CHINESE_CHARS}半廿卅][{_CHINESE_CHARS}点廿卅{ROUGH[:2]}]*)"
)


_CODE = expression(r"[A-Za-z_^]")
_KILO = expression(r"千(?:瓦|克|米|卡|帕|伏|赫|焦|人次)")
_BEGINNING = expression(f"[0-9{_CHINESE_CHARS}半廿卅]")  # of whatever _PROSE finds


class Number(NamedTuple):
    """A number in a text. ``start``/``end`` is its span. ``value`` counts in ``unit`` where the numeral
    carries one of its own (百分之九十五: 95, ``%``). ``approximate`` marks 10余, 百余, 3万多."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: str | None = None
    approximate: bool = False


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text stands for, ``None`` where it is not one. 百分之九十五 is 0.95."""
    unified = _unify(text)
    if not unified:
        return None
    if unified in _CIRCLED:
        return _CIRCLED[unified]
    arabic = _WHOLE_ARABIC.fullmatch(unified)
    if arabic:
        return _arabic_value(arabic["number"], arabic["sign"]) * scale_of(arabic["scale"] or "")
    share = _share(unified)
    if share:
        value, unit = share
        return value.scaleb({"%": -2, "‰": -3}.get(unit or "", 0))
    return chinese_value(unified)


def find_numbers(text: str, *, unit_at: Callable[[str, int], bool] | None = None) -> tuple[Number, ...]:
    """The numbers in running text, in order; dates, times, codes, telephone numbers and signs are left out.

    ``unit_at(text, position)`` tells whether a unit begins at a position. With it, Chinese numerals before a
    unit are found, and a multiplier that belongs to the unit is left to it (6 | 万元, 5 | 千瓦时). Without
    it, only Arabic numbers and 百分之…, 三分之二, 九成 are found.
    """
    return tuple(each_number(text, unit_at))


def each_number(text: str, unit_at: Callable[[str, int], bool] | None) -> Iterator[Number]:
    """The numbers that ``find_numbers`` gives, one by one."""
    unified = _narrow(text)
    position = 0
    for beginning in _BEGINNING.finditer(unified):
        match = _PROSE.match(unified, beginning.start()) if beginning.start() >= position else None
        if match is None:
            continue
        position = match.end()
        if match.lastgroup in ("date", "code"):
            continue
        number = _read_match(text, unified, match, unit_at)
        if number is not None:
            position = number.end
            yield number


def _read_match(
    text: str, unified: str, match: re.Match[str], unit_at: Callable[[str, int], bool] | None
) -> Number | None:
    if match["fraction"] or match["tenths"]:
        share = _share(match.group())
        return (
            Number(text[match.start() : match.end()], match.start(), match.end(), *share) if share else None
        )
    if match["arabic"]:
        return _prose_arabic(text, unified, match, unit_at)
    return _prose_chinese(text, match, unit_at) if unit_at else None


def _prose_arabic(
    text: str, unified: str, match: re.Match[str], unit_at: Callable[[str, int], bool] | None
) -> Number | None:
    value, end = _arabic_value(match.group(), ""), match.end()
    coded = _CODE.match(unified, end) and not (unit_at and unit_at(text, end))
    tail = _TAIL.match(unified, end)
    if coded or tail is None:
        return None  # 5G, A4纸, 10^3
    scale, scale_end = tail["scale"], tail.end()
    if scale and (_starts_unit(unified, tail.start("scale"), text, unit_at)):
        scale, scale_end = None, tail.start("scale")
    if scale is None and tail["rough"]:
        scale_end = tail.end("rough")
    elif scale is None:
        scale_end = end
    rough = bool(tail["rough"] or (scale and tail["rough2"]))
    return Number(
        text[match.start() : scale_end], match.start(), scale_end, value * scale_of(scale or ""), None, rough
    )


def _starts_unit(unified: str, at: int, text: str, unit_at: Callable[[str, int], bool] | None) -> bool:
    if unit_at is not None and unit_at(text, at):
        return True
    return unit_at is None and _KILO.match(unified, at) is not None


def _prose_chinese(text: str, match: re.Match[str], unit_at: Callable[[str, int], bool]) -> Number | None:
    for end in range(match.end(), match.start(), -1):
        if not unit_at(text, end):
            continue
        value = parse_number(text[match.start() : end])
        if value is None and text[match.start() - 1 : match.start()] in _NEARLY:
            bare = _BARE.fullmatch(text[match.start() : end])
            if bare:
                scale = Decimal(scale_of(bare.group()))
                return Number(bare.group(), match.start(), end, scale, None, approximate=True)
        if value is not None:
            words = text[match.start() : end]
            return Number(words, match.start(), end, value, None, any(char in words for char in ROUGH))
    return None


def _narrow(text: str) -> str:
    """The text in plain figures and signs, one character for one, so that positions hold."""
    for wide, narrow in _UNIFIED:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


def _unify(text: str) -> str:
    unified = "".join(_narrow(text).split())
    for short, full in _SHORT_TENS.items():
        unified = unified.replace(short, full)
    return unified


def _arabic_value(number: str, sign: str) -> Decimal:
    return Decimal(sign + number.replace(",", ""))


def _share(text: str) -> tuple[Decimal, str | None] | None:
    """The value of 百分之五, 三分之二, 九成 with the unit it counts in, ``None`` for anything else."""
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        half = DIGITS[tenths["half"]] if tenths["half"] else 0
        share = parse_number(tenths["tenths"])
        return (share * 10 + half, "%") if share is not None else None
    fraction = _FRACTION.fullmatch(text)
    if fraction is None:
        return None
    above = Decimal(100) if fraction["above"] == "百" else parse_number(fraction["above"])
    if above is None:
        return None
    if fraction["below"] in ("百", "千"):
        return above, "%" if fraction["below"] == "百" else "‰"
    below = Decimal(10_000) if fraction["below"] == "万" else parse_number(fraction["below"])
    return (above / below, None) if below else None
