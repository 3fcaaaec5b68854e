"""How near a quantity of a text and the name of an indicator are to each other.

What one of them says is found out once; most pairs have no two characters in common, and are told apart by
that alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from auditor.chinese.dates import OPENING
from auditor.chinese.edges import ending_of
from auditor.chinese.marks import HAN
from auditor.chinese.numerals import BEHIND
from auditor.expressions import expression
from auditor.language.facts import Quantity
from auditor.language.linking.content import Content, ContentReader, coverage, pairs_of
from auditor.language.remembering import remembered
from auditor.language.spans import plain

_QUANTITIES = 1_024
_NAMES = 4_096
_PAIRS = 2_048  # a submission asks of the same pairs again, another hardly
_SIGNS = "≥≤=>＞<＜:："
_LISTED_BEFORE = expression(rf"(?:\d[\d,.]*[万亿]?[{HAN}]{{1,3}}[、，,和及]\s*)+$")  # 培训40期、2500人
_BEHIND_NUMBER = expression(f"^{BEHIND}")
_CONJUNCTION = expression("[和及与、]")
_BEHIND = expression(r"[（(](?P<unit>[^（）()]{1,8})[)）]\s*$")
_NAMED = 4  # characters of a name that are no other words by chance
_MEASURE = 2  # characters of a measure word at most
_CONTENT = 2  # characters of content that a name must have to be told from others
_LEFT_OUT = 6  # characters in the middle of a name that a shorter one does without
CLOSE = 0.6  # share of the content that both sides must have in common to speak of one thing
_ALIKE = 0.8  # one name ends in the other, the longer one only says more about it


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a quantity says. ``before`` are the plain words before its number, ``topics`` what it is about and
    what of that stands first, ``deeds`` which things are done in its clause, ``pairs`` all characters that
    stand side by side in any of it."""

    clause: str
    thing: str
    action: str
    before: str
    topic: str
    topics: tuple[Content, ...]
    whole: Content
    deeds: frozenset[int]
    pairs: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """What an indicator's name says. ``spellings`` are the words by which a text may call it."""

    name: str
    content: Content
    spellings: tuple[str, ...]
    deeds: frozenset[int]
    pairs: frozenset[str]


