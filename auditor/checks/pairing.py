"""Things that have something in common, found by keys, so that nothing goes through all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")


class Answers(NamedTuple):
    """A key that things have in common with those that have it as it is, not with each other."""

    key: Hashable


def later_partners(keys: Iterable[Iterable[Hashable]]) -> dict[int, list[int]]:
    """To the place of each thing, given by its keys, those of the later ones that share a key with it. Places
    are in order."""
    same: dict[Hashable, list[int]] = defaultdict(list)
    answering: dict[Hashable, list[int]] = defaultdict(list)
    for place, of_one in enumerate(keys):
        for key in of_one:
            if isinstance(key, Answers):
                answering[key.key].append(place)
            else:
                same[key].append(place)
    later: dict[int, set[int]] = defaultdict(set)
    for key in answering.keys() & same.keys():
        for place in same[key]:
            for other in answering[key]:
                later[min(place, other)].add(max(place, other))
    for places in same.values():
        for number, place in enumerate(places[:-1], start=1):
            later[place].update(places[number:])
    return {place: sorted(others - {place}) for place, others in sorted(later.items())}


def pairs_sharing(
    items: Sequence[Item], keys: Callable[[Item], Iterable[Hashable]]
) -> Iterator[tuple[Item, Item]]:
    """The pairs of things that have a key in common, in the order of ``combinations``."""
    for place, others in later_partners(map(keys, items)).items():
        yield from ((items[place], items[other]) for other in others)
