"""Which rules a run judges by; small enough to be sent to every worker process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.ruleset import RuleSet

DEFAULT_PROFILE = "central"


@dataclass(frozen=True, slots=True)
class RulesetOptions:
    """``packs`` are a bureau's own folders on top of the built-in rules, ``profile`` names a profile."""

    packs: tuple[Path, ...] = ()
    profile: str = DEFAULT_PROFILE

    def load(self) -> RuleSet:
        """The rule set. Raises ConfigurationError."""
        from auditor.ruleset import load_ruleset

        return load_ruleset(packs=self.packs, profile=self.profile)
