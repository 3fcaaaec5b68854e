"""Words around the number of a target: of a change (下降3%) and of a rough number (约20天, 20天左右)."""

from __future__ import annotations

import re

from auditor.chinese.marks import HAN, alternation
from auditor.expressions import expression
from auditor.forms.labels.label_file import FormLabels

_TRAILING = "。；;，,、."


class Hedges:
    """The words of the lexicon."""

    def __init__(self, source: FormLabels) -> None:
        self._trends = source.trends
        self._change = expression(rf"{alternation(source.trends)}\s*[了约]?\s*(?=\d)")
        before, after = alternation(source.approximate.before), alternation(source.approximate.after)
        self._rough = expression(rf"({before}?)(?=[\d{HAN}])(.*?)({after}?)", re.DOTALL)

    def tells_change(self, body: str, name: str) -> bool:
        """Whether a target without its sign says by how much something changes, which its name does not."""
        return self._change.match(body) is not None and not any(word in name for word in self._trends)

    def rough(self, value: str) -> tuple[str, tuple[str, str]]:
        """A target without the words that make it a rough one, and these words before and behind it."""
        body = value.strip().rstrip(_TRAILING)
        match = self._rough.fullmatch(body)
        return (match[2].strip(), (match[1], match[3])) if match else (body, ("", ""))
