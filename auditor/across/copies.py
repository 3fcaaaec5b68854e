"""Goals and overviews that stand in several projects with nothing but the names changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from auditor.across.collecting import Collection
from auditor.across.minhash import Joined
from auditor.across.settings import CopiedText
from auditor.model import Confidence

_LEADERS = 3  # texts of a bucket that the next one is compared with


@dataclass(frozen=True, slots=True)
class Copied:
    """A text, some of the projects with nearly the same one, and how many projects there are."""

    confidence: Confidence
    own: int
    peers: tuple[int, ...]
    count: int


def copies(collection: Collection, settings: CopiedText, quoted: int) -> Iterator[Copied]:
    """A line for each group of texts that are nearly the same in projects of different names."""
    if not settings.enabled:
        return
    for group in _joined(collection, settings).groups():
        found = _told(group, collection, settings, quoted)
        if found is not None:
            yield found


def _joined(collection: Collection, settings: CopiedText) -> Joined:
    """Candidates share a band; a text is compared with the first ones of its bucket only."""
    joined = Joined()
    pairs = collection.numbers("select band, text from bands order by band, text")
    for _, bucket in groupby(pairs, key=lambda pair: int(pair[0])):
        leaders: list[int] = []
        for _, text in bucket:
            if not _taken(text, leaders, joined, collection, settings) and len(leaders) < _LEADERS:
                leaders.append(text)
    return joined


def _taken(
    text: int, leaders: list[int], joined: Joined, collection: Collection, settings: CopiedText
) -> bool:
    """Whether a text is one with a leader; joins them."""
    if any(joined.root(text) == joined.root(leader) for leader in leaders):
        return True
    words = _masked(collection, text) if leaders else ""
    for leader in leaders:
        if _alike(_masked(collection, leader), words, settings.alike):
            joined.join(leader, text)
            return True
    return False


def _alike(one: str, other: str, share: float) -> bool:
    from rapidfuzz import fuzz

    return one == other or fuzz.ratio(one, other, score_cutoff=share * 100) > 0


def _masked(collection: Collection, text: int) -> str:
    return str(next(collection.lines("select masked from texts where id = ?", text))[0])


def _told(group: list[int], collection: Collection, settings: CopiedText, quoted: int) -> Copied | None:
    """The first text of a group with those of projects that are called otherwise."""
    lines = [
        next(collection.lines("select id, owner, core, masked from texts where id = ?", each))
        for each in group
    ]
    own, *others = lines
    peers = {owner: (number, text) for number, owner, core, text in others if core != own[2]}
    peers.pop(own[1], None)
    if len(peers) < settings.least_peers:
        return None
    same = sum(text == own[3] for _, text in peers.values()) / len(peers)
    likely = len(peers) >= settings.likely_peers and same >= settings.likely_share
    numbers = tuple(number for number, _ in list(peers.values())[:quoted])
    return Copied(Confidence.LIKELY if likely else Confidence.ASK, own[0], numbers, len(peers))
