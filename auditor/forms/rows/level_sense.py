"""Which levels suit which targets, and which first level stands above which second one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.model import Cell

Kind = Literal["percent", "money", "date", "count", "words"]
"""What kind of target a row has."""

_LONGEST_TARGET = 24
_SHOWN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("percent", expression(r"[%％‰]")),
    ("money", expression(r"元")),
    ("date", expression(r"\d\s*[年月日]|每[年月季日]|[年月]底")),
    ("count", expression(r"\d")),
)


class Asking(LexiconModel):
    """Words anywhere in a name, and words at its end, that ask for a kind of target."""

    words: tuple[str, ...]
    endings: tuple[str, ...] = ()

    def stands_in(self, name: str) -> bool:
        """Whether a name asks for it."""
        return name.endswith(self.endings) or any(word in name for word in self.words)


class LevelSense(LexiconModel, lexicon="forms/level-sense"):
    """lexicons/forms/level-sense.yaml: the kinds of targets that names ask for, how ``odd`` each kind is
    below a level, and what the first level ``above`` a second one says."""

    named: Mapping[Kind, Asking]
    odd: Mapping[str, Mapping[Kind, float]]
    above: Mapping[str, tuple[str, ...]]

    def kind_of(self, cells: Sequence[Cell | None]) -> Kind:
        """What kind of target a row has, by its name or else by what stands behind it."""
        distinct = dict.fromkeys(cell for cell in cells if cell is not None and cell.text.strip())
        name, *texts = [cell.text for cell in distinct if len(cell.text) <= _LONGEST_TARGET] or [""]
        said = (kind for kind, asking in self.named.items() if asking.stands_in(name))
        shown = (kind for kind, found in _SHOWN if any(map(found.search, texts)))
        return next(chain(said, shown), "words")

    def oddness(self, level: str, kinds: Iterable[Kind]) -> float:
        """How little the targets of rows suit the level that they stand below."""
        odd = next((odd for word, odd in self.odd.items() if word in level), {})
        return sum(odd.get(kind, 0.0) for kind in kinds)

    def foreign(self, level: str, first: str) -> int:
        """How much of a second level says that it belongs below another first level; nothing where there is
        no first one."""
        belonging = (firsts for word, firsts in self.above.items() if word in level)
        return sum(bool(first) and not any(each in first for each in firsts) for firsts in belonging)
