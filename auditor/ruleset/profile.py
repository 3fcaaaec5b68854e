"""A profile: what one form set or province asks, beside the rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class ItemConfig(BaseModel):
    """An item of the official review form: its dimension, full points and title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    dimension: str
    points: Decimal
    source: str  # a document, or «practice, unverified»


class GradeConfig(BaseModel):
    """A grade and the least score that earns it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    grade: str
    at_least: Decimal


class Profile(BaseModel):
    """Weights, grades and expectations. ``weight_totals`` are the legal sums of indicator weights (an explicit
    row 预算执行率 makes it ``weight_total_with_execution``); ``minimum_coverage`` is the share of judgements
    below which no total is printed; ``thresholds`` are named numbers that rules refer to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    items: Mapping[str, ItemConfig]
    grades: tuple[GradeConfig, ...]
    minimum_coverage: Decimal
    weight_totals: tuple[Decimal, ...]
    weight_total_with_execution: Decimal
    thresholds: Mapping[str, Decimal] = {}
