"""Short words that are labels only where labels and values stand side by side: 项目 | 河道清淤."""

from __future__ import annotations

from auditor.chinese.marks import IDEOGRAPHS
from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.labels.joined import parted
from auditor.forms.labels.lexicon import INLINE, FieldHit, Labels, squeeze_label
from auditor.forms.lines import Slot
from auditor.forms.text import label_key

_NEXT_INLINE = expression(
    rf"(?<![\s,，;；])[\s,，;；]++(?=[{IDEOGRAPHS}][^\s：:{CELL_SIGNS}、]{{1,11}}\s*[：:])"
)
_FEWEST_PAIRS = 2  # of label and value, for a short word to be a label


def labels_abreast(filled: tuple[Slot, ...], labels: Labels) -> tuple[tuple[Slot, FieldHit], ...]:
    """The labels of a line that holds labels and values in turn, the project by a short word first:
    «项目 | 河道清淤 | 单位 | 某某局», or all of them in one cell."""
    if len(filled) == 1:
        pieces = inline_fields(filled[0].text, labels)
        hit = field_among(pieces[0], labels) if len(pieces) > 1 else None
        return ((filled[0], hit),) if hit and hit.field == "project" and hit.value else ()
    names, values = filled[::2], filled[1::2]
    first = field_among(names[0].text, labels) if len(names) == len(values) >= _FEWEST_PAIRS else None
    if first is None or first.field != "project" or first.value:
        return ()
    hits = [hit for slot in names if (hit := field_among(slot.text, labels)) and not hit.value]
    if len(hits) < len(names) or any(_is_label(slot.text, labels) for slot in values):
        return ()
    return tuple(zip(names, hits, strict=True))


def _is_label(text: str, labels: Labels) -> bool:
    said = labels.column(text) or field_among(text, labels)
    return said is not None or labels.grammar.read(text).known == 1


def field_among(text: str, labels: Labels) -> FieldHit | None:
    """The field that a cell or a piece names beside others, where short words do (项目, 单位)."""
    if hit := labels.field(text):
        return hit
    match = INLINE.match(text)
    label, value = (match[1], match[2].strip()) if match else (text, "")
    field = labels.short_fields.get(label_key(label))
    return FieldHit(field, squeeze_label(label), label_key(label), value) if field else None


def inline_fields(text: str, labels: Labels) -> list[str]:
    """The pieces of a cell that prints several labels with their values on one line."""
    pieces = _NEXT_INLINE.split(text.strip()) if "\n" not in text.strip() else [text]
    if len(pieces) > 1 and all(field_among(piece, labels) for piece in pieces):
        return pieces
    return parted(text, lambda words: labels.field(words) is not None)


def labels_among(text: str, labels: Labels) -> list[FieldHit]:
    """The labels with values that a line prints among others that no list holds; none where a piece of it has
    no label, or two are of one field."""
    pieces = _NEXT_INLINE.split(text.strip()) if "\n" not in text.strip() else []
    if len(pieces) < _FEWEST_PAIRS or not all(map(INLINE.match, pieces)):
        return []
    hits = [hit for piece in pieces if (hit := labels.field(piece)) and hit.value]
    return hits if len({hit.field for hit in hits}) == len(hits) else []
