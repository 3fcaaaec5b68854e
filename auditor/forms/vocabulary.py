"""What tells labels, levels and targets apart; the functions that read lines and rows share one."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader

_SAID_ALONE = ("满意度", "满意率", "满意程度")  # rows that nobody filled in are called so


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Made once for many documents; ``measures`` are the words that names of indicators end with."""

    labels: Labels
    levels: LevelReader
    targets: TargetReader
    measures: tuple[str, ...] = ()

    def is_measure(self, name: str) -> bool:
        """Whether a text is nothing but what is counted (比率, 次数): no indicator is called so."""
        return name in self.measures and not name.endswith(_SAID_ALONE)

    def ends_in_measure(self, name: str) -> bool:
        """Whether a name ends with what it measures: 率, 人数, 面积."""
        return name.endswith(self.measures)
