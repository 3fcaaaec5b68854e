"""The section of the overview that compares submissions with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import Across, AcrossKind, Confidence, Divergence, Quoted
from auditor.model.words import Urgency
from auditor.reports.view.across import (
    of_kind,
    per_ten_words,
    place_words,
    rate_words,
    row_words,
    summary,
    told_kinds,
)

_PEERS = 3  # of a row
_MOST = 30  # of a kind on the page; the worklist and JSON hold all that are listed


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A row or text with the link to its submission, blank where there is none."""

    issuer: str
    project: str
    words: str
    place: str
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class DivergenceView:
    urgency: Urgency
    message: str
    advice: str
    own: QuotedView
    peers: tuple[QuotedView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class KindView:
    """``rows`` are shown, ``left`` are not."""

    anchor: str
    title: str
    why: str
    count: int
    rate: str
    rows: tuple[DivergenceView, ...]
    left: int


@dataclass(frozen=True, slots=True)
class IssuerView:
    issuer: str
    indicators: int
    count: int
    per_ten: str


@dataclass(frozen=True, slots=True)
class AcrossView:
    summary: str
    kinds: tuple[KindView, ...]
    issuers: tuple[IssuerView, ...]


def across_view(across: Across, hrefs: Mapping[str, str]) -> AcrossView:
    """All that the section says; ``hrefs`` are the links of submissions by their sources."""
    return AcrossView(
        summary(across),
        tuple(_kind(across, kind, hrefs) for kind in told_kinds(across)),
        tuple(
            IssuerView(each.issuer, each.indicators, each.count, per_ten_words(each))
            for each in across.issuers
        ),
    )


def _kind(across: Across, kind: AcrossKind, hrefs: Mapping[str, str]) -> KindView:
    rows = of_kind(across, kind.kind)[:_MOST]
    return KindView(
        anchor=f"across-{kind.kind}",
        title=kind.title,
        why=kind.why,
        count=kind.count,
        rate=rate_words(kind).replace(" ", ""),
        rows=tuple(_divergence(each, hrefs) for each in rows),
        left=kind.count - len(rows),
    )


def _divergence(each: Divergence, hrefs: Mapping[str, str]) -> DivergenceView:
    urgency = Urgency.VERIFY if each.confidence is Confidence.ASK else Urgency.SHOULD
    return DivergenceView(
        urgency=urgency,
        message=each.message,
        advice=each.advice,
        own=_quoted(each.own, hrefs),
        peers=tuple(_quoted(peer, hrefs, brief=peer.row is None) for peer in each.peers[:_PEERS]),
        more=each.peer_count - min(len(each.peers), _PEERS),
    )


def _quoted(quoted: Quoted, hrefs: Mapping[str, str], *, brief: bool = False) -> QuotedView:
    words = "" if brief else row_words(quoted)
    return QuotedView(
        issuer=quoted.issuer or "单位未写明",
        project=quoted.project,
        words="" if words == quoted.project else words,
        place=place_words(quoted),
        source=quoted.source,
        href=hrefs.get(quoted.source, ""),
    )
