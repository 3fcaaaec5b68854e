"""What a search through a folder or a package has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from auditor.errors import InputError
from auditor.model import Skipped
from auditor.stamps import source_name

COPY = "这是旁边那份文件的批注副本，不是另一份送审文件"


def _is_copy(path: Path, known: set[Path]) -> bool:
    source = source_name(path.name)
    return bool(source) and path.with_name(source) in known


@dataclass(slots=True)
class Gathered:
    """What a folder or a package holds: documents, what does not open, and what is passed over."""

    files: list[Path] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def leave_copies_out(self) -> None:
        """Takes the copies of other files found out of the files."""
        known = set(self.files)
        self.skipped += [Skipped(str(each), COPY) for each in self.files if _is_copy(each, known)]
        self.files = [each for each in self.files if not _is_copy(each, known)]
