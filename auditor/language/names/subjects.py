"""What a measure is of: subjects that are missing or say nothing, and measures that contradict themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from auditor.language.names.name_words import NameLexicon, OddMeasure
from auditor.language.phrases import Chain, End, Found, Some, Text, Words, maybe
from auditor.language.scanning import Scanner

_BARE_RATE = 4  # characters


class SubjectFault(StrEnum):
    """Why it stays open what a name is about."""

    BARE = "bare"  # satisfaction, nobody's
    UNASKED = "unasked"  # satisfaction with a work, nobody's
    WORK = "work"  # daily work, all work
    PREFIX = "prefix"  # 各项…, 相关…
    GENERIC = "generic"  # nothing but 工作, 任务, 活动


class SubjectReader:
    """Judges what a measure is of by lexicons/name-patterns.yaml; ``shares`` are the ends of names of shares,
    ``stem`` is a name without its measure."""

    def __init__(
        self, scanner: Scanner, words: NameLexicon, *, shares: Sequence[str], stem: Callable[[str], str]
    ) -> None:
        bare = words.bare_satisfaction
        nobody, tails = Some(Words(scanner, bare.nobody)), Some(Words(scanner, bare.tails))
        pleased = Words(scanner, bare.words)
        self._bare = Chain(nobody, pleased, tails)
        self._unasked = Chain(nobody, Words(scanner, bare.things), pleased, tails)
        self._work = Chain(maybe(Words(scanner, words.work_places)), Words(scanner, words.vague_subjects))
        self._prefix = Words(scanner, words.vague_prefixes)
        self._classing = frozenset(words.class_prefixes)
        self._nouns = Words(scanner, words.generic_nouns)
        deeds = Some(Words(scanner, words.generic_deeds))
        nameless = Words(scanner, (*words.nameless, *words.vague_subjects))
        self._nameless = Chain(maybe(Words(scanner, words.vague_prefixes)), nameless)
        self._generic = Chain(Some(Words(scanner, words.generic_nouns)), deeds, Text("率", "度", "比例"))
        self._deeds = Chain(deeds, End())
        self._odd = words.odd_measures
        self._odd_terms = tuple(each.term for each in words.odd_measures)
        self._stock = Words(scanner, words.stock_rates)
        self._stock_object = Words(scanner, words.stock_objects)
        self._stock_misuse = words.stock_misuse
        self._known = tuple(words.known_rates)
        self._shares = tuple(shares)
        self._stem = stem

    def subject(self, name: str) -> tuple[SubjectFault | None, str]:
        """What is wrong with the subject, and the word that shows it."""
        if self._bare.fullmatch(name):
            return SubjectFault.BARE, name
        if self._unasked.fullmatch(name):
            return SubjectFault.UNASKED, name
        if not name.endswith(self._shares):
            return None, ""
        if work := self._work.match(name):
            return SubjectFault.WORK, work.text
        if (prefix := self._prefix.search(name)) and not self._is_class(name, prefix):
            return SubjectFault.PREFIX, self._deeds.without(self._stem(name[prefix.start :])) or name
        generic = self._generic.fullmatch(name)
        return (SubjectFault.GENERIC, name) if generic and len(name) > _BARE_RATE else (None, "")

    def _is_class(self, name: str, prefix: Found) -> bool:
        """Whether a prefix makes the name of a class (其他垃圾), since what follows is no mere work."""
        return prefix.text in self._classing and self._nouns.match(name[prefix.end :]) is None

    def nameless(self, name: str) -> bool:
        """Whether a name would do for any project (其他, 相关业务)."""
        return self._nameless.fullmatch(name) is not None

    def odd(self, name: str) -> OddMeasure | None:
        """The odd measure that a name ends in."""
        if name.endswith(self._known):
            return None
        if name.endswith(self._odd_terms):
            return next(each for each in self._odd if name.endswith(each.term))
        stock = self._stock.ending(name)
        if stock and not self._stock_object.within(name[: stock.start]):
            return OddMeasure(term=stock.text, **self._stock_misuse.model_dump())
        return None
