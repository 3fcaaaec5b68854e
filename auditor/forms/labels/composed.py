"""Labels of texts that say more than a known one: 项目总体概况, 年度主要目标和成果, 专项年度目标."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from auditor.chinese.marks import alternation
from auditor.expressions import expression
from auditor.forms.labels.label_file import AccountWords, Composed, ShortfallWords

_LONGEST = 14


def simpler(key: str, words: Composed) -> Iterator[str]:
    """What is left of a label without what is joined to it, without the word at its end for a text, without
    one modifier or the subject in front, which may stand for the project. ``key`` is the label as it is
    looked up; a longer one is a sentence and yields nothing."""
    if len(key) > _LONGEST:
        return
    known = [key, *heads(key, words.joiners, words.joined)]
    yield from known[1:]
    yield from (key.removesuffix(tail) for tail in words.tails if key.endswith(tail) and key != tail)
    for subject in words.subjects:
        if key.startswith(subject) and key != subject:
            rest = key.removeprefix(subject)
            yield from (rest, f"项目{rest}")
    for head in known:
        for modifier in words.modifiers:
            rest = head.replace(modifier, "", 1)
            if rest and rest != head:
                yield rest


def pairs(key: str, words: Composed) -> Iterator[tuple[str, str]]:
    """The two labels that a cell may join: 项目概况及立项依据."""
    parted = (key.partition(joiner) for joiner in words.joiners)
    yield from ((head, tail) for head, _, tail in parted if head and tail)


def account(words: AccountWords) -> re.Pattern[str]:
    """A label of how far a goal was reached: 年末目标实际完成情况."""
    of, kernel = alternation(words.of), alternation(words.kernels)
    return expression(f"{of}*{kernel}{of}*{alternation(words.deeds)}{alternation(words.ends)}")


def shortfall(words: ShortfallWords) -> re.Pattern[str]:
    """A label of what was not reached, or went wrong, and why: 未完成的目标, 存在的主要问题和原因."""
    of, kernel = alternation((*words.of, *words.kernels)), alternation(words.kernels)
    return expression(f"(?=.*{kernel}){of}+")


def heads(key: str, joiners: Iterable[str], joined: Collection[str]) -> Iterator[str]:
    """What is left of a label without the words joined to its end."""
    for joiner in joiners:
        head, found, tail = key.rpartition(joiner)
        if found and tail in joined:
            yield head
