"""What shows only when many submissions lie side by side: a row or text beside those of its peers."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.finding import Confidence
from auditor.model.location import Location


@dataclass(frozen=True, slots=True)
class Quoted:
    """A row or a text of one submission as the form has it; ``row`` is ``None`` for a text. ``text`` is the
    target (sign, value, unit) or the passage, ``project`` what the form is called."""

    source: str
    issuer: str | None
    form: int
    row: int | None
    project: str
    name: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Divergence:
    """One row or text that is not like its ``peers``; never more than likely. ``peer_count`` are all peers,
    of which ``peers`` are quoted."""

    kind: str
    confidence: Confidence
    own: Quoted
    message: str
    advice: str
    peers: tuple[Quoted, ...]
    peer_count: int


@dataclass(frozen=True, slots=True)
class AcrossKind:
    """A kind of divergence: how many there are, how many on ten indicators, how many of them are ``told``."""

    kind: str
    title: str
    why: str
    count: int
    per_ten: float
    told: int


@dataclass(frozen=True, slots=True)
class AcrossIssuer:
    """A department: its ``indicators``, how many of its rows and texts differ, and how many on ten
    indicators."""

    issuer: str
    indicators: int
    count: int
    per_ten: float


@dataclass(frozen=True, slots=True)
class Across:
    """The comparison of the submissions of a batch. ``compared`` indicators have a peer of the same name in
    another project; ``fingerprint`` is that of the settings; ``issuers`` are those with most on ten
    indicators, the most first."""

    submissions: int
    indicators: int
    compared: int
    fingerprint: str
    kinds: tuple[AcrossKind, ...]
    divergences: tuple[Divergence, ...]
    issuers: tuple[AcrossIssuer, ...] = ()
