"""What kind of thing a cell holds, by its text alone."""

from __future__ import annotations

from decimal import Decimal

from auditor.chinese.marks import alternation
from auditor.expressions import expression
from auditor.forms.labels.dates import DateReader
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.remembered import remembered
from auditor.forms.shapes.weights import CLASSES
from auditor.forms.text import label_key, squeeze

_PLACE = {name: number for number, name in enumerate(CLASSES)}
_NUMBER = expression(r"[-+]?\d[\d,]*(?:\.\d+)?")
_TEMPLATE = expression(r"(?:指标|目标)[\d一二三四五六七八九十]*[:：、.．]?|[.…。·]{2,}|[*×xX]{2,}%?")
_POINTS = expression(r"[-+]?\d[\d,]*(?:\.\d+)?\s*(?:分|%)")
_POINTS_END = 100  # no weight and no score is larger
_SHORT, _TEXT = 5, 30
_LONGEST_LEVEL = 12
_LEVEL_END = expression(r"(?:指标|目标|效益|效果|成本|绩效|满意度|影响|管理|产出|类)$")
_ENUMERATED = expression(r"^[一二三四五六七八九十]+、")


class CellKinds:
    """Classes of cells as numbers into CLASSES."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._labels = labels
        self._levels = levels
        self._targets = targets
        self._dates = DateReader(labels.source.date_suffixes, labels.source.date_finishes)
        source = labels.source
        self._polarity = frozenset(map(squeeze, source.polarity))
        self._kinds = frozenset(map(squeeze, (*source.quantitative, *source.operators["定性"])))
        self._results = expression(alternation(source.results))
        self.name = remembered(self._class)
        self.of = remembered(self._of)

    def is_path(self, text: str) -> bool:
        """Whether a text holds both levels: 产出指标-数量指标."""
        return self._levels.path(text) is not None

    def _of(self, text: str) -> int:
        return _PLACE[self.name(text)]

    def _class(self, text: str) -> str:
        bare = squeeze(text)
        if bare in self._labels.blanks:
            return "blank"
        if len(bare) > _TEXT:
            return "long"
        number = _number_class(text, bare)
        return number or self._plain(bare) or self._target(text, bare) or self._words(text, bare)

    def _plain(self, bare: str) -> str | None:
        if bare in self._kinds:
            return "kind"
        if bare in self._polarity:
            return "polarity"
        if self._targets.sign(bare) is not None:
            return "sign"
        if bare in self._labels.yes or bare in self._labels.no:
            return "flag"
        if _TEMPLATE.fullmatch(bare):
            return "template"
        return None

    def _target(self, text: str, bare: str) -> str | None:
        if _POINTS.fullmatch(bare):
            return "amount"
        if self._targets.is_unit(bare):
            return "unit"
        if not any(map(str.isdigit, bare)) and bare[0] not in "≥≤><=＞＜":
            return None
        if self._dates.read(text.strip()) is not None:
            return "date"
        if self._targets.is_whole(text):
            return "amount" if bare[0].isdigit() else "signed"
        return None

    def _words(self, text: str, bare: str) -> str:
        first, second = self._levels.is_first(text), self._levels.is_second(text)
        if first or second:
            return "level1" if first and not second else "level2" if second and not first else "level"
        if self._levels.path(text):
            return "level1"
        key = label_key(bare)
        if self._results.match(key):
            return "short" if len(bare) <= _SHORT else "text"
        if len(key) <= _LONGEST_LEVEL and (_LEVEL_END.search(key) or _ENUMERATED.match(bare)):
            return "level"
        return "short" if len(bare) <= _SHORT else "text"


def _number_class(text: str, bare: str) -> str | None:
    """The class of a cell that holds a number, or one a line."""
    if not _NUMBER.fullmatch(bare):
        return None
    numbers = [Decimal(squeeze(each).replace(",", "")) for each in text.split()]
    return "large" if max(numbers) > _POINTS_END else "number"
