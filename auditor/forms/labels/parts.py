"""What stands in lexicons/forms/labels.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from auditor.config.lexicons import LexiconModel

Role = Literal[
    "name", "level1", "level2", "value", "operator", "nature", "unit", "weight", "core", "actual", "score",
    "reason", "forecast", "possibility", "note", "project", "issuer", "budget", "goal", "explain", "sequence",
    "context", "ignored",
]  # fmt: skip
Time = Literal[
    "annual", "initial", "adjusted", "mid_term", "previous", "half_year", "now", "future", "reference"
]  # fmt: skip
Shares = Mapping[Role, float]


class Aspect(LexiconModel):
    """Words that make a column what it is, with the likelihood of each role."""

    words: tuple[str, ...]
    roles: Shares


class Turn(LexiconModel):
    """Words that change the aspect behind them; ``alone`` is what they mean with none."""

    words: tuple[str, ...]
    roles: Mapping[Role, Shares]
    alone: Shares | None = None


class Grades(LexiconModel):
    """Grades that head columns: the one that is the target, and the others."""

    target: tuple[str, ...]
    other: tuple[str, ...]


class LabelParts(LexiconModel, lexicon="forms/labels"):
    """The model of the file, which says what each key means."""

    aspects: tuple[Aspect, ...]
    turns: tuple[Turn, ...]
    subjects: tuple[Aspect, ...]
    times: Mapping[Time, tuple[str, ...]]
    neutral: tuple[str, ...]
    joints: tuple[str, ...]
    exact: Mapping[Role, tuple[str, ...]]
    grades: Grades
    places: tuple[str, ...]
    sums: tuple[str, ...]
    regions: tuple[str, ...]
    aims: tuple[str, ...]
    growths: tuple[str, ...]
    questions: tuple[str, ...]
