"""Works that a goal promises in part (完成主体工程70%), beside their acceptance in the same year."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.chinese.edges import ending_of
from auditor.language import Language
from auditor.language.facts import Quantity
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.texts.clauses import split_clauses
from auditor.model import Evidence, Form, Passage, PassageField

_WHOLE = 100


class PartialParams(Params):
    """``works`` are words of works before the share of them that is done; ``accepted`` those of a name that
    speaks of the works' acceptance, ``parts`` of acceptance that parts of works have too."""

    works: tuple[str, ...] = Field(description="目标里完成比例前面、说明是工程的词")
    accepted: tuple[str, ...] = Field(description="名称里说明是工程验收的词")
    parts: tuple[str, ...] = Field(default=(), description="名称里有这些词的，做了一部分也能验收")


@check_kind("partial-works", params=PartialParams, provides={"quote", "share"})
def judge_partial(unit: IndicatorUnit, params: PartialParams, context: Context) -> Judgement:
    """Who promises part of the works for the year sets no share of works accepted."""
    row, name = unit.indicator, unit.indicator.name
    accepted = any(word in name for word in params.accepted) and not any(
        word in name for word in params.parts
    )
    if not accepted or row.period != "annual" or "ratio" not in context.language.unit(row.unit or "").kinds:
        return NOT_APPLICABLE
    told = unit.reading.once(_partly_done, params.works, _introducing(context), context.language)
    if told is None:
        return PASSED
    passage, quantity = told
    clause = next(each.text for each in split_clauses(passage.text) if quantity.text in each.text)
    evidence = (Evidence(clause, passage.location),)
    return failed(Hit({"quote": clause, "share": quantity.text}, evidence, field="value"))


def _introducing(context: Context) -> tuple[str, ...]:
    return context.lexicons.load("quantity-words", QuantityWords).introducing


def _partly_done(
    form: Form, works: tuple[str, ...], introducing: tuple[str, ...], language: Language
) -> tuple[Passage, Quantity] | None:
    """The only share of works that the goals of the year promise, where it is not all of them."""
    found = [
        (passage, each)
        for passage in form.passages
        if passage.field is PassageField.GOAL
        for each in language.quantities(passage.text)
        if "ratio" in each.unit.kinds and _before(passage.text, each, introducing).endswith(works)
    ]
    if len(found) != 1:
        return None
    return found[0] if found[0][1].value < _WHOLE else None


def _before(text: str, quantity: Quantity, introducing: tuple[str, ...]) -> str:
    """The text before a quantity, without the word that introduces it (达到)."""
    before = text[: quantity.start].rstrip()
    return before.removesuffix(ending_of(before, introducing))
