"""Whether a printed word is a unit: 公里, 元/人·天, 1/10万, 个行政村."""

from __future__ import annotations

from auditor.chinese.marks import HAN, alternation
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.remembered import remembered
from auditor.forms.text import simplified, squeeze

_MAGNITUDE = expression(r"^[十百千万亿]+")
_PER = expression(r"^\d+(?=[^\d%])")
_PART = expression(r"[/／·.每()\[\]【】〔〕*＊×•∙⋅、]")
_BRACKETED = expression(r"\s*[（(\[【〔]\s*([^（()）\[\]【】〔〕]{1,10}?)\s*[)）\]】〕]")
_COUNTED = expression(rf"[{HAN}（()）、·]{{1,9}}")
_GLOSSED = expression(r"([^()]+)\([^()]*\)")
_PER_CENT = ("%", "‰")
_LONGEST_CLASSIFIER = 3
_STROKES = ("/", "／", "·", "每")
_MONEY = ("元", "万元")
_LONGEST_HEAD = 3  # of what a price is for: 元/生·年
_HAN_FIRST = expression(rf"[{HAN}]")


class PrintedUnits:
    """Knows the units of the lexicon, their compositions, and classifiers with what they count."""

    def __init__(self, labels: Labels) -> None:
        source = labels.source
        self._words = labels.unit_words
        self._symbols = labels.units.symbols
        self._classifiers = frozenset(source.classifiers)
        self._no_things = expression(alternation(source.no_things))
        self._bound = expression(
            f".+{alternation(word for words in source.suffixes.values() for word in words)}"
        )
        self.is_unit = remembered(self._is_unit)

    def is_printed(self, text: str) -> bool:
        """A unit that the lexicon knows, or a classifier with the thing that it counts: 个行政村, 座桥梁."""
        return self.is_unit(text) or self._counts_things(squeeze(text))

    def without_gloss(self, text: str) -> str:
        """A unit without what the brackets behind it say once more: %（百分比）."""
        match = _GLOSSED.fullmatch(squeeze(text))
        if match is None or match[1].endswith(_STROKES) or not self.is_unit(match[1]):
            return text  # mg/(m²·h): the brackets hold what it is per
        return match[1] if match[1] in _PER_CENT or not self.is_unit(text) else text  # 件(套) says more

    def unbracketed(self, text: str) -> str:
        """A unit without the brackets around it, whatever stands behind them: (%), [万元], （次）/年."""
        match = _BRACKETED.match(text)
        return f"{match[1]}{text[match.end() :]}" if match and self.is_printed(match[1]) else text

    def _counts_things(self, text: str) -> bool:
        if not _COUNTED.fullmatch(text) or self._no_things.search(text):
            return False
        known = (text[:end] for end in range(min(len(text), _LONGEST_CLASSIFIER + 1), 0, -1))
        return next(filter(self.is_unit, known), "") in self._classifiers

    def _is_unit(self, text: str) -> bool:
        first, *per = [part for part in _PART.split(simplified(squeeze(text))) if part] or [""]
        counted = first == "1" and bool(per)  # 1/10万
        if first in _MONEY and per and self._is_priced(per[0]):
            per = per[1:]  # a price may be for anything: 元/生·年
        heads = counted or self._is_simple_unit(first) or (bool(per) and first in self._symbols)
        return heads and all(self._is_simple_unit(_PER.sub("", part)) for part in per)

    def _is_priced(self, part: str) -> bool:
        """Whether a word may say what a price is for; «个以内» says how far it may go."""
        return len(part) <= _LONGEST_HEAD and bool(_HAN_FIRST.match(part)) and not self._bound.fullmatch(part)

    def _is_simple_unit(self, part: str) -> bool:
        bare = _MAGNITUDE.sub("", part)
        return part in self._words or bare in self._words or (not bare and bool(part))
