"""Names that hold several measures (受理率、办结率), told from several objects (复印机、传真机维修次数)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from auditor.language.texts.vague import either

_SHORTEST_PART = 2


class CompoundReader:
    """Splits names by their joiners; ``ends_in_measure`` says whether a part stands for itself, ``stem`` is a
    name without its measure."""

    def __init__(
        self,
        *,
        joiners: Sequence[str],
        not_joiners: Sequence[str],
        qualifiers: Sequence[str],
        ends_in_measure: Callable[[str], bool],
        stem: Callable[[str], str],
    ) -> None:
        self._joiner = re.compile(either(joiners))
        self._word = re.compile(either(not_joiners))
        qualifier, joiner = either(qualifiers), "[、和及与]"
        self._coordinated = re.compile(f"(?P<object>.*?)(?P<list>(?:{qualifier}{joiner})+{qualifier})率$")
        self._qualifier = re.compile(qualifier)
        self._qualified = re.compile(f"(?P<object>.*?)(?P<measure>{qualifier}率)$")
        self._ends_in_measure = ends_in_measure
        self._stem = stem

    def split(self, name: str) -> tuple[tuple[str, ...], bool]:
        """The single-measure names that a compound name holds, empty where it holds one measure; and whether
        that is sure. What is longer than any name is not split."""
        if len(name) > _LONGEST_NAME:
            return (), True
        if match := self._coordinated.fullmatch(name):
            words = self._qualifier.findall(match["list"])
            return tuple(f"{match['object']}{word}率" for word in words), True
        words = [match.span() for match in self._word.finditer(name)]
        for match in self._joiner.finditer(name):
            if any(start <= match.start() < end for start, end in words):
                continue
            left, right = name[: match.start()], name[match.end() :]
            if self._stands_alone(left) and self._stands_alone(right):
                rest, _ = self.split(right)
                return (left, *(self._with_object(left, part) for part in (rest or (right,)))), True
        return (), True

    def _stands_alone(self, part: str) -> bool:
        return len(part) >= _SHORTEST_PART and self._ends_in_measure(part)

    def _with_object(self, left: str, part: str) -> str:
        """A bare measure takes over the object of the first part: 受理率、办结率 of 行政许可受理率."""
        own = self._stem(part)
        if (
            len(part) > _BARE_MEASURE
            or part.startswith(self._stem(left))
            or (own and not part.endswith("率"))
        ):
            return part
        qualified = self._qualified.fullmatch(left)
        if qualified:
            return qualified["object"] + part
        stem = self._stem(left)
        if part.endswith("率"):
            stem = _ACTION.sub("", stem)
        return stem + part


_BARE_MEASURE = 4
_LONGEST_NAME = 200  # characters; budget systems take a hundred
_ACTION = re.compile(r"(?:排查|受理|接种|检查|走访|摸排|办理|收集|登记)$")
