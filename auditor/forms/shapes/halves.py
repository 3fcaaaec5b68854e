"""Tables that print their indicators twice, side by side: for mid term and year, or to save paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.forms.labels import Grammar
from auditor.forms.lines import Line
from auditor.forms.shapes.evidence import Evidence
from auditor.forms.shapes.segments import Segment

_LABEL = 0.45
_LONGEST = 24
_NEEDED = frozenset({"name", "value"})


@dataclass(frozen=True, slots=True)
class Halves:
    """The columns of both halves, each with those that they share; ``periods`` of the targets."""

    first: tuple[Segment, ...]
    second: tuple[Segment, ...]
    periods: tuple[str, str]

    @property
    def only_first(self) -> tuple[tuple[int, int], ...]:
        return tuple((each.start, each.end) for each in self.first if each not in self.second)

    @property
    def only_second(self) -> tuple[tuple[int, int], ...]:
        return tuple((each.start, each.end) for each in self.second if each not in self.first)


def halves_of(columns: Sequence[Evidence], above: Sequence[Line], grammar: Grammar) -> Halves | None:
    """The halves of a table whose columns repeat, ``None`` for any other; ``above`` are the lines above the
    header, which may tell the periods (中期目标 | 年度目标)."""
    run = _repeated(columns)
    if run is None:
        return None
    start, length = run
    middle, end = start + length, start + 2 * length
    segments = [column.segment for column in columns]
    shared, tail = segments[:start], segments[end:]
    first = (*shared, *segments[start:middle], *tail)
    second = (*shared, *segments[middle:end], *tail)
    times = [_time(columns[start:middle]), _time(columns[middle:end])]
    shares_level = any(column.reading.best == "level1" for column in columns[:start])
    if not any(times) and (shares_level or _speaks_of_mid_term(above, grammar)):
        times = ["mid_term", ""]  # the central declaration
    return Halves(first, second, (times[0], times[1]))


def _role(column: Evidence) -> str:
    """What a column is by its label, and the word that says so."""
    if column.reading.strength < _LABEL or column.forced:
        return ""
    return f"{column.reading.best} {column.reading.parts[-1] if column.reading.parts else ''}"


def _own(column: Evidence) -> str:
    """The lowest label over a column: the halves differ by what stands above it."""
    return column.label.rpartition(" ")[2]


def _repeated(columns: Sequence[Evidence]) -> tuple[int, int] | None:
    """Where the longest run of columns begins that is printed again right behind itself, and its length."""
    for length in range(len(columns) // 2, 1, -1):
        for start in range(len(columns) - 2 * length + 1):
            run, again = columns[start : start + length], columns[start + length : start + 2 * length]
            if all(map(_are_alike, run, again)) and _names_targets(run):
                return start, length
    return None


def _are_alike(one: Evidence, other: Evidence) -> bool:
    if one.forced or other.forced:
        return False
    same_role = bool(_role(one)) and _role(one) == _role(other)
    return same_role or (bool(_own(one)) and _own(one) == _own(other))


def _names_targets(run: Sequence[Evidence]) -> bool:
    """Whether the columns hold names and targets, by their labels or, where nobody understands one, by what
    stands below."""
    by_label = {_role(column).partition(" ")[0] for column in run}
    return by_label | {max(column.scores, key=lambda role: column.scores[role]) for column in run} >= _NEEDED


def _time(columns: Sequence[Evidence]) -> str:
    times = [column.time for column in columns if column.time and column.time not in ("annual", "initial")]
    return times[0] if times else ""


def _speaks_of_mid_term(above: Sequence[Line], grammar: Grammar) -> bool:
    texts = (slot.text for line in above for slot in line.filled if len(slot.text) <= _LONGEST)
    return any(grammar.read(text).time == "mid_term" for text in texts)
