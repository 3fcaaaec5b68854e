"""Which files to read: paths as the user gives them → documents in a stable, natural order."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError

SUFFIXES = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".txt", ".md", ".markdown", ".tsv", ".csv"})

_DIGITS = re.compile(r"(\d+)")
_KNOWN = "可读取的格式：Word（.docx）、Excel（.xlsx）、文本（.txt、.md、.csv）"


@dataclass(frozen=True, slots=True)
class Found:
    """``files`` to read, ``problems`` one a path that gave none, and ``ignored``: how many files of other
    kinds the directories held."""

    files: tuple[Path, ...]
    problems: tuple[InputError, ...]
    ignored: int


def find_documents(paths: Iterable[str | Path]) -> Found:
    """The documents at ``paths``: files as they are, directories searched through. Never raises InputError: a
    path without a document is a problem beside the files, so that the rest can be audited. A file that is
    reached twice is read once."""
    files: dict[Path, None] = {}
    problems: list[InputError] = []
    ignored = 0
    for path in map(Path, paths):
        if path.is_dir():
            inside, others, closed = _documents_in(path)
            problems += closed
            files.update(dict.fromkeys(inside))
            ignored += others
            if not inside and not closed:
                problems.append(_without_documents(path, others))
        elif problem := _problem_with(path):
            problems.append(problem)
        else:
            files[path] = None
    return Found(tuple(files), tuple(problems), ignored)


def _problem_with(path: Path) -> InputError | None:
    if not path.exists():
        return InputError(str(path), "找不到这个文件或文件夹", "请检查路径是否写对、文件是否已移动或改名")
    if path.suffix.lower() not in SUFFIXES:
        kind = f"“{path.suffix}”格式" if path.suffix else "没有扩展名的文件"
        return InputError(
            str(path), f"暂不支持{kind}", f"请另存为Word（.docx）或Excel（.xlsx）后再审核。{_KNOWN}"
        )
    return None


def _without_documents(path: Path, others: int) -> InputError:
    reason = f"文件夹里没有可审核的文档（另有{others}个其他文件）" if others else "文件夹是空的"
    return InputError(str(path), reason, f"请确认选对了文件夹。{_KNOWN}")


def _documents_in(directory: Path) -> tuple[list[Path], int, list[InputError]]:
    """The documents below a directory in order, the number of other files, and folders that do not open."""
    closed: list[OSError] = []
    found = sorted(
        _files_in(directory, closed.append), key=lambda path: _natural(path.relative_to(directory))
    )
    documents = [path for path in found if path.suffix.lower() in SUFFIXES]
    problems = [
        InputError(str(error.filename), "文件夹无法打开", "请检查文件夹的访问权限后重试") for error in closed
    ]
    return documents, len(found) - len(documents), problems


def _files_in(directory: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Every file below, without hidden ones, without the lock files Office leaves, and not through links."""
    for parent, directories, names in os.walk(directory, onerror=on_error):
        directories[:] = [name for name in directories if not _passed_over(name)]
        yield from (Path(parent) / name for name in names if not _passed_over(name))


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name == "__MACOSX"


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
