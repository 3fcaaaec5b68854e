"""Words about the build of forms: lexicons/structure-words.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from auditor.chinese.marks import HAN, alternation
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.model import Form, FormKind, Indicator


class StructureWords(LexiconModel, lexicon="structure-words"):
    """Names of execution rows, and the fields that forms have to fill."""

    execution: tuple[str, ...]
    fields: Mapping[FormKind, tuple[str, ...]]
    labels: Mapping[str, str]
    columns: Mapping[str, str]
    no_signs: frozenset[str]
    dimensionless: tuple[str, ...]
    self_explaining_values: tuple[Expression, ...]
    weighed: tuple[str, ...]
    weighed_headings: tuple[str, ...]
    added_up: tuple[str, ...]
    headed: tuple[str, ...]

    @cached_property
    def _explained(self) -> re.Pattern[str]:
        return expression("|".join(self.self_explaining_values))

    @cached_property
    def total_heading(self) -> re.Pattern[str]:
        """A heading that states what the weights below it add up to: 绩效指标（100分）."""
        sums = alternation((*self.added_up, *self.headed))
        headings = alternation((*self.weighed, *self.weighed_headings))
        return expression(
            rf"[{HAN}]{{0,6}}{headings}\s*[（(]\s*{sums}?\s*[:：]?\s*"
            r"(\d{2,3})\s*(?:分|%|％)?\s*[)）]"
        )

    @cached_property
    def total_note(self) -> re.Pattern[str]:
        """A note that states what the weights add up to: 指标权重合计应为100分."""
        return expression(
            rf"{alternation(self.weighed)}[^{CLAUSE_ENDS}\d]{{0,12}}{alternation(self.added_up)}"
            rf"[^{CLAUSE_ENDS}\d]{{0,6}}(\d{{2,3}})\s*(?:分|%|％)?(?!\d)"
        )

    def execution_row(self, form: Form) -> Indicator | None:
        """The row that stands for the execution of the budget, with a weight of its own."""
        rows = (row for row in form.indicators if row.weight is not None)
        return next((row for row in rows if any(word in row.name for word in self.execution)), None)

    def has_dimension(self, name: str) -> bool:
        """Whether what a name measures has a unit at all (系数, 指数 and 倍数 have none)."""
        return not name.rstrip().endswith(self.dimensionless)

    def needs_unit(self, value: str) -> bool:
        """Whether a value needs a unit beside it: not where it carries one, names a date or says words."""
        return self._explained.search(value) is None
