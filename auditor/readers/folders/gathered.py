"""What a search through a folder or a package has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from auditor.errors import InputError


@dataclass(slots=True)
class Gathered:
    """What a folder or a package holds: documents, what does not open, and the number of other files."""

    files: list[Path] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)
    ignored: int = 0
