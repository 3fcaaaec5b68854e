"""Understands the tables of a document: where each has its headers, and what their columns are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line
from auditor.forms.shapes.banners import with_banners
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.evidence import EvidenceReader
from auditor.forms.shapes.halves import Halves, halves_of
from auditor.forms.shapes.header import Header
from auditor.forms.shapes.headers import Candidate, HeaderFinder
from auditor.forms.shapes.headless import rows_that_speak, told_by_place, unlabelled, without_labels
from auditor.forms.shapes.making import header_of
from auditor.forms.shapes.numbering import numbers_columns
from auditor.forms.shapes.plain.agreeing import counts_things, tells_statistics
from auditor.forms.shapes.plain.asking import asks_questions
from auditor.forms.shapes.plain.outer import end_beside
from auditor.forms.shapes.reading import Reading, reading_of
from auditor.forms.shapes.roles import assignments
from auditor.forms.shapes.segments import Segment, segments_of
from auditor.forms.shapes.soundness.sliding import have_slid
from auditor.forms.shapes.tree import tree_column, with_projects
from auditor.forms.shapes.weights import Weights
from auditor.forms.shapes.years import years_told
from auditor.forms.text import label_key

_ABOVE = 12  # lines above a header that may tell the periods of its halves
_TITLE = 3  # lines of text above a table that may be its title
_SAMPLE = 60  # rows that are looked at for what a column is
_LOOSE = 0.15  # what cells count in rows that have lost some
_AGAINST = 3  # columns read against plain labels: then the labels are trusted
_OF_INDICATORS = frozenset({"operator", "level1", "level2", "weight", "score"})
_LEAST = -4.0  # a reading so unlikely is none

_Look = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads labels and cells; made once for many documents."""

    labels: Labels
    kinds: CellKinds
    finder: HeaderFinder
    weights: Weights


@dataclass(frozen=True, slots=True)
class _Printed:
    """A header that was found, by the likely line ``base``."""

    base: int
    candidate: Candidate
    header: Header

    def again(self, looks: Sequence[_Look], base: int, floor: int) -> tuple[Candidate, Header] | None:
        """The header where all its lines are printed again around a likely line."""
        moved = base - self.base
        first, last = self.candidate.first + moved, self.candidate.last + moved
        if first < floor or looks[self.candidate.first : self.candidate.last + 1] != looks[first : last + 1]:
            return None
        return Candidate(first, last, self.candidate.worth), self.header


