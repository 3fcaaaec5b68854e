"""The words that wish instead of saying: lexicons/vague-words.yaml, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.lexicons import LexiconModel, Lexicons


class VagueLexicon(LexiconModel):
    adverbs: tuple[str, ...]
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    effort: tuple[str, ...]
    states: tuple[str, ...]
    fillers: tuple[str, ...]
    grade_families: tuple[tuple[str, ...], ...]
    scale_marks: tuple[str, ...]
    verdicts: tuple[str, ...]
    verdict_adverbs: tuple[str, ...]
    verdict_verbs: tuple[str, ...]
    absences: tuple[str, ...]
    standards: tuple[str, ...]
    open_standards: tuple[str, ...]


def either(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


class VaguePhrases:
    """Finds vague phrases in running text: an adverb with a verb of wish (持续优化, 有效保障)."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("vague-words", VagueLexicon)
        verbs = either((*words.rising, *words.falling, *words.effort))
        adverbs = either(words.adverbs)
        self._pair = re.compile(
            f"{adverbs}+(?:地)?{verbs}|{verbs}(?:[^，。；、]{{0,8}})?得到{adverbs}*{verbs}"
        )
        self._bare = re.compile(either((*words.rising, *words.falling)))

    def pairs(self, text: str) -> tuple[str, ...]:
        """The adverb-and-verb phrases in order, as written."""
        return tuple(match.group() for match in self._pair.finditer(text))

    def all(self, text: str) -> tuple[str, ...]:
        """The phrases, and the bare verbs of trend outside them."""
        found = [(match.start(), match.end(), match.group()) for match in self._pair.finditer(text)]
        covered = [(start, end) for start, end, _ in found]
        for match in self._bare.finditer(text):
            if not any(start <= match.start() < end for start, end in covered):
                found.append((match.start(), match.end(), match.group()))
        return tuple(word for _, _, word in sorted(found))
