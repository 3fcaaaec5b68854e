"""What was found as sentences, with the rows quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from auditor.across.collecting import Collection
from auditor.across.copies import Copied
from auditor.across.cores import Unsupported
from auditor.across.facts import HIGH
from auditor.across.peers import Found
from auditor.across.settings import Settings
from auditor.language import Language
from auditor.model import Confidence, Divergence, Quoted, as_written

_SIGNS = {True: "“≥”", False: "“≤”"}


class Teller:
    """Words what was found by the settings."""

    def __init__(self, collection: Collection, settings: Settings, language: Language) -> None:
        self._collection, self._settings, self._language = collection, settings, language

    def row(self, found: Found) -> Divergence:
        """A row that differs from its peers."""
        own, unit = self._collection.row(found.own)
        peers = [self._collection.row(number) for number in found.peers]
        usual = self._usual(found, unit, [each for _, each in peers])
        target = (unit if found.kind == "other-unit" else own.text) or "空白"
        rows = tuple(quoted for quoted, _ in peers)
        return self._divergence(
            found.kind, found.confidence, own, rows, found.count,
            target=f"“{target}”", usual=usual, times=f"{found.times:.1f}",
        )  # fmt: skip

    def text(self, found: Copied) -> Divergence:
        """A text that stands in other projects too."""
        own = self._collection.text(found.own)
        peers = tuple(map(self._collection.text, found.peers))
        named = list(dict.fromkeys(each.project for each in peers))[: self._settings.most_project_names]
        usual = "、".join(f"“{each}”" for each in named) + ("等" if found.count > len(named) else "")
        return self._divergence("copied-text", found.confidence, own, peers, found.count, usual=usual)

    def core(self, found: Unsupported) -> Divergence:
        """A core indicator without a project."""
        own = self._collection.core(found.own)
        peers = tuple(map(self._collection.form, found.projects))
        return self._divergence("core-unsupported", Confidence.ASK, own, peers, found.count)

    def _divergence(
        self,
        kind: str,
        confidence: Confidence,
        own: Quoted,
        peers: tuple[Quoted, ...],
        count: int,
        **words: str,
    ) -> Divergence:
        settings = self._settings.kind(kind)
        given = {"target": own.text, "usual": "", "times": "", **words}
        given |= {
            "name": own.name,
            "count": str(count),
            "project": own.project,
            "issuer": own.issuer or "",
        }
        message, advice = settings.message.format(**given), settings.advice.format(**given)
        return Divergence(kind, confidence, own, message, advice, peers, count)

    def _usual(self, found: Found, unit: str, units: Sequence[str]) -> str:
        """What the peers write, in words."""
        if found.kind == "opposite-sign":
            return _SIGNS[found.usual == HIGH]
        if found.kind == "other-unit":
            return f"“{Counter(filter(None, units)).most_common(1)[0][0]}”"
        middle = Decimal(repr(found.usual)) / self._language.unit(unit).factor
        return f"{_short(middle)}{unit}"


def _short(value: Decimal) -> str:
    """A number with the digits that a reader needs."""
    places = 0 if abs(value) >= 100 else 2
    return as_written(round(value, places))
