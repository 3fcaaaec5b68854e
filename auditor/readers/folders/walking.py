"""Every file below a folder, in time that grows with their number alone, and what was not entered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from auditor.errors import InputError
from auditor.model import Skipped
from auditor.opening import is_folder, why
from auditor.readers.folders.passing import hidden, is_junk, linked
from auditor.readers.limits import Limits


@dataclass(slots=True)
class Walk:
    """One search. What systems leave behind is passed over; hidden files and folders are named in
    ``skipped``."""

    limits: Limits
    problems: list[InputError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def files(self, top: Path) -> Iterator[Path]:
        """The files below ``top``, not through links to folders, which may lead in a circle."""
        waiting, count = [(top, 1)], 0
        while waiting:
            folder, depth = waiting.pop()
            for entry in self._entries(folder):
                path = Path(entry.path)
                if entry.name.startswith("."):
                    self.skipped.append(hidden(path))
                elif entry.is_dir(follow_symlinks=False):
                    self._enter(path, depth, waiting)
                elif entry.is_symlink() and is_folder(path):
                    self.skipped.append(linked(path))
                else:
                    count += 1
                    if count > self.limits.files:
                        self._stop(top)
                        return
                    yield path

    def _entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                yield from (each for each in entries if not is_junk(each.name))
        except OSError as error:
            reason = f"文件夹无法打开（{why(error)}）"
            self.problems.append(InputError(str(folder), reason, "请检查文件夹的访问权限后重试"))

    def _enter(self, path: Path, depth: int, waiting: list[tuple[Path, int]]) -> None:
        if depth < self.limits.folder_depth:
            waiting.append((path, depth + 1))
        else:
            reason = f"文件夹套了{self.limits.folder_depth}层以上，里面的没有审核"
            self.problems.append(InputError(str(path), reason, "请把送审文件移到上面几层后再审核"))

    def _stop(self, top: Path) -> None:
        reason = f"文件夹里的文件超过{self.limits.files}个，其余没有审核"
        self.problems.append(InputError(str(top), reason, "请分成几个文件夹，分别审核"))
