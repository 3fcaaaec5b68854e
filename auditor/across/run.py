"""From the reports of a batch to what differs between them, one report after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Generic, TypeVar

from auditor.across.collecting import Collection
from auditor.across.copies import Copied, copies
from auditor.across.cores import unsupported
from auditor.across.facts import Facts
from auditor.across.peers import Found, Line, Peers
from auditor.across.settings import Settings
from auditor.across.telling import Teller
from auditor.language.linking import linker_of
from auditor.model import (
    Across,
    AcrossIssuer,
    AcrossKind,
    AuditReport,
    Confidence,
    Divergence,
    Submission,
    SubmissionReport,
)
from auditor.spool.spooled import Spooled

if TYPE_CHECKING:
    from auditor.language import Language

LEAST_SUBMISSIONS = 2
_ROWS = "select key, id, owner, sign, kinds, value from rows order by key, id"
_T = TypeVar("_T")


def with_across(report: AuditReport, language: Language, settings: Settings) -> AuditReport:
    """The report with the comparison of its submissions, where there are several."""
    if len(report.submissions) < LEAST_SUBMISSIONS:
        return report
    return replace(report, across=compared(_forms(report.submissions), language, settings))


def _forms(reports: Sequence[SubmissionReport]) -> Iterable[Submission]:
    """The forms alone, where reports would have to be read from the disk for them."""
    return reports.forms if isinstance(reports, Spooled) else (each.submission for each in reports)


def compared(submissions: Iterable[Submission], language: Language, settings: Settings) -> Across:
    """What differs between submissions, which are read once, one after the other; the rows lie in a
    temporary database meanwhile. Raises UsageError where there is no room for it."""
    facts = Facts(language, settings.too_general)
    with closing(Collection(facts, settings)) as collection:
        for each in submissions:
            collection.add(each)
        return _Comparison(collection, facts, language, settings).made()


class _Chosen(Generic[_T]):
    """Keeps the first ones by rank and number, no more than ``most``."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[bool, int, _T]] = []

    def add(self, last: bool, number: int, item: _T) -> None:
        """``last`` comes behind those that are not."""
        self._kept.append((last, number, item))
        if len(self._kept) > 2 * self._most:
            self._trim()

    def items(self) -> Iterator[_T]:
        self._trim()
        return (item for _, _, item in self._kept)

    def _trim(self) -> None:
        self._kept.sort(key=lambda each: each[:2])
        del self._kept[self._most :]


class _Comparison:
    def __init__(self, collection: Collection, facts: Facts, language: Language, settings: Settings) -> None:
        self._collection, self._facts = collection, facts
        self._language, self._settings = language, settings
        self._counts = dict.fromkeys(Settings.KINDS, 0)
        self._compared = 0

    def made(self) -> Across:
        found = tuple(self._divergences())
        indicators = self._collection.indicators
        return Across(
            submissions=self._collection.submissions,
            indicators=indicators,
            compared=self._compared,
            fingerprint=self._settings.fingerprint,
            kinds=tuple(self._kind(name, found) for name in Settings.KINDS),
            divergences=found,
            issuers=tuple(
                AcrossIssuer(issuer, indicators, count, round(10 * count / indicators, 3))
                for issuer, indicators, count in self._collection.issuers(self._settings.most_issuers)
            ),
        )

    def _kind(self, name: str, found: tuple[Divergence, ...]) -> AcrossKind:
        settings, count = self._settings.kind(name), self._counts[name]
        per_ten = round(10 * count / self._collection.indicators, 3) if self._collection.indicators else 0.0
        told = sum(each.kind == name for each in found)
        return AcrossKind(name, settings.title, settings.why, count, per_ten, told)

    def _divergences(self) -> Iterator[Divergence]:
        """By kind, the more certain first; no more of each than the settings list."""
        collection, settings, quoted = self._collection, self._settings, self._settings.quoted
        teller = Teller(collection, settings, self._language)
        chosen: dict[str, _Chosen[Found]] = {}
        for found in self._rows():
            self._count(found.kind, "rows", found.own)
            kept = chosen.setdefault(found.kind, _Chosen(settings.kind(found.kind).told))
            kept.add(found.confidence is not Confidence.LIKELY, found.own, found)
        for name in Settings.KINDS:
            yield from map(teller.row, chosen[name].items() if name in chosen else ())
        texts = _Chosen[Copied](settings.copied_text.told)
        for copied in copies(collection, settings.copied_text, quoted):
            self._count("copied-text", "texts", copied.own)
            texts.add(copied.confidence is not Confidence.LIKELY, copied.own, copied)
        yield from map(teller.text, texts.items())
        content = linker_of(self._language).content
        for each in unsupported(collection, settings.core_unsupported, content, quoted):
            self._count("core-unsupported", "cores", each.own)
            if self._counts["core-unsupported"] <= settings.core_unsupported.told:
                yield teller.core(each)

    def _count(self, kind: str, table: str, own: int) -> None:
        self._counts[kind] += 1
        self._collection.differs(table, own)

    def _rows(self) -> Iterator[Found]:
        peers = Peers(self._facts, self._settings)
        for _, group in groupby(self._collection.numbers(_ROWS), key=lambda line: int(line[0])):
            lines = [Line(*line[1:]) for line in group]
            if len(lines) < 2 or len({line.owner for line in lines}) < 2:
                continue
            self._compared += len(lines)
            yield from peers.judge(self._collection.name(lines[0].id), lines)
