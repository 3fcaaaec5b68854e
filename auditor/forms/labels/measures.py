"""The part of lexicons/measures.yaml that tells whether a name is whole: the words that names end with."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict

from auditor.config.lexicons import LexiconModel


class MeasureKind(LexiconModel):
    """What is asked of a kind of measures here: its words."""

    model_config = ConfigDict(extra="ignore")

    terms: tuple[str, ...]


class MeasureWords(LexiconModel):
    """The words at the end of names (率, 人数, 面积)."""

    model_config = ConfigDict(extra="ignore")

    kinds: Mapping[str, MeasureKind]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple({word for kind in self.kinds.values() for word in kind.terms})
