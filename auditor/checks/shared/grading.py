"""How self-reviews state their grade and their total: lexicons/grading.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from auditor.chinese.marks import alternation
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression

_IS = r"(?:为|是|：|:)"
_NO_FIGURE = r"[\s_]*分?[，,；;\s]*"


class GradingWords(LexiconModel, lexicon="grading"):
    """lexicons/grading.yaml, which says what each list means."""

    whose: tuple[str, ...]
    reviewed: tuple[str, ...]
    scores: tuple[str, ...]
    summed: tuple[str, ...]
    grades: tuple[str, ...]
    outcomes: tuple[str, ...]
    settled: tuple[str, ...]
    conversions: tuple[str, ...]

    def converts(self, text: str) -> bool:
        """Whether a text speaks of scores that are converted into others."""
        return any(word in text for word in self.conversions)

    @cached_property
    def score_label(self) -> re.Pattern[str]:
        """The whole label of a total: 自评总分（百分制）."""
        return expression(rf"{self._reviewed}{self._score}(?:[（(]\D*?[)）])?")

    @cached_property
    def grade_label(self) -> re.Pattern[str]:
        """The whole label of a grade: 评价结果等级."""
        return expression(rf"{self._reviewed}{alternation(self.outcomes)}?{alternation(self.grades)}")

    @cached_property
    def points(self) -> re.Pattern[str]:
        """A total in a sentence, its figure as the only group: 自评总分为92分."""
        return expression(rf"{self._score}\s*{_IS}?\s*(\d{{1,3}}(?:\.\d+)?)\s*分?")

    def graded(self, grades: Iterable[str]) -> re.Pattern[str]:
        """A grade that a sentence gives, as the group ``grade``: 评定等级为“优”."""
        named = alternation((*self.grades, *self.outcomes))
        settled = alternation(self.settled)
        return expression(rf"{named}{settled}?\s*{_IS}\s*[“‘\"]?{_grade(grades)}")

    def unscored(self, grades: Iterable[str]) -> re.Pattern[str]:
        """A grade behind a total whose figure is blank, as the group ``grade``: 总分为__分，等级为良."""
        blank = rf"{alternation(self.scores)}(?:\s*{_IS}{_NO_FIGURE})?"
        near = rf"[^\d{CLAUSE_ENDS}]"
        named = rf"{near}{{0,8}}?{alternation(self.grades)}{near}{{0,4}}?"
        return expression(rf"{blank}{named}{_IS}?\s*[“‘（(]?{_grade(grades)}")

    @property
    def _reviewed(self) -> str:
        return f"{alternation(self.whose)}?{alternation(self.reviewed)}?"

    @property
    def _score(self) -> str:
        return f"{alternation(self.scores)}{alternation(self.summed)}?"


def _grade(grades: Iterable[str]) -> str:
    """One of the grades, before a mark that ends what it is said in."""
    return rf"(?P<grade>{alternation(grades)})(?=[”’\"{CLAUSE_ENDS}）)\s]|$)"
