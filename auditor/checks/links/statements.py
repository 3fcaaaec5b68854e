"""What the texts of a form state, looked up by what it speaks of and by its number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from auditor.language.linking.links import Linker, Mention
from auditor.language.linking.same_amounts import SameAmounts, agree
from auditor.language.linking.sharing import Sharing

_SAME = 0.85  # share of the content that two objects must have in common, both ways, to be one thing


class _Group:
    """The statements, by their places, that speak of one thing."""

    def __init__(self, places: list[int], mentions: Sequence[Mention]) -> None:
        self.places = places
        self._mentions = mentions

    def maybe_agreeing(self, mention: Mention) -> list[int]:
        """Those that may state the number of another."""
        return [self.places[each] for each in self._amounts.maybe(mention.quantity)]

    @cached_property
    def _amounts(self) -> SameAmounts:
        return SameAmounts([self._mentions[place].quantity for place in self.places])


class Statements:
    """The quantities of some texts, told by their places; none is held against all others."""

    def __init__(self, mentions: Sequence[Mention], linker: Linker) -> None:
        self._mentions = mentions
        self._content = linker.content
        self._topics = [linker.topic(each.quantity) for each in mentions]
        self._groups: dict[str, _Group] = {}
        self._confirmed: dict[int, bool] = {}

    def alike_behind(self, place: int) -> Sequence[int]:
        """Those behind one that speak of the same thing."""
        places = self._group(place).places
        return places[bisect_right(places, place) :]

    def confirmed(self, place: int) -> bool:
        """Whether another one states the same number of the same thing."""
        if place not in self._confirmed:
            own = self._mentions[place]
            rest = (self._mentions[each] for each in self._group(place).maybe_agreeing(own))
            self._confirmed[place] = any(each != own and agree(own.quantity, each.quantity) for each in rest)
        return self._confirmed[place]

    def settled_beside(self, one: int, other: int) -> bool:
        """Whether the number of one of two stands beside the other (支持6个乡镇建设收储点18个): either may be
        the one meant."""
        return self._stands_beside(one, other) or self._stands_beside(other, one)

    def _stands_beside(self, one: int, other: int) -> bool:
        mine, theirs = self._mentions[one], self._mentions[other]
        rest = (self._mentions[each] for each in self._by_clause[_clause(theirs)])
        return any(
            each.passage is theirs.passage
            and each not in (mine, theirs)
            and agree(mine.quantity, each.quantity)
            for each in rest
        )

    def _group(self, place: int) -> _Group:
        topic = self._topics[place]
        if topic not in self._groups:
            same = [
                name
                for name in map(self._names.__getitem__, self._sharing.places(self._content.of(topic).pairs))
                if self._are_alike(topic, name)
            ]
            places = sorted(each for name in same for each in self._by_topic[name])
            self._groups[topic] = _Group(places, self._mentions)
        return self._groups[topic]

    def _are_alike(self, one: str, other: str) -> bool:
        coverage = self._content.coverage
        return coverage(one, other) >= _SAME and coverage(other, one) >= _SAME

    @cached_property
    def _by_topic(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, topic in enumerate(self._topics):
            places.setdefault(topic, []).append(place)
        return places

    @cached_property
    def _names(self) -> list[str]:
        return list(self._by_topic)

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self._content.of(name).pairs for name in self._names)

    @cached_property
    def _by_clause(self) -> dict[tuple[str, int], list[int]]:
        places: dict[tuple[str, int], list[int]] = {}
        for place, each in enumerate(self._mentions):
            places.setdefault(_clause(each), []).append(place)
        return places


def _clause(mention: Mention) -> tuple[str, int]:
    """The text and the place of a statement's clause; a hash of the passage would be of all its parts."""
    return mention.passage.text, mention.quantity.clause_start
