"""lexicons/matters.yaml made ready for the questions that are put to a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from auditor.language.facts import Measure
from auditor.language.names.matter_words import MatterLexicon
from auditor.language.phrases import Words
from auditor.language.scanning import Scanner

REACH = 8  # characters before a measure in which its own action stands
_FOUND = (
    "timely", "deeds",
    "punctual", "not_punctual", "timed_actions", "timed_work", "waiting", "responses", "outages",
    "pulled", "money_work", "fewer", "funds", "making", "attributes", "working", "adding",
    "facilities", "effects", "incidents", "complaints", "per_head", "prices", "not_per_head",
    "nature_states", "observed", "work_coverage", "own_work", "accepted", "nature", "not_nature", "economy",
    "opened", "aid", "others_costs", "prized", "society", "sustained", "effect_openings",
    "surroundings", "duty_openings", "falling", "served", "procedures", "outlays",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MatterFinder:
    """``words`` is the lexicon; ``find`` and ``stems`` look its lists up in a scanned text, ``by_measure``
    gives the family of a kind of measure. ``measure`` tells the measure of a name, ``bad`` whether less of
    it is better."""

    words: MatterLexicon
    find: Mapping[str, Words]
    stems: Mapping[str, Words]
    by_measure: Mapping[str, str]
    measure: Callable[[str], Measure | None]
    bad: Callable[[str, str | None], bool]

    def has(self, words: str, text: str) -> bool:
        """Whether one of some words stands in a text."""
        return self.find[words].within(text)

    def last(self, words: str, text: str) -> int:
        """Where the last of some words ends in a text, -1 where there is none."""
        return max((word.end for word in self.find[words].find(text)), default=-1)

    def nature(self, text: str) -> bool:
        """Whether a text speaks of the natural environment."""
        return self.has("nature", self.find["not_nature"].without(text))

    def topic(self, text: str, kinds: Mapping[str, str]) -> str | None:
        """The one topic that a text has; two topics leave it open."""
        bare = self.find["not_nature"].without(text)
        found = [kind for words, kind in kinds.items() if self.has(words, bare)]
        return found[0] if len(found) == 1 else None

    def human(self, text: str) -> str | None:
        """What speaks of the economy and of society, and not of nature or of what lasts."""
        both = self.has("economy", text) and self.has("society", text)
        return "human-effect" if both and not self.nature(text) and not self.has("sustained", text) else None


def finder_of(
    words: MatterLexicon,
    scanner: Scanner,
    measure: Callable[[str], Measure | None],
    bad: Callable[[str, str | None], bool],
) -> MatterFinder:
    """The lexicon with its lists looked up by one scanner."""
    return MatterFinder(
        words=words,
        find={name: Words(scanner, getattr(words, name)) for name in _FOUND},
        stems={kind: Words(scanner, stems) for kind, stems in words.stems.items()},
        by_measure={kind: matter for matter, kinds in words.kinds.items() for kind in kinds},
        measure=measure,
        bad=bad,
    )
