"""By which amount the printed formula of an execution rate divides: 执行率（C/B） beside 调整后预算（B）."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.text import label_key, squeeze
from auditor.model import Planned

_LETTER = expression(r"(?<![/／÷])[(（]?([A-Z])[)）]?$")
_PLANNED: tuple[Planned, ...] = ("budget", "adjusted")
_FORMULA = expression(r"[A-Z]\s*[/／÷]\s*([A-Z])")


def divisor_of(columns: Iterable[str], labels: Labels) -> Planned | None:
    """Which of the planned amounts the formula in the label of the rate names by its letter; ``None`` where
    it names none."""
    printed = [squeeze(text) for text in columns]
    named = {
        match[1]: _column(text[: match.start()], labels)
        for text in printed
        if (match := _LETTER.search(text))
    }
    for text in printed:
        formula = _FORMULA.search(text)
        if formula and _column(text[: formula.start()], labels) == "rate":
            return next((each for each in _PLANNED if each == named.get(formula[1])), None)
    return None


def _column(text: str, labels: Labels) -> str | None:
    return labels.execution.get(label_key(text.rstrip("(（")))
