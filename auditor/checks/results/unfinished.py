"""Results that only say that the work goes on or has not begun: 正在编制, 招标中, 尚未批复, 待验收."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.chinese.dates import DATES
from auditor.chinese.marks import alternation
from auditor.chinese.stops import CLAUSE_END
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression

_BEFORE = "[^于在到入与参]{0,8}"  # what names the thing: 实施方案尚未批复
_FIGURE = expression(r"\d|[一二两三四五六七八九十百千][个座处项条户人次台套]")


class StageWords(LexiconModel, lexicon="unfinished-words"):
    """The stages of work in lexicons/unfinished-words.yaml."""

    steps: frozenset[str]
    whole_steps: frozenset[str]
    put_off: frozenset[str]
    not_yet: frozenset[str]
    going: frozenset[str]
    underway: frozenset[str]
    unbuilt: frozenset[str]
    finished: frozenset[str]
    manners: frozenset[str]
    denied: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stages:
    """``undone``: not begun or not done, unless ``denied`` words stand before it; ``going``: under way."""

    undone: re.Pattern[str]
    going: re.Pattern[str]
    finished: tuple[str, ...]
    denied: tuple[str, ...]

    def begun(self, text: str) -> bool | None:
        """Whether a text without figures says that work is under way; ``None`` where it does not say that
        work is unfinished at all."""
        bare = DATES.sub("", text)
        if _FIGURE.search(bare) or any(word in bare for word in self.finished):
            return None
        clauses = CLAUSE_END.split(bare)
        if any(self._undone(clause) for clause in clauses):
            return False
        return True if any(map(self.going.search, clauses)) else None

    def _undone(self, clause: str) -> bool:
        found = self.undone.match(clause)
        return found is not None and not (found["before"] or "").endswith(self.denied)


@lru_cache(maxsize=4)
def stages(lexicons: Lexicons) -> Stages:
    """The stages of the lexicons, made once for the same ones."""
    words = lexicons.load("unfinished-words", StageWords)
    steps, undone, manner = map(alternation, (words.steps, words.not_yet, words.manners))
    return Stages(
        expression(
            f"(?:已|已经)?{alternation(words.put_off)}|(?P<before>{_BEFORE}?)[尚暂还仍均]?{undone}{manner}?{steps}"
        ),
        expression(
            f"^{_BEFORE}?{alternation(words.going)}|^{_BEFORE}?{steps}(?:工作)?{alternation(words.underway)}$"
            f"|^{alternation(words.unbuilt)}(?:中|状态|项目)?$"
        ),
        tuple(words.finished),
        tuple(words.denied),
    )
