"""Words written twice by mistake (体系体系), told from words that are doubled by nature."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from auditor.chinese.marks import HAN
from auditor.chinese.stops import SENTENCE
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.language.facts import Token
from auditor.language.spans import squeeze
from auditor.language.texts.joined import Joined

_TWICE = expression(rf"([{HAN}]{{2,8}}?)\1")
_SAME = expression(rf"(?P<char>[{HAN}])(?P=char)")
_BRACKETED = expression(rf"(?P<first>[（(](?P<word>[{HAN}]{{2,6}})[)）])(?P=word)")
_AROUND = expression(rf"(?<![{HAN}])(?P<word>[{HAN}]{{2,4}})(?P<quality>[{HAN}]{{2,4}}?)(?P=word)(?=[{HAN}])")
_LONG = 3  # characters of a noun that is known well
_UNKNOWN = "x"  # the part of speech of what no dictionary holds
_LONGEST = 4  # characters of a word that may lie across the place where two halves meet
_COUNTING = frozenset("mr")  # what stands before a unit: a number, 每, 各
_ALONE = frozenset("会要来去是有可能应")  # verbs that stand before any other
_LINKS = frozenset("及的")  # words end with them that others follow by the same: 普及及推广, 目的的
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数")


@dataclass(frozen=True, slots=True)
class Doubled:
    """A word that stands twice in a row; ``right`` is what to write, ``sure`` is False where two compounds
    may meet (养老服务 + 服务质量)."""

    text: str
    right: str
    start: int
    end: int
    sure: bool


class Doubling(LexiconModel, lexicon="doubling"):
    """lexicons/doubling.yaml: reduplications that are legal, compounds that may meet, known corrections."""

    legal: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    functional: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    corrections: Mapping[str, str] = {}

    @cached_property
    def legal_set(self) -> frozenset[str]:
        return frozenset(self.legal)

    def suspects(self, texts: Joined, squeezed: Joined) -> list[int]:
        """The numbers of the texts in which a character or, white space or not, a word stands twice."""
        written = (texts.holding(expression) for expression in (_SAME, _BRACKETED, _AROUND))
        return sorted({*squeezed.holding(_TWICE)}.union(*written))

    def find(
        self, text: str, segment: Callable[[str], Sequence[Token]], known: Callable[[str], bool]
    ) -> tuple[Doubled, ...]:
        """Every doubled word of a text. ``known`` tells whether a lexicon holds a word; where that does not
        settle it, ``segment`` keeps 构建共建共享 from reading as 建共 twice."""
        squeezed = squeeze(text)
        found = ((match, self._judge(squeezed.text, match)) for match in _TWICE.finditer(squeezed.text))
        starts = cache(lambda: frozenset(token.start for token in segment(squeezed.text)))
        hits = [hit for match, hit in found if hit and self._is_word(squeezed.text, match, starts, known)]
        return tuple(
            Doubled(hit.text, hit.right, *squeezed.span(hit.start, hit.end), hit.sure) for hit in hits
        )

    def characters(self, text: str, segment: Callable[[str], Sequence[Token]]) -> Iterator[Doubled]:
        """Last characters of words written twice (开放放时间): no word begins with the second. Surely behind
        a noun of some length (助学金金发放)."""
        for sentence in SENTENCE.finditer(text):  # a dictionary cuts each as it cuts them all
            for each in self._characters(sentence[0], segment):
                start, end = sentence.start() + each.start, sentence.start() + each.end
                yield replace(each, start=start, end=end)

    def _characters(self, text: str, segment: Callable[[str], Sequence[Token]]) -> Iterator[Doubled]:
        places = {match.end() - 1 for match in _SAME.finditer(text)}
        tokens = segment(text) if places else ()
        yield from _begun_twice(tokens)
        yield from self._functional_twice(text, tokens)
        for before, token in pairwise(tokens):
            alone = len(token.text) == 1
            torn = alone or (token.tag == _UNKNOWN and before.tag.startswith("v"))
            word = len(before.text) > 1 and before.end == token.start and not before.tag.startswith("m")
            legal = token.text[0] in _NUMERALS or (alone and token.text in _LINKS)
            if word and torn and token.start in places and not legal:
                wrong = before.text + token.text[0]
                sure = alone and len(before.text) >= _LONG and before.tag.startswith("n")
                yield Doubled(wrong, before.text, before.start, token.start + 1, sure)

    def _functional_twice(self, text: str, tokens: Sequence[Token]) -> Iterator[Doubled]:
        """Function words of one character written twice (修复了了3处, 计划于于5月), each by itself or both
        for one word. Surely before a number; a name that no dictionary holds may begin with the second."""
        starts = {token.start: at for at, token in enumerate(tokens)}
        for match in _SAME.finditer(text):
            start, end, char = *match.span(), match["char"]
            if char not in self.functional or start not in starts:
                continue
            at = starts[start]
            whole = tokens[at].end == end or (start + 1 in starts and tokens[starts[start + 1]].end == end)
            counted = at > 0 and (tokens[at - 1].tag[:1] in _COUNTING or tokens[at - 1].text[-1].isdigit())
            if whole and not counted:
                yield Doubled(match[0], char, start, end, sure=text[end : end + 1].isdigit())

    def across_brackets(self, text: str) -> Iterator[Doubled]:
        """Words that stand in brackets and again behind them (（滨江）滨江新区); a name may be so."""
        for match in _BRACKETED.finditer(text):
            yield Doubled(match[0], match["first"], match.start(), match.end(), sure=False)

    def around(self, text: str) -> Iterator[Doubled]:
        """Words that a text begins with and that stand again behind a word that only says how (档案日常档案
        整理): the first one adds nothing."""
        for match in _AROUND.finditer(text):
            if match["quality"] in self.qualities:
                right = f"{match['quality']}{match['word']}"
                yield Doubled(match[0], right, match.start(), match.end(), sure=False)

    def _is_word(
        self,
        text: str,
        match: re.Match[str],
        starts: Callable[[], frozenset[int]],
        known: Callable[[str], bool],
    ) -> bool:
        """Whether what stands twice is a word and no accident of its neighbours. What the two halves of a
        known word make together (到达 in 达到达到) is none."""
        second = match.start() + len(match[1])
        if match[0] in self.corrections:
            return True
        whole = known(match[1])
        across = ((start, end) for start, end in _across(text, second) if known(text[start:end]))
        if any(not whole or start < match.start() or end > match.end() for start, end in across):
            return False
        return whole or second in starts()

    def _judge(self, text: str, match: re.Match[str]) -> Doubled | None:
        word, doubled = match[1], match[0]
        if doubled in self.legal_set or _NUMERALS.issuperset(word) or len(set(word)) == 1:
            return None
        sure = not text.startswith(self.continued, match.end() - len(word))
        right = self.corrections.get(doubled, word)
        return Doubled(doubled, right, match.start(), match.end(), sure)


def _begun_twice(tokens: Sequence[Token]) -> Iterator[Doubled]:
    """First characters of words written twice (提提高效益, 活动场场次)."""
    for at, (before, token) in enumerate(pairwise(tokens)):
        twice = len(before.text) == 1 < len(token.text) and token.text[0] == before.text
        kinds = before.tag[:1] + token.tag[:1]
        counted = at > 0 and (tokens[at - 1].tag[:1] in _COUNTING or tokens[at - 1].text[-1].isdigit())
        known = kinds == "vv" or (kinds == "qn" and not counted)
        if twice and known and before.end == token.start and before.text not in _ALONE:
            yield Doubled(before.text + token.text, token.text, before.start, token.end, sure=False)


def _across(text: str, place: int) -> Iterator[tuple[int, int]]:
    """Where the short words lie that a place would cut."""
    for start in range(max(0, place - _LONGEST + 1), place):
        for end in range(place + 1, min(len(text), start + _LONGEST) + 1):
            yield start, end
