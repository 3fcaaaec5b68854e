"""Short words that are labels only where labels and values stand side by side: 项目 | 河道清淤."""

from __future__ import annotations

from auditor.forms.labels.lexicon import FieldHit, Labels
from auditor.forms.lines import Slot

_FEWEST_PAIRS = 2  # of label and value, for a short word to be a label


def labels_abreast(filled: tuple[Slot, ...], labels: Labels) -> tuple[tuple[Slot, FieldHit], ...]:
    """The labels of a line that holds labels and values in turn, the project by a short word first:
    «项目 | 河道清淤 | 单位 | 某某局», or all of them in one cell."""
    if len(filled) == 1:
        pieces = labels.inline_fields(filled[0].text)
        hit = labels.field_among(pieces[0]) if len(pieces) > 1 else None
        return ((filled[0], hit),) if hit and hit.field == "project" and hit.value else ()
    names, values = filled[::2], filled[1::2]
    hits = [hit for slot in names if (hit := labels.field_among(slot.text)) and not hit.value]
    pairs = len(names) == len(values) == len(hits) >= _FEWEST_PAIRS
    if not pairs or hits[0].field != "project" or any(_is_label(slot.text, labels) for slot in values):
        return ()
    return tuple(zip(names, hits, strict=True))


def _is_label(text: str, labels: Labels) -> bool:
    said = labels.column(text) or labels.field_among(text)
    return said is not None or labels.grammar.read(text).known == 1
