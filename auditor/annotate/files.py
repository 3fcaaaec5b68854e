"""One file in, its annotated copy out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.annotate.options import AnnotateOptions, TrackChanges
from auditor.errors import UsageError
from auditor.model import SubmissionReport
from auditor.stamps import Kind, Stamp

if TYPE_CHECKING:
    from auditor.annotate.notes import Remarks
    from auditor.annotate.result import Placing

_STARTS = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF-"}
_INSTEAD = "请用 auditor check 文件 --html 生成网页报告"


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy, and how its notes were placed (see Placing). ``signed`` warns of a signature that no longer
    holds."""

    data: bytes
    exact: int
    loose: int
    comments: int
    changes: int
    signed: bool


def annotate_file(path: Path, report: SubmissionReport, options: AnnotateOptions) -> Annotated:
    """The copy of the file that ``report`` was made from. Raises UsageError for a format that has no
    comments, InputError for a file that cannot be read."""
    kind = report.submission.document.format
    if options.tracked_where_possible and kind != "docx":
        options = replace(options, track_changes=TrackChanges.NONE)
    check_format(kind, path, options)
    from auditor.annotate.notes import remarks_of
    from auditor.readers import content_of

    data = content_of(path)
    if not data.startswith(_STARTS[kind]) or report.submission.source != str(path):
        raise UsageError(f"{path} 是旧版格式，不能直接加批注，请另存为 .docx 或 .xlsx 后再试")
    remarks = remarks_of(report, options)
    if kind == "pdf":
        return _page_file(data, path, remarks, options)
    return _office_file(kind, data, path, remarks, options)


def _page_file(data: bytes, path: Path, remarks: Remarks, options: AnnotateOptions) -> Annotated:
    from auditor.annotate.pdf.pdf import annotate_pdf, signed_pdf

    placing, copy = annotate_pdf(data, str(path), remarks, options)
    return _result(copy, placing, signed_pdf(data))


def _office_file(kind: str, data: bytes, path: Path, remarks: Remarks, options: AnnotateOptions) -> Annotated:
    from auditor.annotate.package import Package

    package = Package(data, str(path))
    if kind == "docx":
        from auditor.annotate.word.docx import annotate_docx

        placing = annotate_docx(package, remarks, options)
    else:
        from auditor.annotate.excel.xlsx import annotate_xlsx

        placing = annotate_xlsx(package, remarks, options)
    if placing.comments:
        package.stamp(Stamp(Kind.COPY, options.name or path.name))
    return _result(package.data(), placing, package.signed)


def _result(data: bytes, placing: Placing, signed: bool) -> Annotated:
    return Annotated(data, placing.exact, placing.loose, placing.comments, placing.changes, signed)


def check_format(kind: str, path: Path, options: AnnotateOptions) -> None:
    """Raises UsageError where comments, or tracked changes, cannot be written into a file of this kind."""
    if kind not in _STARTS:
        raise UsageError(
            f"{path} 不是 .docx、.xlsx 或 .pdf，不能在原文件上加批注。{_INSTEAD}，或另存为 .docx 后再试"
        )
    if kind == "xlsx" and options.track_changes is not TrackChanges.NONE:
        raise UsageError("Excel 没有修订功能，--track-changes 只用于 Word（.docx）。去掉它即可加批注")
    if kind == "pdf" and options.track_changes is not TrackChanges.NONE:
        raise UsageError("PDF 不能写修订，--track-changes 只用于 Word（.docx）。去掉它即可加批注")
