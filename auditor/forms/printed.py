"""What a line prints: a title, a header of indicator columns, or labels of fields."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.expressions import expression
from auditor.forms.labels.lexicon import NAME_FIELDS, FieldHit, Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.header import Header
from auditor.forms.short_labels import labels_abreast
from auditor.forms.text import squeeze

_IDENTITY = ("project", "unit_name")
# the label does not end with a colon, and no colon stands behind the gap
_GAP = expression(r"((?:\S ?){3,11}[^\s：:])[ \u3000\t]{2,}([^\s：:](?:[^\n]{0,60}\S)?)")
_LONGEST_NAME = 40  # of a project, behind its label in a line of text
_TITLE_CELLS = 3  # a caption, the title, the money unit


@dataclass(frozen=True, slots=True)
class Read:
    """A line with what it prints: a title, a header of indicator columns, or labels of fields by slot."""

    line: Line
    title: str | None
    header: Header | None
    below: bool  # a further line of the header above
    hits: tuple[tuple[Slot, FieldHit], ...]

    def hit(self, slot: Slot) -> FieldHit | None:
        for other, hit in self.hits:
            if other is slot:
                return hit
        return None


def read_line(line: Line, labels: Labels, header: Header | None = None, *, below: bool = False) -> Read:
    """A line with the labels on it looked up; ``header`` is the one that it begins."""
    if header or below:
        return Read(line, None, header, below, ())
    filled = line.filled
    if title := _title(filled, labels):
        return Read(line, title, None, False, ())
    texts = ((slot, _with_colon(slot.text, labels) if line.paragraph else slot.text) for slot in filled)
    found = ((slot, labels.field(text)) for slot, text in texts)
    hits = tuple((slot, hit) for slot, hit in found if hit)
    return Read(line, None, None, False, labels_abreast(filled, labels) or hits)


def _with_colon(text: str, labels: Labels) -> str:
    """A line of text whose label and name only a gap parts, «项目名称      优抚», with a colon between."""
    match = _GAP.fullmatch(text.strip())
    hit = labels.field(match[1]) if match else None
    bare = hit is not None and hit.field in NAME_FIELDS and not hit.value
    return f"{match[1]}：{match[2]}" if match and bare else text


def _title(filled: tuple[Slot, ...], labels: Labels) -> str | None:
    if len(filled) > _TITLE_CELLS:
        return None
    texts = [
        slot for slot in filled if not labels.is_caption(slot.text) and not _is_money_unit(slot.text, labels)
    ]
    if len(texts) != 1 or not texts[0].fresh:
        return None
    return labels.title(texts[0].text)


def _is_money_unit(text: str, labels: Labels) -> bool:
    hit = labels.field(text)
    return hit is not None and hit.field == "money_unit"


def identity_of(read: Read) -> dict[str, tuple[str, str]]:
    """The project or unit that a line names: label and name, which is «» where the label stands alone."""
    result: dict[str, tuple[str, str]] = {}
    slots = read.line.filled if read.hits else ()
    for index, slot in enumerate(slots):
        hit = read.hit(slot)
        if hit is None or hit.field not in _IDENTITY:
            continue
        if read.line.paragraph and not (hit.field == "project" and len(hit.value) <= _LONGEST_NAME):
            continue
        after = slots[index + 1] if index + 1 < len(slots) else None
        beside = after.text if after and read.hit(after) is None else ""
        result[hit.field] = hit.key, squeeze(hit.value or beside)
    return result
