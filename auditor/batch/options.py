"""Which rules a run judges by; small enough to be sent to every worker process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class RulesetOptions:
    """``packs`` are a bureau's own folders on top of the built-in rules; ``profile`` names a profile, without
    one each submission's region decides; ``waivers`` is a waiver file, judged as of ``today``."""

    packs: tuple[Path, ...] = ()
    profile: str | None = None
    waivers: Path | None = None
    today: date | None = None

    def load(self) -> RuleSet:
        """The rule set. Raises ConfigurationError."""
        from auditor.ruleset import load_ruleset

        return self.with_waivers(load_ruleset(packs=self.packs, profile=self.profile))

    def with_waivers(self, ruleset: RuleSet) -> RuleSet:
        """A rule set with the waivers of these options. Raises ConfigurationError."""
        if self.waivers is None:
            return ruleset
        from auditor.waivers import read_waivers

        today = self.today or datetime.now().astimezone().date()
        return replace(ruleset, waivers=read_waivers(self.waivers, today=today))
