"""Names that hold several measures (受理率、办结率), told from several objects (复印机、传真机维修次数)."""

from __future__ import annotations

from collections.abc import Callable

from auditor.language.names.name_words import NameLexicon
from auditor.language.phrases import Chain, End, Signs, Some, Text, Words
from auditor.language.scanning import Scanner

_SHORTEST_PART = 2
_BARE_MEASURE = 4  # characters
_LONGEST_NAME = 200  # characters; budget systems take a hundred


class CompoundReader:
    """Splits names by the joiners of lexicons/name-patterns.yaml; ``ends_in_measure`` says whether a part
    stands for itself, ``stem`` is a name without its measure."""

    def __init__(
        self,
        scanner: Scanner,
        words: NameLexicon,
        *,
        ends_in_measure: Callable[[str], bool],
        stem: Callable[[str], str],
    ) -> None:
        self._joiner = Words(scanner, words.joiners)
        self._word = Words(scanner, words.not_joiners)
        self._qualifier = Words(scanner, words.rate_qualifiers)
        self._general = Words(scanner, words.vague_prefixes)
        self._action = Words(scanner, words.rate_actions)
        listed = Some(Chain(self._qualifier, Signs("[、和及与]", 1, 1)), 1)
        self._coordinated = Chain(listed, self._qualifier, Text("率"), End())
        self._qualified = Chain(self._qualifier, Text("率"), End())
        self._ends_in_measure = ends_in_measure
        self._stem = stem

    def split(self, name: str) -> tuple[tuple[str, ...], bool]:
        """The single-measure names that a compound name holds, empty where it holds one measure; and whether
        that is sure. What is longer than any name is not split."""
        if len(name) > _LONGEST_NAME:
            return (), True
        if found := self._coordinated.search(name):
            listed = self._qualifier.all(name[found.start : found.cuts[1]])
            return tuple(f"{name[: found.start]}{word}率" for word in listed), True
        words = list(self._word.find(name))
        for joiner in self._joiner.find(name):
            if any(word.start <= joiner.start < word.end for word in words):
                continue
            left, right = name[: joiner.start], name[joiner.end :]
            if self._names_again(left, right):
                return (), True
            if self._stands_alone(left) and self._stands_alone(right):
                rest, _ = self.split(right)
                return (left, *(self._with_object(left, part) for part in (rest or (right,)))), True
        return (), True

    def _stands_alone(self, part: str) -> bool:
        return len(part) >= _SHORTEST_PART and self._ends_in_measure(part)

    def _names_again(self, left: str, right: str) -> bool:
        """Whether the second part only says which of the first it is (各类林地面积，花椒林面积): both are
        counted alike, and the first speaks of all kinds; a mere 率 says nothing of that."""
        counted = left.removeprefix(self._stem(left))
        alike = len(counted) > 1 and counted == right.removeprefix(self._stem(right))
        return alike and self._general.within(left)

    def _with_object(self, left: str, part: str) -> str:
        """A bare measure takes over the object of the first part: 受理率、办结率 of 行政许可受理率."""
        own = self._stem(part)
        if (
            len(part) > _BARE_MEASURE
            or part.startswith(self._stem(left))
            or (own and not part.endswith("率"))
        ):
            return part
        qualified = self._qualified.search(left)
        if qualified:
            return left[: qualified.start] + part
        stem = self._stem(left)
        if part.endswith("率"):
            action = self._action.ending(stem)
            if action is None and own and left.endswith("率"):
                return part  # what the first part does with its object is not known
            stem = stem[: action.start] if action else stem
        return stem + part
