"""The sign in front of a number, also behind words that leave it as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from auditor.chinese.marks import EQUALS, alternation
from auditor.expressions import expression
from auditor.forms.labels.dates import DateReader
from auditor.forms.labels.label_file import FormLabels
from auditor.forms.labels.printed_units import PrintedUnits
from auditor.forms.labels.signs import SignCells
from auditor.forms.labels.tails import CHINESE_NUMBER
from auditor.model import Operator

_ASKED = r"[（(【\[][请待](?:填写|填报|补充|输入)[）)】\]]"
PLACEHOLDER = rf"[*＊]+|×{{2,}}|[XxＸ]{{2,}}(?![A-Za-z])|_{{2,}}|{_ASKED}"
_PER_CENT = "百分之"
_BETWEEN = " ：:，,为"  # a word and the number that it leads to
_NUMBER_WITHIN = expression(r"(\D+)\d[\d,.]*\s*(\D*)")
_LONGEST_LEAD = 2  # letters before a number: 每年12次
_WIDTHS = {">": "[>＞﹥]", "<": "[<＜﹤]", "=": f"[={EQUALS}]", "/": "[/／]"}


class LeadingSigns:
    """Reads them with the signs and the leading words of the lexicon."""

    def __init__(self, source: FormLabels, cells: SignCells, units: PrintedUnits, dates: DateReader) -> None:
        self._cells = cells
        self._units = units
        self._dates = dates
        self._prefix = _any_width([word for words in source.operators.values() for word in words])
        self._lead = expression(alternation((*source.leads, *source.trends)), re.IGNORECASE)
        self._leads = expression(f"{alternation(source.leads)}{{1,2}}[{_BETWEEN}]*")

    def read(self, body: str) -> tuple[Operator | None, str | None, str]:
        """The sign at the start of a target, also behind words that leave it as it is: 每年不低于5万元."""
        lead = self._leads.match(body)
        if lead is None or self._prefix.match(body):
            return self._first_sign(body)
        sign, sign_text, rest = self._first_sign(body[lead.end() :])
        return (None, None, body) if sign in (None, Operator.QUALITATIVE) else (sign, sign_text, rest)

    def _first_sign(self, body: str) -> tuple[Operator | None, str | None, str]:
        match = self._prefix.match(body)
        if not match:
            return None, None, body
        rest = body[match.end() :].lstrip(" \u3000:：，,、")
        sign = self._cells.prefix(match[0])
        if (
            sign is not Operator.QUALITATIVE
            and not any(char.isdigit() for char in rest)
            and not re.match(rf"{CHINESE_NUMBER}|{_PER_CENT}|{PLACEHOLDER}", rest)
            and (match[0][0].isalpha() or not self._units.is_unit(rest))
        ):
            return None, None, body  # 最低生活保障 is not «at least …»
        if match[0][0].isalpha() and self._is_sentence(rest):
            return None, None, body
        return sign, match[0], rest

    def _is_sentence(self, rest: str) -> bool:
        """Whether words stand before a number and further words, no unit, behind it: 全年完成2次宣传."""
        number = _NUMBER_WITHIN.fullmatch(self.without_lead(rest))
        if number is None or self._dates.read(rest):
            return False
        return len(number[1]) > _LONGEST_LEAD and bool(number[2]) and not self._units.is_printed(number[2])

    def without_lead(self, body: str) -> str:
        match = self._lead.match(body)
        rest = body[match.end() :].strip() if match else body
        return rest if rest[:1].isdigit() or rest.startswith(_PER_CENT) else body


def _any_width(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words; the characters of a sign in either width and with blanks between them."""
    forms = {unicodedata.normalize("NFKC", word) for word in words} | set(words)
    spaced = (r"\s*".join(_WIDTHS.get(char, re.escape(char)) for char in word) for word in forms)
    return expression("|".join(sorted(spaced, key=lambda each: (-len(each), each))), re.IGNORECASE)
