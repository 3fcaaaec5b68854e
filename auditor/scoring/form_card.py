"""The scorecard of one form, with the arithmetic in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auditor.model import Form, FormKind, ItemScore, Scorecard, as_written
from auditor.profiles import Stage
from auditor.scoring.case import Case
from auditor.scoring.facts import FormFacts
from auditor.scoring.gates import capped
from auditor.scoring.lifting import lifts_of
from auditor.scoring.marking import FormMarker, Marking
from auditor.scoring.parts import stage_of
from auditor.scoring.rounding import rounded
from auditor.scoring.scheme import Scheme, scheme_of

_ZERO = Decimal(0)


def form_cards(case: Case) -> dict[int, Scorecard]:
    """The scorecard of each filled form, by its index."""
    schemes: dict[Stage, Scheme] = {}
    cards: dict[int, Scorecard] = {}
    for form in case.filled:
        year, *_ = form.views()  # one period and place: a target beside it does not count a second time
        year = _by_results(_without_items(year))
        if (stage := stage_of(year)) not in schemes:
            schemes[stage] = scheme_of(case.profile, stage)
        cards[form.index] = _card(year, case, schemes[stage])
    return cards


def _card(form: Form, case: Case, scheme: Scheme) -> Scorecard:
    index, profile = form.index, case.profile
    facts = FormFacts(form, case.language, case.profile, case.links(form))
    marker = FormMarker(facts, case.costs.get(index, ()), case.judged((index,)), scheme)
    marking, coverage = marker.marking, case.coverage(index)
    full = sum((item.full for item in marking.items), _ZERO)
    if reason := _unread(form) or _hardly_judged(coverage, profile.minimum_coverage):
        return _unscored(marking.items, full, coverage, f"{reason}，不计总分")
    score = marker.score
    lifts, together = lifts_of(marker)
    return Scorecard(
        items=marking.items,
        score=score,
        grade=profile.grade(score),
        judged_points=full - sum((item.open for item in marking.items), _ZERO),
        full_points=full,
        coverage=coverage,
        formula=_formula(marking, score),
        decision=case.decision(score, index),
        reached=rounded(marking.reached, "0.1"),
        gates=marking.gates,
        common=marking.common,
        lifts=lifts,
        together=together if lifts else None,
    )


def _without_items(form: Form) -> Form:
    """The form without the rows of a table that gives points for items (财务制度): they have no targets."""
    aimed = tuple(row for row in form.indicators if not row.item)
    return form if len(aimed) in (0, len(form.indicators)) else replace(form, indicators=aimed)


def _by_results(form: Form) -> Form:
    """A self-review without targets as a form that aims at what was reached: its rows say as much as that."""
    if not form.has_no_targets:
        return form
    rows = tuple(replace(row, value=row.actual, actual=None) for row in form.indicators)
    columns = form.columns - {"actual"} | {"value"}
    return replace(form, kind=FormKind.PROJECT, indicators=rows, columns=columns)


def _unread(form: Form) -> str:
    """Why a form cannot be scored: nothing is guessed, and no points are lost for what we could not read."""
    if not form.indicators:
        return "没有读到一条指标"
    if form.doubtful & {"name", "value"}:
        return "指标名称或指标值的栏目没有读准"
    told = "value" in form.columns  # where a row is a sentence, its name says the target
    unread = sum(row.value is None and (not told or "value" in row.unread) for row in form.indicators)
    return "多数指标值没有读出" if unread * 2 > len(form.indicators) else ""


def _hardly_judged(coverage: Decimal, least: Decimal) -> str:
    return f"能判断的只占{_percent(coverage)}，低于{_percent(least)}" if coverage < least else ""


def _unscored(items: tuple[ItemScore, ...], full: Decimal, coverage: Decimal, why: str) -> Scorecard:
    """A form that is not judged shows no points: they would say something of what nobody has read."""
    blank = tuple(
        replace(item, score=None, open=item.full, formula="未评", parts=(), deductions=()) for item in items
    )
    return Scorecard(blank, None, None, _ZERO, full, coverage, why)


def _formula(marking: Marking, score: Decimal) -> str:
    total = "＋".join(as_written(item.score) for item in marking.items if item.score is not None)
    steps = [f"{total}＝{as_written(rounded(marking.reached, '0.1'))}"]
    behind = rounded(capped(marking.reached, marking.gates), "0.1")
    if behind != rounded(marking.reached, "0.1"):
        steps.append(f"按封顶条件降到{as_written(behind)}")
    if marking.common:
        lost = sum((each.points for each in marking.common), _ZERO)
        steps.append(f"通病扣{as_written(lost)}，得{as_written(score)}")
    return "，".join(steps)


def _percent(share: Decimal) -> str:
    return f"{as_written(rounded(share * 100, '0.1'))}%"
