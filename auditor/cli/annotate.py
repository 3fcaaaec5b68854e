"""``auditor annotate``: the department's own file back, with the findings as comments at the spot."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.clock import now
from auditor.cli.exits import OK, UNREAD
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    limits,
    ruleset_options,
    worded,
)
from auditor.cli.outputs import Outputs, check_outputs, free_name
from auditor.cli.stopping import stopped
from auditor.cli.streams import say, say_error
from auditor.cli.telling import tell_left_out
from auditor.errors import AuditorError, UsageError
from auditor.files import shortened
from auditor.opening import is_folder
from auditor.stamps import copy_name, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.annotate import Annotated, AnnotateOptions
    from auditor.model import AuditReport, SubmissionReport
    from auditor.readers import Found, Limits

_AUTHOR = "绩效审核"
_EPILOG = """例子：
  auditor annotate 我的项目.docx                      在旁边生成“我的项目.批注.docx”
  auditor annotate 送审材料                           文件夹里的每一份，副本各在原文件旁边
  auditor annotate 申报表.xlsx --output 退回修改.xlsx
  auditor annotate 我的项目.docx --track-changes none 只加批注，不写修订
  auditor annotate 我的项目.docx --track-changes all  凡写明了改法的都写成修订，逐条接受或拒绝

Word 里有把握的改法写成修订，可以逐处接受或拒绝；其余加批注（Excel 还给单元格上色，PDF 用细框标出）。
原文件不动，副本里其他内容也不动。
支持 .docx、.xlsx 和 .pdf；存疑（请核实）的问题只加批注，从不写成修订。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "annotate",
        help="在送审文件的副本上加批注",
        description="在送审文件（.docx、.xlsx、.pdf）的副本上，把问题逐条批注在原处。",
        epilog=_EPILOG,
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="送审文件，.docx、.xlsx 或 .pdf；也可以是文件夹"
    )
    parser.add_argument(
        "--output", type=Path, metavar="OUT", help="副本的位置，缺省在原文件旁边；只用于一份文件"
    )
    parser.add_argument(
        "--track-changes",
        nargs="?",
        type=worded({"safe": "稳妥", "all": "全部", "none": "不写"}),
        const="safe",
        metavar="WHICH",
        help="Word：把改法写成修订。稳妥（safe，缺省）写有把握的：标点、重复的词、肯定写反的符号、肯定写错的单位；"
        "全部（all）写全部有明确改法的；不写（none）只加批注",
    )
    parser.add_argument(
        "--no-hints", action="store_true", help="不批注“提示”和“书写”，只批注需要修改和核实的"
    )
    parser.add_argument("--author", default=_AUTHOR, metavar="NAME", help=f"批注人，缺省“{_AUTHOR}”")
    parser.add_argument("--date", type=_day, metavar="DATE", help="批注日期，如 2026-03-01，缺省现在")
    add_ruleset_options(parser)
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


_NEXT = "下一步：打开副本逐条查看，在原文件里改好后再检查一次。"
_NEXT_TRACKED = (
    "下一步：打开副本，对修订逐处点“接受”或“拒绝”，其余按批注修改，删去批注后另存为报送稿，再检查一次。"
)


def run(args: Namespace) -> int:
    from auditor.batch import audit_found
    from auditor.cli.progress import progress_bar

    given = limits(args)
    found = _asked(args.files, args.output, given)
    files = found.files
    single = len(args.files) == 1 and files in {(), tuple(args.files)}
    _check_ending(args.output, files)
    if single and files:
        check_outputs([args.output or _beside(files[0])], files)
    options = _options(args)
    with progress_bar(len(files), quiet=single) as watch:
        report = audit_found(
            found,
            ruleset_options=ruleset_options(args),
            watch=watch,
            partial=True,
            strict=args.debug,
            limits=given,
        )
    tell_left_out(report)
    if report.unreadable and single:
        return UNREAD
    changes = list(_changes(report, args, options, given, single=single))
    done = [each for each in changes if each is not None]
    failed = len(report.unreadable) + len(changes) - len(done)
    if not single:
        say(f"完成 {len(done)} 份，未能批注 {failed} 份。")
    if done:
        say(_NEXT_TRACKED if any(done) else _NEXT)
    if not report.complete:
        return stopped()
    return UNREAD if failed else OK


