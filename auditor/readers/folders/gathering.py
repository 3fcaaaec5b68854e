"""Which files to read: paths as the user gives them → documents in a stable, natural order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.model import Skipped
from auditor.opening import is_file, is_folder, there
from auditor.readers.choosing import PICTURES
from auditor.readers.folders.gathered import Gathered
from auditor.readers.folders.missing import lock_of_a_program, not_there
from auditor.readers.folders.passing import other_kind
from auditor.readers.folders.walking import Walk
from auditor.readers.limits import DEFAULT_LIMITS, Limits

SUFFIXES = frozenset(
    {
        ".docx", ".docm", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".et",
        ".txt", ".md", ".markdown", ".tsv", ".csv", ".json", ".pdf", ".ofd",
        ".html", ".htm", ".mht", ".mhtml", ".rtf", ".odt", ".ods",
    }
)  # fmt: skip
# Read where they are named; among many files they are mostly something else.
NAMED_SUFFIXES = PICTURES | {".xml"}
_PACKAGE = ".zip"

_DIGITS = expression(r"(\d+)")
_KNOWN = "能读取的有Word（.docx、.doc、.wps）、Excel（.xlsx、.xls、.et）、PDF、网页和文本等"


@dataclass(frozen=True, slots=True)
class Found:
    """``files`` to read, ``problems`` one a path that gave none, ``named``: which files the user named, and
    ``skipped``: what is passed over, with the reason."""

    files: tuple[Path, ...]
    problems: tuple[InputError, ...]
    named: frozenset[Path] = frozenset()
    skipped: tuple[Skipped, ...] = ()


def find_documents(paths: Iterable[str | Path], limits: Limits = DEFAULT_LIMITS) -> Found:
    """The documents at ``paths``: files as they are, directories searched through, zips of files looked into
    (their files have paths such as «包.zip/目录/文件.docx», which read_document takes). Never raises
    InputError: a path without a document is a problem beside the files, so that the rest can be audited. A
    file that is reached twice is read once."""
    files: dict[Path, None] = {}
    problems: list[InputError] = []
    named: set[Path] = set()
    skipped: list[Skipped] = []
    for path in map(Path, paths):
        if is_folder(path):
            found = _documents_in(path, limits)
        elif package := _package_at(path, limits):
            found = package
        elif problem := _problem_with(path):
            problems.append(problem)
            continue
        else:
            found = Gathered(files=[path])
            named.add(path)
        files.update(dict.fromkeys(found.files))
        problems += found.problems
        skipped += found.skipped
        if not found.files and not found.problems:
            problems.append(_without_documents(path, len(found.skipped)))
    return Found(tuple(files), tuple(problems), frozenset(named), tuple(skipped))


def _package_at(path: Path, limits: Limits) -> Gathered | None:
    """What a zip of files holds, ``None`` where the path is another file or none."""
    if path.suffix.lower() in SUFFIXES or not is_file(path):
        return None
    from auditor.readers.folders.zipped import expand, is_package

    if not is_package(path):
        return None
    found = expand(path, SUFFIXES, limits)
    found.leave_copies_out()
    return found


def _is_member(path: Path) -> bool:
    from auditor.readers.folders.zipped import member_of

    return member_of(path) is not None


def _problem_with(path: Path) -> InputError | None:
    if not there(path) and not _is_member(path):
        return not_there(path)
    if lock := lock_of_a_program(path):
        return lock
    if path.suffix.lower() not in {*SUFFIXES, *NAMED_SUFFIXES, _PACKAGE}:
        other = other_kind(path)
        return InputError(other.source, other.reason, f"{other.advice}。{_KNOWN}")
    return None


def _without_documents(path: Path, others: int) -> InputError:
    what = "文件夹" if is_folder(path) else "压缩包"
    if not others:
        return InputError(str(path), f"{what}是空的", f"请确认选对了{what}")
    reason = f"{what}里没有可审核的文档（另有{others}个其他文件）"
    return InputError(str(path), reason, f"请确认选对了{what}。{_KNOWN}")


def _documents_in(directory: Path, limits: Limits) -> Gathered:
    """The documents below a directory in order, and what was not read of it."""
    walk, found = Walk(limits), Gathered()
    inside = sorted(walk.files(directory), key=lambda path: _natural(path.relative_to(directory)))
    for path in inside:
        suffix = path.suffix.lower()
        if package := _package_at(path, limits) if suffix == _PACKAGE else None:
            found.files += package.files
            found.problems += package.problems
            found.skipped += package.skipped
        elif suffix in SUFFIXES or suffix == _PACKAGE:  # an Office document that is called .zip
            found.files.append(path)
        else:
            found.skipped.append(other_kind(path))
    found.leave_copies_out()
    found.problems += walk.problems
    found.skipped += sorted(walk.skipped, key=lambda each: each.source)
    return found


def _natural(path: Path) -> list[list[tuple[int, int, str]]]:
    """A sort key that puts 表2 before 表10."""
    return [
        [
            (0, int(part), "") if part.isdecimal() else (1, 0, part.lower())
            for part in _DIGITS.split(name)
            if part
        ]
        for name in path.parts
    ]
