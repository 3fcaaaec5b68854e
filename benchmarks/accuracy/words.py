"""The bench's words and the indicator library, validated."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from auditor.config.resources import data_directory
from auditor.config.yaml12 import read_yaml


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Entry(_Model):
    """An indicator of the library."""

    name: str
    dimension: str
    operator: str
    unit: str
    typical: str | None = None


class Field(_Model):
    """What a field's forms are composed from."""

    department: str
    projects: tuple[str, ...]
    stock: tuple[str, ...]
    basis: tuple[str, ...]
    extra: tuple[Entry, ...] = ()


class Qualitative(_Model):
    name: str
    dimension: str
    value: str


class Special(_Model):
    match: str
    range: tuple[int, int, int]


class Words(_Model):
    """benchmarks/accuracy/words.yaml."""

    places: tuple[str, ...]
    fields: dict[str, Field]
    background: tuple[str, ...]
    slogans: tuple[str, ...]
    intentions: tuple[str, ...]
    basis_laws: tuple[str, ...]
    templates: dict[str, tuple[str, ...]]
    frequencies: dict[str, str]
    qualitative: tuple[Qualitative, ...]
    project_costs: tuple[Entry, ...]
    department_costs: tuple[Entry, ...]
    promises: tuple[str, ...]
    zero_promises: tuple[str, ...]
    slogans_as_names: tuple[str, ...]
    vague_values: tuple[str, ...]
    vague_goals: tuple[str, ...]
    past_tense: tuple[str, ...]
    process_names: tuple[str, ...]
    typos: tuple[tuple[str, str], ...]
    doubles: tuple[str, ...]
    self_review_reasons: tuple[str, ...]
    ranges: dict[str, tuple[int, int, int]]
    special: tuple[Special, ...]


class _Library(_Model):
    source: str
    fields: dict[str, tuple[Entry, ...]]


@lru_cache(maxsize=1)
def words() -> Words:
    return Words.model_validate(read_yaml(Path(__file__).with_name("words.yaml")).data)


@lru_cache(maxsize=1)
def library() -> dict[str, tuple[Entry, ...]]:
    """The indicators of every field: lexicons/indicator-library.yaml and what the bench adds to it."""
    data = read_yaml(data_directory("lexicons") / "indicator-library.yaml").data
    extra = {name: each.extra for name, each in words().fields.items()}
    return {name: (*rows, *extra[name]) for name, rows in _Library.model_validate(data).fields.items()}
