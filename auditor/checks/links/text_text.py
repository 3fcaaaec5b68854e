"""概况 against 目标: the same thing with two numbers, or a deliverable that only one of them names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.links.statements import Statements
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import FormUnit
from auditor.chinese.dates import find_years
from auditor.expressions import expression
from auditor.language import Language
from auditor.language.facts import Quantity, Role
from auditor.language.linking.form_links import links_of
from auditor.language.linking.links import FIELDS, Linker, Mention
from auditor.language.linking.same_amounts import agree
from auditor.model import Confidence, Evidence, Form, Operator, Passage, PassageField
from auditor.model.words import FIELD_WORDS

_DIGITS = expression(r"\d+")
_TELLING = 10
_INCOME = "income"
_PROPER = expression(r"“[^”]+”|‘[^’]+’|「[^」]+」|\"[^\"]+\"")
_LEAST = 3  # characters of content: 培训 alone names no thing


class TextText(Params):
    """``aspect``: two ``numbers`` for one thing, or a quantified promise of 目标 that 概况 does not
    ``mention``."""

    aspect: Literal["numbers", "mention"] = Field(
        description="比什么：numbers 同一件事的两个数，mention 目标里的承诺概况没有提到"
    )


@check_kind(
    "text-text",
    params=TextText,
    provides={"label", "quote", "other_label", "other_quote", "one", "two"},
)
def text_text(unit: FormUnit, params: TextText, context: Context) -> Judgement:
    """Compares the quantities of 概况 and 目标 with each other."""
    form, linker = unit.form, context.linker
    if params.aspect == "numbers":
        stated = unit.reading.once(links_of, linker).mentions
        mentions = tuple(each for each in stated if not _of_earlier_year(each, form.year))
        hits = [*_clashes(mentions, context), *_long_term_clashes(form, mentions, context)]
        return failed(*hits) if mentions else NOT_APPLICABLE
    overview, goal = form.passage(PassageField.OVERVIEW), form.passage(PassageField.GOAL)
    if overview is None or goal is None:
        missing = FIELD_WORDS["overview" if overview is None else "goal"]
        has_field = any(passage.field in FIELDS for passage in form.passages)
        return Undetermined(reasons.no_text(missing)) if has_field else NOT_APPLICABLE
    return failed(*_unmentioned(form, overview, goal, linker))


def _of_earlier_year(mention: Mention, year: int | None) -> bool:
    """Whether an overview tells what a year before the form's has brought (2025年养护80公里)."""
    quantity = mention.quantity
    if year is None or mention.passage.field is not PassageField.OVERVIEW:
        return False
    years = find_years(quantity.clause[: max(quantity.start - quantity.clause_start, 0)])
    return bool(years) and max(years) < year


def _clashes(mentions: tuple[Mention, ...], context: Context) -> Iterator[Hit]:
    """Promises of one thing with two values, each told once. None where another number of the texts says
    that one of the two is of something else: by stating the same, or beside the other one."""
    statements = Statements(mentions, context.linker)
    signs = [_sign(each.quantity, context.language) for each in mentions]
    reported: set[int] = set()
    for place, one in enumerate(mentions):
        if place in reported or signs[place] is None:
            continue
        for other in statements.alike_behind(place):
            two = mentions[other]
            if other in reported or signs[other] != signs[place] or not _clash(one, two, context):
                continue
            if statements.confirmed(place):
                break
            if not statements.confirmed(other) and not statements.settled_beside(place, other):
                reported |= {place, other}
                yield _hit(one, two)
                break


def _long_term_clashes(form: Form, mentions: tuple[Mention, ...], context: Context) -> Iterator[Hit]:
    """Clashes of the overview with a long-term goal, where another number that both state tells that both
    speak of the whole project, not of one year's part of it."""
    linker = context.linker
    whole = tuple(each for each in mentions if each.passage.field is PassageField.OVERVIEW)
    later = linker.mentions(form, (PassageField.LONG_TERM_GOAL,)) if whole else ()
    if not _telling(whole).isdisjoint(_telling(later)):
        for hit in _clashes((*whole, *later), context):
            if hit.field == PassageField.LONG_TERM_GOAL and hit.values["label"] != hit.values["other_label"]:
                yield hit


