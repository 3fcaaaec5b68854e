"""What a rule is judged on, one unit at a time: a class for each scope, with the things that it has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from auditor.model import Form, Indicator, Passage, Submission


class Scope(StrEnum):
    """The name of a kind of unit, as rules write it."""

    SUBMISSION = "submission"
    FORM = "form"
    INDICATOR = "indicator"
    PAIR = "pair"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SubmissionUnit:
    """A whole submission."""

    scope: ClassVar[Scope] = Scope.SUBMISSION
    submission: Submission


@dataclass(frozen=True, slots=True)
class FormUnit:
    """One form."""

    scope: ClassVar[Scope] = Scope.FORM
    submission: Submission
    form: Form


@dataclass(frozen=True, slots=True)
class IndicatorUnit:
    """One row of a form."""

    scope: ClassVar[Scope] = Scope.INDICATOR
    submission: Submission
    form: Form
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class PairUnit:
    """Two rows of one form; ``other`` is the later one."""

    scope: ClassVar[Scope] = Scope.PAIR
    submission: Submission
    form: Form
    indicator: Indicator
    other: Indicator


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One passage (概况, 依据, 目标) of a form."""

    scope: ClassVar[Scope] = Scope.TEXT
    submission: Submission
    form: Form
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