class Closeness:
    """Compares quantities with names; ``verb`` tells the verb of promise that words begin with, ``is_unit``
    whether words are a unit, ``introducing`` are the words that lead to a number."""

    def __init__(
        self,
        content: ContentReader,
        verb: Callable[[str], str | None],
        is_unit: Callable[[str], bool],
        introducing: Iterable[str],
    ) -> None:
        self._content = content
        self._verb = verb
        self._is_unit = is_unit
        self._introducing = tuple(sorted(introducing, key=len, reverse=True))
        self._said = remembered(self._heard, little=_QUANTITIES)
        self.named = remembered(self._called, little=_NAMES)
        self._close = lru_cache(_PAIRS)(self._compared)

    def between(self, quantity: Quantity, name: str) -> float:
        """How far both share their content (0…1), both ways; what is done must not differ."""
        said, named = self.said(quantity), self.named(name)
        return 0.0 if said.pairs.isdisjoint(named.pairs) else self._close(said, named)

    def says(self, quantity: Quantity, name: str) -> bool:
        """Whether the words right before a number are the indicator's name, but for its measure and a verb of
        promise (在职职工348人 for 保障在职职工人数)."""
        return _says(self.said(quantity), self.named(name))

    def other_deed(self, quantity: Quantity, name: str) -> bool:
        """Whether a name says that one thing is done (改造) and a clause that another is (新建)."""
        return _other_deed(self.said(quantity), self.named(name))

    def topic(self, quantity: Quantity) -> str:
        """What a quantity is about: its object, or its clause where the object has no content."""
        return self.said(quantity).topic

    def said(self, quantity: Quantity) -> Said:
        """What a quantity says."""
        before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
        return self._said(quantity.clause, before, quantity.object, quantity.action, quantity.text)

    def _unled(self, words: str) -> str:
        """The words before a number without those that lead to it (合格率达到≥ → 合格率)."""
        rest = words.rstrip().rstrip(_SIGNS)
        rest = rest.removesuffix(ending_of(rest, self._introducing))
        return words if rest == words else self._unled(rest)

    def _heard(self, clause: str, before: str, thing: str, action: str, text: str) -> Said:
        content = self._content
        when = OPENING.match(before)
        head = before[when.end() :] if when else before
        around = (self._unled(head), _BEHIND_NUMBER.sub("", clause[len(before) + len(text) :]))
        topic = thing if content.size(thing) else "".join((_LISTED_BEFORE.sub("", around[0]), around[1]))
        first = _CONJUNCTION.split(topic, maxsplit=1)[0]  # 2次招聘会和政策宣传 speaks of 招聘会 first
        told = (topic, first) if content.size(first) else (topic,)
        topics = tuple(map(content.of, told))
        whole = content.of(f"{clause}|{topic}")
        words = plain(self._unled(before))
        pairs = pairs_of((words, f"{plain(action)}{plain(thing)}"))
        pairs = pairs.union(whole.pairs, *(each.pairs for each in topics))
        return Said(clause, thing, action, words, topic, topics, whole, content.deeds(clause), pairs)

    def _called(self, name: str) -> Named:
        """What an indicator's name says."""
        behind = _BEHIND.search(name)
        if behind and self._is_unit(behind["unit"]):  # 保障人数（人）
            name = name[: behind.start()]
        content = self._content.of(name)
        stem = self._content.stem(name)
        whole = plain(name)
        names = {whole, whole.removesuffix("率"), stem, stem.removeprefix(self._verb(stem) or "")}
        spellings = tuple(sorted(each for each in names if len(each) >= _NAMED))
        pairs = content.pairs | pairs_of((whole,))
        return Named(name, content, spellings, self._content.deeds(name), pairs)

    def _compared(self, said: Said, named: Named) -> float:
        content = self._content
        if _says(said, named):
            return 1.0
        if _other_deed(said, named):
            return 0.0
        if content.names(said.thing, said.action, named.name):
            return 1.0
        alike, wider = content.same_ending(said.thing, named.name)
        if alike:
            return CLOSE if wider else _ALIKE
        forth = max(coverage(each, named.content) for each in said.topics)
        back = coverage(named.content, said.whole)
        if forth == 1 and self._is_tail(said, named):
            return max(back, CLOSE)
        if back == 1 and self._is_head(said, named):
            return max(forth, CLOSE)
        shortened = _bare_measure(said, named) or _nearly_whole(said, named)
        if shortened or self._leaves_out(plain(said.topic), self._content.stem(named.name)):
            return max(min(forth, back), CLOSE)
        return min(forth, back)

    def _is_tail(self, said: Said, named: Named) -> bool:
        """Whether a topic is what an indicator's name ends in, the name only being narrower (再犯罪率). What
        is done must not differ: 服务青年 is not 培训青年."""
        known = self._content.words.heads
        inner, outer = said.topics[0].pieces, named.content.pieces
        if len(inner) != 1 or not outer or inner[0] in known:
            return False
        done = self._content.pieces(said.clause)
        heads = [piece for piece in outer if piece in known]
        return outer[-1].endswith(inner[0]) and all(head in done for head in heads)

    def _leaves_out(self, one: str, other: str) -> bool:
        """Whether one text says what the other does, but for something in the middle of it (补贴性培训,
        补贴性职业技能培训)."""
        short, long = sorted((one, other), key=len)
        return any(
            long.endswith(short[cut:])
            and 0 < len(long) - (long.find(short[:cut]) + len(short)) <= _LEFT_OUT
            and self._content.size(short[:cut]) >= _CONTENT
            for cut in range(_CONTENT, len(short) - _CONTENT + 1)
            if short[:cut] in long
        )

    def _is_head(self, said: Said, named: Named) -> bool:
        """Whether what a clause counts (义务教育学校) ends in what a name counts (课后服务学校数); the rest
        of the name stands elsewhere in the clause."""
        return named.content.size >= _CONTENT and self._content.share_ending(said.topic, named.name)


def _says(said: Said, named: Named) -> bool:
    return said.before.endswith(named.spellings)


def _bare_measure(said: Said, named: Named) -> bool:
    """Whether a name ends in the very words before a number (食堂改造面积 for 改造面积3600平方米)."""
    return len(said.before) >= _NAMED and plain(named.name).endswith(said.before)


def _nearly_whole(said: Said, named: Named) -> bool:
    """Whether a name is a topic with a word of measure behind it (会议经费支出 for 会议经费不超过3万元)."""
    topic, name = plain(said.topic), plain(named.name)
    return len(topic) >= _NAMED and name.startswith(topic) and len(name) - len(topic) <= _MEASURE


def _other_deed(said: Said, named: Named) -> bool:
    """Whether a name says that one thing is done (改造) and a clause that another is (新建)."""
    return len(named.deeds) == 1 and bool(said.deeds) and named.deeds.isdisjoint(said.deeds)
