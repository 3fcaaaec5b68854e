"""Words written twice by mistake (体系体系), told from words that are doubled by nature."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.config.lexicons import LexiconModel
from auditor.language.facts import Token
from auditor.language.spans import squeeze

_TWICE = re.compile(r"([一-鿿]{2,8}?)\1")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数")


@dataclass(frozen=True, slots=True)
class Doubled:
    """A word that stands twice in a row; ``right`` is what to write, ``sure`` is False where two compounds
    may meet (养老服务 + 服务质量)."""

    text: str
    right: str
    start: int
    end: int
    sure: bool


class Doubling(LexiconModel):
    """lexicons/doubling.yaml: reduplications that are legal, compounds that may meet, known corrections."""

    legal: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    corrections: Mapping[str, str] = {}

    @cached_property
    def legal_set(self) -> frozenset[str]:
        return frozenset(self.legal)

    def find(self, text: str, segment: Callable[[str], Sequence[Token]]) -> tuple[Doubled, ...]:
        """Every doubled word of a text; ``segment`` keeps 构建共建共享 from reading as 建共 twice."""
        squeezed = squeeze(text)
        matches = list(_TWICE.finditer(squeezed.text))
        starts = {token.start for token in segment(squeezed.text)} if matches else set()
        wrong = (m for m in matches if m[0] in self.corrections or _whole_words(m, starts))
        hits = (self._judge(squeezed.text, match) for match in wrong)
        return tuple(
            Doubled(hit.text, hit.right, *squeezed.span(hit.start, hit.end), hit.sure) for hit in hits if hit
        )

    def _judge(self, text: str, match: re.Match[str]) -> Doubled | None:
        word, doubled = match[1], match[0]
        if doubled in self.legal_set or _NUMERALS.issuperset(word) or len(set(word)) == 1:
            return None
        rest = text[match.end() - len(word) :]
        sure = not rest.startswith(self.continued)
        right = self.corrections.get(doubled, word)
        return Doubled(doubled, right, match.start(), match.end(), sure)


def _whole_words(match: re.Match[str], starts: set[int]) -> bool:
    return match.start() + len(match[1]) in starts
