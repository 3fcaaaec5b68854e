"""How rows end whose targets alone decide it: found out once for a target and all rules on rows, and
remembered from one document to the next, since targets repeat each other where names do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context
from auditor.checks.target import APART, ASKED, PASSES, Target
from auditor.model import Form, Operator, Submission
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.where import Filter

_TARGETS = 4_096  # those of some hundred documents
_KINDS = 64  # of forms, by the rules that judge their rows


class Screen:
    """The rules that judge the rows of a form; ``columns`` says for each of all rules which of them it is."""

    __slots__ = ("_context", "_rules", "columns", "of", "width")

    def __init__(self, rules: Sequence[BoundRule], judging: frozenset[Filter], context: Context) -> None:
        self._rules = [bound for bound in rules if bound.applies in judging]
        self._context = context
        numbers = iter(range(len(self._rules)))
        self.width = len(self._rules)
        self.columns = [next(numbers) if bound.applies in judging else None for bound in rules]
        self.of = lru_cache(_TARGETS)(self._of)

    def _of(self, operator: Operator | None, value: str | None, unit: str | None, alone: bool) -> bytes:
        """How rows with a target end, for each rule in turn; one that is not ``alone`` in its cells, but
        behind the row's name, is not looked at by itself."""
        target = Target(operator, value, unit)
        return bytes(self._ended(bound, target, alone=alone) for bound in self._rules)

    def _ended(self, bound: BoundRule, target: Target, *, alone: bool) -> int:
        applies = bound.applies
        if applies.target is not None and not applies.target(target):
            return APART
        if bound.kind.by_target is None or applies.asks_levels or not alone:
            return ASKED
        try:
            judgement = bound.kind.by_target(target, bound.params, self._context)
        except Exception:
            return ASKED  # the rule itself breaks on it, and says so
        return PASSES if judgement is PASSED else APART if judgement is NOT_APPLICABLE else ASKED


class Screens:
    """All rules on rows, of which a form is judged by some."""

    __slots__ = ("_filters", "_screen", "rules")

    def __init__(self, rules: Iterable[BoundRule], context: Context) -> None:
        self.rules = tuple(rules)
        self._filters = tuple(dict.fromkeys(bound.applies for bound in self.rules))
        self._screen = lru_cache(_KINDS)(lambda judging: Screen(self.rules, judging, context))

    def of(self, form: Form, submission: Submission) -> Screen:
        """The rules that judge the rows of a form."""
        return self._screen(frozenset(each for each in self._filters if each.form(form, submission)))
