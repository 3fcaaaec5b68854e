"""Who keeps results beyond a run, and knows those of earlier runs; nobody, unless a command names a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from auditor.spool.encoded import Derive, Encoded, Kept

if TYPE_CHECKING:
    from auditor.readers.limits import Limits
    from auditor.ruleset import RuleSet


class Keeper(Protocol):
    """Hears of a run from beginning to end, as auditor.store.recording does. What it raises ends the run."""

    @property
    def derive(self) -> Derive | None:
        """A module's own function: what workers derive from a report for the keeper, who then also wants the
        digest of each file; ``None`` for one who keeps nothing."""

    def begin(self, files: Sequence[Path], ruleset: RuleSet, limits: Limits) -> Iterable[tuple[int, Encoded]]:
        """A run begins. The results that are known already, by the number of their file."""

    def keep(self, number: int, path: Path, result: Kept) -> None:
        """A file was audited, or could not be."""

    def end(self, *, complete: bool) -> None:
        """The run has ended; ``complete`` says whether every file has been reached."""


class Forgetful:
    """Keeps nothing and knows nothing."""

    derive: Derive | None = None

    def begin(self, files: Sequence[Path], ruleset: RuleSet, limits: Limits) -> Iterable[tuple[int, Encoded]]:
        del files, ruleset, limits
        return ()

    def keep(self, number: int, path: Path, result: Kept) -> None:
        """Nothing is kept."""

    def end(self, *, complete: bool) -> None:
        """Nothing is kept."""
