"""Names without a measure word: whether their unit tells what is counted, and which word they need."""

from __future__ import annotations

import unicodedata

from auditor.chinese.marks import LAST_NOTE
from auditor.config.lexicons import Lexicons
from auditor.language.facts import UnitFact
from auditor.language.names.name_words import NameLexicon
from auditor.language.phrases import Chain, Signs, Some, Words
from auditor.language.scanning import scanner_of

_EXTENTS = frozenset({"area", "length", "mass", "volume", "ratio", "money"})
_GAINED = ("money", "ratio", "points", "mass")
_HEADS, _RATE = "人数", "率"


class UncountedNames:
    """Judges names without a measure word by lexicons/name-patterns.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = self._words = lexicons.load("name-patterns", NameLexicon)
        self.missing = words.missing_measures
        verbs = Words(scanner_of(lexicons), words.hosting_verbs)
        self._hosting = Some(Chain(verbs, Signs("[和、及]", 0, 1)), 1)

    def counts_itself(self, name: str) -> bool:
        """Whether a name ends in people or things that its unit counts (巡河志愿者 2人), or opens with what
        is done to people (慰问归侨 120人), or ends in it (护理人员配备 12名)."""
        people, deeds = self._words.people_endings, self._words.done_to_people
        name = LAST_NOTE.sub("", name)
        if name.endswith(people) or name.startswith(deeds):
            return True
        return any(name.removesuffix(deed).endswith(people) for deed in deeds)

    def wishes(self, name: str) -> bool:
        """Whether a name opens with a verb that makes something better (保护生态环境)."""
        return name.startswith(self._words.wishes)

    def leaves_open(self, unit: UnitFact) -> bool:
        """Whether a unit does not tell what of a thing it measures (林下经济 500亩)."""
        return bool(unit.kinds & _EXTENTS)

    def notes_unit(self, name: str, unit: UnitFact) -> bool:
        """Whether a name ends in its own unit in brackets (购置水泵（台））: what is counted is said. An area
        or a length still leaves open of what."""
        counted = bool(unit.kinds) and not self.leaves_open(unit)
        return counted and _plain(name).endswith(f"({_plain(unit.text)})")

    def states_gain(self, name: str, unit: UnitFact) -> bool:
        """Whether a name ends in a gain that its unit measures (户均增收 5000元, 带动增收 10%), or in land
        that it measures (流转土地 60亩)."""
        if "area" in unit.kinds and name.endswith(self._words.land_endings):
            return True
        gained = any(kind.startswith(_GAINED) for kind in unit.kinds)
        return gained and name.endswith(self._words.gain_endings)

    def measure_word(self, name: str, unit: str) -> str:
        """The measure word that a name without one needs for its unit."""
        missing = self.missing
        word = self._words.measure_by_unit.get(unit.strip(), missing.others)
        if word == _HEADS and not self.counts_itself(name):
            return missing.taking_part if name.endswith(self._words.event_endings) else missing.benefiting
        return missing.tasks if word == _RATE and name.endswith(self._words.task_endings) else word

    def is_work(self, name: str) -> bool:
        """Whether a name ends in work on things that one can point at (人行道改造)."""
        return name.endswith(self._words.works)

    def self_evident(self, unit: str) -> bool:
        """Whether a unit says what is counted whatever the name."""
        return unit.strip() in self._words.self_evident_units

    def proposal(self, name: str, measure_word: str) -> str:
        """The name with its measure word before a closing note; «take part in» and «hold» go where people
        are counted."""
        if measure_word == self.missing.taking_part:
            hosting = self._hosting.match(name)
            name = (name[hosting.end :] if hosting else name) or name
        note = LAST_NOTE.search(name)
        return name[: note.start()] + measure_word + note.group() if note else name + measure_word


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
