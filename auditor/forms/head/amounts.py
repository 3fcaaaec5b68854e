"""Money in a form: the number and the unit that the cell, its label or the form states."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.text import squeeze
from auditor.model import MONEY_UNIT, SPOKEN_UNIT, Amount, Location, MoneyUnit

_AMOUNT = expression(
    rf"(?:[￥¥$]|人民币|约|共计?|(?:合计|总计|总额):?)?(-?\d[\d,]{{0,20}}(?:\.\d+)?)({SPOKEN_UNIT})?(?:整|\([^()]*\)|。)?"
)
_IN_WORDS = expression(r"(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]+[(:]?((?:￥|¥)?\d.*?)\)?")
_SPOKEN = expression(rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)({MONEY_UNIT})")
_PARTS = expression(r"\n|其中|包括|分别|[一二三四五六七八九十][、.]|(?<=元)[(]")
_OTHER_MONEY = expression(
    rf"上年|去年|往年|结转|结余|[每/]|标准|单价|[至{DASHES}]\d|以[上下内]|不超|不低|左右|约"
)
_LONGEST_SENTENCE = 120
_UNIT = expression(MONEY_UNIT)
_THOUSANDS = expression(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


def read_amount(text: str, *, label: str, unit: str, location: Location) -> Amount | None:
    """An amount, ``None`` where the text is not one. ``unit`` is what label or form state, «» for nothing."""
    printed = squeeze(text)
    words = _IN_WORDS.fullmatch(printed)  # 人民币壹拾贰万元整（120,000元）
    match = _AMOUNT.fullmatch(words[1] if words else printed)
    if not match or not _THOUSANDS.fullmatch(match[1]):
        return None
    own = MoneyUnit.spoken(match[2]) if match[2] else money_unit_of(unit)
    return Amount(Decimal(match[1].replace(",", "")), own, label, text.strip(), location)


def spoken_amount(text: str, *, label: str, location: Location) -> Amount | None:
    """The amount of a sentence, «安排资金36万元，其中市级30万元»: its only one, or the one before its parts;
    ``None`` where several could be meant, or one of another year or a price."""
    whole = squeeze(_PARTS.split(unicodedata.normalize("NFKC", text).strip(), maxsplit=1)[0])
    found = list(_SPOKEN.finditer(whole))
    if len(found) != 1 or len(squeeze(text)) > _LONGEST_SENTENCE or _OTHER_MONEY.search(whole):
        return None
    value = Decimal(found[0][1].replace(",", ""))
    return Amount(value, money_unit_of(found[0][2]), label, text.strip(), location)


def unit_in_label(label: str) -> MoneyUnit:
    """The money unit that a label prints in brackets (当年预算（万元）) or behind a colon."""
    return money_unit_of(squeeze(label))


def money_unit_of(words: str | None) -> MoneyUnit:
    """The unit that words hold (人民币万元 is 万元), unstated where there is none."""
    match = _UNIT.search(words) if words and MoneyUnit.YUAN in words else None
    return MoneyUnit(match[0]) if match else MoneyUnit.UNSTATED


def money_unit(text: str, labels: Labels) -> str:
    """The unit of a line «单位：万元», «» where the text names none (单位：某某局)."""
    return labels.money_units.get(squeeze(text).strip("()"), "")
