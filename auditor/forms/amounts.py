"""Money in a form: the number and the unit that the cell, its label or the form states."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.forms.lexicon import Labels
from auditor.forms.text import squeeze
from auditor.model import Amount, Location

_AMOUNT = re.compile(
    r"(?:[￥¥$]|人民币|约|共计?|合计)?(-?\d[\d,]{0,20}(?:\.\d+)?)(元|千元|万元|百万元|亿元|万)?(?:整|\([^()]*\)|。)?"
)
_IN_WORDS = re.compile(r"(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]+[(:]?((?:￥|¥)?\d.*?)\)?")
_UNIT_IN_LABEL = re.compile(r"(百万元|千元|万元|亿元|元)")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


def read_amount(text: str, *, label: str, unit: str, location: Location) -> Amount | None:
    """An amount, ``None`` where the text is not one. ``unit`` is what label or form state, «» for nothing."""
    printed = squeeze(text)
    words = _IN_WORDS.fullmatch(printed)  # 人民币壹拾贰万元整（120,000元）
    match = _AMOUNT.fullmatch(words[1] if words else printed)
    if not match or not _THOUSANDS.fullmatch(match[1]):
        return None
    own = {"万": "万元", None: unit}.get(match[2], match[2]) or ""
    return Amount(Decimal(match[1].replace(",", "")), own, label, text.strip(), location)


def unit_in_label(label: str) -> str:
    """The money unit that a label prints in brackets (当年预算（万元）) or behind a colon."""
    match = _UNIT_IN_LABEL.search(squeeze(label))
    return match[1] if match else ""


def money_unit(text: str, labels: Labels) -> str:
    """The unit of a line «单位：万元», «» where the text names none (单位：某某局)."""
    return labels.money_units.get(squeeze(text).strip("()"), "")
