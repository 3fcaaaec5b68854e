"""What quantities in running text are read by: quantity-words.yaml and commitment.yaml made ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditor.config.lexicons import Lexicons
from auditor.language.facts import UnitFact
from auditor.language.numbers.prose_units import ProseUnits
from auditor.language.numbers.quantity_matchers import Comparators, Frequencies, Verbs
from auditor.language.numbers.quantity_words import CommitmentWords, QuantityWords
from auditor.language.numbers.roles import RoleReader
from auditor.language.numbers.units import UnitReader
from auditor.language.phrases import Chain, Choice, End, Signs, Some, Words
from auditor.language.scanning import scanner_of
from auditor.language.texts.past import Past


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """``unit`` reads a unit by itself, ``prose_units`` finds one behind a number. ``measure_tail`` are the
    words at the end of an object that only say that something is counted, ``governing`` verbs that open
    what a quantity is of."""

    words: QuantityWords
    unit: Callable[[str], UnitFact]
    prose_units: ProseUnits
    comparators: Comparators
    frequencies: Frequencies
    measure_tail: Chain
    verbs: Verbs
    governing: Words
    roles: RoleReader
    past: Past


def quantity_lexicon(
    lexicons: Lexicons, units: UnitReader, unit: Callable[[str], UnitFact], counting: Iterable[str]
) -> QuantityLexicon:
    """The lexicons looked up by one scanner; ``counting`` are the measure words that only say that something
    is counted."""
    words = lexicons.load("quantity-words", QuantityWords)
    commitment = lexicons.load("commitment", CommitmentWords)
    scanner = scanner_of(lexicons)
    counted = Choice(Words(scanner, counting), Signs("[共为是：:]", 1, 1))
    verbs = Verbs(commitment, scanner)
    return QuantityLexicon(
        words=words,
        unit=unit,
        prose_units=ProseUnits(units, unit, words.noun_units),
        comparators=Comparators(words, scanner),
        frequencies=Frequencies(words, scanner),
        measure_tail=Chain(Some(counted, 1), End()),
        verbs=verbs,
        governing=Words(scanner, commitment.verbs["hold"]),
        roles=RoleReader(words, commitment, verbs, scanner),
        past=Past(commitment.planned, scanner),
    )
