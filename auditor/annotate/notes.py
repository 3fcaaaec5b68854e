"""Findings as notes: what the comment says, where it belongs, and which words it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.annotate.changes import edits_of, field_place
from auditor.annotate.options import AnnotateOptions
from auditor.annotate.spots import Spots
from auditor.model import Edit, Finding, Form, Indicator, Location, Submission, SubmissionReport
from auditor.model.words import ADVICE, HINTS, WAIVED, Urgency
from auditor.reports.view.alike import Alike, alike
from auditor.reports.view.located import Located, located
from auditor.reports.view.quotes import cell_text
from auditor.reports.view.verdict import score_words
from auditor.reports.view.wording import open_of
from auditor.words.visible import visible

_EVERYWHERE = Location()
_ORDER = list(Urgency)
_RULE = f"\n{'—' * 12}\n"
TRACKED = "已在原处写成修订，同意就点“接受”。"
_ASKED = {
    Urgency.MUST: "“必须修改”：请逐条改正。",
    Urgency.SHOULD: "“建议修改”：一般应改；不改的请说明理由。",
    Urgency.VERIFY: "“请核实”：情况属实的说明即可，写错的请更正。",
}


@dataclass(frozen=True, slots=True)
class Note:
    """``words`` are tried in turn: the first that stand at ``location`` are what the comment is hung on.
    ``table`` is the table that the finding's form fills, for places that have no table of their own;
    ``edits`` are to become tracked changes; the first note of a point ``leads``, and alone counts."""

    location: Location
    words: tuple[str, ...]
    lines: tuple[str, ...]
    urgency: Urgency
    table: int | None
    edits: tuple[Edit, ...] = ()
    leads: bool = True

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Remarks:
    """All that is to be written into a file; ``summary`` are the lines of a comment at its head."""

    notes: tuple[Note, ...]
    summary: tuple[str, ...]


def remarks_of(report: SubmissionReport, options: AnnotateOptions) -> Remarks:
    """The notes on a submission with their summary."""
    notes = tuple(notes_of(report, options))
    return Remarks(notes, _summary(report, notes))


def notes_of(report: SubmissionReport, options: AnnotateOptions) -> list[Note]:
    """A note for every point that nobody answers for with a waiver, in their order. The other rows of a point
    have short ones; what joined another has one only where it changes something in the file itself."""
    points = alike(each for each in located(report) if each.finding.open)
    shown = [each for each in points if options.hints or each.urgency not in HINTS]
    spots = Spots(report.submission.document)
    return [note for point in shown for note in _notes(report.submission, point, spots, options)]


def _notes(submission: Submission, point: Alike, spots: Spots, options: AnnotateOptions) -> Iterator[Note]:
    for place, each in enumerate(point.findings):
        lines = _same_lines(each, point, place) if place else _lines(point)
        yield _note(submission, each, lines, spots, options, leads=not place)
        for other in point.joined(place):
            told = [f"【{other.urgency.word}】{other.brief}（编号{other.number}，并入{each.number}）"]
            note = _note(submission, other, told, spots, options, leads=False)
            if note.edits:
                yield note


def _note(
    submission: Submission,
    each: Located,
    lines: Iterable[str],
    spots: Spots,
    options: AnnotateOptions,
    *,
    leads: bool,
) -> Note:
    finding, form, indicator = each.finding, each.form, each.indicator
    if indicator is not None:
        location, words = _row_anchor(finding, indicator, spots)
    else:
        location, words = _anchor(submission, finding, form, spots)
    return Note(
        location,
        tuple(dict.fromkeys(word for word in words if word.strip())),
        tuple(visible(line) for line in lines),
        each.urgency,
        _table_of(form),
        edits_of(finding, indicator, options.track_changes),
        leads,
    )


def _row_anchor(finding: Finding, indicator: Indicator, spots: Spots) -> tuple[Location, list[str]]:
    """The cell of the judged field, and the field's words in it where it holds others too. A sign
    that its own column does not say (定量) stands beside the value."""
    field = finding.field or "name"
    text = cell_text(indicator, field)
    sign = indicator.operator.value if field == "operator" and indicator.operator else ""
    location = field_place(indicator, field) or indicator.location
    value = indicator.locations.get("value")
    if value and spots.says(sign, value) and not spots.says(sign, location):
        location, text = value, sign
    words = [each.text for each in finding.evidence if each.location == location]
    return location, [*words, text, indicator.name]


def _anchor(
    submission: Submission, finding: Finding, form: Form | None, spots: Spots
) -> tuple[Location, list[str]]:
    """The first quotation that has a place of its own, else the first one, else the name of the form."""
    placed = [each for each in finding.evidence if each.location != _EVERYWHERE]
    first = next(iter([*placed, *finding.evidence]), None)
    start = form or next(iter(submission.forms), None)
    location = first.location if first else start.location if start else _EVERYWHERE
    words = [each.text for each in finding.evidence if each.location == location]
    titles = [form.name, form.title] if form else []
    whole = form if start and location == start.location else None
    for word in [*words, *titles] if whole else words:
        if place := spots.place(word, location, whole):
            return place, [word, *words, *titles]
    return location, [*words, *titles]


def _table_of(form: Form | None) -> int | None:
    """The number of the first table that anything of the form stands in."""
    if form is None:
        return None
    rows = (row.location for row in form.indicators)
    places = (form.location, *(each.location for each in form.passages), *rows)
    tables = (place.table for place in places)
    return min((table for table in tables if table is not None), default=None)


def _lines(point: Alike) -> list[str]:
    each = point.first
    finding = each.finding
    lines = [f"【{each.urgency.word}】{finding.message}"]
    if point.others:
        lines.append(f"同样的还有{len(point.others)}{point.size[-1]}：{point.rest}。")
    if point.also:
        lines.append(point.also)
    if each.related:
        lines.append(f"另见：{each.beside}")
    if point.advice:
        lines.append(f"{ADVICE}：{point.advice}")
    elif each.urgency is Urgency.VERIFY:
        lines.append(f"{ADVICE}：情况属实的请说明，写错的请更正")
    basis = f"依据：{'；'.join(finding.basis)}" if finding.basis else ""
    lines.append(f"{basis}（规则 {finding.rule}，编号 {point.numbers}）")
    return lines


def _same_lines(each: Located, point: Alike, place: int) -> list[str]:
    """The note at another row of a point."""
    also = "".join(f"；另：{other.brief}" for other in point.joined(place))
    return [
        f"【{each.urgency.word}】{each.finding.message}{also}（编号{each.number}，改法同{point.first.number}）"
    ]


def _summary(report: SubmissionReport, notes: tuple[Note, ...]) -> tuple[str, ...]:
    """The first comment: how much there is to do, and what the words at the head of the others ask."""
    counts = Counter(note.urgency for note in notes if note.leads)
    told = "、".join(f"{each.word}{counts[each]}条" for each in Urgency if counts[each])
    card = report.scorecard
    score = f"；机审得分{score_words(card)}" if card.score is not None else ""
    waived = len(report.findings) - len(open_of(report.findings))
    if waived:
        told += f"；另有{WAIVED}{waived}条，没有批注"
    asked = [_ASKED[each] for each in Urgency if counts[each] and each in _ASKED]
    return (f"【总览】共{counts.total()}条：{told}{score}。", *asked)


def most_pressing(notes: Iterable[Note]) -> Urgency:
    """The urgency that a place with several notes is coloured by."""
    return min((note.urgency for note in notes), key=_ORDER.index)


def ruled(texts: Iterable[str]) -> str:
    """Several notes as one text, with a line between."""
    return _RULE.join(texts)


def joined(texts: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The lines of several notes at one place, with a blank line between."""
    lines: list[str] = []
    for text in texts:
        lines += ["", *text] if lines else text
    return tuple(lines)
