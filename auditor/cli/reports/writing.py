"""Writes each report that was asked for, shows one on the screen, and says where they are."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.clock import now
from auditor.cli.outputs import PAGE, Outputs, check_ending
from auditor.cli.reports.office import write_letters, write_worklist
from auditor.cli.reports.pages import write_html, write_html_folder
from auditor.cli.streams import console, put, say, say_error
from auditor.errors import UsageError
from auditor.reports.view.summaries import summaries
from auditor.reports.writers import pieces
from auditor.stamps import signature

if TYPE_CHECKING:
    from auditor.model import AuditReport
    from auditor.reports.letter.fields import Decided


_SHEETS = (".xlsx",)
_ENDINGS = {"html": PAGE, "xlsx": _SHEETS}


def check_endings(args: Namespace) -> None:
    """Before any work. Raises UsageError for a page or a worklist that no program would open."""
    check_ending("--html", args.html, *PAGE)
    check_ending("--xlsx", args.xlsx, *_SHEETS)
    if args.format in _ENDINGS and args.output and args.output.suffix:
        check_ending("--output", args.output, *_ENDINGS[args.format])


def write_reports(
    report: AuditReport, args: Namespace, outputs: Outputs, decided: Decided | None
) -> list[str]:
    """Writes every file that was asked for; one that fails is among what is returned, and the others are
    written all the same. The screen comes after them, since its reader may go away."""
    writers: tuple[tuple[Path | None, Callable[[Path], None]], ...] = (
        (args.output, lambda path: _write_format(report, path, args, outputs)),
        (args.json, lambda path: outputs.pieces(path, pieces(report, "json"))),
        (args.html, lambda path: write_html(report, path, outputs)),
        (args.html_dir, lambda path: write_html_folder(report, path, outputs)),
        (args.xlsx, lambda path: write_worklist(report, path, outputs)),
        (
            args.letter,
            lambda path: write_letters(report, path, outputs, template=args.letter_template, decided=decided),
        ),
    )
    failed = []
    for path, write in writers:
        try:
            if path:
                write(path)
        except UsageError as error:
            failed.append(str(error))
    return failed


def _write_format(report: AuditReport, path: Path, args: Namespace, outputs: Outputs) -> None:
    if args.format == "xlsx":
        write_worklist(report, path, outputs)
    elif args.format != "terminal":
        outputs.pieces(path, pieces(report, args.format, generated_at=now()))
    else:
        from auditor.reports.terminal.report import print_report

        buffer = io.StringIO()
        print_report(report, console(buffer), verbose=args.verbose, statistics=args.statistics)
        outputs.text(path, f"{buffer.getvalue()}\n{signature(report.version)}\n")


def show(report: AuditReport, args: Namespace) -> None:
    """What goes to the screen: the report in its format, or a line a file; nothing beside --output."""
    from auditor.reports.terminal.report import one_line, print_report

    if args.output:
        return
    if args.format != "terminal":
        for piece in pieces(report, args.format, generated_at=now()):
            put(piece)
    elif not args.quiet:
        print_report(report, console(), verbose=args.verbose, statistics=args.statistics)
    else:
        for summary in summaries(report.submissions):
            say(one_line(summary))


def say_where(report: AuditReport, args: Namespace, kept: str) -> None:
    """What the store says, and where the files are, on stdout only when the report itself is not there."""
    if args.quiet:
        return
    tell = say if args.format == "terminal" else say_error
    if kept:
        tell(kept)
    written = (
        (args.output, "报告"),
        (args.json, "JSON 报告"),
        (args.xlsx, "Excel 工作底稿"),
        (args.letter if report.complete else None, "审核意见书"),
        (args.html, "HTML 报告"),
        (args.html_dir and args.html_dir / "index.html", "HTML 报告"),
    )
    for path, word in written:
        if path:
            tell(f"{word}：{path.resolve()}")
    if args.format == "terminal" and report.submissions and not any(path for path, _ in written):
        tell("要发给单位的网页报告：加 --html 报告.html")
