"""Whether a sheet is there from its head to its last rows. What is published is often cut, and a cut sheet
lacks rows, weights and scores that nobody left out; so every rule that speaks of what is absent asks here."""

from __future__ import annotations

from decimal import Decimal

from auditor.language import Language
from auditor.language.linking.content import Content
from auditor.model import Form, PassageField

_SPOKEN = 2  # characters of content that a text needs for each row it could speak of
_WEIGHTS_OF_A_WHOLE_FORM = Decimal(80)  # the least that any convention asks for
_ALL_POINTS = Decimal(100)
_MOST_FOR_EXECUTION = Decimal(20)  # points; 10 in most forms, 20 in Hubei
_HEAD = (PassageField.OVERVIEW, PassageField.GOAL, PassageField.LONG_TERM_GOAL)
_FIRST = frozenset({"quantity", "output"})


def is_whole(form: Form, language: Language) -> bool:
    """Whether a form can be told to be whole: by its weights, or by its head and its last part."""
    return weighs_all(form) or seen_whole(form, language)


def weighs_all(form: Form) -> bool:
    """Whether the weights of a form leave no room for further rows."""
    return _weights(form) >= _WEIGHTS_OF_A_WHOLE_FORM and not lacks_points(form)


def lacks_points(form: Form) -> bool:
    """Whether weights and the points of the execution leave some of the 100 to rows that are not there."""
    points = form.execution.points if form.execution is not None else None
    return points is not None and points > 0 and 0 < _weights(form) + points < _ALL_POINTS


def _weights(form: Form) -> Decimal:
    return sum((row.weight for row in form.indicators if row.weight is not None), Decimal(0))


def seen_whole(form: Form, language: Language) -> bool:
    """Whether no part of a form can be missing at either edge."""
    return shows_its_beginning(form, language) and shows_its_end(form, language)


def shows_its_beginning(form: Form, language: Language) -> bool:
    """Whether a head, filled in or not, stands above a form's rows, or they begin where the frame begins:
    with quantities, or with a first part of costs."""
    filled = form.project is not None or form.budget is not None or any(map(form.passage, _HEAD))
    if filled or form.missing_labels:
        return True
    first = next((row.levels for row in form.indicators if row.levels), None)
    if first is None:
        return True
    dimensions = language.dimensions
    return dimensions.of_level(first[0]) == "cost" or dimensions.of_levels(first) in _FIRST


def shows_its_end(form: Form, language: Language) -> bool:
    """Whether a form's table is there to its end: its last part, the satisfaction, follows, or it has no
    parts by which that can be told."""
    if not any(row.levels for row in form.indicators):
        return not earns_more(form)
    return any(language.dimensions.of_levels(row.levels) == "satisfaction" for row in form.indicators)


def earns_more(form: Form) -> bool:
    """Whether a form prints a total score that its rows and the execution could not earn all together."""
    total = form.totals.score if form.totals is not None else None
    points = form.execution.points if form.execution is not None else None
    weights = _weights(form)
    return total is not None and weights > 0 and total > weights + (points or _MOST_FOR_EXECUTION)


def leaves_nothing_out(form: Form, told: Content, language: Language) -> bool:
    """Whether what a form's table or text does not say was left out: neither was cut short, and the text is
    long enough to speak of every row."""
    return is_whole(form, language) and told.size >= _SPOKEN * len(form.indicators)