class TableScanner:
    """Finds the headers of all tables of a document."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._evidence = EvidenceReader(tools.labels, tools.kinds, tools.weights)

    def headers(self, lines: Sequence[Line]) -> Mapping[int, Header]:
        """The headers by the place of their first line among the lines of the document."""
        found: dict[int, Header] = {}
        start = year = 0
        above: tuple[str, ...] = ()
        for _, group in groupby(lines, key=lambda line: line.block):
            table = list(group)
            told = years_told(table, self._tools.finder)
            if not table[0].paragraph:
                own = {start + n: header for n, header in self._of_table(table, {-1: year, **told}, above)}
                if not own and (not found or _begins_form(table[0], self._tools.labels)):
                    own = {start + first: header for first, header in self._without_labels(table)}
                found |= own
            year = next(reversed(told.values()), year)
            above = (*above, *(slot.text for slot in table[0].filled))[-_TITLE:] if table[0].paragraph else ()
            start += len(table)
        return found

    def _of_table(
        self, lines: Sequence[Line], years: Mapping[int, int], above: Sequence[str]
    ) -> Iterator[tuple[int, Header]]:
        """``years`` are those that a title tells, by the places of these in order."""
        likely = [base for base, _ in self._tools.finder.bases(lines, above)]
        begun = [number for number, line in enumerate(lines) if _parts_forms(line, self._tools)]
        floor = 0
        looks = [*map(_look, lines)]
        known: dict[tuple[_Look, int], _Printed] = {}
        for base in _with_repeats(looks, likely):
            if base < floor:
                continue
            year = [told for place, told in years.items() if place < base][-1]
            printed = known.get((looks[base], year))
            again = printed.again(looks, base, floor) if printed else None
            own = set(looks[max(floor, base - 2) : base + 3])  # its header's, and rows
            ends = [*begun, *(later for later in likely if looks[later] not in own), end_beside(lines, base)]
            stop = min((later for later in ends if later > base + 2), default=len(lines))
            best = again or self._best(lines, looks, base, floor, stop, year=year, closed=stop in begun)
            if best is None:
                continue
            candidate, header = best
            known.setdefault((looks[base], year), _Printed(base, candidate, header))
            yield candidate.first, _under_banner(header, lines, candidate.first, self._tools.finder.levels)
            floor = candidate.last + 1

    def _without_labels(self, lines: Sequence[Line]) -> Iterator[tuple[int, Header]]:
        """What the rows say of a table that has no header, in a document that has shown none."""
        first, rows = rows_that_speak(lines, self._tools.kinds, self._tools.labels.grammar.aims)
        if not rows:
            return
        whole = [unlabelled(rows), *rows]
        reading = self._read(whole, Candidate(0, 0, 0.0), _sample(whole, 1, len(whole)))
        if reading.found and not reading.nonsense:
            yield first, without_labels(header_of(reading, whole[:1], self._tools.labels))

    def _best(
        self,
        lines: Sequence[Line],
        looks: Sequence[_Look],
        base: int,
        floor: int,
        stop: int,
        *,
        year: int,
        closed: bool,
    ) -> tuple[Candidate, Header] | None:
        """The best reading of a likely line as a header, of one to three lines; ``looks`` are those of all
        lines, ``closed`` where the form ends before ``stop``, so that it may have no rows."""
        found = []
        spans = list(self._tools.finder.spans(lines, base, floor))
        again = _printed_again(looks, spans, stop)
        for candidate in spans:
            body = _sample(lines, candidate.last + 1, stop, again)
            if body or closed or candidate.last + 1 >= len(lines):
                found.append((candidate, self._read(lines, candidate, body, year)))
        bonus = self._tools.weights.line
        best = max(
            found, key=lambda each: each[1].score + bonus * (each[0].last - each[0].first), default=None
        )
        if best is None or not best[1].found or best[1].score < _LEAST * len(best[1].columns):
            return None
        (candidate, reading), labels = best, self._tools.labels
        header = header_of(reading, lines[candidate.first : candidate.last + 1], labels)
        if _lists_items(header, reading, labels) or tells_statistics(reading.columns, labels.grammar):
            return None
        if asks_questions(reading, labels.grammar):
            return None
        return candidate, with_projects(header) if any(column.tree for column in reading.columns) else header

    def _read(
        self, lines: Sequence[Line], candidate: Candidate, body: Sequence[Line], year: int = 0
    ) -> Reading:
        header = lines[candidate.first : candidate.last + 1]
        segments = segments_of(header, body)
        body = [line for line in body if 2 * len(line.slots) >= len(segments)] or body
        reach = min(line.slots[-1].start for line in header if line.slots)
        whole = [line for line in body if _has_all(line, reach)]
        body, sharp = (whole, 1.0) if whole else (body, _LOOSE)
        reading = self._weighed(lines, candidate, segments, body, sharp, year=year)
        slid = reading.contradicted > 0 and have_slid(reading.columns, self._tools.weights)
        told = reading.found or not reading.named_plainly
        if told and not slid and reading.contradicted < _AGAINST and not reading.loses_levels:
            return reading
        trusting = self._weighed(
            lines, candidate, segments, body, _LOOSE, year=year, slid=slid or not reading.found
        )
        better = trusting.contradicted < reading.contradicted and (
            slid or trusting.unsound <= reading.unsound
        )
        return trusting if trusting.found and (better or not reading.found) else reading

    def _weighed(
        self,
        lines: Sequence[Line],
        candidate: Candidate,
        segments: Sequence[Segment],
        body: Sequence[Line],
        sharp: float,
        *,
        year: int,
        slid: bool = False,
    ) -> Reading:
        """The reading of a header in which cells count so much; ``slid``: they stand below other labels."""
        header = lines[candidate.first : candidate.last + 1]
        tree = tree_column(lines[candidate.last + 1 :], self._tools.finder.levels)
        columns = self._evidence.read(segments, header, body, sharp, tree=tree, year=year)
        above = lines[max(0, candidate.first - _ABOVE) : candidate.first]
        halves = halves_of(columns, above, self._tools.labels.grammar, self._tools.finder.levels)
        if halves is not None:
            columns = self._pooled(halves, header, body, sharp)
        if not any(line.filled for line in header):
            columns = told_by_place(columns)
        found = assignments(columns, self._tools.weights)
        return reading_of(columns, found, self._tools.weights, halves, slid=slid)

    def _pooled(
        self, halves: Halves, header: Sequence[Line], body: Sequence[Line], sharp: float
    ) -> list[Evidence]:
        """The evidence for the columns of a half: its own, or that of the same column of the other half where
        that one is fuller."""
        parts = [self._evidence.read(part, header, body, sharp) for part in halves.parts]
        return [_fullest(columns) for columns in zip(*parts, strict=True)]


def _parts_forms(line: Line, tools: Tools) -> bool:
    """Whether what follows is of another form than what stands above: a title, or the head of a form."""
    return tools.finder.is_title(line) or _begins_form(line, tools.labels)


def _begins_form(line: Line, labels: Labels) -> bool:
    """Whether a table begins with the head of a form, so that it goes on with no other table."""
    hit = labels.field(line.filled[0].text) if line.filled else None
    return hit is not None and hit.field == "project"


def _under_banner(header: Header, lines: Sequence[Line], first: int, levels: LevelReader) -> Header:
    own = lines[first] if header.lines > 1 else None
    return with_banners(header, lines[max(0, first - 2) : first], own, levels)


def _lists_items(header: Header, reading: Reading, labels: Labels) -> bool:
    """Whether a table lists what money went for (支出内容, 实际支出数), without targets and counts."""
    name = header.get("name")
    listed = name is not None and label_key(name.label) in labels.item_labels
    aimed = any(labels.column(column.label) == "value" for column in header.columns)
    counted = any(counts_things(c) for role in ("value", "actual") if (c := reading.column(role)) is not None)
    return listed and not aimed and not counted and not header.names & _OF_INDICATORS


def _fullest(columns: Sequence[Evidence]) -> Evidence:
    """The evidence for the same column of each half: that of the fullest, under the label of the first."""
    own, best = columns[0], min(columns, key=lambda column: column.profile.share("blank"))
    return replace(best, segment=own.segment, label=own.label, reading=own.reading, time=own.time)


def _has_all(line: Line, reach: int) -> bool:
    """Whether a row has a cell as far right as the header, so that none is lost; a sheet leaves blank cells
    out and tells where the others stand."""
    return bool(line.slots) and (line.slots[-1].end >= reach or line.slots[-1].location.cell is not None)


def _look(line: Line) -> _Look:
    """A header as printed, for recognising it when it is printed again."""
    return tuple((slot.start, label_key(slot.text)) for slot in line.filled if slot.fresh)


def _with_repeats(looks: Sequence[_Look], bases: Sequence[int]) -> list[int]:
    """The likely headers, with the lines below one that are printed as it is."""
    first: dict[_Look, int] = {}
    for base in bases:
        first.setdefault(looks[base], base)
    again = {n for n, look in enumerate(looks) if first.get(look, n) < n and len(look) > 1}
    return sorted({*bases, *again})


def _printed_again(looks: Sequence[_Look], spans: Sequence[Candidate], stop: int) -> frozenset[int]:
    """The lines below all headers that a likely line may belong to which are one of their lines again."""
    if not spans:
        return frozenset()
    first, last = min(each.first for each in spans), max(each.last for each in spans)
    printed = set(looks[first : last + 1])
    return frozenset(number for number in range(last + 1, stop) if looks[number] in printed)


def _sample(lines: Sequence[Line], first: int, stop: int, again: Collection[int] = frozenset()) -> list[Line]:
    """Rows below a header that tell what its columns are: those with several cells, spread over the table,
    but for what is printed ``again``."""
    step = max(1, (stop - first) // _SAMPLE)
    rows = [lines[number] for number in range(first, min(stop, len(lines)), step) if number not in again]
    return [
        line
        for line in rows
        if len(line.filled) > 1 and any(slot.fresh for slot in line.filled) and not numbers_columns(line)
    ]
