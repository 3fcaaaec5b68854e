"""What a goal promises: quantities, frequencies without a number, promises of zero, concrete deliverables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.chinese.edges import beginning_of
from auditor.chinese.stops import SENTENCE_END
from auditor.language.facts import Quantity, Role, UnitFact
from auditor.language.linking.content import ContentReader, TopicWords
from auditor.language.linking.naming import Namer
from auditor.language.names.measures import MeasureLexicon
from auditor.language.numbers.quantity_matchers import Frequencies, Verbs
from auditor.language.numbers.quantity_words import CommitmentWords, QuantityWords
from auditor.language.phrases import Ahead, Chain, Form, Words, meets
from auditor.language.scanning import scanner_of
from auditor.language.texts.clauses import Clause, split_clauses

if TYPE_CHECKING:
    from auditor.language import Language

_REMEMBERED = 512
_FAR = 80  # characters between 通过 and 方式
_DONE = "了"  # behind a verb: 开展了
_SHORT = 8  # characters: a clause this short names its task, a longer one begins with its verb


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in a clause. ``topic`` is what it is about; ``times`` how often a year, for a frequency
    without a number; ``term`` the word that makes it concrete."""

    clause: Clause
    topic: str
    times: Decimal = Decimal(1)
    term: str = ""


class CommitmentReader:
    """Reads promises by lexicons/commitment.yaml, quantity-words.yaml and topics.yaml."""

    def __init__(self, language: Language, content: ContentReader) -> None:
        self._language = language
        self._content = content
        self.words = language.lexicons.load("commitment", CommitmentWords)
        scanner = scanner_of(language.lexicons)
        self._frequencies = Frequencies(language.lexicons.load("quantity-words", QuantityWords), scanner)
        self._verbs = Verbs(self.words, scanner)
        zero = self.words.zero
        self._zero = Words(scanner, zero.phrases)
        self._zero_after = Chain(Words(scanner, zero.after), Ahead(Form(r"[\d.]"), wanted=False))
        self._events = Words(scanner, zero.events)
        topics = language.lexicons.load("topics", TopicWords)
        kinds = topics.deliverables
        self._ranks = {
            term: rank
            for rank, terms in enumerate((kinds.services, kinds.constructions, kinds.events))
            for term in terms
        }
        self._deliverables = Words(scanner, self._ranks)
        self._abstract = Words(scanner, topics.abstract)
        self.namer = Namer(self.words, scanner)
        self._by_unit = language.lexicons.load("measures", MeasureLexicon).by_unit
        self._means = (*self.words.background.before, *topics.means)
        self._by_means = Words(scanner, topics.by_means)
        self._means_end = Words(scanner, topics.means_end)
        self._no_task, self._joining = topics.no_task, topics.joining
        self._consisting = topics.consisting
        self._built = Words(scanner, (*self.words.verbs["build"], *self.words.verbs["buy"]))
        self._cost = Words(scanner, self.words.cost.goal)
        self.topics = lru_cache(_REMEMBERED)(self._topics)
        self.frequencies = lru_cache(_REMEMBERED)(lambda text: tuple(self._often(text)))

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """The promised quantities of a text that an indicator could measure; cost targets are left out."""
        return tuple(
            quantity
            for quantity in self._language.quantities(text)
            if quantity.role is Role.COMMITMENT and not self.is_cost(quantity)
        )

    def is_cost(self, quantity: Quantity) -> bool:
        """Whether a quantity is the cost target of a goal (成本-经济成本-2万元)."""
        return "money" in quantity.unit.kinds and self._cost.within(quantity.clause)

    def is_built(self, quantity: Quantity) -> bool:
        """Whether a quantity counts things to be built or bought, which a text has to give reasons for."""
        share = quantity.unit.kinds & {"ratio", "points", "money"}
        return not share and self._built.within(quantity.clause)

    def costs(self, text: str) -> tuple[Quantity, ...]:
        """The cost targets of a text for the whole project; unit costs are left out."""
        return tuple(
            quantity
            for quantity in self._language.quantities(text)
            if quantity.role is not Role.REFERENCE
            and quantity.unit.kinds == {"money"}
            and self.is_cost(quantity)
            and not any(word in quantity.clause for word in self.words.cost.unit_words)
        )

    def _often(self, text: str) -> Iterator[Commitment]:
        """Clauses that promise how often without saying how many (每月随访)."""
        periods = self._frequencies.periods(text)
        quantities = self._language.quantities(text) if periods else ()
        numbered = {quantity.clause_start for quantity in quantities}
        for clause in split_clauses(text) if periods else ():
            often = meets(periods, clause.start, clause.end)
            found = self._frequencies.before(clause.text) if often and clause.start not in numbered else None
            if found is None or found[0] <= 1 or clause.text.endswith(self._no_task):
                continue
            words = self._frequencies.phrase.without(clause.text)
            if self._verbs.first(words):
                yield Commitment(clause, words, found[0])

    def zeros(self, text: str) -> Iterator[Commitment]:
        """Clauses that promise that something bad does not happen (不发生安全事故, 欠薪事件为零)."""
        for clause in split_clauses(text):
            phrase = self._zero.search(clause.text)
            events = list(self._events.find(clause.text, phrase.start)) if phrase else []
            if not events:
                phrase, after = None, self._zero_after.search(clause.text)
                events = list(self._events.find(clause.text[: after.start])) if after else []
            if events:
                topic = clause.text[phrase.end if phrase else 0 : events[-1].end] or events[-1].text
                yield Commitment(clause, topic, term=events[-1].text)

    def _topics(self, text: str) -> tuple[Commitment, ...]:
        """Clauses that name a thing to hold, build or provide; the most concrete first."""
        found, places = [], self._deliverables.everywhere(text)
        means = list(self._by_what(text)) if places else []
        for clause in split_clauses(text) if places else ():
            at = bisect_left(places, (clause.start, clause.start))
            near = at < len(places) and places[at][0] < clause.end
            terms = self._deliverables.all(clause.text) if near else ()
            if not terms or self._content.size(clause.text) < 4 or not self._promises(clause.text):
                continue
            if any(start <= clause.start and clause.end <= end for start, end in means):
                continue
            term = max(terms, key=lambda each: (self._ranks[each], len(each)))
            if self._ranks[term] or not self._abstract.within(clause.text):
                found.append(Commitment(clause, clause.text, term=term))
        return tuple(sorted(found, key=lambda each: -self._ranks[each.term]))

    def _by_what(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a sentence says by what means something is done (通过举办讲座等方式)."""
        ends = self._means_end.spans(text)
        for start, behind in self._by_means.spans(text):
            following = bisect_left(ends, (behind,))
            at, end = ends[following] if following < len(ends) else (behind, behind)
            if behind < end and at - behind <= _FAR and not SENTENCE_END.search(text, behind, at):
                yield start, end

    def measure(self, term: str) -> str | None:
        """How a deliverable is measured: 次数 of what is held, 完成率 of what is built, else ``None``."""
        naming = self.words.naming
        if term in naming.uncounted:
            return None
        return (None, naming.built, naming.held)[self._ranks.get(term, 0)]

    def measure_by_unit(self, unit: UnitFact) -> str:
        """The measure word of what is counted in a unit; a ratio carries its own."""
        if "ratio" in unit.kinds:
            return ""
        fitting = (word for kind, word in self._by_unit.items() if kind in unit.kinds)
        return next(fitting, self.words.naming.counted)

    def leading_verb(self, words: str) -> str | None:
        """The verb of promise that words begin with."""
        return self._verbs.at_start(words)

    def lists_parts(self, clause: str) -> bool:
        """Whether a clause ends as a list of what something consists of (…等活动)."""
        return clause.endswith(self._consisting)

    def without_joint(self, clause: str) -> str:
        """A clause without the word that joins it to what stands before (并开展…)."""
        joint = beginning_of(clause, self._joining)
        return clause[len(joint) :]

    def _promises(self, clause: str) -> bool:
        """Whether a clause says that something will be done, not by what means, to what end, or by whom."""
        if clause.startswith(self._means) or clause.endswith(self._no_task):
            return False
        verb = self._verbs.first(clause)
        if verb is not None and clause.startswith(_DONE, verb.end):
            return False
        return len(clause) <= _SHORT or (verb is not None and verb.start <= _SHORT)
