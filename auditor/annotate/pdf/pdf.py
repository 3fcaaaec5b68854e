"""PDF files: a thin frame round the cell that holds all its findings; page 1 lists what has no place, below a
summary.

The copy is an incremental update (ISO 32000-2, 7.5.6): the department's bytes stay as they are, ours follow.
"""

from __future__ import annotations

import io
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING

from auditor.annotate.notes import most_pressing, ruled
from auditor.annotate.options import AnnotateOptions
from auditor.annotate.pdf.marks import frame, remark
from auditor.annotate.result import Placing
from auditor.errors import InputError, installing
from auditor.stamps import PDF_KEY, sealed

if TYPE_CHECKING:
    from pypdf import PdfWriter

    from auditor.annotate.notes import Note, Remarks
    from auditor.model.location import Box

_INSTEAD = "请取消密码或重新导出PDF后再试，或用 auditor check 文件 --html 生成网页报告"
_SIGNED = 1  # bit 1 of SigFlags: the document holds a signature

Spot = tuple[int, "Box"]


def annotate_pdf(data: bytes, path: str, remarks: Remarks, options: AnnotateOptions) -> tuple[Placing, bytes]:
    """How the notes were placed, and the copy. Raises InputError where the file is encrypted or damaged and
    where the extra «pdf» is not installed."""
    errors = _library(path)
    try:
        return _annotated(data, path, remarks, options)
    except (errors.PyPdfError, NotImplementedError) as error:
        raise InputError(path, "PDF的内部结构不完整，不能加批注", _INSTEAD) from error


def signed_pdf(data: bytes) -> bool:
    """Whether the file carries a digital signature."""
    from pypdf import PdfReader

    form = PdfReader(io.BytesIO(data)).root_object.get("/AcroForm")
    flags = form.get_object().get("/SigFlags", 0) if form is not None else 0
    return bool(int(flags) & _SIGNED)


def _library(path: str) -> ModuleType:
    try:
        from pypdf import errors
    except ImportError as error:
        raise InputError(
            path, "批注PDF要另装组件pypdf", f"请运行 {installing('pdf')}，或另存为Word（.docx）后再试"
        ) from error
    return errors


def _annotated(data: bytes, path: str, remarks: Remarks, options: AnnotateOptions) -> tuple[Placing, bytes]:
    from pypdf import PdfReader, PdfWriter

    if PdfReader(io.BytesIO(data)).is_encrypted:
        raise InputError(path, "PDF设了权限密码，不能加批注", _INSTEAD)
    if not remarks.notes:
        return Placing(), data
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    placing = _place(writer, remarks, options)
    writer.add_metadata({PDF_KEY: PurePath(path).name.encode("utf-8", "surrogateescape").hex()})
    copy = io.BytesIO()
    writer.write(copy)
    return placing, sealed(copy.getvalue())


def _place(writer: PdfWriter, remarks: Remarks, options: AnnotateOptions) -> Placing:
    spots, loose = _grouped(remarks.notes, len(writer.pages))
    for (page, box), group in sorted(spots.items()):
        text, urgency = ruled(note.text for note in group), most_pressing(group)
        mark = frame(writer, writer.pages[page - 1], box, text, urgency=urgency, options=options)
        writer.add_annotation(page - 1, mark)
    text = ruled(["\n".join(remarks.summary), *(note.text for note in loose)])
    writer.add_annotation(0, remark(writer.pages[0], text, options))
    return Placing(exact=len(remarks.notes) - len(loose), loose=len(loose), comments=len(spots) + 1)


def _grouped(notes: tuple[Note, ...], pages: int) -> tuple[dict[Spot, list[Note]], list[Note]]:
    """The notes of each box, and those that have none."""
    spots: dict[Spot, list[Note]] = {}
    loose = []
    for note in notes:
        page, box = note.location.page, note.location.box
        if page is None or box is None or not 1 <= page <= pages:
            loose.append(note)
        else:
            spots.setdefault((page, box), []).append(note)
    return spots, loose
