"""What would raise the score of a form: findings mended, parts filled, and in which rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from auditor.model import Lift, RowRef, Severity
from auditor.scoring.deductions import Cost, label_of
from auditor.scoring.row_facts import ONLY_IN_ROWS

if TYPE_CHECKING:
    from auditor.profiles import PartConfig
    from auditor.scoring.marking import FormMarker

_AND = "+"  # between the groups of one step
_MOST_NAMED = 3  # kinds of faults that one step names
_WORTH = Decimal(1)  # point that several steps have to raise more than each alone


def lifts_of(marker: FormMarker) -> tuple[tuple[Lift, ...], Decimal]:
    """What would raise the score, what raises it most first; and the score with all of it done, also what
    raises nothing alone."""
    found = (*_by_mending(marker), *_by_filling(marker))
    raising = [lift for lift in found if lift.after > marker.score and not _said_by(lift, found, marker)]
    raising += [lift for lift in _by_mending_all_that_must_be(marker) if _adds(lift, raising, marker)]
    raising.sort(key=lambda lift: (-lift.after, lift.group))
    return tuple(raising), marker.without(group for lift in found for group in lift.group.split(_AND))


def _said_by(lift: Lift, found: Sequence[Lift], marker: FormMarker) -> bool:
    """Whether another step does the same in the same rows and more, or a finding says what a part lacks."""
    if lift.advice and _is_told(lift, marker):
        return True
    within = (each for each in found if each is not lift and set(lift.rows) < set(each.rows))
    return bool(lift.rows) and any(each.after >= lift.after for each in within)


def _is_told(lift: Lift, marker: FormMarker) -> bool:
    """Whether findings say what the parts of a step lack: those of their categories, or those on the rows
    where no row lacks anything else."""
    parts = marker.scheme.filling[lift.group]
    if not lift.rows and all(part.fact in ONLY_IN_ROWS for part in parts):
        return True
    return any(cost.finding.category in part.faults for cost in marker.costs for part in parts)


def _adds(lift: Lift, others: Iterable[Lift], marker: FormMarker) -> bool:
    """Whether a step of several raises more than each other one does."""
    return lift.after >= max((each.after for each in others), default=marker.score) + _WORTH


def _by_mending(marker: FormMarker) -> Iterator[Lift]:
    return (_mended(marker, costs) for costs in _steps(marker).values())


def _by_mending_all_that_must_be(marker: FormMarker) -> Iterator[Lift]:
    """Each alone may raise nothing: what is left keeps its gate closed."""
    steps = [costs for costs in _steps(marker).values() if any(map(_must, costs))]
    if 1 < len(steps) <= _MOST_NAMED:
        yield _mended(marker, list(chain.from_iterable(steps)))


def _must(cost: Cost) -> bool:
    return cost.finding.severity is Severity.ERROR


def _steps(marker: FormMarker) -> dict[str, list[Cost]]:
    """What is called the same is one step, whatever it costs points in."""
    groups: dict[str, list[Cost]] = {}
    for cost in marker.costs:
        groups.setdefault(cost.group, []).append(cost)
    steps: dict[str, list[Cost]] = {}
    for costs in groups.values():
        steps.setdefault(label_of(costs), []).extend(costs)
    return steps


def _mended(marker: FormMarker, costs: Sequence[Cost]) -> Lift:
    group = _AND.join(dict.fromkeys(cost.group for cost in costs))
    rows = chain.from_iterable(cost.finding.rows for cost in costs)
    return _lift(marker, group, label=label_of(costs), count=len(costs), rows=rows)


def _by_filling(marker: FormMarker) -> Iterator[Lift]:
    steps: dict[str, list[PartConfig]] = {}
    for part in marker.scheme.every_part():
        if part.advice and marker.lacks(part):
            steps.setdefault(marker.scheme.step(part), []).append(part)
    for step, parts in steps.items():
        rows = tuple(chain.from_iterable(marker.lacking(part.fact) for part in parts))
        label = f"{'、'.join(part.title for part in parts)}未得满分"
        first = parts[0]
        advice = first.mending if rows and first.mending else first.advice
        yield _lift(marker, step, label=label, advice=advice, rows=rows)


def _lift(
    marker: FormMarker, group: str, *, label: str, advice: str = "", count: int = 0, rows: Iterable[int]
) -> Lift:
    form = marker.form.index
    refs = tuple(RowRef(form, row) for row in sorted(set(rows)))
    return Lift(group, label, advice, count, (form,), marker.without(group.split(_AND)), refs)
