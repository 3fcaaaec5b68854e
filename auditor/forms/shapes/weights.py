"""What stands in lexicons/forms/profiles.yaml, and the same as logarithms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import log
from typing import NamedTuple

from auditor.config.lexicons import LexiconModel

CLASSES = (
    "blank", "sign", "kind", "polarity", "flag", "template", "number", "large", "level1", "level2", "level",
    "unit", "signed", "date", "amount", "short", "text", "long",
)  # fmt: skip
DATA = frozenset({
    "level1", "level2", "sign", "signed", "number", "large", "amount", "unit", "date", "flag",
    "kind", "polarity",
})  # fmt: skip
"""What cells of the body hold, and labels do not."""
DATA_CLASSES = frozenset(map(CLASSES.index, DATA))
CLASS_WORDS: Mapping[str, str] = {
    "blank": "空白",
    "sign": "比较符号",
    "kind": "定性定量",
    "polarity": "正向反向",
    "flag": "是否",
    "template": "模板字样",
    "number": "数",
    "large": "一百以上的数",
    "level1": "一级指标名",
    "level2": "二级指标名",
    "level": "像层级的词",
    "unit": "计量单位",
    "signed": "符号带数",
    "date": "日期",
    "amount": "数带单位",
    "short": "短词",
    "text": "文字",
    "long": "长文字",
}
_UNIFORM = log(1 / len(CLASSES))
Shares = Mapping[str, float]


class Sharpness(LexiconModel):
    """How much cells count: in a table of one row, and with ``enough`` rows."""

    few: float
    many: float
    enough: int

    def of(self, rows: int) -> float:
        return self.few + (self.many - self.few) * min(1.0, rows / self.enough)


class ShapeWeights(LexiconModel):
    """What merging, distinctness, sums, counting or leaps between numbers, clauses, standing alone and words
    that come back say for (or against) a role."""

    merged: Shares
    distinct: Shares
    repeated: Shares
    sum: Shares
    counting: Shares
    leaps: Shares
    sentences: Shares
    alone: Shares
    returning: Shares


LABELLED = frozenset({"project", "issuer", "budget", "goal", "place", "mark", "possibility", "forecast"})
BY_TIME = frozenset({"adjusted", "mid", "half"})  # the period that a label names leaves little doubt
NOT_GUESSED = LABELLED | BY_TIME | {"sequence"}

_OfRoles = tuple[float, ...]  # a number a role


class Shapes(NamedTuple):
    """The shape weights of some roles, 0 where none is given."""

    merged: _OfRoles
    distinct: _OfRoles
    repeated: _OfRoles
    sum: _OfRoles
    counting: _OfRoles
    leaps: _OfRoles
    sentences: _OfRoles
    alone: _OfRoles
    returning: _OfRoles


class Roles(NamedTuple):
    """Some roles, with the logarithms by class and the shape weights of each."""

    names: tuple[str, ...]
    by_class: tuple[_OfRoles, ...]
    shapes: Shapes


class Penalties(LexiconModel):
    """What an arrangement of columns costs that makes little sense."""

    level_behind_name: float
    level_order: float
    name_behind_value: float
    sign_before_name: float
    result_before_target: float
    no_name: float
    no_target: float
    only_result: float
    only_points: float
    adjusted_alone: float
    mid_alone: float
    score_alone: float
    one_place: float
    level2_first: float
    deeper_alone: float


class Brake(LexiconModel):
    """What a reading costs that would accuse most of the form."""

    blank_values: float
    empty_beside_full: float
    repeated_names: float
    names_are_data: float
    values_are_levels: float
    names_are_levels: float
    levels_left_out: float
    names_left_out: float
    names_hold_others: float
    names_are_parts: float
    names_are_groups: float
    signs_beside_bare: float
    targets_left_out: float
    units_left_out: float
    weights_too_high: float
    no_points: float
    signs_without_number: float
    units_without_number: float
    scores_above_weights: float
    weights_allowed: float
    most: float


class Weights(LexiconModel, lexicon="forms/profiles"):
    """The model of the file, which says what each key means."""

    sharpness: Sharpness
    label: float
    floor: float
    plain_floor: float
    rest: float
    classes: Mapping[str, Shares]
    unknown: Shares
    empty: Shares
    shape: ShapeWeights
    penalties: Penalties
    brake: Brake
    line: float
    explained: float
    doubtful: float
    certain: float

    @cached_property
    def logs(self) -> Mapping[str, tuple[float, ...]]:
        """By role: how much likelier than chance each class of cells is, in the order of CLASSES."""
        return {
            role: tuple(
                log(max(shares.get(name, self.rest), self.rest / 5) / 100) - _UNIFORM for name in CLASSES
            )
            for role, shares in self.classes.items()
        }

    @cached_property
    def every(self) -> Roles:
        """All roles."""
        return self._among(self.logs)

    @cached_property
    def guessed(self) -> Roles:
        """Those that a column may have whatever its label says."""
        return self._among({role: logs for role, logs in self.logs.items() if role not in NOT_GUESSED})

    def _among(self, logs: Mapping[str, tuple[float, ...]]) -> Roles:
        shape = self.shape
        kinds = (
            shape.merged, shape.distinct, shape.repeated, shape.sum,
            shape.counting, shape.leaps, shape.sentences, shape.alone, shape.returning,
        )  # fmt: skip
        shapes = Shapes(*(tuple(kind.get(role, 0.0) for role in logs) for kind in kinds))
        return Roles(tuple(logs), tuple(zip(*logs.values(), strict=True)), shapes)

    def label_score(self, share: float, *, plain: bool) -> float:
        """What a label says for a role that it names with this likelihood; a ``plain`` one, which says
        without doubt what it is, leaves less to others."""
        floor = self.plain_floor if plain else self.floor
        return self.label * log(floor + (1 - floor) * min(1.0, share))
