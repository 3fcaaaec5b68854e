"""Cells that hold the sign of a target and nothing else."""

from __future__ import annotations

import unicodedata

from auditor.chinese.marks import EQUALS
from auditor.expressions import expression
from auditor.forms.labels.label_file import FormLabels
from auditor.forms.remembered import remembered
from auditor.forms.text import simplified, squeeze
from auditor.model import Operator

_GLOSSED = expression(r"([^()]+)\(([^()]+)\)")
_WRITTEN = frozenset(EQUALS)
_EQUALS = str.maketrans(dict.fromkeys(EQUALS, "="))


class SignCells:
    """The signs of the lexicon, and the codes of the budget system for them."""

    def __init__(self, source: FormLabels) -> None:
        self._signs = {
            _key(word): Operator(sign) for sign, words in source.operators.items() for word in words
        }
        self._cells = self._signs | {
            _key(word): Operator(sign) for sign, words in source.sign_cells.items() for word in words
        }
        self._quantitative = {squeeze(word) for word in source.quantitative}
        self._polarity = {squeeze(word) for word in source.polarity}
        self._codes = {code: Operator(sign) if sign else None for code, sign in source.operator_codes.items()}
        self.sign = remembered(self._sign)
        self.is_sign = remembered(self._is_sign)

    def _sign(self, text: str) -> Operator | None:
        """The operator that a whole cell stands for; a gloss in brackets says it again or which way is better
        (正向（≥）, 大于等于（≥）)."""
        key = _key(simplified(text))
        gloss = _GLOSSED.fullmatch(key)
        if gloss is None or key in self._cells:
            return self._cells.get(key)
        told = {self._cells.get(part) for part in gloss.groups() if part not in self._polarity}
        return told.pop() if len(told) == 1 else None

    def _is_sign(self, text: str) -> bool:
        """Whether a cell can stand in an operator column."""
        return self.sign(text) is not None or squeeze(text) in self._quantitative

    def is_kind(self, text: str) -> bool:
        """Whether a cell only says that a target is a number: 定量指标."""
        return squeeze(text) in self._quantitative

    def polarity(self, text: str) -> str | None:
        """A cell that says which way is better, as it is printed: 正向, ↓."""
        return text.strip() if squeeze(text) in self._polarity else None

    def are_codes(self, texts: list[str]) -> bool:
        """Whether an operator column holds the sign codes of the budget system and nothing else."""
        filled = [squeeze(text) for text in texts if text.strip()]
        return bool(filled) and all(text in self._codes for text in filled)

    def stated(self, text: str | None, *, codes: bool) -> Operator | None:
        """The operator of a cell that holds a sign or a code; ``None`` where there is no cell."""
        if text is None:
            return None
        return self._codes.get(squeeze(text)) if codes else self.sign(text)

    def prefix(self, word: str) -> Operator:
        """The operator of a sign in front of a number."""
        return self._signs[_key(word)]


def _key(text: str) -> str:
    """A sign in one width, without spaces."""
    key = unicodedata.normalize("NFKC", squeeze(text)).lower()
    return key if _WRITTEN.isdisjoint(key) else key.translate(_EQUALS)
