"""Names of units without what is printed behind them: other labels, stamps, numbers of tables and pages."""

from __future__ import annotations

import re

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.forms.labels.label_file import BehindUnits
from auditor.forms.remembered import remembered

# a label behind a name in the same line: «甲局 统筹级次：县级», «甲局；责任人：某某»
_LABEL = expression(rf"(?:\s+|\s*[;；]\s*)[{HAN}]{{2,8}}\s*[:：].*", re.DOTALL)
_PAGE = expression(r"\s*第\s*\d{1,3}\s*页.*", re.DOTALL)
_TABLE = expression(rf"\s+[（(]?[{HAN}]{{0,8}}\d{{1,3}}(?:-\d{{1,2}})?表[)）]?$")
_NUMBER = r"[\d一二三四五六七八九十]{1,3}(?:-\d{1,2})?"


class UnitNames:
    """Ends names by words that are no part of any."""

    def __init__(self, words: BehindUnits) -> None:
        labels, tables = _either(words.labels), _either(words.tables)
        bracket = r"(?:\s*[（(][^（()）]*[)）])?"
        self.alone = remembered(self._alone)
        self._ends = (
            _LABEL,
            _PAGE,
            _TABLE,
            expression(rf"\s*(?:{labels}){bracket}\s*(?:[:：].*)?$", re.DOTALL),
            expression(rf"\s*[（(]\s*(?:{labels})\s*[)）]\s*$"),
            expression(
                rf"\s*[（(]?(?:(?:{tables})\s*\d{{1,3}}(?:-\d{{1,2}})?表|(?:{tables})?(?:附?表|附件)\s*{_NUMBER})"
                r"[)）]?\s*$"
            ),
        )

    def _alone(self, text: str) -> str:
        """The name in a text, empty where the text begins with what stands behind names."""
        before = ""
        while before != text:
            before = text
            for end in self._ends:
                text = end.sub("", text)
        return text


def _either(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
