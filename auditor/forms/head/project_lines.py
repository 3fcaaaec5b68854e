"""Lines that name a project without a label: «项目二：栈桥维护» above the head and the header of its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, FieldHit, Labels
from auditor.forms.lines import Slot
from auditor.forms.printed import Read, identity_of
from auditor.forms.text import label_key, squeeze, without_numbering

LED = expression(
    rf"(?<![{HAN}])(?:子|分|重点|具体)?项目\s*[（(]?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[)）]?"
    r"(?:\s*[：:、.．]|\s)\s*(?=\S)"
)
PRICED = expression(r"[（(][^（()）]*\d[\d,.]*\s*(?:万|亿)?元[^（()）]*[)）]$")
FEWEST = 2
_NUMBER = expression(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[、.]?")
_IDEOGRAPH = expression(f"[{HAN}]")
_LENGTH = range(4, 41)  # of the name of a project
_MARKS = frozenset("。；;：:，,？?")
_MOST_BESIDE = 2  # cells without a label in its line: the number and the name
_HEAD_LINES = 12  # at most, between such a line and the header


def own_slot(read: Read) -> Slot | None:
    """The cell that stands alone in a line, behind its number at most, and before an amount with its label at
    most: «1 | 栈桥维护», «栈桥维护 | 预算：12万元»."""
    filled = read.line.filled
    if len(filled) > len(read.hits) + _MOST_BESIDE:
        return None
    rest = filled[1:] if len(filled) > 1 and _NUMBER.fullmatch(squeeze(filled[0].text)) else filled
    money = (hit is not None and hit.field in AMOUNT_FIELDS and hit.value for hit in map(read.hit, rest[1:]))
    alone = bool(rest) and read.hit(rest[0]) is None and all(money) and all(slot.fresh for slot in filled)
    return rest[0] if alone else None


def name_alone(read: Read) -> str:
    """The name that stands alone in a line and may be that of a project, «» where there is none."""
    slot = own_slot(read)
    if slot is None or read.title or read.header or read.below:
        return ""
    bare = without_numbering(slot.text.strip())
    name = squeeze(PRICED.sub("", LED.sub("", bare)).strip())
    fits = len(name) in _LENGTH and _MARKS.isdisjoint(name)
    return name if fits and _IDEOGRAPH.search(name) else ""


def named(read: Read, name: str) -> Read:
    """A line as if it printed a label of the project before its words."""
    slot = own_slot(read)
    hits = ((slot, FieldHit("project", "", "", name)),) if slot else ()
    return replace(read, hits=(*hits, *read.hits))


def with_projects(reads: Sequence[Read], labels: Labels) -> list[Read]:
    """The lines with those marked as names of projects that each stand above a head and a header of their
    own: they say so («项目二：…»), or the same labels stand below each."""
    names = {place: name for place, read in enumerate(reads) if (name := name_alone(read))}
    heads = {place: head for place in names if (head := _head_below(reads, place))}
    led = {place: head for place, head in heads.items() if _says_so(reads[place])}
    for places in (led, heads):
        own = {place: names[place] for place in places}
        if _are_projects(reads, own) and (places is led or _are_alike(reads, places, labels)):
            return [named(read, own[place]) if place in own else read for place, read in enumerate(reads)]
    return list(reads)


def _says_so(read: Read) -> bool:
    slot = own_slot(read)
    return slot is not None and LED.match(without_numbering(slot.text.strip())) is not None


def _head_below(reads: Sequence[Read], place: int) -> range | None:
    """The lines of a head below a line, all with labels, down to the next header; none where there is no
    head."""
    for below in range(place + 1, min(place + 2 + _HEAD_LINES, len(reads))):
        if reads[below].header:
            return range(place + 1, below) or None
        if not reads[below].hits:
            return None
    return None


def _are_projects(reads: Sequence[Read], names: Mapping[int, str]) -> bool:
    """Whether these are several names, and no other line from the head of the first on names a project."""
    if len(set(names.values())) < max(FEWEST, len(names)):
        return False
    above = [place for place in range(min(names)) if reads[place].header]
    around = reads[above[-1] + 1 if above else 0 : max(names) + _HEAD_LINES]
    return not any(identity_of(read).get("project", ("", ""))[1] for read in around)


def _are_alike(reads: Sequence[Read], heads: Mapping[int, range], labels: Labels) -> bool:
    """Whether the lines are of one table, no levels, and below each stand the same labels."""
    blocks = {None if reads[place].line.paragraph else reads[place].line.block for place in heads}
    below = {tuple(hit.key for n in head for _, hit in reads[n].hits) for head in heads.values()}
    levels = any(label_key(slot.text) in labels.first_levels for n in heads if (slot := own_slot(reads[n])))
    return len(blocks) == 1 and None not in blocks and len(below) == 1 and not levels
