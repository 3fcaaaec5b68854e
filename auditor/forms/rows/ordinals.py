"""Names of a form that all begin with their number, without a sign behind it: 指标1疏浚沟渠长度."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_WORD = "指标"
_FEWEST = 2


def without_ordinals(names: Sequence[str]) -> list[str]:
    """The names without their numbers where each goes on from the one above or begins anew, so that
    指标12024年 is the first of a level and of 2024; the names as they are where one of them does not."""
    bare = list(_counted(names))
    return bare if len(bare) == len(names) >= _FEWEST else list(names)


def _counted(names: Sequence[str]) -> Iterator[str]:
    number = 0
    for name in names:
        rests = ((each, name.removeprefix(f"{_WORD}{each}")) for each in (number + 1, 1))
        found = next(((each, rest) for each, rest in rests if rest and rest != name), None)
        if found is None:
            return
        number, rest = found
        yield rest
