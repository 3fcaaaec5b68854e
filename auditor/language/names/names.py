"""How an indicator's name is built: a name or a sentence, one measure or several, with a subject or without.

Decided by word classes and regular expressions on the raw text (lexicons/name-patterns.yaml); the measure
reader only supports. Names arrive without their level prefix.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from auditor.chinese.marks import HAN
from auditor.chinese.stops import CLAUSE_END
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.facts import Measure
from auditor.language.names.adjuncts import Adjuncts
from auditor.language.names.compounds import CompoundReader
from auditor.language.names.measures import MeasureLexicon
from auditor.language.names.name_words import NameLexicon, OddMeasure
from auditor.language.names.sentences import PROMISE, Sentence, predicates, sentence_of, sentence_words
from auditor.language.names.subjects import SubjectFault, SubjectReader
from auditor.language.phrases import Chain, End, Words, maybe
from auditor.language.scanning import scanner_of
from auditor.language.texts.vague import VagueLexicon, VaguePhrases


@dataclass(frozen=True, slots=True)
class NameShape:
    """``sentence`` is None for a proper name, ``sentence_sure`` False where a reader may take it for one.
    ``slogans`` are the words that make it a slogan, ``measures`` short names of the measures found inside,
    ``parts`` the names that a compound splits into (``parts_sure`` False: a question). ``core`` is the name
    without opening adverbs and verbs of purpose. ``measured`` says that it ends in a measure word."""

    clauses: tuple[str, ...]
    core: str
    measured: bool
    sentence: Sentence | None = None
    sentence_sure: bool = True
    slogans: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    parts_sure: bool = True
    subject: SubjectFault | None = None
    subject_word: str = ""
    odd: OddMeasure | None = None


_BRACKETS = expression(r"[（(][^（）()]*[）)]")
_SHARES = "%％"  # 及时率%: the unit behind the name
_INNER_MEASURE = expression(rf"[{HAN}]{{2,60}}?(?:知晓度|满意度|[{HAN}]{{2}}率)")


class NameReader:
    """Reads the build of names by lexicons/name-patterns.yaml and vague-words.yaml."""

    def __init__(
        self,
        lexicons: Lexicons,
        measure: Callable[[str], Measure | None],
    ) -> None:
        words = lexicons.load("name-patterns", NameLexicon)
        vague = lexicons.load("vague-words", VagueLexicon)
        self._measure = measure
        scanner = scanner_of(lexicons)
        self._phrases = VaguePhrases(lexicons)
        self._sentences = sentence_words(words, vague, scanner)
        self._hard = Words(scanner, words.hard_endings)
        self._not_hard = Words(scanner, words.soft_endings)
        against = (Words(scanner, each) for each in (words.compared.to, words.compared.times))
        self._against = Chain(*against, maybe(Words(scanner, words.compared.tails)), End())
        self._money = tuple(words.money_endings)
        self._nouns = tuple(words.verb_nouns)
        self._adjuncts = Adjuncts(scanner, words.adjuncts)
        self._compounds = CompoundReader(
            scanner,
            words,
            ends_in_measure=lambda text: self.ends_in_measure(text) and not text.endswith(self._money),
            stem=self._stem,
        )
        shares = lexicons.load("measures", MeasureLexicon).shares
        self._subjects = SubjectReader(scanner, words, shares=shares, stem=self._stem)

    def _stem(self, text: str) -> str:
        measure = self._measure(text)
        return measure.object if measure else text

    def ends_in_measure(self, text: str) -> bool:
        """Whether a text ends in a measure word that can be counted (率, 人数, 面积 …)."""
        return self._hard.ending(text) is not None and self._not_hard.ending(text) is None

    def read(self, name: str) -> NameShape:
        """The shape of a name without level prefix."""
        text = re.sub(r"\s+", "", name).rstrip(_SHARES) or name
        plain = self._adjuncts.without(_BRACKETS.sub("", text)) or text
        clauses = tuple(clause for clause in CLAUSE_END.split(plain) if clause)
        measured = bool(clauses) and self.ends_in_measure(clauses[-1])
        core = self._core(plain)
        subject, word = self._subjects.subject(plain)
        if found := sentence_of(self._sentences, plain, clauses, measured):
            sentence, sure = found
            return NameShape(
                clauses=clauses, core=core, measured=measured, sentence=sentence, sentence_sure=sure,
                slogans=self._slogans(plain), measures=self._inner_measures(clauses),
            )  # fmt: skip
        parts, parts_sure = self._parts(core, clauses, measured)
        return NameShape(
            clauses=clauses, core=core, measured=measured or self._counts(plain), parts=parts,
            parts_sure=parts_sure, subject=subject, subject_word=word, odd=self._subjects.odd(plain),
        )  # fmt: skip

    def changes_count(self, name: str) -> bool:
        """Whether a name says by how many a count rises or falls (散养户数减少), or against when a thing does
        (农药使用较上年减少)."""
        tail = self._sentences.tail.search(name)
        if tail is None:
            return False
        thing = name[: tail.start]
        return self._against.search(thing) is not None or self.ends_in_measure(thing)

    def nameless(self, name: str) -> bool:
        """Whether a name would do for any project (其他, 相关业务)."""
        return self._subjects.nameless(name.strip())

    def abstract(self, name: str) -> bool:
        """Whether a name ends in something that has no number of its own (意识, 能力, 氛围)."""
        return self._sentences.abstract.ending(name.strip()) is not None

    def _counts(self, text: str) -> bool:
        return self._sentences.soft.ending(text) is not None or self._measure(text) is not None

    def _core(self, text: str) -> str:
        opening = None if text.startswith(self._nouns) else self._sentences.opening.match(text)
        rest = text[opening.end :] if opening else text
        return rest if len(rest) >= 3 and self.ends_in_measure(rest) else text

    def _parts(self, core: str, clauses: tuple[str, ...], measured: bool) -> tuple[tuple[str, ...], bool]:
        if len(clauses) >= 2 and measured and self._predicates(clauses[:-1]):
            return tuple(self._core(_bare(clause)) for clause in clauses), self._promises(clauses[:-1])
        return self._compounds.split(core)

    def _predicates(self, clauses: tuple[str, ...]) -> bool:
        return any(predicates(self._sentences, clause) for clause in clauses)

    def _promises(self, clauses: tuple[str, ...]) -> bool:
        """Whether an earlier clause has a result of its own (无越级上访)."""
        return any(PROMISE.search(clause) or self.ends_in_measure(clause) for clause in clauses)

    def _slogans(self, text: str) -> tuple[str, ...]:
        frames = (match.group() for frame in self._sentences.frames if (match := frame.search(text)))
        return tuple(dict.fromkeys((*frames, *self._phrases.all(text))))

    def _inner_measures(self, clauses: tuple[str, ...]) -> tuple[str, ...]:
        found = (match.group() for clause in clauses if (match := _INNER_MEASURE.search(clause)))
        return tuple(dict.fromkeys(self._core(name) for name in found if self.ends_in_measure(name)))


def _bare(clause: str) -> str:
    """完成…完成率 without the verb that its measure repeats."""
    return clause.removeprefix("完成") if clause.endswith("完成率") else clause
