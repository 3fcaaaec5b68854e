"""The Word and Excel outputs of ``auditor audit``."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.cli.outputs import Outputs
    from auditor.model import AuditReport

_LETTER = "审核意见书"


def single_letter(args: Namespace) -> Path | None:
    """The file of --letter, ``None`` where it names a folder."""
    path: Path | None = args.letter
    return path if path is not None and path.suffix.lower() == ".docx" else None


def check_office(args: Namespace) -> None:
    """Before any work. Raises UsageError."""
    if args.format == "xlsx" and args.output is None:
        raise UsageError("Excel 不能显示在屏幕上，请用 --output 写明文件名")
    folder: Path | None = args.letter
    if folder is None and args.letter_template:
        raise UsageError("--letter-template 要与 --letter 一起用，如 --letter 意见书")
    if folder is None:
        return
    if args.letter_template:
        from auditor.reports.letter.letter import check_template

        check_template(args.letter_template)
    if single_letter(args) is None and folder.exists() and not folder.is_dir():
        raise UsageError(f"--letter {folder} 不是 .docx，也不是文件夹")
    if single_letter(args) is not None and (len(args.paths) > 1 or Path(args.paths[0]).is_dir()):
        raise UsageError("多份送审文件要写多份意见书，--letter 请写成文件夹，如 --letter 意见书")


def write_worklist(report: AuditReport, path: Path, outputs: Outputs) -> None:
    """Raises UsageError where the file cannot be written."""
    from auditor.reports.workbook.workbook import write_workbook

    with outputs.draft(path) as draft:
        write_workbook(report, draft, generated_at=datetime.now().astimezone(), beside=path)


def write_letters(report: AuditReport, target: Path, outputs: Outputs, *, template: Path | None) -> None:
    """A letter for each submission: into the file where ``target`` is one, else into the folder."""
    from auditor.reports.letter.letter import letter

    now = datetime.now().astimezone()
    if target.suffix.lower() == ".docx":
        if len(report.submissions) > 1:
            raise UsageError("多份送审文件要写多份意见书，--letter 请写成文件夹，如 --letter 意见书")
        for each in report.submissions:
            outputs.data(target, letter(each, generated_at=now, template=template))
        return
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"不能建立文件夹 {target}（{error.strerror}）") from error
    taken: set[str] = set()
    for each in report.submissions:
        stem = PurePath(each.submission.source).stem
        name = next(name for name in _names(stem) if name not in taken)
        taken.add(name)
        outputs.data(target / name, letter(each, generated_at=now, template=template))


def _names(stem: str) -> list[str]:
    return [f"{stem}.{_LETTER}.docx", *(f"{stem}-{number}.{_LETTER}.docx" for number in range(2, 10_000))]
