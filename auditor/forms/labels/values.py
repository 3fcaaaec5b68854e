"""Operator, value and unit of a target, from their own cells or from one cell that holds them together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from auditor.chinese.marks import DASHES, HAN, LIKE_DASHES
from auditor.expressions import expression
from auditor.forms.labels.dates import DateReader
from auditor.forms.labels.hedges import Hedges
from auditor.forms.labels.leading import PLACEHOLDER, LeadingSigns
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.printed_units import PrintedUnits
from auditor.forms.labels.signs import SignCells
from auditor.forms.labels.tails import CHINESE_NUMBER, Tails
from auditor.forms.remembered import remembered
from auditor.forms.text import squeeze
from auditor.model import Operator

_NUMBER = r"[-+−]?\d[\d,，]*(?:\.\d+)?"
_RANGE = rf"{_NUMBER}\s*+[%％‰]?\s*+[{DASHES}至到]+\s*{_NUMBER}"
_MASKED = expression(rf"{PLACEHOLDER}|\d")
_WIDE_POINT = expression(r"(?<=\d)．(?=\d)")
_LEADING_NUMBER = expression(
    rf"({_RANGE}|{_NUMBER}|{PLACEHOLDER}|{CHINESE_NUMBER}(?=[^{HAN}]|$|[次个人名户家项件起场期批台套辆座处所万亿]))\s*(.*)",
    re.DOTALL,
)
_BETWEEN = " ：:，,为"  # a name and what it is to reach
_TRAILING = "。；;，,、."
_UNIT_NOTE = expression(r"^([^（(]*+)(?<![/／·每])[（(].*[)）]$")
_MAGNITUDES = "十百千万亿"
_TIMES = expression("[年月季周旬日天期]")  # 季度, 年度: when, rather than how many of them
_LIMIT = expression(rf"[{HAN}]{{1,8}}[（(]([^（()）]*\d[^（()）]*)[)）]")  # 不超预算（50万元）
_ABOUT = expression(r"^[余多](?=\S)")  # 10000余人
_ODD_UNIT = expression(rf"[{HAN}]|[A-Za-z]{{2,4}}[²³]?")  # 3000顿, 12hmm: a unit that is none
_QUOTES = "「」『』“”《》（）()【】"
_PER_CENT = expression(rf"百分之\s*({_NUMBER}|{CHINESE_NUMBER}(?:点{CHINESE_NUMBER})?)\s*(.*)", re.DOTALL)
_COUNT_IN_WORDS = expression(rf"(?:[半每]|{CHINESE_NUMBER}个?)?(?:年|季度?|月|周)?{CHINESE_NUMBER}(.{{1,6}})")
_UNCOUNTED = expression(r"一(?:大|小)?(?:批|些|系列|揽子)")  # however many that are


@dataclass(frozen=True, slots=True)
class Target:
    """What the cells of a target say; ``operator`` is ``None`` where they do not say it. ``about`` are the
    words before and behind the number that make it a rough one."""

    operator: Operator | None
    operator_text: str | None
    value: str | None
    unit: str | None
    about: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class _Parts:
    operator: Operator | None
    operator_text: str | None
    value: str
    unit: str | None
    about: tuple[str, str] = ("", "")


class TargetReader:
    """Reads targets with the signs and units of the lexicon."""

    def __init__(self, labels: Labels) -> None:
        source = labels.source
        self._labels = labels
        cells = self._cells = SignCells(source)
        self.sign, self.is_sign, self.are_codes = cells.sign, cells.is_sign, cells.are_codes
        self.is_kind, self.polarity = cells.is_kind, cells.polarity
        self._hedges = Hedges(source)
        self._dates = DateReader(source.date_suffixes, source.date_finishes)
        self._units = PrintedUnits(labels)
        self._leading = LeadingSigns(source, cells, self._units, self._dates)
        self._lead = remembered(self._leading.read)
        self._tails = Tails(labels, self._units)
        self.is_unit, self.without_gloss = self._units.is_unit, self._units.without_gloss
        self.is_whole = remembered(self._is_whole)

    def _is_whole(self, text: str) -> bool:
        """Whether a text is one target and nothing else: «≥95%», «12次», «11月30日前»."""
        parts = self._split(text, None, name=text)
        number = _LEADING_NUMBER.fullmatch(parts.value)
        return self._dates.read(parts.value) is not None or bool(number and not number[2])

    def read(
        self,
        operator: str | None,
        value: str | None,
        unit: str | None,
        *,
        codes: bool = False,
        name: str = "",
    ) -> Target:
        """Each argument is a cell's text, ``None`` where the form has no such column. A ``name`` that speaks
        of a change (下降率) makes «下降3%» a number."""
        if value is None:
            return Target(self._cells.stated(operator, codes=codes), operator, None, unit)
        unit = self._units.unbracketed(unit) if unit else unit
        own = self._cells.stated(operator, codes=codes)
        if own is Operator.QUALITATIVE:
            return self._bounded(operator, value, unit, name) or Target(own, operator, value, unit)
        bound, bound_text, bare = self._tails.sign(unit) if unit else (None, None, unit)  # 元/个以内
        parts = self._split(self._behind_name(value, name), bare, name)
        sign = own or parts.operator or bound
        if sign is bound:  # beside another sign the words stay where they are printed
            unit = bare
        if sign is None and operator is None and self._is_words(parts):
            sign = Operator.QUALITATIVE  # in a form without operators
        printed = parts.operator_text if parts.operator else bound_text
        return Target(
            sign, operator or printed or operator, parts.value, unit or parts.unit or unit, parts.about
        )

    def _bounded(self, operator: str | None, value: str, unit: str | None, name: str) -> Target | None:
        """A target that is called 定性 and says itself which number it is not to miss: 95%以上."""
        parts = self._split(self._behind_name(value, name), unit, name)
        number = _LEADING_NUMBER.fullmatch(parts.value) if parts.value[:1].isdigit() else None
        if parts.operator is None or number is None or number[2] or self._dates.read(parts.value):
            return None
        return Target(parts.operator, operator, parts.value, unit or parts.unit or unit, parts.about)

    def _is_words(self, parts: _Parts) -> bool:
        """Whether a value says something in words: neither a number nor a dash (also one read as 一)."""
        if parts.unit or any(char.isdigit() for char in parts.value):
            return False
        bare = squeeze(parts.value).strip(_QUOTES)
        if self._labels.is_blank(parts.value) or bare in LIKE_DASHES or self._dates.read(bare):
            return False
        counted = None if _UNCOUNTED.fullmatch(bare) else _COUNT_IN_WORDS.fullmatch(bare)
        return not (counted and self.is_unit(counted[1]))

    def _behind_name(self, value: str, name: str) -> str:
        """A value without the name that it repeats: «合格率≥90%» beside 合格率."""
        rest = value.strip().removeprefix(name).lstrip(_BETWEEN) if name else value
        bare = rest == value.strip() or re.fullmatch(_NUMBER, rest)  # 学生数4953: no sign and no unit
        return rest if not bare and self.is_whole(rest) else value

    def _split(self, value: str, unit: str | None, name: str) -> _Parts:
        sign, sign_text, body = self._lead(value.strip().rstrip(_TRAILING))
        if self._hedges.tells_change(body, name):
            return _Parts(sign, sign_text, body, None)
        bare, about = self._hedges.rough(value)
        if any(about):
            parts = self._parts(bare, unit)
            if parts.value[:1].isdigit() and _LEADING_NUMBER.fullmatch(parts.value):
                return replace(parts, about=about)
        return self._parts(value, unit)

    def _parts(self, value: str, unit: str | None) -> _Parts:
        body = _WIDE_POINT.sub(".", value.strip().rstrip(_TRAILING))
        sign, sign_text, body = self._lead(body)
        if sign is Operator.QUALITATIVE:
            return _Parts(sign, sign_text, body or value, None)
        if sign and (limit := _LIMIT.fullmatch(body)):
            body = limit[1].strip()
        if sign and not _MASKED.match(body) and self.is_unit(body):
            return _Parts(sign, sign_text, "", body)  # ≥ %: the number is missing
        if not sign and unit is None and self._is_left_unit(body):
            return _Parts(None, None, "", body)  # 公里: the same
        if date := self._dates.read(body):
            deadline = Operator.AT_MOST if date.suffix else None
            return _Parts(sign or deadline, sign_text or date.suffix or None, date.text, None)
        if share := _PER_CENT.fullmatch(self._leading.without_lead(body)):
            after, after_text, rest = self._tails.sign(f"%{share[2].strip()}")
            if rest == "%":
                return _Parts(sign or after, sign_text or after_text or None, share[1], "%")
        match = _LEADING_NUMBER.fullmatch(self._leading.without_lead(body)) or self._tails.written(body)
        if not match or _UNCOUNTED.fullmatch(body):
            return _Parts(sign, sign_text, body if sign else value, None)
        number, rest = match[1].strip(), self._units.unbracketed(_ABOUT.sub("", match[2].strip()))
        after, after_text, rest = self._tails.sign(self._tails.without(rest))
        sign, sign_text = (sign, sign_text) if sign else (after, after_text)
        printed = rest if self.is_unit(rest) else _UNIT_NOTE.sub(r"\1", rest).strip()
        if printed and not self._fits_unit(printed, unit):
            return _Parts(
                sign, sign_text, f"{number}{rest}" if after else body if sign else value.strip(), None
            )
        return _Parts(sign, sign_text, number, printed.replace("％", "%") or None)

    def _is_left_unit(self, body: str) -> bool:
        """Whether a target is a unit that was left standing without its number, and no word by itself."""
        counted = any(map(str.isnumeric, body.lstrip(_MAGNITUDES)))
        return len(squeeze(body)) > 1 and not counted and self.is_unit(body) and not _TIMES.search(body)

    def _fits_unit(self, printed: str, column: str | None) -> bool:
        if column:
            return squeeze(printed) == squeeze(column)
        return self._units.is_printed(printed) or bool(_ODD_UNIT.fullmatch(printed))
