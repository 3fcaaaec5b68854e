"""What became of each line of a document while its forms were recognised; for people, not for the audit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from auditor.forms.printed import Read
from auditor.forms.shapes.header import Header
from auditor.model import Location


class Fate(StrEnum):
    """The value is the word for people."""

    HEADER = "指标表头"
    HEAD = "表头栏目"
    ROW = "指标行"
    LEVEL = "层级行"
    NOTE = "备注"
    TOTAL = "合计行"
    TEMPLATE = "没有填写的模板行"
    UNUSED = "未采用"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a form, what it was taken for, and for a header what each column means; ``unread`` tells why
    a line that seems to hold an indicator was not taken for one."""

    fate: Fate
    read: Read
    header: Header | None = None
    unread: str = ""

    @property
    def text(self) -> str:
        filled = self.read.line.filled
        own = [slot for slot in filled if slot.fresh] or filled
        return " | ".join(" ".join(slot.text.split()) for slot in own)

    @property
    def location(self) -> Location:
        """The first cell that begins here; a merged one goes on from a row above."""
        filled = self.read.line.filled
        return next((slot for slot in filled if slot.fresh), filled[0]).location


@dataclass(slots=True)
class Trace:
    """``steps`` in the order of the lines of a section."""

    steps: list[Step] = field(default_factory=list)

    def note(self, fate: Fate, read: Read, header: Header | None = None, unread: str = "") -> None:
        self.steps.append(Step(fate, read, header, unread))
