"""The rows of a form by the levels under which they stand, found out once for all rows that ask."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from auditor.expressions import expression
from auditor.language import Language
from auditor.language.names.dimensions import DimensionReader
from auditor.model import Form, Indicator

Key = TypeVar("Key", bound=Hashable)
_REMARK = expression(r"[（(][^（）()]*[）)]$")  # 质量指标（必填）


def by_dimension(form: Form, dimensions: DimensionReader) -> Mapping[str | None, Sequence[Indicator]]:
    """The rows by the dimension of their levels."""
    return _grouped(form, lambda row: dimensions.of_levels(row.levels))


def by_target(
    form: Form, dimensions: DimensionReader
) -> Mapping[tuple[str | None, str | None], Sequence[Indicator]]:
    """The rows by the dimension of their levels and what they ask for."""
    return _grouped(form, lambda row: (dimensions.of_levels(row.levels), row.value))


def well_placed(form: Form, language: Language) -> Mapping[str | None, Sequence[Indicator]]:
    """The rows that speak of what their levels say, by the dimension."""
    of_levels = language.dimensions.of_levels

    def own(row: Indicator) -> str | None:
        matter, level = language.row_matter(row), of_levels(row.levels)
        return level if matter is not None and matter.dimension == level else None

    return _grouped(form, own)


def place_of(form: Form, dimension: str, dimensions: DimensionReader) -> str:
    """The level of a dimension as a form writes it, else by its usual title."""
    levels = (level for row in form.indicators for level in row.levels)
    own = (level for level in levels if dimensions.of_level(level) == dimension)
    return without_remark(next(own, dimensions.title(dimension)))


def without_remark(level: str) -> str:
    """A level without what stands in brackets behind it."""
    return _REMARK.sub("", level)


def _grouped(form: Form, key: Callable[[Indicator], Key]) -> Mapping[Key, Sequence[Indicator]]:
    found: dict[Key, list[Indicator]] = {}
    for row in form.indicators:
        found.setdefault(key(row), []).append(row)
    return found
