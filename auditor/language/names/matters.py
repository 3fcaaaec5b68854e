"""What an indicator speaks of: how much was done, how well, by when, for how much money, or what it changed.

The measure that a name ends in (lexicons/measures.yaml) decides together with the words before it; the unit
and the value help only where the name has no measure. Families and where each may stand are in
lexicons/matters.yaml; what no family holds is unknown (``None``).
"""

from __future__ import annotations

from collections.abc import Callable

from auditor.chinese.marks import HAN, unspaced
from auditor.chinese.stops import SIGNS
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.facts import Measure, UnitFact
from auditor.language.names.adjuncts import Adjuncts
from auditor.language.names.matter_amounts import count, money
from auditor.language.names.matter_effects import harm_falls, plain
from auditor.language.names.matter_finder import finder_of
from auditor.language.names.matter_parts import NameParts
from auditor.language.names.matter_rates import rate
from auditor.language.names.matter_times import punctuality, satisfaction, time
from auditor.language.names.matter_words import Matter, MatterLexicon, matter_of
from auditor.language.names.name_words import NameLexicon
from auditor.language.remembering import remembered
from auditor.language.scanning import scanner_of

_REMEMBERED = 65_536
_NOTES = expression(r"[（(【\[][^（()）【】\[\]]*[）)】\]]")
_COUNTED = expression(rf"\d+[{HAN}]{{1,2}}$")  # 编印简报12期: a count, whatever the unit says
_QUESTIONS = (satisfaction, punctuality, time, rate, money, count, plain)  # the first answer counts


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
        scanner = scanner_of(lexicons)
        self._lexicon = finder_of(words, scanner, measure, bad)
        self._unit = unit
        self._matters = {kind: matter_of(kind, entry) for kind, entry in words.matters.items()}
        self._opening = expression(f"^(?:{'|'.join(words.openings)})+")
        self._adjuncts = Adjuncts(scanner, lexicons.load("name-patterns", NameLexicon).adjuncts)
        self._whole = (
            *words.tasks,
            *words.progress,
            *words.punctual_endings,
            *words.grades,
            *words.satisfied,
        )
        self._remembered = remembered(self._read, _REMEMBERED)

    def read(self, name: str, unit: str | None = None, value: str | None = None) -> Matter | None:
        """What a name speaks of, ``None`` where it leaves that open."""
        kind = self._remembered(name, unit or "", value or "")
        return self._matters[kind] if kind else None

    def per_one(self, name: str) -> bool:
        """Whether the money of a name is for one thing or one person (单价, 人均), not the whole sum."""
        text = self._lexicon.find["not_per_head"].without(name)
        return self._lexicon.has("prices", text) or self._lexicon.has("per_head", text)

    def timely(self, name: str) -> bool:
        """Whether a name says by when something is done, whatever it measures (开学前完工率)."""
        return self._lexicon.has("punctual", name) or self._lexicon.has("timely", name)

    def done_for(self, name: str) -> bool:
        """Whether a name says what is done for those whom it counts (救助妇女人数)."""
        return self._lexicon.has("deeds", name) or self._lexicon.has("aid", name)

    def nature(self, text: str) -> bool:
        """Whether a text speaks of the natural environment."""
        return self._lexicon.nature(text)

    def _read(self, name: str, unit: str, value: str) -> str | None:
        read = self._name(name, unit, value)
        return next((kind for ask in _QUESTIONS if (kind := ask(self._lexicon, read))), None)

    def _name(self, name: str, unit: str, value: str) -> NameParts:
        bare = _NOTES.sub("", self._opening.sub("", unspaced(name)))
        text = self._adjuncts.without(bare.strip(SIGNS)) or name
        kinds = self._unit(unit).kinds if unit else frozenset()
        measure = self._lexicon.measure(text)
        effect = self._lexicon.find["effect_openings"].match(text)
        whole = text.endswith(self._whole) or harm_falls(self._lexicon, text)
        said = effect or whole or _COUNTED.search(text)
        if measure is None and "ratio" in kinds and not said:
            text = f"{text}率"  # 按时办结, 覆盖 in per cent
            measure = self._lexicon.measure(text)
        return NameParts(text, measure, unit, kinds, value)
