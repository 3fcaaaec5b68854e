"""Measurable indicators to propose where a name or a value only wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from auditor.chinese.stops import ITEM_ENDS
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Found, Lists, Words
from auditor.language.scanning import scanner_of
from auditor.language.texts.vague import VagueLexicon

_SEVERAL = 2
_OTHER = "other"  # any level that is not listed
_APART = expression(f"[{ITEM_ENDS}和与及]")


class Topic(LexiconModel):
    """What a text speaks of, and an indicator of it. A ``broad`` one, of a whole county or city, is proposed
    to those projects only that are called after the topic, one with ``projects`` to those whose names hold
    one of these words, a ``general`` one where there is no other, one of a ``trade`` to forms that speak of
    it elsewhere, too."""

    words: tuple[str, ...]
    propose: str
    broad: bool = False
    general: bool = False
    projects: tuple[str, ...] = ()
    trade: bool = False


class Own(LexiconModel):
    """Words that names end in, or texts hold, and what measures the very thing that they say."""

    words: tuple[str, ...]
    propose: str


class AlternativesLexicon(LexiconModel, lexicon="measurable-alternatives"):
    """lexicons/measurable-alternatives.yaml: what may be measured instead of words."""

    topics: tuple[Topic, ...]
    running: tuple[Own, ...]
    graded: tuple[Own, ...]
    rated: tuple[Own, ...]
    otherwise: tuple[str, ...]
    closing: tuple[str, ...]
    fallback: Mapping[str, str]
    patterns: Mapping[str, str]


def _anything(_: str) -> bool:
    return True


class Alternatives:
    """Proposals by topic, from lexicons/measurable-alternatives.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        lexicon = lexicons.load("measurable-alternatives", AlternativesLexicon)
        vague = lexicons.load("vague-words", VagueLexicon)
        scanner = scanner_of(lexicons)
        self._fallback, self._patterns = lexicon.fallback, lexicon.patterns
        self._topics = lexicon.topics
        self._words = Lists(scanner, {index: topic.words for index, topic in enumerate(lexicon.topics)})
        self._running = lexicon.running
        self._spent = Lists(scanner, {index: each.words for index, each in enumerate(lexicon.running)})
        self._otherwise = Words(scanner, lexicon.otherwise)
        self._closing = Words(scanner, (*lexicon.closing, *vague.strictly_rising, *vague.strictly_falling))
        self._graded, self._rated = lexicon.graded, lexicon.rated

    def propose(
        self,
        text: str,
        *,
        most: int = 2,
        fits: Callable[[str], bool] = _anything,
        project: str | None = None,
        beside: Callable[[str], bool] | None = None,
    ) -> tuple[str, ...]:
        """Indicator names for the topics of a text, the longest word first, then in the order of the text. A
        topic that only says more about the next one (博物馆 of 博物馆绿化) has none, nor has one whose
        indicator does not ``fit``; without a ``project`` broad topics have theirs, and trades have where it
        is not asked whether their words stand ``beside``."""
        found = {
            index: word
            for index, word in self._words.first(self._blotted(text)).items()
            if fits(self._topics[index].propose)
            and self._concerns(self._topics[index], project)
            and _is_told(self._topics[index], beside)
        }
        if particular := {index: word for index, word in found.items() if not self._topics[index].general}:
            found = particular
        found = {index: word for index, word in found.items() if not _is_within(word, found.values())}
        heads = [index for index in found if not _is_modifier(found[index], text, list(found.values()))]
        topics = sorted(heads, key=lambda topic: (-len(found[topic].text), found[topic].start, topic))
        return tuple(dict.fromkeys(self._topics[topic].propose for topic in topics))[:most]

    def running(self, text: str) -> tuple[str, ...]:
        """What tells whether an office was kept running, for what a text pays for; nothing where it pays for
        one such thing only, which may be by the way."""
        paid = sorted(self._spent.within(text))
        return tuple(self._running[index].propose for index in paid) if len(paid) >= _SEVERAL else ()

    def graded(self, name: str) -> str:
        """The share of a state that has grades everywhere (空气质量状况 → 空气质量优良天数比例), where a name
        ends in one; else «»."""
        text = self._without_closing(name.strip())
        return next((each.propose for each in self._graded if text.endswith(each.words)), "")

    def rated(self, name: str) -> str:
        """The rate of a quality (报表准确性 → 报表准确率), where a name ends in one; else «»."""
        text = name.strip()
        found = ((word, each) for each in self._rated for word in each.words if text.endswith(word))
        return next((text.removesuffix(word) + each.propose for word, each in found), "")

    def choice(self, names: Sequence[str], level: str) -> str:
        """Names as a Chinese choice; for none, what measures there are under a level, in general words."""
        return "或".join(f"“{each}”" for each in names) or _of_level(self._fallback, level)

    def pattern(self, level: str) -> str:
        """What indicators of a level are called, with the thing left out (“……合格率”)."""
        return _of_level(self._patterns, level)

    def _concerns(self, topic: Topic, project: str | None) -> bool:
        named = (*topic.projects, *(topic.words if topic.broad else ()))
        return not named or project is None or any(word in project for word in named)

    def _blotted(self, text: str) -> str:
        """A text without the words that hold a topic's word and mean something else (健康发展)."""
        for word in self._otherwise.find(text):
            text = f"{text[: word.start]}{' ' * len(word.text)}{text[word.end :]}"
        return text

    def _without_closing(self, text: str) -> str:
        while (closing := self._closing.ending(text)) is not None:
            text = text[: closing.start]
        return text.removesuffix("的")


def _of_level(words: Mapping[str, str], level: str) -> str:
    return words.get(level) or words.get(_OTHER, "")


def _is_told(topic: Topic, beside: Callable[[str], bool] | None) -> bool:
    return not topic.trade or beside is None or any(map(beside, topic.words))


def _is_within(word: Found, others: Iterable[Found]) -> bool:
    """Whether a word is a part of a longer one (科普 of 科普知识)."""
    return any(
        each.start <= word.start and word.end <= each.end and len(each.text) > len(word.text)
        for each in others
    )


def _is_modifier(word: Found, text: str, others: Sequence[Found]) -> bool:
    """Whether nothing parts a word from another one that follows it."""
    behind = [each.start for each in others if each.start >= word.end]
    return bool(behind) and not _APART.search(text, word.end, min(behind))
