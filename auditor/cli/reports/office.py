"""The Word and Excel outputs of ``auditor audit``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.chinese.marks import IDEOGRAPHS
from auditor.cli.clock import now
from auditor.cli.outputs import free_name, made
from auditor.cli.streams import say_error
from auditor.errors import InputError, UsageError
from auditor.expressions import expression
from auditor.files import shortened
from auditor.opening import is_file, is_folder, read_file, there
from auditor.reports.view.merging import merged
from auditor.reports.view.summaries import files_apart, summaries

if TYPE_CHECKING:
    from auditor.cli.outputs import Outputs
    from auditor.model import AuditReport, Summary
    from auditor.reports.letter.fields import Decided
    from auditor.reports.workbook.carrying import Earlier

_LETTER = "审核意见书"
_SHOWN = 5
_UNSAFE = expression(rf"[^0-9A-Za-z〇{IDEOGRAPHS}（）《》]+")  # in a file name, on any file system


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
    if folder is None and args.decisions:
        raise UsageError("--decisions 要与 --letter 一起用，如 --letter 意见书 --decisions 工作底稿.xlsx")
    if folder is None:
        return
    if args.letter_template:
        from auditor.reports.letter.letter import check_template

        check_template(args.letter_template)
    if single_letter(args) is None and there(folder) and not is_folder(folder):
        raise UsageError(f"--letter {folder} 不是 .docx，也不是文件夹")
    if single_letter(args) is not None and (len(args.paths) > 1 or is_folder(Path(args.paths[0]))):
        raise UsageError("多份送审文件要写多份意见书，--letter 请写成文件夹，如 --letter 意见书")


def check_worklists(args: Namespace) -> None:
    """Before any work, after submissions have been told from outputs. Raises UsageError for a file that is no
    worklist and would be written over."""
    for worklist in (args.xlsx, args.output if args.format == "xlsx" else None):
        if worklist is not None:
            earlier_worklist(worklist)


def decided_in(paths: Sequence[Path]) -> Decided | None:
    """What the worklists of --decisions say; ``None`` without any. Raises UsageError for a file that is no
    worklist."""
    from auditor.feedback.collecting import read_feedback
    from auditor.feedback.decisions import ACCEPTED, OPEN, REFUSED
    from auditor.reports.letter.fields import Decided

    if not paths:
        return None
    try:
        feedback = read_feedback(*paths)
    except InputError as error:
        raise UsageError(str(error)) from error
    marks = {
        word: frozenset(each.fingerprint for each in feedback.decisions if each.decision == word)
        for word in (ACCEPTED, OPEN, REFUSED)
    }
    for mistake in feedback.mistakes[:_SHOWN]:
        say_error(mistake)
    return Decided(marks[ACCEPTED], marks[OPEN], marks[REFUSED])


def write_worklist(report: AuditReport, path: Path, outputs: Outputs) -> None:
    """Raises UsageError where the file cannot be written."""
    from auditor.reports.workbook.workbook import write_workbook

    earlier = earlier_worklist(path)
    if earlier is not None and earlier.worked_on and earlier.extra:
        kept = next(each for each in _earlier_names(path) if not there(each))
        outputs.data(kept, read_file(path))
        say_error(
            f"旧底稿里自己加的列（{'、'.join(earlier.extra[:_SHOWN])}）没有沿用，旧底稿另存为 {kept.name}。"
        )
    with outputs.draft(path) as draft:
        write_workbook(report, draft, generated_at=now(), beside=path, earlier=earlier)


def earlier_worklist(path: Path) -> Earlier | None:
    """What was decided in the worklist that stands at ``path``, ``None`` where there is none. Raises
    UsageError for another file, which is not written over."""
    from auditor.feedback.earlier import read_earlier

    try:
        return read_earlier(path) if is_file(path) and path.stat().st_size else None
    except InputError as error:
        raise UsageError(f"没有覆盖 {path}：{error.reason}。请换一个文件名，或先把它移走") from error


def _earlier_names(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.stem}.旧{number or ''}{path.suffix}") for number in count())


def write_letters(
    report: AuditReport,
    target: Path,
    outputs: Outputs,
    *,
    template: Path | None,
    decided: Decided | None = None,
) -> None:
    """The letter for the one submission into the file where ``target`` is one, else a letter for each
    unit into the folder."""
    from auditor.reports.letter.letter import letter

    if not report.complete:
        say_error("审核没有做完，意见书没有写：一个单位的文件可能还没有审全。请接着审完。")
        return
    write = partial(letter, generated_at=now(), template=template, changes=report.changes, decided=decided)
    if decided is not None:
        _tell_undecided(report, decided)
    if target.suffix.lower() == ".docx":
        if len(report.submissions) > 1:
            raise UsageError("多份送审文件要写多份意见书，--letter 请写成文件夹，如 --letter 意见书")
        for each in report.submissions:
            _write_letter(target, write(each), outputs)
        return
    before = {each.name for each in made(target).glob(f"*.{_LETTER}*.docx")}
    _tell_left(target, before - _write_folder(report, target, outputs, write, template))


def _write_folder(
    report: AuditReport,
    target: Path,
    outputs: Outputs,
    write: Callable[..., bytes],
    template: Path | None,
) -> set[str]:
    """A letter for each unit into the folder; the names of the files."""
    taken: set[str] = set()
    every = summaries(report.submissions)
    called = files_apart([each.source for each in every], endings=False)
    for places in _units(every, template):
        own = [report.submissions[place] for place in places]
        issuer = own[0].submission.issuer or ""
        stem = _UNSAFE.sub("-", issuer) if len(own) > 1 else called[places[0]].replace("/", "-")
        name = letter_name(stem, taken)
        taken.add(name)
        written = _write_letter(target / name, write(*own), outputs)
        taken.add(written.name)
    return taken


def _tell_left(target: Path, left: set[str]) -> None:
    if left:
        more = f"等 {len(left)} 份" if len(left) > _SHOWN else ""
        told = "、".join(sorted(left)[:_SHOWN])
        say_error(f"{target} 里另有以前的意见书，这次没有重写（撤回的或已改动的），请核对：{told}{more}")


def _tell_undecided(report: AuditReport, decided: Decided) -> None:
    left = sum(
        len(merged(own for own in each.findings if own.open and own.fingerprint not in decided.marks))
        for each in report.submissions
    )
    if left:
        say_error(f"有 {left} 条问题没有处理结果（底稿里没有、未填写或意见不一致），意见书里没有写。")


def _units(every: Iterable[Summary], template: Path | None) -> Iterable[list[int]]:
    """The places of the submissions of each unit together; each by itself where it names none, or where the
    template has no room for several."""
    from auditor.reports.letter.letter import takes_several

    together = takes_several(template)
    groups: dict[str | int, list[int]] = {}
    for number, each in enumerate(every):
        groups.setdefault((together and each.issuer) or number, []).append(number)
    return groups.values()


def _write_letter(path: Path, data: bytes, outputs: Outputs) -> Path:
    """Where the letter was written: a letter that people have edited stays."""
    free = free_name(path)
    outputs.data(free, data)
    if free != path:
        say_error(f"{path.name} 已有改动，没有覆盖，另存为 {free.name}。")
    return free


def letter_name(stem: str, taken: Container[str]) -> str:
    """«申报表.审核意见书.docx», numbered where a file of the same name stands in another folder; short enough
    for every file system."""
    names = (
        f"{shortened(stem, f'{number}.{_LETTER}-99.docx')}{number}.{_LETTER}.docx"
        for number in chain(("",), (f"-{each}" for each in count(2)))
    )
    return next(name for name in names if name not in taken)
