"""Which findings a person reads as one point: those that say for one cause what is wrong in one place, and
those of a rule that ask for the same in many rows of a form.

The machine-readable reports keep every finding; whatever is counted for people counts points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.expressions import expression
from auditor.model import Finding
from auditor.model.words import Urgency
from auditor.reports.view.wording import urgency

_SUBJECT = expression(r"(?:第\d+行)?“[^“”]*”|第\d+行")
_SUMMED = frozenset({"weight", "score"})  # columns that a form adds up, wherever a sum of them stands
_RANK = {each: number for number, each in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class Merged:
    """``leading`` is one finding, or several by one rule with the same advice; ``beside`` are those of other
    rules that are read with one of them, each after the number of that one in ``leading``."""

    leading: tuple[Finding, ...]
    beside: tuple[tuple[int, Finding], ...] = ()

    @property
    def urgency(self) -> Urgency:
        return urgency(self.leading[0])

    def each(self) -> Iterator[Finding]:
        """All findings, what joined behind that which it joined."""
        for number, finding in enumerate(self.leading):
            yield finding
            yield from (other for place, other in self.beside if place == number)


def merged(findings: Iterable[Finding], *, whoever_answers: bool = False) -> list[Merged]:
    """The points in the order of their first findings. What somebody answers for stands apart, unless the
    points are to be the same ``whoever_answers`` for a part of them."""
    every = list(findings)
    heads = _heads([each for each in every if each.open or whoever_answers])
    groups: dict[tuple[object, ...], list[Finding]] = {}
    joined: dict[int, list[Finding]] = {}
    for each in every:
        if head := heads.get(id(each)):
            joined.setdefault(id(head), []).append(each)
        else:
            groups.setdefault((*_same(each), each.open or whoever_answers), []).append(each)
    return [
        Merged(
            tuple(group),
            tuple((number, other) for number, each in enumerate(group) for other in joined.get(id(each), ())),
        )
        for group in groups.values()
    ]


def counts_of(findings: Iterable[Finding]) -> tuple[int, ...]:
    """How many points of each urgency there are among the findings that count, from the most pressing on."""
    numbers = [0] * len(Urgency)
    for point in merged(each for each in findings if each.open):
        numbers[_RANK[point.urgency]] += 1
    return tuple(numbers)


def said_of_row(finding: Finding) -> str:
    """The message without the row and the name that it begins with."""
    return _SUBJECT.sub("", finding.message, count=1)


def _same(finding: Finding) -> tuple[object, ...]:
    """What findings have in common that ask for the same, in one column or in any texts of a form; one
    without advice asks for what it says."""
    advice = finding.suggestion.text if finding.suggestion else said_of_row(finding)
    column = None if finding.row is None else finding.field or ""
    return finding.form, finding.rule, column, urgency(finding), advice


def _heads(findings: Sequence[Finding]) -> dict[int, Finding]:
    """By identity of a finding that joins another in its place: the finding that it is read with."""
    places: dict[tuple[object, ...], list[Finding]] = {}
    found = _told_of_the_form(findings)
    for each in findings:
        if id(each) not in found:
            places.setdefault(_place(each), []).append(each)
    for own in places.values():
        if len(own) > 1:
            found |= _heads_in(own)
    return {key: found.get(id(head), head) for key, head in found.items()}  # what is joined leads nothing


def _told_of_the_form(findings: Sequence[Finding]) -> dict[int, Finding]:
    """By identity of a finding on a row or on a text: the finding on the whole form that it joins; one on a
    row only where that one names it."""
    known: dict[tuple[str, int | None, int | None], Finding] = {}
    for each in findings:
        if each.row is None and not each.preview:
            if each.field is None:
                known.setdefault((each.rule, each.form, None), each)
            for ref in each.related:
                if ref.row is not None:
                    known.setdefault((each.rule, ref.form, ref.row), each)
    found: dict[int, Finding] = {}
    for each in findings:
        if each.row is not None or each.field is not None:
            keys = ((rule, each.form, each.row) for rule in each.joins)
            head = next((known[key] for key in keys if key in known), each)
            if head is not each:
                found[id(each)] = head
    return found


def _heads_in(own: Sequence[Finding]) -> dict[int, Finding]:
    """Of each cause in a place the most pressing finding leads; of several the one that the others join. The
    findings of one rule stay side by side, unless it joins itself."""
    first: dict[str, Finding] = {}
    for each in own:
        first.setdefault(each.rule, each)
    causes: dict[str, list[tuple[int, int, Finding]]] = {}
    for number, each in enumerate(own):
        root, steps = _root(each, first)
        causes.setdefault(root, []).append((steps, number, each))
    found: dict[int, Finding] = {}
    for root, members in causes.items():
        if any(steps or root in each.joins for steps, _, each in members):
            _, _, _, head = min((_weight(each), steps, number, each) for steps, number, each in members)
            others = (each for _, _, each in members if each is not head)
            found |= {id(each): head for each in others if each.rule != head.rule or root in each.joins}
    return found


def _root(finding: Finding, first: dict[str, Finding]) -> tuple[str, int]:
    """The rule that a finding joins in the end, over so many steps."""
    steps = 0
    while target := next((each for each in finding.joins if each in first and each != finding.rule), None):
        finding, steps = first[target], steps + 1
    return finding.rule, steps


def _weight(finding: Finding) -> tuple[bool, int]:
    """What is on trial never stands before what is not."""
    return finding.preview, _RANK[urgency(finding)]


def _place(finding: Finding) -> tuple[object, ...]:
    """A row; else the passage, the sums of a column, or the whole form, that a finding is about."""
    if finding.row is not None:
        return finding.form, finding.row
    text = finding.field and finding.field not in _SUMMED
    at = finding.evidence[0].location if text and finding.evidence else None
    return finding.form, None, finding.field, at
