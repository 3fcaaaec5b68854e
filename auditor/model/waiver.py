"""Waivers: findings that somebody answers for, by name and with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Waiver:
    """An entry of a waiver file. ``expires`` is the last day on which it holds; ``rule`` and ``message`` are
    notes for people, the fingerprint alone decides."""

    fingerprint: str
    reason: str
    who: str
    expires: date | None = None
    rule: str = ""
    message: str = ""


@dataclass(frozen=True)
class Waivers:
    """The entries of a waiver file as of a day; ``source`` is its path, empty where there is none."""

    source: str = ""
    entries: tuple[Waiver, ...] = ()
    today: date = date.min

    @cached_property
    def active(self) -> Mapping[str, Waiver]:
        """The entries that hold, by fingerprint."""
        return {each.fingerprint: each for each in self.entries if not self._over(each)}

    @cached_property
    def lapsed(self) -> tuple[Waiver, ...]:
        return tuple(each for each in self.entries if self._over(each))

    def _over(self, waiver: Waiver) -> bool:
        return waiver.expires is not None and waiver.expires < self.today


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """What became of a waiver file in a run: how many findings it waived, which entries met none, and which
    had lapsed."""

    source: str
    applied: int
    unused: tuple[Waiver, ...] = ()
    lapsed: tuple[Waiver, ...] = ()
