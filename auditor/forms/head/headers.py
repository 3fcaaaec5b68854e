"""Headers of texts that no list of labels holds, read by their words alone."""

from __future__ import annotations

from auditor.forms.labels.lexicon import FieldHit, Labels, squeeze_label
from auditor.forms.text import label_key

_LONGEST = 16  # characters
_NEARLY = 0.8
_ROLES = frozenset({"actual", "goal", "value"})


def text_header(text: str, labels: Labels) -> FieldHit | None:
    """The text that a header asks for, where nearly all of its words are known: what was done, or a goal.
    Only for a cell that is known to head others: a short goal has the same words."""
    key = label_key(text)
    if len(key) > _LONGEST or any(map(str.isdigit, key)):
        return None
    reading = labels.grammar.read(text)
    if reading.known < _NEARLY or reading.best not in _ROLES:
        return None
    return FieldHit("other" if reading.best == "actual" else "goal", squeeze_label(text), key)
