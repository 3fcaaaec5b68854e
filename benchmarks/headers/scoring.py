"""Compares what was read with what was composed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from auditor.model import Confidence, Finding, Indicator, Severity, Submission
from benchmarks.headers.content import Target
from benchmarks.headers.sheet import Entry, Sheet

_NUMBERING = re.compile(r"^(?:指标\d{1,2}[:.、]?|\d{1,2}[.、])")
_CONTEXT = ("half_year", "previous")  # periods that may be read as well
_FIRM = (Severity.ERROR, Severity.WARNING)


@dataclass(slots=True)
class Tally:
    """Rows composed and read exactly, in all and by kind of difficulty; fields that were misread."""

    rows: int = 0
    exact: int = 0
    forms: int = 0
    forms_exact: int = 0
    extra: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)
    fields: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    audited: int = 0
    on_misread: Counter[str] = field(default_factory=Counter)
    beside_misread: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)

    def add(self, sheet: Sheet, exact: int) -> None:
        count = len(sheet.entries)
        self.rows += count
        self.exact += exact
        self.forms += 1
        self.forms_exact += exact == count
        for kind in sheet.plan.difficulties():
            numbers = self.by_kind.setdefault(kind, [0, 0, 0])
            for index, more in enumerate((1, count, exact)):
                numbers[index] += more

    def add_findings(self, findings: Iterable[Finding], reading: Reading) -> None:
        """Firm findings: on rows that were misread, on whole forms with such rows, on others."""
        self.audited += 1
        for each in findings:
            if each.severity not in _FIRM or each.confidence is Confidence.ASK:
                continue
            tally = self.elsewhere
            if reading.is_misread(each.form, each.row):
                tally = self.beside_misread if each.row is None else self.on_misread
            tally[each.rule] += 1


@dataclass(frozen=True, slots=True)
class Miss:
    """An entry with the indicator that comes nearest, and the fields that differ."""

    sheet: int
    entry: Entry
    read: Indicator | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """``exact`` are rows (form, row) that agree with an entry, or, for another time than the year, in all but
    sign and figure; ``right`` counts exact entries a sheet."""

    right: tuple[int, ...]
    misses: tuple[Miss, ...]
    exact: frozenset[tuple[int, int]]
    extra: tuple[Indicator, ...]

    def is_misread(self, form: int | None, row: int | None) -> bool:
        """Whether a finding there rests on a row that is not as composed; a whole form does where any is."""
        if row is not None and form is not None:
            return (form, row) not in self.exact
        return bool(self.misses or self.extra)


def compare(sheets: Sequence[Sheet], submission: Submission) -> Reading:
    """Pairs entries and indicators by name, the best agreement first, those of the year before others."""
    read = [(form.index, row) for form in submission.forms for row in form.indicators]
    wanted = [(n, entry) for n, sheet in enumerate(sheets) for entry in sheet.entries]
    pairs = sorted(
        (len(differences(entry, row)), row.period in _CONTEXT, abs(i - j), i, j)
        for i, (_, entry) in enumerate(wanted)
        for j, (_, row) in enumerate(read)
        if _names(entry.name) & _names(row.name)
    )
    given: dict[int, int] = {}
    for *_, i, j in pairs:
        if i not in given and j not in given.values():
            given[i] = j
    right, misses, exact = [0] * len(sheets), [], set()
    for i, (number, entry) in enumerate(wanted):
        row = read[given[i]][1] if i in given else None
        wrong = differences(entry, row) if row else ("row",)
        if wrong:
            misses.append(Miss(number, entry, row, wrong))
        else:
            right[number] += 1
            exact.add((read[given[i]][0], read[given[i]][1].row))
    left = [each for j, each in enumerate(read) if j not in given.values()]
    extra = tuple(row for _, row in left if row.period not in _CONTEXT)
    exact |= {(form, row.row) for form, row in left if _is_context(row, wanted)}
    return Reading(tuple(right), tuple(misses), frozenset(exact), extra)


def _is_context(row: Indicator, wanted: Sequence[tuple[int, Entry]]) -> bool:
    """Whether a row is of another time than the year and else as composed."""
    same_name = (entry for _, entry in wanted if _names(entry.name) & _names(row.name))
    return row.period in _CONTEXT and any(
        set(differences(entry, row)) <= {"operator", "value"} for entry in same_name
    )


def differences(entry: Entry, row: Indicator) -> tuple[str, ...]:
    """The fields of an indicator that are not as composed."""
    target = entry.target
    same = {
        "name": bool(_names(entry.name) & _names(row.name)),
        "operator": _operator(row) in _operators(target, entry.implied),
        "value": _same(target.value, row.value),
        "unit": _unit(target.unit) == _unit(row.unit or ""),
        "weight": entry.weight is None or row.weight == entry.weight,
        "levels": _levels(entry.levels) == _levels(row.levels)[-len(entry.levels) or None :],
    }
    return tuple(name for name, agrees in same.items() if not agrees)


def _fold(text: str | None) -> str:
    folded = "".join(unicodedata.normalize("NFKC", text or "").split())
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded)


def _names(text: str) -> frozenset[str]:
    name = _fold(text)
    return frozenset({name, _NUMBERING.sub("", name)} - {""})


def _operator(row: Indicator) -> str:
    return row.operator.value if row.operator else ""


def _operators(target: Target, implied: str) -> frozenset[str]:
    """What may be read: words are as good as 定性, «11月底前» may stand as it is or as a bound."""
    if target.is_date:
        return frozenset({"", "≤"})
    if target.in_words:
        return frozenset({"", "定性"})
    return frozenset({target.operator} | ({implied} if not target.operator else set()))


def _same(wanted: str, read: str | None) -> bool:
    try:
        return Decimal(_fold(wanted)) == Decimal(_fold(read))
    except InvalidOperation:
        return _bare(_fold(wanted)) == _bare(_fold(read))


def _bare(text: str) -> str:
    return re.sub(r"(?:之|以)?前$", "", text)


def _unit(text: str) -> str:
    return {"百分比": "%"}.get(_fold(text), _fold(text))


def _levels(levels: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_level, levels))


def _level(text: str) -> str:
    level = re.sub(r"\(.*?\)", "", _fold(text)).removesuffix("指标")
    return "满意度" if "满意" in level else level
