"""The words of headers: plain, unlisted, garbled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from auditor.config.resources import data_directory
from auditor.config.yaml12 import read_yaml
from benchmarks.headers.plan import Periods, Plan

_TOLD_BY_LABEL = frozenset({"mid_term", "annual", "initial", "adjusted", "last_year", "half_year"})
_BLANKS = (" ", "　", "\n")


@cache
def _words() -> Mapping[str, Any]:
    data: Any = read_yaml(Path(__file__).with_name("labels.yaml")).data
    return data  # type: ignore[no-any-return]


@cache
def _listed() -> frozenset[str]:
    """Every word that the lexicons of the product list."""
    files = data_directory("lexicons").rglob("*.yaml")
    return frozenset(word for path in files for word in _strings(read_yaml(path).data))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(data, (list, tuple)):
        for each in data:
            yield from _strings(each)


@cache
def unlisted(role: str) -> tuple[str, ...]:
    """The odd words of a role that no lexicon lists."""
    return tuple(word for word in _words()[role]["odd"] if word not in _listed())


def counts() -> tuple[int, int]:
    """How many odd words there are, and how many of them are listed and so left out."""
    roles = [role for role, words in _words().items() if isinstance(words, Mapping) and "odd" in words]
    every = sum(len(_words()[role]["odd"]) for role in roles)
    return every, every - sum(len(unlisted(role)) for role in roles)


def label(role: str, plan: Plan, rng: Random) -> str:
    """A header for a role as this plan words it. Nothing but the label tells the year's targets from those of
    another time, so it is never without meaning."""
    told = role in _TOLD_BY_LABEL or (role == "value" and plan.periods is Periods.CONTEXT)
    if rng.random() < plan.garbage and not told:
        return str(rng.choice(_words()["garbage"]))
    odd = unlisted(role)
    words = odd if odd and rng.random() < plan.odd else _words()[role]["plain"]
    return _dressed(rng.choice(words), plan, rng)


def group(name: str, plan: Plan, rng: Random) -> str:
    """A header over several columns."""
    return _dressed(rng.choice(_words()["groups"][name]), plan, rng)


def _dressed(word: str, plan: Plan, rng: Random) -> str:
    if plan.slips:
        word = _changed(word, _words()["slips"], 0.3, rng)
    if plan.traditional:
        word = _changed(word, _words()["traditional"], 1, rng)
    if plan.spaced and rng.random() < 0.5:
        word = rng.choice(_BLANKS).join(word)
    if plan.remarks and rng.random() < 0.4:
        word += rng.choice(_words()["remarks"])
    return word


def _changed(word: str, table: Mapping[str, str], share: float, rng: Random) -> str:
    return "".join(table.get(char, char) if rng.random() < share else char for char in word)
