"""Findings as the HTML report shows them: what each says, and which stand together in one card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.categories import WRITING
from auditor.model import Finding, RuleInfo, Submission
from auditor.model.words import WHOLE_FILE, Urgency, row_words
from auditor.reports.view.alike import alike
from auditor.reports.view.explanation import describe_example
from auditor.reports.view.located import Located, groups_of
from auditor.reports.view.merging import said_of_row
from auditor.reports.view.numbering import number_words
from auditor.reports.view.places import column_of, row_place
from auditor.reports.view.quotes import Quotation, QuotedRow, cell_text, quotes_of
from auditor.reports.view.wording import category_name, field_name, waiver_text

Rules = Mapping[str, RuleInfo]
_LONGEST_EXAMPLE = 110
_UNTOLD = frozenset({"tables", "execution", "totals", "actual", "score"})


@dataclass(frozen=True, slots=True)
class Change:
    """A correction that can be taken over: the field, what it says and what it should say."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """``row`` is the judged row as filed, ``others`` the rows that take part. ``point`` is the number of the
    first finding of its point, ``beside`` what is read with this one, each in its clause ``brief``; ``named``
    tells that the message begins with the name of the row."""

    finding: Finding
    anchor: str
    number: str
    urgency: Urgency
    title: str
    category: str
    rule: str
    place: str
    file_place: str
    message: str
    row: QuotedRow | None
    others: tuple[QuotedRow, ...]
    omitted: int
    quotations: tuple[Quotation, ...]
    related: tuple[str, ...]
    advice: str | None
    change: Change | None
    basis: tuple[str, ...]
    why: str
    waiver: str
    point: str
    brief: str
    named: bool
    beside: tuple[FindingView, ...] = ()


@dataclass(frozen=True, slots=True)
class CardView:
    """Findings that are read together: all on one row (``row`` is set), or all of one rule.

    ``advices`` are those that several entries share, each with their numbers (blank where all do); ``basis``
    is set where all share it; ``repeated`` are the anchors of all but the first where each says the same of
    its row; ``example`` is a good case of the rule.
    """

    anchor: str
    urgency: Urgency
    heading: str
    place: str
    row: QuotedRow | None
    entries: tuple[FindingView, ...]
    by_rule: bool
    advices: Mapping[str, str]
    repeated: frozenset[str]
    basis: tuple[str, ...] | None
    example: str


def cards_of(
    submission: Submission, findings: Sequence[Located], anchor: str, rules: Rules
) -> tuple[tuple[CardView, ...], tuple[FindingView, ...], tuple[FindingView, ...]]:
    """The cards of a form, most urgent first, what is on writing, and what somebody answers for."""
    points = alike(findings)
    first = {each.number: point.first.number for point in points for each in point.each}

    def view(each: Located) -> FindingView:
        return _finding_view(submission, each, first[each.number], anchor, rules.get(each.finding.rule))

    joined = {
        each.number: tuple(view(other) for other in point.joined(place))
        for point in points
        for place, each in enumerate(point.findings)
    }
    advised = {point.first.number: point.advice or None for point in points}

    def leading(each: Located) -> FindingView:
        own = view(each)
        return replace(own, beside=joined[each.number], advice=advised.get(each.number, own.advice))

    groups = [[leading(each) for each in group if each.number in joined] for group in groups_of(findings)]
    *views, notes = _said_once([[each for each in group if each.finding.open] for group in groups])
    waived = tuple(each for group in groups for each in group if not each.finding.open)
    return tuple(_card(entries, rules) for entries in views if entries), tuple(notes), waived


def _said_once(groups: Sequence[Sequence[FindingView]]) -> list[list[FindingView]]:
    """An advice that proposes for a row what an earlier one proposed refers to it, and keeps what it adds."""
    proposed: dict[int, list[tuple[frozenset[str], str]]] = {}
    told: list[list[FindingView]] = []
    for group in groups:
        told.append([])
        for view in group:
            row = view.finding.row
            known = proposed.setdefault(row, []) if row is not None else []
            told[-1].append(_referring(view, known))
            known.append((_proposals(view.advice), view.number))
    return told


def _referring(view: FindingView, known: Iterable[tuple[frozenset[str], str]]) -> FindingView:
    first, _, rest = (view.advice or "").partition("；")
    wanted = _proposals(first)
    earlier = next((number for proposals, number in known if wanted and wanted <= proposals), None)
    if earlier is None or view.change:
        return view
    return replace(view, advice=f"与{earlier}一并改" + (f"；{rest}" if rest else ""))


def _proposals(advice: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"“([^“”]+)”", advice or ""))


def _card(entries: Sequence[FindingView], rules: Rules) -> CardView:
    first = entries[0]
    by_rule = len(entries) > 1 and len({each.rule for each in entries}) == 1
    heading = first.title
    if by_rule:
        heading = f"{first.title}（{_size(entries)}）"
    elif len(entries) > 1:
        heading = f"同一行有{len(entries)}条问题"
    bases = {each.basis for each in entries}
    return CardView(
        anchor=f"{first.anchor}-c",
        urgency=first.urgency,
        heading=heading,
        place=_shared_place(entries),
        row=None if by_rule else _merged([each.row for each in entries if each.row]),
        entries=tuple(entries),
        by_rule=by_rule,
        advices=_shared_advices(entries) if by_rule else {},
        repeated=_repeated(entries) if by_rule else frozenset(),
        basis=first.basis if len(bases) == 1 else None,
        example=_example(rules.get(first.rule)) if by_rule or len(entries) == 1 else "",
    )


def _size(entries: Sequence[FindingView]) -> str:
    """«3条», «10行» of one point, «3条，8行»."""
    points, rows = points_in(entries), {each.finding.row for each in entries} - {None}
    told = [f"{points}条"] * (points > 1 or not rows) + [f"{len(rows)}行"] * (points < len(rows))
    return "，".join(told)


def points_in(entries: Iterable[FindingView]) -> int:
    """How many points the entries come to."""
    return len({each.point for each in entries})


def _shared_advices(entries: Sequence[FindingView]) -> dict[str, str]:
    numbers: dict[str, list[str]] = {}
    for each in entries:
        if each.advice:
            numbers.setdefault(each.advice, []).append(each.number)
    if len(numbers) == 1 and all(each.advice for each in entries):
        return dict.fromkeys(numbers, "")
    return {advice: number_words(own) for advice, own in numbers.items() if len(own) > 1}


def _repeated(entries: Sequence[FindingView]) -> frozenset[str]:
    """All but the first where each says the same of its row."""
    said = {said_of_row(each.finding) if each.row else each.anchor for each in entries}
    return frozenset(each.anchor for each in entries[1:]) if len(said) == 1 else frozenset()


def _shared_place(entries: Sequence[FindingView]) -> str:
    """Where the entries stand: the cell where all mean the same one, else the row."""
    first = entries[0]
    row = first.finding.row
    alike = len({each.place for each in entries}) == 1
    if alike or row is None:
        return first.place
    return first.row.label if first.row else row_words(row)


def _example(info: RuleInfo | None) -> str:
    """The first good case of a rule, where it fits a line and reads without its table or its review. What is
    mended by writing, filling in or taking out needs no model."""
    case = next(iter(info.good), None) if info and info.category not in WRITING | {"placeholder"} else None
    if case is None or not _UNTOLD.isdisjoint(case):
        return ""
    if info and info.category == "missing-field" and "project" in case:
        return ""
    told = describe_example(case)
    return told if len(told) <= _LONGEST_EXAMPLE else ""


def _merged(rows: Sequence[QuotedRow]) -> QuotedRow | None:
    """One row with the marks of all its findings."""
    if not rows:
        return None
    cells = (
        next((cell for cell in variants if any(part.marked for part in cell)), variants[0])
        for variants in zip(*(row.cells for row in rows), strict=True)
    )
    return replace(rows[0], cells=tuple(cells))


def _finding_view(
    submission: Submission, located: Located, point: str, anchor: str, info: RuleInfo | None
) -> FindingView:
    finding, kind = located.finding, located.urgency
    quotes = quotes_of(submission, located)
    main = next((row for row in quotes.rows if row.main), None)
    return FindingView(
        finding=finding,
        anchor=f"{anchor}-{located.number.rpartition('-')[2]}",
        number=located.number,
        urgency=kind,
        title=finding.title,
        category=category_name(finding.category),
        rule=finding.rule,
        place=_short_place(located),
        file_place=located.in_file,
        message=finding.message,
        row=main,
        others=tuple(row for row in quotes.rows if row is not main),
        omitted=quotes.omitted,
        quotations=quotes.quotations,
        related=() if len(quotes.rows) > 1 else located.related,
        advice=finding.suggestion.text if finding.suggestion else None,
        change=_change(located),
        basis=finding.basis,
        why=info.why.strip() if info else "",
        waiver=waiver_text(finding),
        point=point,
        brief=located.brief,
        named=located.opens_with_name,
    )


def _short_place(located: Located) -> str:
    """The card stands under its form's heading and quotes the row, so the place is row and column."""
    if located.indicator is not None and located.form is not None:
        column = column_of(located.form, located.indicator, located.finding.field)
        return row_place(located.indicator, column, named=False)
    if located.finding.form is None:
        return WHOLE_FILE
    return located.in_table.strip("“”") or field_name(located.finding.field) or "整张表"


def _change(located: Located) -> Change | None:
    suggestion = located.finding.suggestion
    if suggestion is None or suggestion.value is None or suggestion.field is None:
        return None
    old = cell_text(located.indicator, suggestion.field) if located.indicator else ""
    return Change(field_name(suggestion.field) or suggestion.field, old or "（空）", suggestion.value)
