"""What a head gives its form: amounts, texts, the unit that files it, fields left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from auditor.forms.head.amounts import money_unit_of
from auditor.forms.head.records import Head, Money
from auditor.forms.head.results import blank_labels, execution_of, sources_of, stated_total
from auditor.forms.head.whole import sum_of_sources, whole_of
from auditor.forms.labels.label_file import FieldName
from auditor.forms.labels.lexicon import Labels
from auditor.forms.text import squeeze, without_numbering
from auditor.model import Amount, Form, Passage, PassageField

_MISSING = {
    "project": "project", "department": "department", "issuer": "issuer", "unit_name": "issuer",
    "budget": "budget", "overview": "overview", "basis": "basis", "goal": "goal", "goal_generic": "goal",
    "long_term_goal": "long_term_goal", "year": "year",
}  # fmt: skip
_GOALS = frozenset({"goal", "goal_generic"})


def issuer_of(head: Head) -> str | None:
    """The unit that files a form: a central declaration names none but the unit that carries the project
    out."""
    values = head.values
    return values.get("issuer") or values.get("unit_name") or values.get("implementer")


def amounts_of(head: Head, labels: Labels, year: int | None) -> tuple[tuple[Amount, ...], Amount | None]:
    """All amounts, the annual budget first; where no cell states it, what the sources add up to, or what a
    sentence tells."""
    unit = money_unit_of(head.money_unit)
    known = [replace(m, amount=replace(m.amount, unit=m.amount.unit or unit)) for m in head.money]
    ranked = [money for money in known if money.rank is not None]
    # what was not planned at the start of the year is planned later: 年初0，全年（调整后）12
    best: Money | None = min(
        ranked, key=lambda money: (not money.amount.value, money.rank or 0), default=None
    )
    if "budget" not in head.unfilled:
        best = best or whole_of(known, labels.budgets)
    rest = [money.amount for money in known if money is not best]
    if best:
        return (best.amount, *rest), best.amount
    if "budget" in head.unfilled:
        return tuple(rest), None
    told = labels.told.of(head.told, year)
    if told:
        return (told, *rest), told
    return tuple(rest), None if head.loose else sum_of_sources(known, labels)


def passages_of(head: Head, labels: Labels) -> Iterator[Passage]:
    """Its texts. Beside an annual goal a goal that one of the ``overall`` words names is a long-term one. The
    project's name, printed over the indicators of a goal (年度目标1：渠道维修), is none beside another goal,
    nor is «无» for one that was not adjusted."""
    annual = any(text.field == "goal" for text in head.texts)
    goals = [text for text in head.texts if text.field in _GOALS]
    bare = [each for each in goals if _is_name(each.text, head) or squeeze(each.text) in labels.none]
    left_out = bare if len(bare) < len(goals) else []
    for text in (each for each in head.texts if each not in left_out):
        long_term = annual and any(word in text.label for word in labels.source.overall)
        field = _passage_field(text.field, long_term=long_term)
        yield Passage(field, without_numbering(text.label) or text.label, text.text, text.location)


def _is_name(text: str, head: Head) -> bool:
    return squeeze(text) == squeeze(head.values.get("project", ""))


def _passage_field(name: FieldName, *, long_term: bool) -> PassageField:
    if name == "goal_generic":
        return PassageField.LONG_TERM_GOAL if long_term else PassageField.GOAL
    return PassageField(name)


def missing_of(head: Head) -> Mapping[str, str]:
    """The fields whose labels are printed and filled nowhere, with the label as printed."""
    filled = {_MISSING[name] for name in head.filled if name in _MISSING}
    missing: dict[str, str] = {}
    for name, label in head.unfilled.items():
        canonical = _MISSING.get(name)
        if canonical and canonical not in filled:
            missing.setdefault(canonical, label)
    return missing


def with_head(form: Form, head: Head) -> Form:
    """The form with what its head says by itself."""
    return replace(
        form,
        project=head.values.get("project"),
        department=head.values.get("department"),
        issuer=issuer_of(head),
        unfilled=tuple(missing_of(head).items()),
        blank_labels=blank_labels(head),
        totals=stated_total(head),
        execution=execution_of(head),
        sources=sources_of(head),
    )
