"""Forms of text alone that nothing introduces: levels in lines of their own with indicators below them."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.forms.labels.levels import LevelReader
from auditor.forms.lines import Line
from auditor.forms.rows.prose import ProseReader
from auditor.forms.text import label_key

_FEWEST_LEVELS = 2  # of the first rank
_FEWEST = 3  # indicators
_SHARE = 0.6  # of the lines below the levels are indicators


def outlines(lines: Sequence[Line], prose: ProseReader, levels: LevelReader) -> frozenset[int]:
    """The place of the first level of such a form, none where the lines are of something else."""
    firsts: dict[str, int] = {}
    told = other = 0
    passed = 0  # lines since the last indicator, which may stand below the form
    for place, line in enumerate(lines):
        if not line.paragraph or not line.filled:
            continue
        if level := prose.section(line):
            if levels.is_first(level):
                firsts.setdefault(label_key(level), place)
        elif firsts and any(prose.rows(line, under_level=True)):
            told, other, passed = told + 1, other + passed, 0
        elif firsts:
            passed += 1
    whole = len(firsts) >= _FEWEST_LEVELS and told >= _FEWEST and told >= _SHARE * (told + other)
    return frozenset({min(firsts.values())}) if whole else frozenset()
