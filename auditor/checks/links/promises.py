"""What 概况 and 目标 promise, with the indicators that should measure it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, NotApplicable, Params, Undetermined
from auditor.checks.links.stated_numbers import Stated, StatedRows, stated_by
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.words import ETC
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.language import Language
from auditor.language.facts import Quantity
from auditor.language.linking.commitments import CommitmentReader
from auditor.language.linking.form_links import FormLinks, links_of
from auditor.language.linking.links import Linker, Mention
from auditor.language.numbers.funding import FundingReader, amounts_within
from auditor.model import Confidence, Evidence, Form, Indicator, Passage, PassageField
from auditor.model.words import FIELD_WORDS

UNTOUCHED = 0.25  # below this share of common content no indicator speaks of a promise
COVERED = 0.6  # from here on one does, whatever its unit
EACH = expression(
    r"(?:(?:每|平均每)(?!年|月|季|周|日|天|半|学期|次|旬|期)\S|人均|户均)(?:每(?:年|月|季度|周|天|日))?"
)
_SHARES = frozenset({"ratio", "points", "money"})
_NO_COUNT = frozenset({"satisfaction", "regard", "correctness", "acceptance", "grade", "income", "saving"})
_BESIDE = frozenset({"deadline", "spending", "standard"})  # when it is done, what it costs
_CARRIED_OUT = frozenset({"completion", "paying", "punctuality"})
WORD, NAME = 4, 24  # characters: of a thing (固定资产), of the longest name that is no sentence
_TASK = 4  # characters of content that a name must have to be the name of a task
_MANY, _NEARLY_ALL, _PART = 8, 0.7, 0.34  # characters of content, and how much of the row and of the clause
_LONGEST = 60  # characters of a promise that is quoted alone
_QUOTED = 40  # characters of a promise in a list
_LISTED = 6  # so many promises are told


class PromiseParams(Params):
    """``fields``: the texts that are read."""

    fields: tuple[PassageField, ...] = Field(default=(PassageField.GOAL,), description="读哪些文字")


@dataclass(frozen=True, slots=True)
class Promises:
    """A form's promises with what is needed to compare them with its indicators."""

    form: Form
    passages: tuple[Passage, ...]
    stated: StatedRows
    links: FormLinks
    reader: CommitmentReader
    funding: FundingReader
    language: Language

    @property
    def linker(self) -> Linker:
        """What links texts with rows."""
        return self.links.linker

    def measured(self, quantity: Quantity) -> bool:
        """Whether an indicator has the very number of a quantity, and shares its words or its unit."""
        having = self.stated.having(quantity)
        if any(each.unmistakable(quantity) or self._names(quantity, each) for each in having):
            return True
        among = (each for each in self.stated.several if each.among(quantity))
        return any(not each.worded or self._names(quantity, each) for each in among)

    def _names(self, quantity: Quantity, stated: Stated) -> bool:
        return self.linker.content.coverage(stated.row.name, quantity.clause) > UNTOUCHED

    def is_funding(self, mention: Mention) -> bool:
        """Whether a quantity is money of the project itself, which the budget answers for."""
        amounts, start = self.funding.amounts(mention.passage.text), mention.quantity.start
        return bool(amounts_within(amounts, start, start + 1))

    def touched(self, topic: str) -> float:
        """The largest share of a topic's content that one indicator names."""
        core = self.linker.content.core(topic)
        shares = (self.linker.content.coverage(core, row.full_name) for row in self.links.near(core))
        return max(shares, default=0.0)

    def named(self, part: str) -> bool:
        """Whether the name of a row, which is no slogan, has half of a part's content, and a word of it."""
        content = self.linker.content
        core = content.core(part)
        words = {core[start : start + WORD] for start in range(len(core) - WORD + 1)}
        return any(
            content.coverage(core, row.name) >= UNTOUCHED * 2
            and any(word in row.name for word in words)
            and len(row.name) <= NAME
            for row in self.links.near(core)
        )

    def answered(self, quantity: Quantity, *, strictly: bool = False) -> float:
        """The largest share of a quantity's words that one indicator names which may state it: not how well
        the same was done, how people liked it, what it earned, or that another thing was done to it;
        ``strictly`` not when it is done or what it costs, either."""
        content = self.linker.content
        shares = (
            content.coverage(core, row.full_name)
            for core in map(content.core, (self.linker.topic(quantity), quantity.clause))
            for row in self.links.near(core)
            if self._may_state(row, quantity, strictly=strictly)
        )
        return max(shares, default=0.0)

    def restated(self, quantity: Quantity) -> bool:
        """Whether a row says in many words what a clause says, and may state its quantity by another count
        (慰问院内老人、院外老人 32人 for 到两个福利院慰问院内老人、院外老人)."""
        content, clause = self.linker.content, quantity.clause
        return any(
            content.size(row.name) >= _MANY
            and content.coverage(row.name, clause) >= _NEARLY_ALL
            and content.coverage(clause, row.full_name) >= _PART
            and self._may_state(row, quantity, strictly=True)
            for row in self.links.near(clause)
        )

    def carried_out(self, clause: str) -> bool:
        """Whether a row asks how much of a clause's task was carried out or paid: nearly all that its name
        speaks of stands in the clause (物业补贴支付完成率 for 完成6个小区物业补贴的支付)."""
        content = self.linker.content
        stems = (content.stem(row.name) for row in self.links.near(clause) if self._asks_how_much(row))
        tasks = (stem for stem in stems if content.size(stem) >= _TASK)
        return any(content.coverage(task, clause) >= COVERED for task in tasks)

    def _asks_how_much(self, row: Indicator) -> bool:
        matter = self.language.row_matter(row)
        return matter is not None and matter.kind in _CARRIED_OUT

    def _may_state(self, row: Indicator, quantity: Quantity, *, strictly: bool) -> bool:
        counted = not quantity.unit.kinds & _SHARES
        if counted and self.linker.nearness.other_deed(quantity, row.name):
            return False
        matter = self.language.row_matter(row)
        excluded = _NO_COUNT | _BESIDE if strictly else _NO_COUNT
        return not counted or matter is None or matter.kind not in excluded


