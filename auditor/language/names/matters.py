"""What an indicator speaks of: how much was done, how well, by when, for how much money, or what it changed.

The measure that a name ends in (lexicons/measures.yaml) decides together with the words before it; the unit
and the value help only where the name has no measure. Families and where each may stand are in
lexicons/matters.yaml; what no family holds is unknown (``None``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from auditor.config.lexicons import Lexicons
from auditor.language.facts import Measure, UnitFact
from auditor.language.names.adjuncts import Adjuncts
from auditor.language.names.matter_parts import NameParts, is_date
from auditor.language.names.matter_words import Matter, MatterLexicon, matter_of
from auditor.language.names.names import NameLexicon
from auditor.language.phrases import Words
from auditor.language.scanning import scanner_of

_REMEMBERED = 65_536
_FOUND = (
    "punctual", "not_punctual", "timed_actions", "timed_work", "waiting", "responses", "pulled", "money_work",
    "fewer", "funds", "making", "effects", "incidents", "complaints", "per_head", "prices",
    "not_per_head", "nature_states", "work_coverage", "accepted", "nature", "not_nature", "economy",
    "society", "sustained", "effect_openings", "surroundings",
)  # fmt: skip
_EFFECTS = {
    "sustained": "sustained-effect",
    "nature": "ecological-effect",
    "economy": "economic-effect",
    "society": "social-effect",
}
_TIMES = frozenset({"duration", "days", "deadline", "point_in_time", "life"})
_BARE_COUNTS = frozenset({"amount", "quantity"})
_REACH = 8  # characters before a measure in which its own action stands
_NEXT = 1  # characters between a thing and the state it is in (水质达标率)
_SHORTEST = 2  # characters of what a course is called (情况)
_AMOUNT = re.compile(r"[\d一二三四五六七八九十百千万]")
_NOTES = re.compile(r"[（(【\[][^（()）【】\[\]]*[）)】\]]")
_DONE = re.compile(r"(?:已|全部|均已|按[时期质量]+|按要求|如期)*(?:完成|开展|落实|实施|到位)?")


class MatterReader:
    """Reads lexicons/matters.yaml."""

    def __init__(
        self,
        lexicons: Lexicons,
        measure: Callable[[str], Measure | None],
        unit: Callable[[str], UnitFact],
        bad: Callable[[str, str | None], bool],
    ) -> None:
        words = lexicons.load("matters", MatterLexicon)
        self._words = words
        self._measure, self._unit, self._bad = measure, unit, bad
        self._matters = {kind: matter_of(kind, entry) for kind, entry in words.matters.items()}
        self._by_measure = {kind: matter for matter, kinds in words.kinds.items() for kind in kinds}
        scanner = scanner_of(lexicons)
        self._opening = re.compile(f"^(?:{'|'.join(words.openings)})+")
        self._adjuncts = Adjuncts(scanner, lexicons.load("name-patterns", NameLexicon).adjuncts)
        self._stems = {kind: Words(scanner, stems) for kind, stems in words.stems.items()}
        self._whole = (
            *words.tasks,
            *words.progress,
            *words.punctual_endings,
            *words.grades,
            *words.satisfied,
        )
        self._find = {name: Words(scanner, getattr(words, name)) for name in _FOUND}
        self._remembered = lru_cache(_REMEMBERED)(self._read)

    def read(self, name: str, unit: str | None = None, value: str | None = None) -> Matter | None:
        """What a name speaks of, ``None`` where it leaves that open."""
        kind = self._remembered(name, unit or "", value or "")
        return self._matters[kind] if kind else None

    def per_one(self, name: str) -> bool:
        """Whether the money of a name is for one thing or one person (单价, 人均), not the whole sum."""
        text = self._find["not_per_head"].without(name)
        return self._has("prices", text) or self._has("per_head", text)

    def nature(self, text: str) -> bool:
        """Whether a text speaks of the natural environment."""
        return self._has("nature", self._find["not_nature"].without(text))

    def _read(self, name: str, unit: str, value: str) -> str | None:
        read = self._name(name, unit, value)
        readers = (
            self._satisfaction, self._punctuality, self._time, self._rate, self._money, self._count,
            self._plain,
        )  # fmt: skip
        return next((kind for reader in readers if (kind := reader(read))), None)

    def _name(self, name: str, unit: str, value: str) -> NameParts:
        bare = _NOTES.sub("", self._opening.sub("", "".join(name.split())))
        text = self._adjuncts.without(bare.strip("，,。；;：:、")) or name
        kinds = self._unit(unit).kinds if unit else frozenset()
        measure = self._measure(text)
        effect = self._find["effect_openings"].match(text)
        if measure is None and "ratio" in kinds and not effect and not text.endswith(self._whole):
            text = f"{text}率"  # 按时办结, 覆盖 in per cent
            measure = self._measure(text)
        return NameParts(text, measure, unit, kinds, value)

    def _has(self, words: str, text: str) -> bool:
        return self._find[words].within(text)

    # --- one question each, the first answer counts

    def _satisfaction(self, name: NameParts) -> str | None:
        words = self._words
        tail = name.text[-10:]
        if any(word in tail for word in words.satisfied) and (
            name.kind in {"satisfaction", "rate", "deviation"}
            or tail.endswith(words.satisfied)
            or not name.measure
        ):
            return "satisfaction"
        if name.kind == "satisfaction" and name.text.endswith(words.known):
            return "society"
        return "regard" if name.text.endswith(words.regard) else None

    def _punctuality(self, name: NameParts) -> str | None:
        if name.text.endswith(self._words.punctual_endings):
            return "punctuality"
        if name.kind not in self._words.rates | {"timeliness"}:
            return None
        late = self._has("punctual", name.text[-12:]) and not self._has("not_punctual", name.text)
        return "punctuality" if late else None

    def _time(self, name: NameParts) -> str | None:
        matter = self._by_measure.get(name.kind)
        lasting = name.kind in _BARE_COUNTS and bool(name.unit_kinds & _TIMES)  # 预警提前量, 分钟
        timed = lasting or name.kind in _TIMES or name.text.endswith(self._words.time_endings)
        if name.text.endswith(self._words.progress):
            return "funds" if self._has("funds", name.text) else "progress"
        if name.text.endswith(self._words.life_of_people):
            return "society"
        before = name.text[-_REACH:]
        acted = self._last("timed_actions", before) > self._last("timed_work", before)
        if matter == "lifespan" and not acted and not is_date(name.value):
            return "lifespan"
        if not timed or self.nature(name.text):
            return None
        if self._has("waiting", name.text) or self._has("responses", before):
            return "deadline" if is_date(name.value) else "waiting"
        done = matter == "deadline" or (acted and name.text.endswith(self._words.time_endings))
        if done or is_date(name.value):
            return "deadline"
        return "waiting" if self._bad(name.text, name.unit or None) else "duration"

    def _last(self, words: str, text: str) -> int:
        """Where the last of some words ends in a text, -1 where there is none."""
        return max((word.end for word in self._find[words].find(text)), default=-1)

    def _rate(self, name: NameParts) -> str | None:
        if "ratio" in name.unit_kinds and not name.measure and name.text.endswith(self._words.tasks):
            return "completion"
        growth = name.kind in {"growth", "decline"}
        if name.kind not in self._words.rates and not growth:
            return None
        head = name.head + (name.measure.term.rstrip("率度") if name.measure else "")
        if growth:
            inner = self._measure(name.head)
            if inner and self._by_measure.get(inner.kind) == "income":
                return "income"
            return (
                self._topic(head, {"economy": "income", "nature": "nature", "society": "society"}) or "rate"
            )
        if self._has("funds", head[-_REACH - 2 :]):
            return "funds"
        kind, start = self._stem(head)
        if kind == "correctness":
            state = self._nature_before(head, start)
            passed = self._find["nature_states"].match(head, start) is not None
            taken = passed and self._has("accepted", head)
            return "nature" if state else "acceptance" if taken else "correctness"
        if kind == "coverage" and self._has("work_coverage", head):
            return "work-coverage"
        if kind in {"coverage", "handling", "settling", "rate", "society"} and self.nature(head):
            return "society" if kind == "society" else "nature"
        return None if kind == "rate" and name.kind == "degree" else kind

    def _stem(self, head: str) -> tuple[str, int]:
        """The family of the word next to the measure, and where that word begins; handling and reaching
        people win over the completion of it (整改完成率)."""
        found = [
            (word.end, word.start, kind) for kind, stem in self._stems.items() for word in stem.find(head)
        ]
        if not found:
            return "rate", len(head)
        _, start, kind = max(found, key=lambda item: (item[0], item[0] - item[1]))
        if kind == "completion":
            inner = [
                item for item in found if item[0] == start and item[2] in {"handling", "settling", "coverage"}
            ]
            kind = inner[0][2] if inner else kind
        return kind, start

    def _nature_before(self, head: str, start: int) -> bool:
        """Whether what a word says is the state of a part of nature (水质|达标)."""
        if not self._find["nature_states"].match(head, start):
            return False
        return any(start - word.end <= _NEXT for word in self._find["nature"].find(head))

    def _money(self, name: NameParts) -> str | None:
        words = self._words
        money = any(kind.startswith("money") for kind in name.unit_kinds)
        if name.text.endswith(words.standards):
            kept = not name.unit_kinds and name.value and not _AMOUNT.search(name.value)
            return None if kept or (name.unit_kinds and not money) else "standard"
        if money and name.kind == "money" and self._has("per_head", name.text):
            return "standard"
        if money and not name.measure and self._find["fewer"].match(name.text):
            return "saving"
        if money and self._find["pulled"].match(name.text):
            return "income"
        matter = self._by_measure.get(name.kind)
        if name.text.endswith(words.spending_endings) or matter == "spending":
            if name.unit_kinds and not money and "ratio" not in name.unit_kinds:
                return None  # 电费, 个: the unit counts something else
            if self._has("fewer", name.text):
                return "saving"
            return None if self._has("money_work", name.head[-_REACH:]) else "spending"
        if matter in {"income", "saving"} or name.text.endswith(words.income_endings):
            if matter == "saving" and self.nature(name.text):
                return "nature-count"
            return None if self._has("money_work", name.head[-6:]) else matter or "income"
        return None

    def _count(self, name: NameParts) -> str | None:
        if (own := self._by_measure.get(name.kind)) in {"consumption", "frequency"}:
            return own
        counted = own == "count"
        bare = not name.measure and bool(name.unit_kinds & self._words.counting_units)
        if bare and self._find["fewer"].match(name.text):
            return "saving"  # 节约标准煤, 吨
        if not counted and not bare:
            return None
        text = name.text
        if self._has("per_head", self._find["not_per_head"].without(text)):
            return "ratio"
        if self._has("incidents", text) or self._bad(text, name.unit or None):
            late, complained = self._has("punctual", text), self._has("complaints", text)
            return None if late else "complaint" if complained else "incident"
        if self.nature(text):
            return "nature-count"
        if self._has("effects", text):
            return "reached" if counted or not self._effect(name) else None
        if self._has("making", text):
            return "made"
        return "count"

    def _plain(self, name: NameParts) -> str | None:
        """A name without any measure: a state, a task, or a change for the better."""
        words = self._words
        if not name.measure and name.text.endswith(words.incidents):
            return "incident"
        if name.text.endswith(words.nature_qualities):
            return "ecological-effect"
        if name.text.endswith(words.courses) and self._has("funds", name.text[:-_SHORTEST]):
            return "funds"
        if name.text.endswith(words.grades):
            return "grade"
        if not name.measure and is_date(name.value):
            return "deadline"
        if name.kind not in {"", "efficiency", "level", "index", "satisfaction"}:
            return None
        if (
            not name.unit_kinds
            and not name.measure
            and name.text.endswith(words.activities)
            and self._done(name)
        ):
            return "activity"
        return self._effect(name)

    def _done(self, name: NameParts) -> bool:
        return _DONE.fullmatch(name.value.strip()) is not None

    def _effect(self, name: NameParts) -> str | None:
        words = self._words
        opened = self._find["effect_openings"].match(name.text)
        if not opened and not name.text.endswith((*words.effect_endings, *words.nature)):
            return None
        topic = self._topic(name.text, _EFFECTS)
        around = topic == "social-effect" and self._has("surroundings", name.text)
        return "surroundings-effect" if around else topic

    def _topic(self, text: str, kinds: Mapping[str, str]) -> str | None:
        """The one topic that a text has; two topics leave it open."""
        bare = self._find["not_nature"].without(text)
        found = [kind for words, kind in kinds.items() if self._has(words, bare)]
        return found[0] if len(found) == 1 else None
