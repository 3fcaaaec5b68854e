"""Common indicators by field of work: lexicons/indicator-library.yaml, searched by a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.linking.content import TopicWords


class Entry(LexiconModel):
    """An indicator as it is usually written; ``typical`` is a floor for ≥ and a cap for ≤."""

    name: str
    dimension: str
    operator: str
    unit: str
    typical: Decimal | None = None

    @property
    def target(self) -> str:
        """«≥95%», or «≥…人» where practice knows no figure."""
        figure = "…" if self.typical is None else format(self.typical.normalize(), "f")
        return f"{self.operator}{figure}{self.unit}"


class IndicatorLibrary(LexiconModel):
    """lexicons/indicator-library.yaml."""

    source: str
    fields: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with the field of work that it stands under."""

    field: str
    entry: Entry


class LibraryReader:
    """Looks common indicators up."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self._library = lexicons.load("indicator-library", IndicatorLibrary)
        self._synonyms = lexicons.load("topics", TopicWords).synonyms

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of work."""
        return tuple(self._library.fields)

    def find(self, word: str) -> tuple[Hit, ...]:
        """The indicators of the fields that a word names; else those whose names hold it or a word that means
        the same."""
        wanted = self.alike(word)
        named = [field for field in self.fields if any(each in field or field in each for each in wanted)]
        chosen = [hit for hit in self._all() if hit.field in named]
        return tuple(chosen or (hit for hit in self._all() if any(each in hit.entry.name for each in wanted)))

    def alike(self, word: str) -> frozenset[str]:
        """The word and those that mean the same."""
        return frozenset({word}).union(*(group for group in self._synonyms if word in group))

    def _all(self) -> Iterator[Hit]:
        for field, entries in self._library.fields.items():
            for entry in entries:
                yield Hit(field, entry)
