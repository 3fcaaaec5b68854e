"""Clauses that say by their label what they hold: «巡查次数，年度指标值≥40次，上半年完成22次，权重10分»."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader

_PARTS = expression(r"[，,：:]\s*")
_COMMA = expression(r"[，,]")
_BETWEEN = "为是了达到 "  # a label and what it says
_LONGEST_LABEL = 14
_SHORTEST_LABEL = 2
_OPEN = expression(r"[\d≥≤><＞＜=＝]$")  # a figure is cut, or its sign
_SO_FAR = frozenset({"now", "half_year"})
_PLANNED = 0.4
_COLUMNS = frozenset({"value", "actual", "weight", "score", "reason", "note", "possibility"})


class ClauseReader:
    """Reads such clauses by the grammar of labels."""

    def __init__(self, labels: Labels, targets: TargetReader) -> None:
        self._labels = labels
        self._targets = targets

    def parted(self, text: str) -> tuple[str, Mapping[str, str]] | None:
        """The name that a text begins with, and what its clauses say by their columns; ``None`` where one of
        them has no label, or none is a target."""
        name, *clauses = _PARTS.split(text)
        said: dict[str, str] = {}
        label = ""
        for clause in clauses:
            column, rest = (label, clause) if label else self.said(clause)
            label = "" if rest else column
            if not column or (rest and column in said):
                return None
            said |= {column: rest} if rest else {}
        return (name, said) if "value" in said and not label and self.is_name(name) else None

    def said(self, clause: str) -> tuple[str, str]:
        """The column that the beginning of a clause names, and the figure behind it; «» for none."""
        for end in range(min(len(clause), _LONGEST_LABEL), _SHORTEST_LABEL - 1, -1):
            label, rest = clause[:end], clause[end:].lstrip(_BETWEEN)
            whole = not rest or self._targets.is_whole(rest)
            if whole and not _OPEN.search(label) and (column := self._column(label)):
                return column, rest
        return "", ""

    def _column(self, label: str) -> str | None:
        """The column that a label names; what is told of the time so far is a result."""
        reading = self._labels.grammar.read(label)
        if reading.known < 1:
            return None
        if reading.period and reading.time in _SO_FAR:
            return "actual"
        planned = reading.time == "annual" and reading.share("value") >= _PLANNED  # 全年计划
        column = self._labels.column(label) or ("value" if planned else None)
        return column if column in _COLUMNS else None

    def is_name(self, text: str) -> bool:
        """Whether a text can be a name: no label of a column, and no clauses with figures of their own."""
        told = any(any(map(str.isdigit, clause)) for clause in _COMMA.split(text)[1:])
        return not told and self._labels.column(text) not in _COLUMNS
