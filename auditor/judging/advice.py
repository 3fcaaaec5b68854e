"""What a finding proposes, in the words of its rule that fit the form."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.model import Edit, Form, FormKind, Safety, Suggestion
from auditor.model.words import FIELD_WORDS
from auditor.ruleset.schema import ADVISED, SuggestionTemplate
from auditor.ruleset.templates import Template

_LONGEST = 300  # characters of a value in a sentence; real names and lists have fewer
_APPROVED = frozenset({FormKind.SELF_REVIEW, FormKind.MONITORING})


def suggestion_for(
    template: SuggestionTemplate | None,
    values: Mapping[str, str],
    said: Mapping[str, str],
    form: Form | None,
    edits: tuple[Edit, ...],
    *,
    sure: bool,
) -> Suggestion | None:
    """The rule's suggestion, or none where the check could not compute a word that it needs; ``said`` are the
    values as sentences quote them."""
    if template is None:
        return None
    safety = template.safety if sure else Safety.REVIEW
    value = _filled(template.value, values)
    text = _advice(template, said, value, form)
    if template.reviewed is not None and _looks_back(form):
        known = said if text is None else {**said, ADVISED: text}
        reviewed = _filled(template.reviewed, known)
        # what was approved is not changed any more
        return None if reviewed is None else Suggestion(reviewed, template.field, None, safety)
    return None if text is None else Suggestion(text, template.field, value, safety, edits)


def in_sentences(values: Mapping[str, str]) -> Mapping[str, str]:
    """The words of a form as sentences quote them: a cell that holds a whole document is cut with ……."""
    if max(map(len, values.values()), default=0) <= _LONGEST:
        return values
    return {
        name: value if len(value) <= _LONGEST else f"{value[:_LONGEST]}……" for name, value in values.items()
    }


def _advice(
    template: SuggestionTemplate, values: Mapping[str, str], value: str | None, form: Form | None
) -> str | None:
    """What to do in a form that is still being drafted; one without weights is not told to divide them."""
    if template.text is None:
        if value is None or template.field is None:
            return None
        return f"把{FIELD_WORDS[template.field]}改为“{value}”"
    fitting = template.text
    if template.unweighted is not None and form is not None:
        unweighted = all(row.weight is None for row in form.indicators)
        fitting = template.unweighted if unweighted else fitting
    return _filled(fitting, values)


def _looks_back(form: Form | None) -> bool:
    """Whether a form tells of a year that is over or under way, with targets that were approved."""
    return form is not None and (form.looks_back or form.kind in _APPROVED)


def _filled(template: Template | None, values: Mapping[str, str]) -> str | None:
    try:
        return (template.render(values) or None) if template is not None else None
    except KeyError:  # a blank without a value
        return None
