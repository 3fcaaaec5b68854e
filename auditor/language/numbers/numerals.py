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

_DIGITS: dict[str, int] = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖",
        (0, 0, 1, 2, 2, *range(3, 10), *range(1, 10)),
        strict=True,
    )
)
_UNIFIED = tuple(zip("０１２３４５６７８９．，－＋％　拾佰仟萬億", "0123456789.,-+% 十百千万亿", strict=True))
_CIRCLED = {chr(0x2460 + index): Decimal(index + 1) for index in range(20)}
_SHORT_TENS = {"廿": "二十", "卅": "三十"}
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_SIGNLESS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MULTIPLIER = r"[十百千]?[万亿]|[百千]"
_ROUGH = "余多几"

_DIGIT = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_ZERO = "[零〇]?"
# below ten thousand: 三千二百零五, 十二, 三百五 (= 350)
_SECTION = re.compile(
    rf"(?=.)(?:(?P<k>{_DIGIT})千)?(?:{_ZERO}(?P<h>{_DIGIT})百)?(?:{_ZERO}(?P<t>{_DIGIT})?(?P<ten>十))?(?P<zero>{_ZERO})(?P<u>{_DIGIT})?"
)
_CHINESE_CHARS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖"
_WHOLE_ARABIC = re.compile(
    rf"(?P<sign>[+-]?)(?P<number>{_SIGNLESS})\s*[{_ROUGH}]?\s*(?P<scale>{_MULTIPLIER})?[{_ROUGH}]?"
)
_BARE_ROUGH = re.compile(rf"([十百千万亿])[{_ROUGH[:2]}]([万亿]?)")
_BARE = re.compile(r"[百千万亿]|[百千]万")  # 近千人, 上百家
_NEARLY = tuple("近上约逾超达破")
_FRACTION = re.compile(r"(?P<below>[百千万]|[一二两三四五六七八九十0-9]+)分之(?P<above>.+)")
_TENTHS = re.compile(rf"(?P<tenths>{_DIGIT}|[1-9](?:\.[0-9])?)成(?P<half>{_DIGIT})?")

_TAIL = re.compile(rf"\s*(?P<rough>[{_ROUGH[:2]}])?\s*(?P<scale>{_MULTIPLIER})?(?P<rough2>[{_ROUGH[:2]}])?")

_PROSE = re.compile(
    rf"(?P<date>{A_YEAR}\s*(?:[{DASHES}至到]\s*{A_YEAR}\s*)?年(?:度)?(?:\s*[0-9]{{1,2}}\s*月)?(?:\s*[0-9]{{1,2}}\s*[日号])?"
    rf"|{A_YEAR}([-./])[0-9]{{1,2}}(?:\2[0-9]{{1,2}})?(?![0-9])"
    r"|(?<![0-9.])[0-9]{1,2}\s*月(?:份|\s*[0-9]{1,2}\s*[日号])?"
    rf"|[{_CHINESE_CHARS}]{{4}}年(?:[{_CHINESE_CHARS}]{{1,3}}月)?(?:[{_CHINESE_CHARS}]{{1,3}}[日号])?"
    rf"|[{_CHINESE_CHARS}]{{1,3}}月(?:份|[{_CHINESE_CHARS}]{{1,3}}[日号]))"
    r"|(?P<code>[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?::[0-9]+)+|[0-9]+/[0-9]+|[0-9]{3,4}-[0-9]{7,8}|[0-9]+\^[0-9]+)"
    rf"|(?P<fraction>(?:[百千万]|{_DIGIT}|十)分之(?:[{_CHINESE_CHARS}点]+|{_SIGNLESS}))"
    rf"|(?P<tenths>(?<![{_CHINESE_CHARS}0-9.])(?:{_DIGIT}|[1-9])成(?:{_DIGIT})?(?![立员果本都人年长就功效绩为套品不分形]))"
    rf"|(?P<arabic>(?<![0-9A-Za-z_.^]){_SIGNLESS})"
    rf"|(?P<chinese>[{_CHINESE_CHARS}半廿卅][{_CHINESE_CHARS}点廿卅{_ROUGH[:2]}]*)"
)


_BEGINNING = re.compile(f"[0-9{_CHINESE_CHARS}半廿卅]")  # of whatever _PROSE finds


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
        return _arabic_value(arabic["number"], arabic["sign"]) * _scale(arabic["scale"] or "")
    share = _share(unified)
    if share:
        value, unit = share
        return value.scaleb({"%": -2, "‰": -3}.get(unit or "", 0))
    return _chinese_value(unified)


