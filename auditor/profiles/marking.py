"""How a score is earned and capped: items with their parts, gates, grades and decisions, as a profile
says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from auditor.categories import CATEGORIES

Stage = Literal["goals", "results"]
"""Whether a form states targets (``goals``) or reviews what became of them (``results``)."""

_CELLS = frozenset({"name", "value", "unit", "weight", "budget", "goal", "overview"})


def _category(word: str) -> str:
    if word not in CATEGORIES:
        raise ValueError(f"没有类别“{word}”")
    return word


def _cell(word: str) -> str:
    if word not in _CELLS:
        raise ValueError(f"没有会空着的栏目“{word}”，可以写：{'、'.join(sorted(_CELLS))}")
    return word


Category = Annotated[str, AfterValidator(_category)]
"""A category of findings."""
Cell = Annotated[str, AfterValidator(_cell)]
"""A cell of a row or of the head that can be left blank."""


class _Config(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Bound(_Config):
    """When a fact matters; all limits that are given have to hold."""

    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


class NoteConfig(_Config):
    """What readers are told beside the sum of a part where the facts of ``when`` lie within their bounds."""

    text: str
    when: Mapping[str, Bound] = Field(min_length=1)


class PartConfig(_Config):
    """A part of an item: ``points`` are earned in full where the fact reaches ``full_at``, in proportion
    below it. Findings of the categories ``faults`` deduct what was earned here, up to ``most``; elsewhere a
    finding on a row lessens what the row measures. ``stage`` limits it to forms of goals or of results;
    ``note`` tells of what is taken for granted; ``mending`` is the advice where rows for it are there and
    fall short."""

    part: str
    title: str
    advice: str = ""
    mending: str = ""
    points: Decimal
    fact: str
    full_at: Decimal = Decimal(1)
    faults: tuple[Category, ...] = ()
    most: Decimal | None = None
    stage: Stage | None = None
    note: NoteConfig | None = None

    def applies(self, stage: Stage) -> bool:
        return self.stage in (None, stage)


class ItemConfig(_Config):
    """An item of the official review form: its dimension, full points and title. ``base`` is what a form has
    for being filled in, ``parts`` are what the rest is earned by; together they are the points, in each
    stage."""

    title: str
    dimension: str
    points: Decimal
    source: str  # a document, or «practice, unverified»
    base: Decimal
    parts: tuple[PartConfig, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> ItemConfig:
        stages: tuple[Stage, ...] = ("goals", "results")
        for stage in stages:
            total = self.base + sum((part.points for part in self.parts_of(stage)), Decimal(0))
            if total != self.points:
                raise ValueError(f"“{self.title}”的起评分与各得分点合计{total}分，应为{self.points}分")
        return self

    def parts_of(self, stage: Stage) -> tuple[PartConfig, ...]:
        return tuple(part for part in self.parts if part.applies(stage))


class FallConfig(_Config):
    """How far the line of a gate falls: ``points`` for each that a fact counts beyond ``above``, no more than
    ``most`` in all. ``counted`` tells readers how they are counted."""

    fact: str
    counted: str = ""
    above: Decimal = Field(ge=0)
    points: Decimal = Field(gt=0)
    most: Decimal | None = Field(default=None, gt=0)

    def of(self, value: Decimal) -> Decimal:
        lost = self.points * max(value - self.above, Decimal(0))
        return lost if self.most is None else min(lost, self.most)


class GateConfig(_Config):
    """A condition that caps the score whatever the sum: of what was earned above ``at_most`` only the share
    ``keeps`` counts, so that of two forms with the same fault the better one stays ahead. It holds where
    every fact of ``when`` lies within its bound; a fact that the form cannot tell never closes a gate.
    ``falls`` lowers its line the more a form has of something."""

    gate: str
    title: str
    at_most: Decimal
    keeps: Decimal = Field(default=Decimal(0), ge=0, le=1)
    when: Mapping[str, Bound] = Field(min_length=1)
    falls: FallConfig | None = None
    stage: Stage | None = None


class CommonConfig(_Config):
    """A fault that takes the same from every form, behind whatever gate it stands: up to ``points``, in
    proportion to a fact (0…1). ``stage`` limits it to forms of goals or of results."""

    fault: str
    title: str
    points: Decimal
    fact: str
    stage: Stage | None = None


class BlankConfig(_Config):
    """For how many places a blank cell counts, and what (0…1) it leaves of the worth of its row: never more
    than what could be wrong in it, so that nobody gains by emptying a cell that is wrong."""

    places: Decimal
    left: Decimal = Field(default=Decimal(1), ge=0, le=1)


class CoreFaults(_Config):
    """The categories by which a form is wrong, however well it is filled, and for how many places each
    counts: on a row, and on the form as a whole. ``blanks`` are the cells that are left blank, by their
    fields; those of rows count for ``most_blanks`` places together at most."""

    rows: Mapping[Category, Decimal] = {}
    form: Mapping[Category, Decimal] = {}
    blanks: Mapping[Cell, BlankConfig] = {}
    most_blanks: Decimal | None = None


class GradeConfig(_Config):
    """A grade and the least score that earns it."""

    grade: str
    at_least: Decimal


class DecisionConfig(_Config):
    """What is done with a submission from a score on; ``clean`` asks that nothing must be mended."""

    decision: str
    at_least: Decimal
    clean: bool = False


class DeductionConfig(_Config):
    """What a finding costs where its rule does not say: ``points`` each, up to ``cap`` per root cause."""

    points: Decimal
    cap: Decimal
