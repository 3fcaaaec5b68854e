"""Writes the HTML report: one file, or an overview with a page for each submission where there are many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.clock import now
from auditor.cli.outputs import made
from auditor.cli.streams import say_error
from auditor.errors import UsageError
from auditor.opening import is_folder, there

if TYPE_CHECKING:
    from auditor.cli.outputs import Outputs
    from auditor.model import AuditReport


def write_html(report: AuditReport, path: Path, outputs: Outputs) -> None:
    """One file; over the limit an overview at ``path`` and the pages in the folder «NAME_逐份» beside it."""
    from auditor.reports.html.report import ONE_FILE, to_html

    if len(report.submissions) <= ONE_FILE:
        outputs.text(path, to_html(report, generated_at=now()))
    else:
        _write(report, path.parent, outputs, folder=f"{path.stem}_逐份", index=path.name)


def write_html_folder(report: AuditReport, folder: Path, outputs: Outputs) -> None:
    """``index.html`` and a page for each submission in ``folder``, which is made where it is missing."""
    _write(report, folder, outputs, folder="", index="index.html")


def check_folder(folder: Path) -> None:
    """Raises UsageError where the folder cannot be made."""
    if there(folder) and not is_folder(folder):
        raise UsageError(f"--html-dir {folder} 是文件，请写成文件夹")
    if not is_folder(folder.parent):
        raise UsageError(f"输出文件夹 {folder.parent} 不存在，请先建立")


def _write(report: AuditReport, base: Path, outputs: Outputs, *, folder: str, index: str) -> None:
    from auditor.reports.html.report import to_pages

    made(base / folder)
    written = {index}
    for name, pieces in to_pages(report, folder=folder, index=index, generated_at=now()):
        outputs.pieces(base / name, pieces)
        written.add(Path(name).name)
    gone = [each for each in _pages_in(base / folder) if each.name not in written and report.complete]
    for each in gone:
        each.unlink(missing_ok=True)
    if gone:
        say_error(f"{base / folder} 里以前的 {len(gone)} 页这次没有写（文件撤回或次序变了），已删去。")


def _pages_in(folder: Path) -> list[Path]:
    """The pages of single submissions that this program wrote into a folder."""
    from auditor.readers import is_report_page

    return [each for each in sorted(folder.glob("[0-9][0-9][0-9][0-9]-*.html")) if is_report_page(each)]
