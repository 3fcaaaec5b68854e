"""The comparison across submissions as the machine-readable report promises it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from auditor.model import Confidence
from auditor.reports.data.contract.shared import Count, Location, OpenModel, Ordinal


class AcrossKind(OpenModel):
    """A kind of divergence: ``count`` of all, ``per_ten`` indicators, ``told`` are listed."""

    kind: str
    title: str
    why: str
    count: Count
    per_ten: float
    told: Count


class Quoted(OpenModel):
    """A row or, with ``row`` null, a text of one submission as written; ``form`` and ``row`` as in the
    submission of the same ``source``."""

    source: str
    issuer: str | None
    form: Ordinal
    row: Ordinal | None
    project: str
    name: str
    text: str
    location: Location


class Divergence(OpenModel):
    """A row or text that is not like its ``peers``, of which there are ``peer_count``; a question or likely,
    never certain, and without points."""

    kind: str
    confidence: Literal[Confidence.LIKELY, Confidence.ASK]
    own: Quoted
    message: str
    advice: str
    peers: list[Quoted]
    peer_count: Count


class AcrossIssuer(OpenModel):
    """A department with its indicators and how many of its rows and texts differ."""

    issuer: str
    indicators: Count
    count: Count
    per_ten: float


class Across(OpenModel):
    """The submissions compared with each other; ``compared`` indicators have peers of the same name in other
    projects. The same settings have the same fingerprint."""

    submissions: Count
    indicators: Count
    compared: Count
    fingerprint: Annotated[str, Field(pattern="^sha256:")]
    kinds: list[AcrossKind]
    findings: list[Divergence]
    issuers: list[AcrossIssuer] = []