def promises_of(
    unit: FormUnit, params: PromiseParams, context: Context
) -> Promises | NotApplicable | Undetermined:
    """The promises of a form with indicators and texts, or how one without is to be judged."""
    form = unit.form
    if not form.indicators:
        return NOT_APPLICABLE
    passages = tuple(each for each in form.passages if each.field in params.fields and each.text.strip())
    if not passages:
        return Undetermined(reasons.no_text("、".join(FIELD_WORDS[field] for field in params.fields)))
    links = unit.reading.once(links_of, context.linker)
    language = context.language
    stated = unit.reading.once(stated_by, links.linker, language)
    return Promises(form, passages, stated, links, links.linker.promises, language.funding, language)


def is_price(quantity: Quantity) -> bool:
    """Whether an amount is what one of many costs (980元/村, 每户2万元): by it the money is reckoned."""
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    return quantity.unit.of_prices or ("money" in quantity.unit.kinds and EACH.search(before) is not None)


def one(passage: Passage, clause: str, *, sure: bool = True, fault: str = "", **values: str) -> Hit:
    """A hit on one promise."""
    return Hit(
        values={"label": passage.label, "quote": inner(_ending(clause)), **values},
        evidence=(Evidence(clause, passage.location),),
        field=passage.field.value,
        confidence=None if sure else Confidence.ASK,
        fault=fault,
    )


def _beginning(words: str) -> str:
    """A promise in a list; a long one is cut at a pause rather than within a word."""
    if len(words) <= _QUOTED:
        return words
    head = words[:_QUOTED]
    pause = max(head.rfind(mark) for mark in "，、；：")
    return f"{head[:pause] if pause * 2 > _QUOTED else head}……"


def _ending(clause: str) -> str:
    """A clause for quoting; of a long one, which begins with places or means, what is to be done."""
    return clause if len(clause) <= _LONGEST else f"……{clause[-_LONGEST:]}"


def _listed(found: Sequence[tuple[Passage, str]]) -> str:
    """«“…”“…”», with the text that each is from where there are several: «“…”（项目概况）»."""
    mixed = len({passage.label for passage, _ in found}) > 1
    return "".join(
        f"“{inner(_beginning(words))}”{f'（{passage.label}）' if mixed else ''}" for passage, words in found
    )


def several(found: Sequence[tuple[Passage, str]], indicator: str, fault: str) -> Hit:
    """One question that lists several promises."""
    values = {
        "label": "、".join(dict.fromkeys(passage.label for passage, _ in found[:_LISTED])),
        "quote": inner(_beginning(found[0][1])),
        "quotes": _listed(found[:_LISTED]),
        "more": ETC if len(found) > _LISTED else "",
        "indicator": inner(indicator),
        "count": str(len(found)),
    }
    evidence = tuple(Evidence(words, passage.location) for passage, words in found[: _LISTED * 2])
    return Hit(
        values=values,
        evidence=evidence,
        field=found[0][0].field.value,
        confidence=Confidence.ASK,
        fault=fault,
    )
