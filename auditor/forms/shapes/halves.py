"""Tables that print their indicators twice, side by side: for mid term and year, or to save paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from auditor.expressions import expression
from auditor.forms.labels import Grammar
from auditor.forms.labels.levels import LevelReader
from auditor.forms.lines import Line
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.segments import Segment
from auditor.forms.text import label_key

_LABEL = 0.45
_LONGEST = 24
_NEARLY_ALL = 0.8  # of the filled cells
_SPARSE = 0.4  # of the rows: the last of several indicators beside each other, which few levels have
_TWICE = 2
_HALF_KNOWN = 0.5
_FEWEST_NAMES = 3
_ORDINAL = expression(r"[\d一二三四五六七八九十]+")
_MOST_COLUMNS = 24  # of a half
_NEEDED = frozenset({"name", "value"})
_UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Halves:
    """The columns of each half (or third), with those that all share; ``periods`` of their targets;
    ``unsure`` where each stands below words that nobody knows, which may name projects or places."""

    parts: tuple[tuple[Segment, ...], ...]
    periods: tuple[str, ...]
    unsure: bool = False

    def others(self, part: int) -> tuple[tuple[int, int], ...]:
        """The columns that a part has not, from where to where each stands."""
        own = self.parts[part]
        return tuple(
            dict.fromkeys((each.start, each.end) for other in self.parts for each in other if each not in own)
        )


def halves_of(
    columns: Sequence[Evidence], above: Sequence[Line], grammar: Grammar, levels: LevelReader
) -> Halves | None:
    """The halves of a table whose columns repeat, ``None`` for any other; ``above`` are the lines above the
    header, which may tell the periods (中期目标 | 年度目标)."""
    run = _repeated(columns)
    if run is None:
        return None
    start, length, times = run
    end = start + times * length
    segments = [column.segment for column in columns]
    shared, tail = segments[:start], segments[end:]
    starts = range(start, end, length)
    periods = [_time(columns[first : first + length]) for first in starts]
    heads = [_heading(columns[first : first + length], above) for first in starts]
    shares_level = any(column.reading.best == "level1" for column in columns[:start])
    central = _speaks_of_mid_term(above, grammar) or (
        shares_level and not all(heads) and not _name_others([columns[at : at + length] for at in starts])
    )
    if times == _TWICE and not any(periods) and central:
        periods = ["mid_term", ""]  # the central declaration
    return Halves(
        tuple((*shared, *segments[first : first + length], *tail) for first in starts),
        tuple(periods),
        unsure=not any(periods) and _are_strange(heads, grammar, levels),
    )


def _name_others(parts: Sequence[Sequence[Evidence]]) -> bool:
    """Whether both halves are filled and hardly a name of one stands in the other: no indicator has two
    targets."""
    names = [_names(part) for part in parts]
    filled = [len(each) for each in names]
    both = min(filled) >= _FEWEST_NAMES and min(filled) >= _HALF_KNOWN * max(filled)
    return both and len(set[str]().union(*names)) > _NEARLY_ALL * sum(filled)


def _names(part: Sequence[Evidence]) -> frozenset[str]:
    column = next((each for each in part if each.reading.best == "name"), None)
    return frozenset(map(label_key, column.profile.texts if column else ()))


def _heading(part: Sequence[Evidence], above: Sequence[Line]) -> str:
    """What stands over the columns of a half and over no others: in the header, or in the line above it."""
    over = {column.label.rpartition(" ")[0] for column in part}
    if over != {""}:
        return over.pop() if len(over) == 1 else ""
    start, end = part[0].segment.start, part[-1].segment.end
    filled = above[-1].filled if above else ()
    return next((slot.text for slot in filled if (slot.start, slot.end) == (start, end)), "")


def _are_strange(heads: Sequence[str], grammar: Grammar, levels: LevelReader) -> bool:
    """Whether words stand over all halves that differ, and are neither of levels nor of a header."""
    keys = [label_key(head) for head in heads]
    if len({_ORDINAL.sub("", key) for key in keys}) < len(keys) or not all(keys):
        return False
    known = (levels.is_group(head) or grammar.read(head).known > _HALF_KNOWN for head in heads)
    return not any(known)


def _role(column: Evidence) -> str:
    """What a column is by its label, and the word that says so."""
    if column.reading.strength < _LABEL or column.forced:
        return ""
    return f"{column.reading.best} {column.reading.parts[-1] if column.reading.parts else ''}"


def _own(column: Evidence) -> str:
    """The lowest label over a column: the halves differ by what stands above it."""
    return column.label.rpartition(" ")[2]


def _repeated(columns: Sequence[Evidence]) -> tuple[int, int, int] | None:
    """Where the longest run of columns begins that is printed again right behind itself, its length, and how
    often it is printed."""
    count = len(columns)
    for length in range(min(count // 2, _MOST_COLUMNS), 1, -1):
        alike = [_are_alike(columns[n], columns[n + length]) for n in range(count - length)]
        for start in range(count - 2 * length + 1):
            times = _times(columns, start, length) if all(alike[start : start + length]) else 1
            if times >= _TWICE:
                return start, length, times
    return None


def _times(columns: Sequence[Evidence], start: int, length: int) -> int:
    """How often a run of columns is printed, one right behind the other, each with names and targets."""
    run = columns[start : start + length]
    parts = (columns[at : at + length] for at in range(start, len(columns), length))
    return len(list(takewhile(lambda part: _is_again(run, part), parts)))


def _is_again(run: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Whether other columns are those of a run and hold names and targets, unless most are left blank."""
    if len(run) != len(other) or not all(map(_are_alike, run, other)) or any(map(_holds_others, run, other)):
        return False
    return _names_targets(
        [own if _filled(own) > _SPARSE else first for first, own in zip(run, other, strict=True)]
    )


def _are_alike(one: Evidence, other: Evidence) -> bool:
    if one.forced or other.forced:
        return False
    same_role = bool(_role(one)) and _role(one) == _role(other)
    return same_role or (bool(_own(one)) and _own(one) == _own(other))


def _holds_others(first: Evidence, other: Evidence) -> bool:
    """Whether nearly all that stands in a column are units, which stand below no other label of units: with a
    letter misread, 指标值的单位 looks like one of targets."""
    units = other.profile.share("unit")
    again = first.profile.share("unit") > 0 or _role(first).startswith(_UNIT)
    return units > 0 and units >= _NEARLY_ALL * _filled(other) and not again


def _names_targets(run: Sequence[Evidence]) -> bool:
    """Whether the columns hold names and targets, by their labels or, where nobody understands one, by what
    stands below."""
    by_label = {_role(column).partition(" ")[0] for column in run if not _holds_levels(column)}
    return by_label | {max(column.scores, key=lambda role: column.scores[role]) for column in run} >= _NEEDED


def _holds_levels(column: Evidence) -> bool:
    """Whether nearly all cells are levels, a bare 满意度 only beside others: it may be a name."""
    sure, short = column.profile.share("level1", "level2"), column.profile.share("level")
    return sure > 0 and sure + short >= _NEARLY_ALL * _filled(column)


def _filled(column: Evidence) -> float:
    return 1 - column.profile.share("blank")


def _time(columns: Sequence[Evidence]) -> str:
    times = [column.time for column in columns if column.time and column.time not in ("annual", "initial")]
    return times[0] if times else ""


def _speaks_of_mid_term(above: Sequence[Line], grammar: Grammar) -> bool:
    texts = (slot.text for line in above for slot in line.filled if len(slot.text) <= _LONGEST)
    return any(grammar.read(text).time == "mid_term" for text in texts)
