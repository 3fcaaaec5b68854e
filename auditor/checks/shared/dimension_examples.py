"""Indicators to propose for a dimension that a form leaves out."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.checks.base import Context
from auditor.language.linking.library import library_of
from auditor.language.names.matter_words import BENEFITS
from auditor.model import Form, FormKind, Indicator, PassageField

_COUNTED = frozenset({"activity", "count", "made", "reached"})  # what the money was spent on, one by one


def dimension_examples(form: Form, missing: Iterable[str], context: Context) -> str:
    """An indicator for each: from the library where it has one on what the form speaks of, with its usual
    target, else one of its trade, else the cost of a unit that it counts, else a general one."""
    office = form.kind is FormKind.DEPARTMENT and not form.project  # it does more than one row says
    found = (_general(each, context) if office else _fitting(form, each, context) for each in missing)
    return "".join(f"“{name}”" for name in dict.fromkeys(found) if name)


def own_example(form: Form, dimension: str, context: Context) -> str:
    """An indicator of what the form speaks of; «» where only a general one is known."""
    example = _fitting(form, dimension, context)
    return "" if example == context.language.dimensions.general_example(dimension) else f"“{example}”"


def _general(dimension: str, context: Context) -> str:
    return context.language.dimensions.general_example(dimension, whole_department=True)


def _fitting(form: Form, dimension: str, context: Context) -> str:
    dimensions, library = context.language.dimensions, library_of(context.lexicons)
    if dimension == "cost" and _tells_its_cost(form, context):
        return dimensions.lexicon.whole_cost
    names = [row.name for row in form.indicators]
    titles = {dimensions.title(each) for each in (BENEFITS if dimension in BENEFITS else (dimension,))}
    entry = library.fitting(titles, "\n".join((form.project or "", *names)), context.language.measure)
    if entry is not None:
        return f"{entry.name}{entry.target}"
    return (
        dimensions.example(dimension, form.project or "", names)
        or (_unit_cost(form, context) if dimension == "cost" else "")
        or dimensions.general_example(dimension)
    )


def _tells_its_cost(form: Form, context: Context) -> bool:
    """Whether a goal says what all of it may cost, which no price of a single piece answers."""
    goal = form.passage(PassageField.GOAL)
    return goal is not None and bool(context.linker.promises.costs(goal.text))


def _unit_cost(form: Form, context: Context) -> str:
    """What one of the things costs that a form counts first; blank where it counts none."""
    dimensions, units = context.language.dimensions, context.language.units
    counted = (units.read(row.unit) for row in form.indicators if row.unit and _counts(row, context))
    return next(filter(None, map(dimensions.unit_cost, counted)), "")


def _counts(row: Indicator, context: Context) -> bool:
    matter = context.language.row_matter(row)
    return matter is not None and matter.kind in _COUNTED and matter.dimension == "quantity"