def _options(args: Namespace) -> AnnotateOptions:
    from auditor.annotate import AnnotateOptions, TrackChanges

    return AnnotateOptions(
        date=args.date or now(),
        author=args.author,
        track_changes=TrackChanges(args.track_changes or "safe"),
        tracked_where_possible=args.track_changes is None,
        hints=not args.no_hints,
    )


def _changes(
    report: AuditReport, args: Namespace, options: AnnotateOptions, limits: Limits, *, single: bool
) -> Iterator[int | None]:
    """How many tracked changes each copy holds, ``None`` for one that could not be written. A single file
    that cannot be annotated is an error of the command."""
    write = _annotate if single else _annotated
    for submission in report.submissions:
        target = args.output or _beside(Path(submission.submission.source))
        yield write(submission, target, options, limits)


def _asked(paths: list[Path], output: Path | None, limits: Limits) -> Found:
    """The files to annotate; in folders those that are no copies of ours. Raises UsageError for none."""
    from auditor.readers import find_documents

    if output is not None and (len(paths) > 1 or is_folder(paths[0])):
        raise UsageError("--output 只用于一份文件；多份文件的副本各在原文件旁边，请去掉 --output")
    found = find_documents(paths, limits)
    files = tuple(each for each in found.files if each in found.named or not source_name(each.name))
    if not files and not found.problems:
        raise UsageError(f"{paths[0]} 里没有可以批注的文件（.docx、.xlsx、.pdf）")
    return replace(found, files=files)


def _beside(path: Path) -> Path:
    return _numbered_copy(_on_disk(path), 1)


def _on_disk(path: Path) -> Path:
    """The path, or for a file in a zip one beside the zip that is named after both: nothing is written into
    a package."""
    from auditor.readers import package_of

    member = package_of(path)
    if member is None:
        return path
    package, name = member
    return package.with_name("-".join((package.stem, *Path(name).parts)))


def _check_ending(output: Path | None, files: tuple[Path, ...]) -> None:
    """Raises UsageError for a copy in another format than its original."""
    if output is not None and files and output.suffix.lower() != files[0].suffix.lower():
        raise UsageError(f"副本与原文件是同一种格式，--output 的文件名请以 {files[0].suffix} 结尾")


def _annotated(
    submission: SubmissionReport, target: Path, options: AnnotateOptions, limits: Limits
) -> int | None:
    """The tracked changes in the copy of one of many files; why there is none is told, and the rest goes
    on."""
    try:
        return _annotate(submission, target, options, limits)
    except AuditorError as error:
        say_error(str(error))
        return None


def _annotate(submission: SubmissionReport, target: Path, options: AnnotateOptions, limits: Limits) -> int:
    """The number of tracked changes in the copy."""
    from auditor.annotate import annotate_file
    from auditor.batch.apart import apart

    done = apart(annotate_file, Path(submission.submission.source), submission, options, limits=limits)
    if not done.exact + done.loose:
        say(f"{submission.submission.source}：没有需要批注的问题，没有生成副本。")
        return 0
    source = Path(submission.submission.source)
    free = free_name(target, lambda number: _numbered(source, target, number))
    Outputs.beside([source]).data(free, done.data)
    if free != target:
        say(f"{target.name} 已有改动，没有覆盖，另存为 {free.name}。")
    _tell(done, free)
    return done.changes


def _numbered(source: Path, target: Path, number: int) -> Path:
    if target != _beside(source):
        return target.with_name(f"{target.stem}-{number}{target.suffix}")
    return _numbered_copy(_on_disk(source), number)


def _numbered_copy(source: Path, number: int) -> Path:
    """Beside the source; the name of one whose own is as long as the system takes is shortened."""
    stem = shortened(source.stem, copy_name("", source.suffix, 99))
    return source.with_name(copy_name(stem, source.suffix, number))


def _tell(done: Annotated, target: Path) -> None:
    changes = f"，修订 {done.changes} 处" if done.changes else ""
    say(f"批注 {done.exact + done.loose} 处{changes}：{target.resolve()}")
    if done.loose:
        say(f"其中 {done.loose} 处在文件里没有单独的位置，写在表头处。")
    if done.signed:
        say("原文件带有数字签名或电子印章，副本中的签名不再有效，仅供修改时参照。")


def _day(text: str) -> datetime:
    from auditor.annotate.options import day

    try:
        return day(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}”不是日期，应写成 2026-03-01 的样子") from error
