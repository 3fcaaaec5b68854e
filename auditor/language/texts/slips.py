"""Slips in words that everybody writes alike: one character confused, doubled or in the wrong place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.chinese.sounds import sound_alike

_SWAPPED = 4  # characters of a word from which two that changed places are told
_CLOSING = "率度性"  # behind such a last character nothing begins with the same


@dataclass(frozen=True, slots=True)
class Disguises:
    """Words by how they sound, and by what else is written for them."""

    heard: Mapping[str, Sequence[str]]
    seen: Mapping[str, Sequence[str]]


def looking_alike(groups: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """To each character those that look like it and sound otherwise."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for one in group:
            found[one] += (other for other in group if not sound_alike(one, other))
    return found


def slips_of(words: Sequence[str], alike: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every slip with the word that was meant; what is a part of another word is none."""
    partners = {char: set(group) - {char} for group in alike for char in group}
    all_words = "|".join(words)
    for word in words:
        for slip in {*_confused(word, partners), *_doubled(word), *_swapped(word)}:
            if slip not in all_words:
                yield slip, word


def _confused(word: str, partners: dict[str, set[str]]) -> Iterator[str]:
    for place, char in enumerate(word):
        for other in partners.get(char, ()):
            yield f"{word[:place]}{other}{word[place + 1 :]}"


def _doubled(word: str) -> Iterator[str]:
    last = len(word) - 1
    for place in range(1, len(word)):
        if place < last or word.endswith(tuple(_CLOSING)):
            yield f"{word[: place + 1]}{word[place:]}"


def _swapped(word: str) -> Iterator[str]:
    if len(word) >= _SWAPPED:
        for place in range(len(word) - 1):
            yield f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"


def reordered(terms: Sequence[str]) -> dict[str, str]:
    """Terms with two words that changed places (山洪防治灾害), and what was meant."""
    split = [term.split() for term in terms]
    known = {"".join(words) for words in split}
    swapped = (
        ("".join((*words[:at], words[at + 1], words[at], *words[at + 2 :])), "".join(words))
        for words in split
        for at in range(len(words) - 1)
    )
    return {wrong: right for wrong, right in swapped if wrong not in known}
