"""Where files are audited, if not on this machine."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from auditor.spool.encoded import Derive, Result

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.batch.watching import Watch
    from auditor.readers.limits import Limits

OneByOne = Generator[tuple[int, Result], None, None]


@dataclass(frozen=True, slots=True)
class Job:
    """How files are audited; ``here`` audits one on this machine."""

    options: RulesetOptions
    limits: Limits
    derive: Derive | None
    watch: Watch
    here: Callable[[Path], Result]


class Engine(Protocol):
    """Audits files elsewhere."""

    def audited(self, files: Sequence[Path], job: Job) -> OneByOne:
        """Each file's place in ``files`` and its result, as they come; every file has one in the end."""
