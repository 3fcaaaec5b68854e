"""A department's own file with somebody's changes in it; all else stays as it was."""

from __future__ import annotations

from pathlib import Path

from auditor.annotate.options import AnnotateOptions
from auditor.annotate.package import Package
from auditor.annotate.rewriting import Rewriting, Rewritten
from auditor.errors import InputError, UsageError
from auditor.opening import read_file, why

REWRITTEN = frozenset({"docx", "xlsx"})


def rewrite_file(path: Path, kind: str, changes: Rewriting, options: AnnotateOptions) -> Rewritten:
    """The file at ``path``, of the format ``kind``, with the changes: tracked in Word, in place in Excel.
    Raises UsageError for another format, InputError for a file that cannot be read."""
    try:
        data = read_file(path)
    except OSError as error:
        raise InputError(str(path), f"文件无法读取（{why(error)}）", "请重新上传后再试") from error
    if kind not in REWRITTEN or not data.startswith(b"PK"):
        raise UsageError("这种格式不能把修改写回原文件，请下载“干净的申报表”")
    package = Package(data, str(path))
    if kind == "docx":
        from auditor.annotate.word.rewrite import rewrite_docx

        written, missed = rewrite_docx(package, changes, options)
    else:
        from auditor.annotate.excel.rewrite import rewrite_xlsx

        written, missed = rewrite_xlsx(package, changes)
    return Rewritten(package.data(), written, tuple(missed))
