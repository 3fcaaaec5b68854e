"""What a numeral in Chinese characters stands for: 六千, 两万五, 二〇二五, 三点五万, 百余."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.expressions import expression

DIGITS: dict[str, int] = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖",
        (0, 0, 1, 2, 2, *range(3, 10), *range(1, 10)),
        strict=True,
    )
)
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
ROUGH = "余多几"
BEHIND = "(?:及?以[上下内]|之内|左右)"
"""What stands behind a number that is a limit or a rough one."""

DIGIT = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_ZERO = "[零〇]?"
# below ten thousand: 三千二百零五, 十二, 三百五 (= 350)
_SECTION = expression(
    rf"(?=.)(?:(?P<k>{DIGIT})千)?(?:{_ZERO}(?P<h>{DIGIT})百)?(?:{_ZERO}(?P<t>{DIGIT})?(?P<ten>十))?(?P<zero>{_ZERO})(?P<u>{DIGIT})?"
)
_BARE_ROUGH = expression(rf"([十百千万亿])[{ROUGH[:2]}]([万亿]?)")


def chinese_value(text: str) -> Decimal | None:
    """The number that a whole text in Chinese characters stands for, ``None`` where it is not one."""
    if text == "半":
        return Decimal("0.5")
    bare = _BARE_ROUGH.fullmatch(text)
    if bare:
        return Decimal(_SCALES[bare[1]] * scale_of(bare[2]))
    text = re.sub(f"[{ROUGH[:2]}](?=[万亿]?$)", "", text)
    whole, point, decimals = text.partition("点")
    if point:
        return _chinese_decimal(whole, decimals)
    if len(text) > 2 and all(char in DIGITS for char in text):  # 二〇二五; shorter ones are 五一, 三四
        return Decimal("".join(str(DIGITS[char]) for char in text))
    value = _chinese_integer(text)
    return None if value is None else Decimal(value)


def _chinese_decimal(whole: str, decimals: str) -> Decimal | None:
    digits = re.fullmatch(r"([零〇一二三四五六七八九]+)([万亿]?)", decimals)
    integer = 0 if whole in ("零", "〇") else _chinese_integer(whole)
    if digits is None or integer is None:
        return None
    places = "".join(str(DIGITS[char]) for char in digits[1])
    return Decimal(f"{integer}.{places}") * scale_of(digits[2])


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
    if DIGITS.get(tail):  # 两万五 is 25,000
        return high * scale + DIGITS[tail] * scale // 10
    low = _chinese_integer(tail.lstrip("零〇")) if tail[0] in "零〇" else _chinese_integer(tail)
    return None if low is None or low >= scale else high * scale + low


def _section(text: str) -> int | None:
    match = _SECTION.fullmatch(text)
    if match is None or match["k"] is match["h"] is match["ten"] is match["u"] is None:
        return None
    if match["zero"] and not match["u"]:
        return None
    thousands, hundreds = (DIGITS.get(match[group] or "零", 0) for group in "kh")
    tens = (DIGITS[match["t"]] if match["t"] else 1) if match["ten"] else 0
    units = DIGITS.get(match["u"] or "零", 0)
    if units and not match["zero"] and not match["ten"] and (thousands or hundreds):
        units *= 10 if hundreds else 100  # 三百五 is 350, 三千五 is 3,500
    return thousands * 1_000 + hundreds * 100 + tens * 10 + units


def scale_of(multiplier: str) -> int:
    """What characters such as 十万 multiply by; 1 for none."""
    factor = 1
    for char in multiplier:
        factor *= _SCALES[char]
    return factor
