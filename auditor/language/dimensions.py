"""Which dimension of the frame an indicator belongs to: 数量, 质量, 时效, 成本, 效益 (three kinds), 满意度.

By its level names where the form gives them, otherwise by its name. What a name leaves open is not decided.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.config.lexicons import LexiconModel, Lexicons


class NamePattern(LexiconModel):
    dimension: str
    match: str
    sure: bool


class Fitting(LexiconModel):
    words: tuple[str, ...]
    quality: str
    timeliness: str
    benefit: str


class DimensionLexicon(LexiconModel):
    levels: Mapping[str, tuple[str, ...]]
    level_suffixes: tuple[str, ...]
    titles: Mapping[str, str]
    names: tuple[NamePattern, ...]
    effect_words: tuple[str, ...]
    tolerated: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, str]
    fitting: tuple[Fitting, ...]


@dataclass(frozen=True, slots=True)
class DimensionFact:
    """``dimension`` is a key of lexicons/dimensions.yaml; ``effect`` says that the name speaks of an effect,
    so that a count (受益人数) may stand under 效益; ``sure`` is False where it could be filed elsewhere."""

    dimension: str
    sure: bool
    effect: bool


BENEFITS = frozenset({"economic", "social", "ecological", "sustained", "benefit"})


class DimensionReader:
    """Reads lexicons/dimensions.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicon = lexicons.load("dimensions", DimensionLexicon)
        self._by_level = {
            word: dimension for dimension, words in self.lexicon.levels.items() for word in words
        }
        self._names = tuple((item, re.compile(item.match)) for item in self.lexicon.names)
        self._effect = re.compile("|".join(map(re.escape, self.lexicon.effect_words)))

    def title(self, dimension: str) -> str:
        """The dimension in Chinese."""
        return self.lexicon.titles[dimension]

    def of_level(self, level: str) -> str | None:
        """The dimension that a level name stands for, None for a name outside the frame."""
        word = re.sub(r"[\s（(].*$", "", level.strip())
        for suffix in ("", *self.lexicon.level_suffixes):
            stem = word.removesuffix(suffix)
            if found := self._by_level.get(stem):
                return found
        return None

    def of_levels(self, levels: tuple[str, ...]) -> str | None:
        """The dimension of the most precise level; 产出 or 效益 alone is returned as it is."""
        found = [dimension for level in levels if (dimension := self.of_level(level))]
        precise = [dimension for dimension in found if dimension not in {"output", "benefit"}]
        ordered = precise or found
        return ordered[-1] if ordered else None

    def of_name(self, name: str) -> DimensionFact | None:
        """The dimension that the name alone tells."""
        effect = self._effect.search(name) is not None
        for item, match in self._names:
            if match.search(name):
                return DimensionFact(
                    item.dimension, item.sure and not (item.dimension == "quantity" and effect), effect
                )
        return None

    def tolerates(self, level: str, dimension: str) -> bool:
        """Whether an indicator of a dimension may stand under a level without a remark."""
        return level == dimension or dimension in self.lexicon.tolerated.get(level, ())

    def example(self, dimension: str, names: Sequence[str]) -> str:
        """An indicator that a missing dimension could have, fitting the names that the form has."""
        key = "benefit" if dimension in BENEFITS else dimension
        for name in names:
            for fitting in self.lexicon.fitting:
                if any(word in name for word in fitting.words) and key in _FITTED:
                    return str(getattr(fitting, key))
        return self.lexicon.examples[key]


_FITTED = frozenset({"quality", "timeliness", "benefit"})