def _telling(mentions: Iterable[Mention]) -> set[tuple[str, Decimal]]:
    """The amounts that no two things have by chance (52000平方米)."""
    quantities = (each.quantity for each in mentions if each.quantity.value >= _TELLING)
    return {(each.unit.base, each.value * each.unit.factor) for each in quantities}


def _sign(quantity: Quantity, language: Language) -> tuple[str, Operator | None] | None:
    """The unit and the sign of a promise, which a clashing one shares; ``None`` for what promises no exact
    number, and for money that is not earned."""
    if quantity.role is not Role.COMMITMENT or quantity.approximate:
        return None
    if "money" in quantity.unit.kinds and not _earned(quantity, language):
        return None
    return quantity.unit.text, quantity.operator


def _earned(quantity: Quantity, language: Language) -> bool:
    """Whether a sum of money is a result (产值, 收入), not what is paid for one."""
    matter = language.matter(quantity.object, quantity.unit.text)
    return matter is not None and matter.kind == _INCOME


def _clash(one: Mention, two: Mention, context: Context) -> bool:
    left, right, linker = one.quantity, two.quantity, context.linker
    fields_differ = one.passage.field is not two.passage.field
    return (
        (fields_differ or left.clause_start != right.clause_start)
        and not agree(left, right)
        and not _of_others(left, right, context)
        and min(len(linker.topic(left)), len(linker.topic(right))) + _deed(left, right) >= _LEAST
    )


def _of_others(one: Quantity, other: Quantity, context: Context) -> bool:
    """Whether numbers before two quantities say that they are of two things (70至79岁老人, 80岁以上老人),
    or words before one that others act, or that it is a part (企业自行采购, 其中采购)."""
    if len({context.language.funding.beside.set_apart(each.clause) for each in (one, other)}) > 1:
        return True
    groups = [_DIGITS.findall(each.clause[: max(each.start - each.clause_start, 0)]) for each in (one, other)]
    return all(groups) and groups[0] != groups[1]


def _deed(one: Quantity, other: Quantity) -> int:
    """The length of the verb that both share: 培训 with 青年 names a thing, 青年 alone does not."""
    said = one.action in one.clause and other.action in other.clause  # not in a clause before
    return len(one.action) if one.action == other.action and said else 0


def _hit(one: Mention, two: Mention) -> Hit:
    same_text = one.passage.field is two.passage.field
    return Hit(
        values={
            "label": one.passage.label,
            "quote": inner(one.words),
            "other_label": two.passage.label,
            "other_quote": inner(two.words),
            "one": as_text(one.quantity.annual),
            "two": as_text(two.quantity.annual),
        },
        evidence=(Evidence(one.words, one.passage.location), Evidence(two.words, two.passage.location)),
        field=two.passage.field.value,
        confidence=Confidence.ASK if same_text else None,
    )


def _unmentioned(form: Form, overview: Passage, goal: Passage, linker: Linker) -> Iterator[Hit]:
    brief = not linker.promises.quantities(overview.text)
    for quantity in linker.promises.quantities(goal.text):
        if brief and not _PROPER.search(quantity.clause):
            continue  # an overview that counts nothing names what has a name of its own at most
        topic = linker.topic(quantity)
        if not linker.promises.is_built(quantity) or linker.content.size(topic) < _LEAST:
            continue
        if linker.content.coverage(topic, form.name) > 0 or linker.content.coverage(topic, overview.text) > 0:
            continue
        values = {
            "label": goal.label,
            "quote": inner(quantity.clause),
            "other_label": overview.label,
            "other_quote": "",
            "one": quantity.text,
            "two": "",
        }
        yield Hit(values=values, evidence=(Evidence(quantity.clause, goal.location),), field="overview")
