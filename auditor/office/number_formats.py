"""Numbers as a spreadsheet shows them: percent, dates, and words of the format such as 0"人"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from auditor.expressions import expression

# ECMA-376 part 1, 18.8.30: formats that every file may use without defining them.
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "mm-dd", 17: "yyyy-mm", 18: "h:mm",
    19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 30: "yyyy-mm-dd", 31: "yyyy年m月d日",
    32: "h时mm分", 33: "h时mm分ss秒", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
    **dict.fromkeys((27, 36, 50, 52, 55, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 56, 58), "m月d日"),
}  # fmt: skip
_TOKEN = expression(r'"([^"]*)"|[\\!](.)|\[[^\]]*\]|[_*].|(.)', re.DOTALL)
_WHOLE = expression("[1-9][0-9]{0,14}")  # shown as it is stored
_CURRENCY = "¥￥$€"
_SIGNIFICANT = 15  # what a spreadsheet keeps of a number; digits beyond are noise of binary fractions
_SECONDS = 86_400
_LAST_DAY = 2_958_465  # 9999-12-31
_PHANTOM = 60  # the 1900 calendar has a 29 February 1900


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What of a format code matters for reading.

    ``decimals`` of a percentage, ``optional`` of them only shown when not zero; ``date`` the letters (y, m,
    d, h, s) that it shows and ``chinese`` whether with 年月日; words ``before`` and ``after`` the number.
    """

    percent: bool = False
    decimals: int = 0
    optional: int = 0
    date: str = ""
    chinese: bool = False
    before: str = ""
    after: str = ""


def built_in(number: int) -> str:
    """The code of a built-in format; empty where it only shows a plain number."""
    return _BUILT_IN.get(number, "")


@lru_cache(1024)
def number_format(code: str) -> NumberFormat:
    """Reads the first section of a format code, the one for positive numbers."""
    literal_before, literal_after, symbols = _section(code)
    date = _date_letters(symbols)
    if date:
        words = literal_before + literal_after + symbols
        return NumberFormat(date=date, chinese=any(word in words for word in "年月日时分秒"))
    if "%" in symbols:
        fraction = symbols.partition(".")[2]
        optional = fraction.count("#")
        decimals = fraction.count("0") + optional
        return NumberFormat(
            percent=True, decimals=decimals, optional=optional, before=literal_before, after=literal_after
        )
    if any(digit in symbols for digit in "0#?"):
        return NumberFormat(before=literal_before, after=literal_after)
    return NumberFormat()


def _section(code: str) -> tuple[str, str, str]:
    """The literal words before and after the digits, and the symbols, of the first section."""
    before: list[str] = []
    after: list[str] = []
    symbols: list[str] = []
    for match in _TOKEN.finditer(code):
        if match[3] == ";":
            break
        if match[3] is not None:
            symbols.append(match[3])
        literal = match[1] or match[2] or ""
        if literal and not any(character.isdecimal() for character in literal):
            (after if any(symbol in "0#?" for symbol in symbols) else before).append(literal)
    joined = "".join(symbols)
    outside = [symbol for symbol in joined if not symbol.isascii() and symbol not in _CURRENCY]
    if outside and not any(letter in joined.lower() for letter in "ymdhs"):
        after += outside  # words may stand in a code without quotation marks: 0人
    return _without_currency(before), _without_currency(after), joined


def _without_currency(words: list[str]) -> str:
    return "".join(character for character in "".join(words) if character not in _CURRENCY).strip()


def _date_letters(symbols: str) -> str:
    lowered = symbols.lower().replace("general", "").replace("am/pm", "").replace("e+", "").replace("e-", "")
    if any(digit in lowered for digit in "0#?") and not re.search(r"s\.0+", lowered):
        return ""
    return "".join(letter for letter in "ymdhs" if letter in lowered)


def shown(raw: str, form: NumberFormat, *, from_1904: bool = False) -> str:
    """The text of a stored number under a format; the stored words where it is no number."""
    if not form.date and not form.percent and _WHOLE.fullmatch(raw):
        return f"{form.before}{raw}{form.after}"
    number = _number(raw)
    if number is None:
        return raw
    if form.date and (text := _date(number, form, from_1904)):
        return text
    if form.percent:
        return f"{form.before}{_percent(number, form)}{form.after}"
    return f"{form.before}{plain_number(number)}{form.after}"


def plain_number(number: Decimal) -> str:
    """Digits without exponent, thousands separators, trailing zeros or binary noise."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _number(raw: str) -> Decimal | None:
    try:
        number = Decimal(raw.strip())
        if not number.is_finite() or abs(number.adjusted()) > 308:
            return None
        return +Decimal(f"{float(number):.{_SIGNIFICANT}g}")
    except (InvalidOperation, ValueError):
        return None


def _percent(number: Decimal, form: NumberFormat) -> str:
    hundredfold = number.scaleb(2)
    if hundredfold.adjusted() > 24:
        return f"{plain_number(hundredfold)}%"
    text = f"{hundredfold.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP):f}"
    for _ in range(form.optional):
        text = text[:-1] if text.endswith("0") and "." in text else text
    return f"{text.rstrip('.')}%"


def _date(number: Decimal, form: NumberFormat, from_1904: bool) -> str:
    """The date in the parts that the format shows; empty where the number is outside the calendar."""
    seconds = int((number * _SECONDS).to_integral_value(ROUND_HALF_UP))
    days, rest = divmod(seconds, _SECONDS)
    if not 0 <= days <= _LAST_DAY:
        return ""
    day_zero = (1904, 1, 1) if from_1904 else (1899, 12, 31 if days < _PHANTOM else 30)
    origin = datetime(*day_zero)  # noqa: DTZ001  a cell's date has no time zone
    try:
        moment = origin + timedelta(days=days, seconds=rest)
    except OverflowError:
        return ""
    return " ".join(part for part in (_day(moment, form), _time(moment, form)) if part)


def _day(moment: datetime, form: NumberFormat) -> str:
    wanted = form.date
    is_time = "h" in wanted and "y" not in wanted and "d" not in wanted
    is_minutes = wanted == "ms"
    if is_time or is_minutes:
        return ""
    if form.chinese:
        parts = (("y", f"{moment.year}年"), ("m", f"{moment.month}月"), ("d", f"{moment.day}日"))
        return "".join(text for letter, text in parts if letter in wanted)
    parts = (("y", f"{moment.year:04d}"), ("m", f"{moment.month:02d}"), ("d", f"{moment.day:02d}"))
    return "-".join(text for letter, text in parts if letter in wanted)


def _time(moment: datetime, form: NumberFormat) -> str:
    if not any(letter in form.date for letter in "hs"):
        return ""
    return f"{moment:%H:%M:%S}" if "s" in form.date else f"{moment:%H:%M}"
