"""Dates that stand in a target: «2025年12月底前», «每月25日前», «2025年6月»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.chinese.dates import A_YEAR, QUARTER
from auditor.chinese.marks import HAN, alternation
from auditor.expressions import expression

_EVERY = r"(?:每[年月周]|每季度?|次[年月]|当[年月])?"
_YEAR = rf"(?:{A_YEAR}\s*[年./-]\s*)?"
_MONTH_AND_DAY = r"\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号])?|\d{1,2}[./-]\d{1,2}|(?<=[月年度])\d{1,2}\s*[日号]"
_PART = r"\s*[上中下]?旬?\s*[年月季]?度?[底末初]?"
_DATE = expression(f"{_EVERY}{_YEAR}(?:{_MONTH_AND_DAY}|{QUARTER})?{_PART}")
_POINT_IN_TIME = expression(rf"月|季|[底末初]|\d[./-]\d|{A_YEAR}年")
_BARE_DATE = expression(rf"{A_YEAR}[年./-]|\d月\d|\d月[底末初上中下]|季度")
_MAYBE = expression(r"[年月季]|\d[./-]\d")


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date as written; ``suffix`` is the word that makes it a deadline (前, 之前 …), «» where none does, or
    more words follow it (前完成)."""

    text: str
    suffix: str


class DateReader:
    """Tells dates from durations (12个月) and from other text; ``suffixes`` make a date a deadline,
    by which something is done (``finishes``)."""

    def __init__(self, suffixes: Iterable[str], finishes: Iterable[str]) -> None:
        done = rf"(?:[{HAN}]面|[{HAN}]部)?{alternation(finishes)}.*"
        self._deadline = expression(f"(.*?)({alternation(suffixes)})({done})?$", re.DOTALL)

    def read(self, body: str) -> DateRead | None:
        """The date that a whole text is, ``None`` where it is none."""
        if not _MAYBE.search(body):
            return None
        match = self._deadline.match(body)
        if match and match[1] and _DATE.fullmatch(match[1].strip()) and _POINT_IN_TIME.search(match[1]):
            return DateRead(body, "") if match[3] else DateRead(match[1].strip(), match[2])
        if _DATE.fullmatch(body) and _BARE_DATE.search(body):
            return DateRead(body, "")
        return None
