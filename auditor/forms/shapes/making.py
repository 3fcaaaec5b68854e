"""The header that a reading of a table makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.forms.labels.label_file import ColumnName
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.halves import Halves
from auditor.forms.shapes.header import Column, Header
from auditor.forms.shapes.reading import UNUSED, Reading
from auditor.forms.shapes.shares import OWN_TIMES
from auditor.forms.shapes.weights import CLASS_WORDS, CLASSES
from auditor.model import Sureness

_NAMES: Mapping[str, ColumnName] = {
    "adjusted": "value", "mid": "value", "half": "value", "other": "value", "place": "value",
    "explain": "ignored", "sequence": "ignored", "context": "ignored", "mark": "ignored",
}  # fmt: skip
_PERIODS = {"adjusted": "adjusted", "mid": "mid_term", "half": "half_year", "other": "other"}
_NOT_THE_YEARS = ("mid_term", "half_year", "previous")
_ASSUMED = 0.3
_HALF = 0.5
_SURE = 0.8
_KINDS = ("定量", "定性")
_SLACK = 0.15  # of the rows have both targets, or none


def header_of(reading: Reading, lines: Sequence[Line], labels: Labels) -> Header:
    """The header that a reading makes of these lines."""
    columns = tuple(_with_sign(list(_columns(reading)), reading.columns))
    columns, period = _without_other_periods(columns)
    printed = tuple(slot.text for line in lines for slot in line.filled if slot.fresh)
    beside = [slot.text for slot in lines[0].filled if labels.is_row_label(slot.text)]
    period = next((time for text in beside if (time := labels.other_period(text))), period)
    header = Header(
        columns,
        (lines[0].filled or lines[0].slots)[0].location,
        block=lines[0].block,
        width=lines[0].width,
        printed=printed,
        lines=len(lines),
        period=period,
        sureness=reading.sureness(reading.margin),
        margin=reading.margin,
    )
    return _with_twin(header, reading.halves) if reading.halves else header


def _columns(reading: Reading) -> Iterator[Column]:
    for place, (evidence, role) in enumerate(zip(reading.columns, _roles(reading), strict=True)):
        gap, runner_up = reading.rival(place)
        period = _PERIODS.get(role, "")
        if role == "value" and evidence.time in _NOT_THE_YEARS:
            period = evidence.time
        yield Column(
            _name(role),
            evidence.segment.start,
            evidence.segment.end,
            evidence.label,
            part=evidence.part,
            period=period,
            place=_place(evidence) if role == "place" else "",
            role=role,
            sureness=Sureness.DOUBTFUL if _is_explained(evidence, role) else reading.sureness(gap),
            runner_up=runner_up,
            may_hold=_other(role, reading.may_be(place)),
            evidence=_told(evidence, role),
            usual=evidence.profile.usual,
            assumed=role == "value"
            and bool(evidence.label)
            and not evidence.reading.total
            and evidence.reading.roles.get("value", 0) < _ASSUMED,
        )


def _is_explained(evidence: Evidence, role: str) -> bool:
    """Whether targets were only found in a column that plainly explains indicators or their points."""
    return role == "value" and evidence.plain and evidence.reading.best == "explain"


def _name(role: str) -> ColumnName:
    return _NAMES.get(role, role)  # type: ignore[arg-type]


def _other(role: str, may_be: str) -> str:
    """The field that a column may hold instead of its own, empty where it is the same one."""
    return "" if not may_be or _name(may_be) == _name(role) else _name(may_be)


def _roles(reading: Reading) -> list[str]:
    """The roles of the columns, with a second one of targets that fills up the first."""
    roles = enumerate(reading.chosen.roles)
    return ["other" if _completes(reading, place) else role for place, role in roles]


def _completes(reading: Reading, place: int) -> bool:
    """Whether an unread column is headed as one of targets, or of the other kind of them, and is filled where
    that of the targets is blank: 定量指标值 | 定性指标值, 定量 (符号 | 数值) | 定性 (预期状况)."""
    own, value, name = reading.columns[place], reading.chosen.column("value"), reading.chosen.column("name")
    if value is None or name is None or reading.chosen.roles[place] not in UNUSED:
        return False
    plain = own.reading.best == "value" and own.reading.strength >= _SURE
    if own.time not in OWN_TIMES or not (plain or _are_opposite(own.label, reading.columns[value].label)):
        return False
    filled = len(own.profile.texts), len(reading.columns[value].profile.texts)
    names = len(reading.columns[name].profile.texts)
    return min(filled) > 0 and abs(sum(filled) - names) <= _SLACK * names


def _are_opposite(label: str, other: str) -> bool:
    """Whether one label speaks of figures and the other one of targets in words."""
    return any(kind in label and against in other for kind, against in (_KINDS, _KINDS[::-1]))


def _place(column: Evidence) -> str:
    """The place whose targets a column holds: its label, or the one over «目标值»."""
    *above, own = column.label.split(" ")
    return above[-1] if above and own == "".join(column.reading.parts) else own


def _without_other_periods(columns: tuple[Column, ...]) -> tuple[tuple[Column, ...], str]:
    """Where the only target is not the year's, the form is of its period."""
    targets = [column for column in columns if column.name == "value"]
    if len(targets) == 1 and targets[0].period in _NOT_THE_YEARS:
        period = targets[0].period
        return tuple(replace(c, period="") if c is targets[0] else c for c in columns), period
    return columns, ""


def _with_sign(columns: list[Column], evidence: Sequence[Evidence]) -> list[Column]:
    """The columns, where 定性 and 定量 stand for the sign in a table that has none."""
    if any(column.name == "operator" for column in columns):
        return columns
    for number, column in enumerate(columns):
        if column.name == "nature" and evidence[number].profile.share("polarity") < _HALF:
            columns[number] = replace(column, name="operator")
            break
    return columns


def _with_twin(header: Header, halves: Halves) -> Header:
    """All parts of a table, each the twin of the one before: they have the columns of the first, moved to
    where they stand."""
    twin: Header | None = None
    for number in reversed(range(len(halves.parts))):
        moved = dict(zip(halves.parts[0], halves.parts[number], strict=True))
        at = {(segment.start, segment.end): other for segment, other in moved.items()}
        columns = tuple(
            replace(column, start=at[column.start, column.end].start, end=at[column.start, column.end].end)
            for column in header.columns
        )
        twin = replace(
            header, columns=columns, period=halves.periods[number], foreign=halves.others(number), twin=twin
        )
    return twin or header


def _told(evidence: Evidence, role: str) -> str:
    """Why a column is what it is, in words: what the label says, and what the cells are."""
    shares = evidence.reading.roles
    said = f"列名的把握{shares.get(role, 0):.2f}" if evidence.label else "没有列名"
    profile = evidence.profile
    ranked = sorted(
        ((count, name) for count, name in zip(profile.counts, CLASSES, strict=True) if count), reverse=True
    )
    cells = "、".join(f"{CLASS_WORDS[name]}{count}格" for count, name in ranked[:3])
    return f"{said}；下面是{cells or '空的'}"
