"""Rows that give each place or period its target are told of a fault once, and the finding names them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.judging.yielding import Place
from auditor.model import Finding, Form, Indicator, Location, Period, RowRef, Submission

_Key = tuple[str, object]
_Row = tuple[object, object]
_OF_NAMES = frozenset({"name", "levels"})  # what is wrong with these is so whatever the target


class Restated:
    """What differs between such rows is no more than the number, so a fault of several of them is told at the
    first. So is that of a row of the year that the half of the whole period prints again, word for word."""

    def __init__(self, submission: Submission) -> None:
        self._same = {place: key for form in submission.forms for place, key in _stated_again(form)}
        self._forms = {form.index: form for form in submission.forms}
        self._alike: dict[int, dict[Place, tuple[RowRef, ...]]] = {}  # of the forms that were asked for
        self._told: set[_Key] = set()
        self._again: dict[_Key, list[RowRef]] = {}

    def first(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Those of a failure that no failure before it told of at another of the rows."""
        if not self._same:
            return findings
        keys = [self._key(each) for each in findings]
        again = [key is not None and key in self._told for key in keys]
        for each, key, seen in zip(findings, keys, again, strict=True):
            if seen and key is not None and each.form is not None:
                self._again.setdefault(key, []).append(RowRef(each.form, each.row))
        self._told.update(key for key in keys if key is not None)
        return tuple(each for each, seen in zip(findings, again, strict=True) if not seen)

    def everywhere(self, finding: Finding) -> Finding:
        """The finding with the rows that have its fault too, told or not: some rules judge the year alone."""
        key = self._key(finding)
        if key is None and not finding.related and not self._same_target(finding.form or 0, finding.row):
            return finding
        others = [*finding.related, *(self._again.get(key, ()) if key is not None else ())]
        own = RowRef(finding.form or 0, finding.row)
        alike = [row for each in (own, *others) for row in self._same_target(each.form, each.row)]
        related = tuple(dict.fromkeys(x for x in (*others, *alike) if x != own))
        return finding if related == finding.related else replace(finding, related=related)

    def _same_target(self, index: int, row: int | None) -> tuple[RowRef, ...]:
        if index not in self._alike:
            form = self._forms.get(index)
            self._alike[index] = dict(_same_target(form)) if form is not None else {}
        return self._alike[index].get((index, row or 0), ())

    def _key(self, finding: Finding) -> _Key | None:
        row = self._same.get((finding.form or 0, finding.row or 0))
        if row is None:
            return None
        named, stated = row
        return (finding.rule, named if finding.field in _OF_NAMES else (named, stated))


def _stated_again(form: Form) -> Iterator[tuple[Place, _Row]]:
    """The rows of a form that may tell of the same thing as another, for a further place or period, each with
    what they have in common: what is measured, and how the target is stated."""
    if len({row.period for row in form.indicators}) < 2 and not any(row.locality for row in form.indicators):
        return
    periods: dict[Location, set[Period]] = {}
    placed = {row.place("name") for row in form.indicators if row.locality}
    for row in form.indicators:
        periods.setdefault(row.place("name"), set()).add(row.period)
    halves = len(set().union(*periods.values())) > 1
    for row in form.indicators:
        name = row.place("name")
        if name in placed or len(periods[name]) > 1:
            yield (form.index, row.row), (name, (row.operator, row.unit))
        elif halves:
            named = (form.index, row.name, row.levels)
            yield (form.index, row.row), (named, (row.operator, row.value, row.unit))


def _same_target(form: Form) -> Iterator[tuple[Place, tuple[RowRef, ...]]]:
    """The rows of a form whose line gives another period the very same target, each with those others."""
    targets: dict[tuple[object, ...], list[Indicator]] = {}
    for row in form.indicators:
        targets.setdefault((row.locality, row.operator, row.value, row.unit), []).append(row)
    for alike in targets.values():
        lines: dict[Location, list[Indicator]] = {}
        for row in alike if len(alike) > 1 else ():
            lines.setdefault(row.place("name"), []).append(row)
        for rows in lines.values():
            for row in rows if len(rows) > 1 else ():
                others = tuple(RowRef(form.index, each.row) for each in rows if each is not row)
                yield (form.index, row.row), others
