"""What tells labels, levels and targets apart; the functions that read lines and rows share one."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Made once for many documents; ``measures`` are the words that names of indicators end with."""

    labels: Labels
    levels: LevelReader
    targets: TargetReader
    measures: tuple[str, ...] = ()

    def ends_in_measure(self, name: str) -> bool:
        """Whether a name ends with what it measures: 率, 人数, 面积."""
        return name.endswith(self.measures)
