"""Bringing printed labels to one form, so that spacing, width and numbering do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from auditor.chinese.dates import A_YEAR
from auditor.chinese.marks import DASHES, HAN, IDEOGRAPHS
from auditor.config.resources import data_directory
from auditor.config.yaml12 import read_yaml
from auditor.expressions import expression
from auditor.forms.periods import without_period
from auditor.forms.remembered import remembered

YEAR = "〈年〉"
NUMERIC = expression(r"[-+]?\d[\d,]*(?:\.\d+)?[%分]?")
_SPACE = expression(r"\s+")
_NUMBERING = expression(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.)](?!\d)|[①-⑳][、.]?)"
)
_DECIMAL = r"\d{1,2}(?:\.\d{1,2}){1,3}"  # 1.2, 1.2.1
_DECIMAL_LABEL = expression(rf"^{_DECIMAL}[、.]?(?=[{HAN}]{{2}})")
_DECIMAL_NAME = expression(
    rf"^(?:{_DECIMAL}(?:[、.]\s*|\s+)|\d{{1,2}}(?:\.\d{{1,2}}){{2,3}})(?=[{HAN}]{{2}})"
)
_COUNTED = expression(
    rf"^\s*(?:[A-Za-z]?\d{{1,2}}\s+|[A-Za-z]\d{{0,2}}(?:\s+|[、.．]\s*))(?=[{HAN}]{{2}})"
)  # 1 产出指标, A1 产出指标, A. 产出指标
_CIRCLED = expression(rf"^\s*(?:[①-⑳⑴-⒇]|第\s*\d{{1,2}}\s*[栏列])\s*[、.．]?\s*(?=[{HAN}])")
_FOOTNOTE = expression(rf"(?<=[{HAN}）)])\s*(?:[①-⑳⑴-⒇¹²³⁴-⁹#＃]|\d[)）])+\s*$")
_FOOTNOTES = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇¹²³⁴⁵⁶⁷⁸⁹#＃)）")  # their ends
_OPENING = frozenset("([【")
_CENTURIES = ("19", "20")
_BRACKETS = expression(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|\([^()]*$")
YEARS = "〈多年〉"
_SOME_YEARS = expression(rf"{A_YEAR}年?[{DASHES}至到](?:{A_YEAR})(?:年度?|(?=预算|绩效|目标))")
_YEAR = expression(rf"{A_YEAR}(?:年度?|(?=预算|绩效|目标))")
_LEAD_IN = expression(r"^(?:其中|其它)[:、,]?(?=.)")
_BETWEEN_IDEOGRAPHS = expression(rf"(?<=[{IDEOGRAPHS}（）()]) +(?=[{IDEOGRAPHS}（）()])")
MARKS = "*★☆▲△●※◆■□"


@remembered
def squeeze(text: str) -> str:
    """Half-width and without any white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@cache
def _simplified() -> Mapping[int, str]:
    """Traditional characters and what they become: lexicons/traditional.yaml."""
    pairs: list[str] = read_yaml(data_directory("lexicons") / "traditional.yaml").data["pairs"]
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _simplified()))


def simplified(text: str) -> str:
    """A text in simplified characters, for looking it up; what is quoted stays as it is written."""
    return text if _traditional().isdisjoint(text) else text.translate(_simplified())


@remembered
def label_key(text: str) -> str:
    """The form under which a label is looked up: «* 二、2025 年 预 算（万元）：» becomes «〈年〉预算»,
    «1—7月执行数» becomes «〈期〉执行数»."""
    key = simplified(squeeze(without_count(_without_marks(text)))).lower().strip(MARKS + ":")
    key = without_head(_DECIMAL_LABEL, without_head(_NUMBERING, key))
    if not _OPENING.isdisjoint(key):
        key = _BRACKETS.sub("", key)
    key = key.strip(MARKS + ":、")
    if any(century in key for century in _CENTURIES):
        key = _YEAR.sub(YEAR, _SOME_YEARS.sub(YEARS, key))
    return without_period(key)


def without_head(head: re.Pattern[str], text: str) -> str:
    """A text without what it begins with, if that is such a head."""
    match = head.match(text)
    return text[match.end() :] if match else text


def _without_marks(text: str) -> str:
    """A label without the circled number or the number of a column in front of it, and without a footnote's
    mark behind it: «①指标值», «第3栏 指标值», «指标值①», «指标值1)», «指标值#»."""
    bare = without_head(_CIRCLED, text)
    return _FOOTNOTE.sub("", bare) if bare.rstrip()[-1:] in _FOOTNOTES else bare


def without_numbering(text: str) -> str:
    """A text without the number in front of it: «（一）产出指标», «1.数量指标»."""
    printed = text.strip()
    normal = unicodedata.normalize("NFKC", printed)
    match = _NUMBERING.match(normal) or _DECIMAL_NAME.match(normal)
    return printed[match.end() :].strip() if match else printed


def without_count(text: str) -> str:
    """A label without a number before it that only a space parts from it: «1 产出指标»."""
    return without_head(_COUNTED, text)


def without_decimal(name: str) -> str:
    """A name without the number of an outline in front of it: «1.2.1 补植行道树»."""
    return _DECIMAL_NAME.sub("", name)


def without_lead_in(key: str) -> str:
    """A key without «其中» at its start."""
    return _LEAD_IN.sub("", key)


@remembered
def is_number(text: str) -> bool:
    """Whether a text is a number alone, with % or 分 at most."""
    return NUMERIC.fullmatch(squeeze(text)) is not None


def tidy(text: str) -> str:
    """A long text without white space at the ends of its lines and without empty lines."""
    lines = (line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


@remembered
def one_line(text: str) -> str:
    """A short field: wrapped lines joined, spaces set between ideographs for layout removed. What a merged
    cell prints again on each of its lines is read once."""
    lines = [line.strip() for line in text.split("\n")]
    if len(lines) > 1 and len(lines[0]) > 1 and len(set(lines)) == 1:
        text = lines[0]
    return _BETWEEN_IDEOGRAPHS.sub("", _SPACE.sub(" ", text.replace("\n", "")).strip())
