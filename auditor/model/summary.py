"""What lists and overviews tell of a submission, small enough to be kept for each of a hundred thousand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Summary:
    """A submission without its forms and findings.

    ``counts`` are the points by urgency, as people read them, most pressing first; ``firm`` the findings by
    severity that are no question, not on trial and not waived, most severe first. ``waivers`` are the
    fingerprints of the waivers that were met, once for each finding. ``money`` is in 万元, ``coverage`` 0…1.
    ``copy_of`` names the file that this one is an annotated copy of; ``content`` is the digest of the file,
    blank where nobody asked.
    """

    source: str
    issuer: str | None
    year: int | None
    profile: str
    score: Decimal | None
    grade: str | None
    decision: str | None
    coverage: Decimal
    money: Decimal | None
    forms: int
    indicators: int
    findings: int
    counts: tuple[int, ...]
    firm: tuple[int, ...]
    waivers: tuple[str, ...] = ()
    copy_of: str = ""
    content: str = ""

    @property
    def heading(self) -> str:
        """What the submission is called: its issuer, else its file without the ending."""
        return self.issuer or PurePath(self.source).stem

    @property
    def waived(self) -> int:
        """How many findings somebody answers for."""
        return len(self.waivers)
