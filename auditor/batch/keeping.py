"""Who keeps results beyond a run, and knows those of earlier runs; nobody, unless a command names a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.results import Derive, Encoded, Result

if TYPE_CHECKING:
    from auditor.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Work:
    """A run that begins: what is to be audited, by which rules, whether it counts as complete by itself."""

    files: Sequence[Path]
    ruleset: RuleSet


class Keeper:
    """Hears of a run from beginning to end; keeps nothing and knows nothing. What it raises ends the run."""

    derive: Derive | None = None  # a module's own function: what workers derive from a report for the keeper

    def begin(self, work: Work) -> Iterable[tuple[int, Encoded]]:
        """A run begins. The results that are known already, by the number of their file."""
        del work
        return ()

    def keep(self, number: int, path: Path, result: Result) -> None:
        """A file was audited, or could not be."""

    def end(self, *, complete: bool) -> None:
        """The run has ended; ``complete`` says whether every file has been reached."""
