"""Replacements as stretches of letters: where an edit's words stand, and whether they may be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from auditor.annotate.word.runs import Letter, only, plain_text_alone
from auditor.office.word_names import W
from auditor.office.words import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from auditor.model import Edit

_AROUND = 12  # characters on each side of the words, where the whole text is not found in the cell
_PLAIN_PARENTS = frozenset(f"{W}{name}" for name in ("p", "hyperlink", "smartTag", "sdtContent"))
# Word writes the content of these controls anew, or refuses a change in them.
_BOUND = tuple(
    f"{W}sdtPr/{W}{name}"
    for name in ("lock", "dataBinding", "comboBox", "dropDownList", "date", "docPartList", "picture")
)
_FIELD = f"{W}fldChar"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Letters ``start`` to ``end`` (not included) are to become ``new``."""

    start: int
    end: int
    new: str

    def meets(self, other: Stretch) -> bool:
        """Whether both cannot be written; a stretch without letters meets what begins or ends there."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


def stretch_of(edit: Edit, among: list[Letter]) -> Stretch | None:
    """Where an edit's words stand among the letters of a cell or paragraph; ``None`` where they stand there
    more than once or not at all, or may not be replaced."""
    if not comparable(edit.text):
        return Stretch(0, 0, edit.new) if not among else None
    edit_start, old, new = _shortened(edit)
    for context, offset in _contexts(edit.text, edit_start, edit_start + len(old)):
        found = only(context, among)
        if found is not None:
            start = found + len(comparable(context[:offset]))
            stretch = Stretch(start, start + len(comparable(old)), new)
            return stretch if _replaceable(stretch, among) else None
    return None


def _contexts(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The whole text, its line, and the words around: a reader adds list numbers that no run holds."""
    yield text, start
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    yield text[left : right if right >= 0 else None], start - left
    near = max(0, start - _AROUND)
    yield text[near : end + _AROUND], start - near


def _shortened(edit: Edit) -> tuple[int, str, str]:
    """Start, old and new words without what both have in common at their ends."""
    start, old, new = edit.start, edit.old, edit.new
    if old == edit.text:
        return start, old, new
    before = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))
    old, new = old[before:], new[before:]
    pairs = zip(reversed(old), reversed(new), strict=False)
    after = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return start + before, old[: len(old) - after], new[: len(new) - after]


def _replaceable(stretch: Stretch, among: list[Letter]) -> bool:
    """Whether the letters stand in plain runs of one parent."""
    inside = among[stretch.start : stretch.end] or among[max(0, stretch.start - 1) :][:1]
    runs = list(dict.fromkeys(letter.run for letter in inside))
    return len({run.getparent() for run in runs}) == 1 and all(map(_plain, runs))


def _plain(run: etree._Element) -> bool:
    """Whether a run may be replaced: not inside another tracked change, a field or a bound control, and not
    with more in it than text, which a struck-out run would lose."""
    parent = run.getparent()
    if parent is None or parent.tag not in _PLAIN_PARENTS or not plain_text_alone(run):
        return False
    controls = run.iterancestors(f"{W}sdt")
    return not any(control.find(path) is not None for control in controls for path in _BOUND) and not (
        _in_field(run)
    )


def _in_field(run: etree._Element) -> bool:
    """Whether a field that begins before the run ends after it."""
    depth = 0
    paragraph = next(run.iterancestors(f"{W}p"))
    for node in paragraph.iter(_FIELD, run.tag):
        if node is run:
            return depth > 0
        if node.tag == _FIELD:
            kind = node.get(f"{W}fldCharType")
            depth += (kind == "begin") - (kind == "end")
    return False
