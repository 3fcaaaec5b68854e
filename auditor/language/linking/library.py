"""Common indicators by field of work: lexicons/indicator-library.yaml, searched by a word."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.facts import Measure
from auditor.language.linking.content import TopicWords
from auditor.language.linking.similarity import NameStructure
from auditor.model import as_written

_LEAST = 3  # characters that say what an indicator is about; 学生 alone says little


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
        figure = "…" if self.typical is None else as_written(self.typical)
        return f"{self.operator}{figure}{self.unit}"


class IndicatorLibrary(LexiconModel):
    """lexicons/indicator-library.yaml."""

    source: str
    fields: Mapping[str, tuple[Entry, ...]]


@lru_cache(8)
def library_of(lexicons: Lexicons) -> LibraryReader:
    """The library of these lexicons, one for all who ask."""
    return LibraryReader(lexicons)


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
        self._things: dict[str, list[tuple[str, int, Entry]]] = {}  # when somebody asks
        self._structure = lexicons.load("name-structure", NameStructure)
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

    def fitting(
        self, dimensions: Container[str], text: str, measure: Callable[[str], Measure | None]
    ) -> Entry | None:
        """An indicator of these dimensions on what a text speaks of: its object stands there word by word;
        the one with the longest object, ``None`` where there is none. Those that stand in the text as they
        are, and so are there already, are left out."""
        if not self._things:
            self._things = self._of_dimension(measure)
        found = [
            (len(thing), -place, entry)
            for dimension, entries in self._things.items()
            if dimension in dimensions
            for thing, place, entry in entries
            if thing in text and entry.name not in text
        ]
        return max(found, key=lambda each: each[:2])[2] if found else None

    def _of_dimension(
        self, measure: Callable[[str], Measure | None]
    ) -> dict[str, list[tuple[str, int, Entry]]]:
        """The entries of each dimension with what they measure and their places in the library."""
        hits, build = tuple(self._all()), self._structure.build
        things = self.lexicons.once(
            "library-objects", lambda: tuple(build(hit.entry.name, measure).object for hit in hits)
        )
        found: dict[str, list[tuple[str, int, Entry]]] = {}
        for place, (hit, thing) in enumerate(zip(hits, things, strict=True)):
            if len(thing) >= _LEAST:
                found.setdefault(hit.entry.dimension, []).append((thing, place, hit.entry))
        return found

    def alike(self, word: str) -> frozenset[str]:
        """The word and those that mean the same."""
        return frozenset({word}).union(*(group for group in self._synonyms if word in group))

    def _all(self) -> Iterator[Hit]:
        for field, entries in self._library.fields.items():
            for entry in entries:
                yield Hit(field, entry)
