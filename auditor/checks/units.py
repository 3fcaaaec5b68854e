"""What a rule is judged on, one unit at a time: a class for each scope, with the things that it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from auditor.checks.reading import Reading
from auditor.model import Form, Indicator, Passage, Submission


class Scope(StrEnum):
    """The name of a kind of unit, as rules write it."""

    SUBMISSION = "submission"
    FORM = "form"
    INDICATOR = "indicator"
    PAIR = "pair"
    TEXT = "text"


_OWN: Reading[Any] = Reading(None)  # stands for a reading of its own, where none is shared


@dataclass(frozen=True, slots=True)
class SubmissionUnit:
    """A whole submission. ``reading`` is what its rules share."""

    scope: ClassVar[Scope] = Scope.SUBMISSION
    submission: Submission
    reading: Reading[Submission] = field(default=_OWN, kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.reading is _OWN:
            object.__setattr__(self, "reading", Reading(self.submission))


@dataclass(frozen=True, slots=True)
class _OfForm:
    """A form or a part of one. ``reading`` is what the rules on the form and on its parts share, ``whole``
    what the rules on all forms of the submission do."""

    submission: Submission
    form: Form
    reading: Reading[Form] = field(default=_OWN, kw_only=True, compare=False, repr=False)
    whole: Reading[Submission] = field(default=_OWN, kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.reading is _OWN:
            object.__setattr__(self, "reading", Reading(self.form))
        if self.whole is _OWN:
            object.__setattr__(self, "whole", Reading(self.submission))


@dataclass(frozen=True, slots=True)
class FormUnit(_OfForm):
    """One form."""

    scope: ClassVar[Scope] = Scope.FORM


@dataclass(frozen=True, slots=True)
class IndicatorUnit(_OfForm):
    """One row of a form."""

    scope: ClassVar[Scope] = Scope.INDICATOR
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class PairUnit(_OfForm):
    """Two rows of one form; ``other`` is the later one."""

    scope: ClassVar[Scope] = Scope.PAIR
    indicator: Indicator
    other: Indicator


@dataclass(frozen=True, slots=True)
class TextUnit(_OfForm):
    """One passage (概况, 依据, 目标) of a form."""

    scope: ClassVar[Scope] = Scope.TEXT
    passage: Passage


Unit = SubmissionUnit | FormUnit | IndicatorUnit | PairUnit | TextUnit


def form_of(unit: Unit) -> Form | None:
    """The form of a unit, ``None`` where it is the whole submission."""
    return None if isinstance(unit, SubmissionUnit) else unit.form


def rows_of(unit: Unit) -> tuple[Indicator, ...]:
    """The rows that a unit consists of, none where it is no row."""
    match unit:
        case IndicatorUnit():
            return (unit.indicator,)
        case PairUnit():
            return unit.indicator, unit.other
        case _:
            return ()


def passage_of(unit: Unit) -> Passage | None:
    """The passage that a unit is, ``None`` where it is none."""
    return unit.passage if isinstance(unit, TextUnit) else None
