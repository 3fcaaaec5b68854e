"""The mark on every file that this program writes, by which it knows its own files among submissions.

Word and Excel files carry it as a custom property, which Office programs keep when they save; pages as their
generator; texts where their format has room for it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from auditor.expressions import expression

NAME = "auditor"  # the property, the generator, the tool
COPY_MARK = ".批注"
PDF_KEY = "/AuditorCopyOf"
SIGNED = expression(r"由 auditor \S+ 生成")
_SEAL = b"%auditor "
_COPY_OF = expression(rf"(.+){re.escape(COPY_MARK)}(?:-\d+)?(\.\w+)")


class Kind(StrEnum):
    """A kind of file that the program writes."""

    REPORT = "report"
    WORKLIST = "worklist"
    LETTER = "letter"
    COPY = "copy"


WORDS = {
    Kind.REPORT: "审核报告",
    Kind.WORKLIST: "工作底稿",
    Kind.LETTER: "审核意见书",
    Kind.COPY: "批注副本",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file is; ``source`` names the file that a copy was made from."""

    kind: Kind
    source: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.source}" if self.source else self.kind.value


def stamp(text: str) -> Stamp | None:
    """The stamp as it was written, ``None`` for other words."""
    kind, _, source = text.strip().partition(":")
    return Stamp(Kind(kind), source) if kind in {each.value for each in Kind} else None


def signature(version: str) -> str:
    """The last line of a report as plain text."""
    return f"由 auditor {version} 生成"


def sealed(pdf: bytes) -> bytes:
    """A PDF with a digest of itself in a comment at its end."""
    return pdf + _seal(pdf)


def seal_holds(pdf: bytes) -> bool:
    """Whether nobody has changed a PDF since it was sealed."""
    start = pdf.rfind(_SEAL)
    return start >= 0 and pdf[start:] == _seal(pdf[:start])


def _seal(pdf: bytes) -> bytes:
    return _SEAL + hashlib.sha256(pdf).hexdigest().encode() + b"\n"


def copy_name(stem: str, suffix: str, number: int = 1) -> str:
    """«申报表.批注.docx», «申报表.批注-2.docx»: the annotated copy of 申报表.docx."""
    return f"{stem}{COPY_MARK}{'' if number == 1 else f'-{number}'}{suffix}"


def source_name(name: str) -> str:
    """The file that an annotated copy of this name was made from; blank for another name."""
    match = _COPY_OF.fullmatch(name)
    return f"{match[1]}{match[2]}" if match else ""
