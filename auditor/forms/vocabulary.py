"""What tells labels, levels and targets apart; the functions that read lines and rows share one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.remembered import remembered
from auditor.forms.text import label_key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Made once for many documents; ``measures`` are the words that names of indicators end with."""

    labels: Labels
    levels: LevelReader
    targets: TargetReader
    measures: tuple[str, ...] = ()
    sums: Callable[[str], bool] = field(init=False, repr=False, compare=False)
    """Whether a text is a word of sums, alone or behind the level that it sums up (产出指标小计)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sums", remembered(self._sums))

    def is_measure(self, name: str) -> bool:
        """Whether a text is nothing but what is counted (比率, 次数): no indicator is called so."""
        return name in self.measures and not name.endswith(self.labels.source.said_alone)

    def ends_in_measure(self, name: str) -> bool:
        """Whether a name ends with what it measures: 率, 人数, 面积."""
        return name.endswith(self.measures)

    def _sums(self, text: str) -> bool:
        key, totals = label_key(text), self.labels.totals
        behind = (key.removesuffix(total) for total in totals if key.endswith(total))
        return key in totals or any(self.levels.is_level(level) for level in behind if level)