def find_numbers(text: str, *, unit_at: Callable[[str, int], bool] | None = None) -> tuple[Number, ...]:
    """The numbers in running text, in order; dates, times, codes, telephone numbers and signs are left out.

    ``unit_at(text, position)`` tells whether a unit begins at a position. With it, Chinese numerals before a
    unit are found, and a multiplier that belongs to the unit is left to it (6 | 万元, 5 | 千瓦时). Without
    it, only Arabic numbers and 百分之…, 三分之二, 九成 are found.
    """
    return tuple(_scan(text, unit_at))


def _scan(text: str, unit_at: Callable[[str, int], bool] | None) -> Iterator[Number]:
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
    coded = re.match(r"[A-Za-z_^]", unified[end : end + 1]) and not (unit_at and unit_at(text, end))
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
        text[match.start() : scale_end], match.start(), scale_end, value * _scale(scale or ""), None, rough
    )


def _starts_unit(unified: str, at: int, text: str, unit_at: Callable[[str, int], bool] | None) -> bool:
    if unit_at is not None and unit_at(text, at):
        return True
    return bool(re.match(r"千(?:瓦|克|米|卡|帕|伏|赫|焦|人次)", unified[at:])) and unit_at is None


def _prose_chinese(text: str, match: re.Match[str], unit_at: Callable[[str, int], bool]) -> Number | None:
    for end in range(match.end(), match.start(), -1):
        if not unit_at(text, end):
            continue
        value = parse_number(text[match.start() : end])
        if value is None and text[match.start() - 1 : match.start()] in _NEARLY:
            bare = _BARE.fullmatch(text[match.start() : end])
            if bare:
                scale = Decimal(_scale(bare.group()))
                return Number(bare.group(), match.start(), end, scale, None, approximate=True)
        if value is not None:
            words = text[match.start() : end]
            return Number(words, match.start(), end, value, None, any(char in words for char in _ROUGH))
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


def _scale(multiplier: str) -> int:
    factor = 1
    for char in multiplier:
        factor *= _SCALES[char]
    return factor


def _share(text: str) -> tuple[Decimal, str | None] | None:
    """The value of 百分之五, 三分之二, 九成 with the unit it counts in, ``None`` for anything else."""
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        half = _DIGITS[tenths["half"]] if tenths["half"] else 0
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


def _chinese_value(text: str) -> Decimal | None:
    if text == "半":
        return Decimal("0.5")
    bare = _BARE_ROUGH.fullmatch(text)
    if bare:
        return Decimal(_SCALES[bare[1]] * _scale(bare[2]))
    text = re.sub(f"[{_ROUGH[:2]}](?=[万亿]?$)", "", text)
    whole, point, decimals = text.partition("点")
    if point:
        return _chinese_decimal(whole, decimals)
    if len(text) > 2 and all(char in _DIGITS for char in text):  # 二〇二五; shorter ones are 五一, 三四
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    value = _chinese_integer(text)
    return None if value is None else Decimal(value)


def _chinese_decimal(whole: str, decimals: str) -> Decimal | None:
    digits = re.fullmatch(r"([零〇一二三四五六七八九]+)([万亿]?)", decimals)
    integer = 0 if whole in ("零", "〇") else _chinese_integer(whole)
    if digits is None or integer is None:
        return None
    places = "".join(str(_DIGITS[char]) for char in digits[1])
    return Decimal(f"{integer}.{places}") * _scale(digits[2])


def _chinese_integer(text: str) -> int | None:
    if text in ("零", "〇"):
        return 0
    for name in ("亿", "万"):
        head, found, tail = text.rpartition(name) if name == "亿" else text.partition(name)
        if found:
            return _joined(_chinese_integer(head), tail, _SCALES[name])
    return _section(text)


def _joined(high: int | None, tail: str, scale: int) -> int | None:
    if high is None:
        return None
    if not tail:
        return high * scale
    if _DIGITS.get(tail):  # 两万五 is 25,000
        return high * scale + _DIGITS[tail] * scale // 10
    low = _chinese_integer(tail.lstrip("零〇")) if tail[0] in "零〇" else _chinese_integer(tail)
    return None if low is None or low >= scale else high * scale + low


def _section(text: str) -> int | None:
    match = _SECTION.fullmatch(text)
    if match is None or match["k"] is match["h"] is match["ten"] is match["u"] is None:
        return None
    if match["zero"] and not match["u"]:
        return None
    thousands, hundreds = (_DIGITS.get(match[group] or "零", 0) for group in "kh")
    tens = (_DIGITS[match["t"]] if match["t"] else 1) if match["ten"] else 0
    units = _DIGITS.get(match["u"] or "零", 0)
    if units and not match["zero"] and not match["ten"] and (thousands or hundreds):
        units *= 10 if hundreds else 100  # 三百五 is 350, 三千五 is 3,500
    return thousands * 1_000 + hundreds * 100 + tens * 10 + units
