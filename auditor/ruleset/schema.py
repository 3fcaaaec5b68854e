"""What a rule file may say. Every key is listed here; anything else is a mistake with its place."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from auditor.categories import CATEGORIES
from auditor.checks.units import Scope
from auditor.model import Confidence, Safety, Severity
from auditor.model.words import FIELD_WORDS
from auditor.ruleset.templates import Template, TemplateField
from auditor.ruleset.where import Where

_ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

_ROW_PLACEHOLDERS = frozenset({
    "name", "full_name", "operator", "value", "unit", "weight", "target", "row", "project", "title"
})  # fmt: skip

SCOPE_PLACEHOLDERS: dict[Scope, frozenset[str]] = {
    Scope.SUBMISSION: frozenset(),
    Scope.FORM: frozenset({"project", "title"}),
    Scope.TEXT: frozenset({"label", "project", "title"}),
    Scope.INDICATOR: _ROW_PLACEHOLDERS,
    Scope.PAIR: _ROW_PLACEHOLDERS | {"other_name", "other_target", "other_row"},
}


ADVISED = "advice"
"""The placeholder of ``reviewed`` for what is advised in other forms."""


class Status(StrEnum):
    """``preview`` rules report and never deduct; ``deprecated`` ones do not run."""

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


def known_word(word: str, known: Any, what: str) -> str:
    """The word, if it is known. Raises the error that rule mistakes show with the nearest known word."""
    if word not in known:
        details = {"what": what, "word": word, "known": sorted(known)}
        raise PydanticCustomError("unknown_name", "没有{what}“{word}”", details)
    return word


def _category(word: str) -> str:
    return known_word(word, CATEGORIES, "类别")


def _field(word: str) -> str:
    return known_word(word, FIELD_WORDS, "字段")


def _item(word: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("items")
    return word if known is None else known_word(word, known, "评审项目")


def _mapping(value: Any) -> Any:
    if value is None:
        return {}
    return value


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Text = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1990, le=2100)]


class Check(_Model):
    """The check kind with its parameters; ``params`` are the keys beside ``kind``, typed by the kind."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    kind: str = Field(description="检查方法")

    @property
    def params(self) -> dict[str, Any]:
        return dict(self.__pydantic_extra__ or {})


class SuggestionTemplate(_Model):
    """What to write instead. Without ``text`` the sentence follows from ``field`` and ``value``."""

    field: Annotated[str, AfterValidator(_field)] | None = Field(default=None, description="改哪一项")
    value: TemplateField | None = Field(default=None, description="改成什么，可用占位符")
    text: TemplateField | None = Field(
        default=None, description="改法，写给填报人看的一句话；不写时由field和value得出"
    )
    reviewed: TemplateField | None = Field(
        default=None,
        description="自评表里的改法：目标已经批复，本表改不了，写本表怎样写、下年编报时怎样改；"
        "{advice}是平常的改法，如“下年编报时{advice}”。不写的，自评表也照text改",
    )
    unweighted: TemplateField | None = Field(
        default=None, description="没有权重、分值的表里的改法；text 说到权重、分值时必须写"
    )
    safety: Safety = Field(default=Safety.REVIEW, description="safe 可以直接照改，review 要先核实")


class Basis(_Model):
    """A document that a rule rests on; ``note`` paraphrases what it asks."""

    doc: Text = Field(description="依据的文件")
    note: str | None = Field(default=None, description="文件要求什么，用自己的话说")

    def __str__(self) -> str:
        return f"{self.doc}（{self.note}）" if self.note else self.doc


class ScoreSpec(_Model):
    """What a finding costs: ``points``, once per row within its root cause (``group``). On a row they take
    their share of ``row_points`` from what the row measures; on a form they deduct up to ``cap``."""

    points: Annotated[Decimal, Field(ge=0)] = Field(description="一处扣几分")
    group: Text | None = Field(default=None, description="同一组的问题同一行只扣一次")
    cap: Annotated[Decimal, Field(ge=0)] | None = Field(default=None, description="这条规则一张表最多扣几分")


class KnownMiss(_Model):
    """A case that the rule ought to find and does not yet, with the reason; it must stay silent until it is
    promoted to ``bad``."""

    case: dict[str, Any] = Field(description="应当判出、现在还判不出的写法")
    reason: Text = Field(description="为什么判不出")


class Examples(_Model):
    """Cases in the shape of the rule's scope; tests and documentation at once. ``profile`` names the one that
    they are judged under, where the rule speaks only under some."""

    profile: str | None = Field(default=None, description="例子按哪个口径判")

    bad: tuple[dict[str, Any], ...] = Field(default=(), description="必须判出来的写法")
    good: tuple[dict[str, Any], ...] = Field(default=(), description="不能判出来的写法")
    ask: tuple[dict[str, Any], ...] = Field(default=(), description="只应询问的写法")
    undetermined: tuple[dict[str, Any], ...] = Field(default=(), description="应当无法判断的写法")
    not_applicable: tuple[dict[str, Any], ...] = Field(default=(), description="与这条规则无关的写法")
    known_misses: tuple[KnownMiss, ...] = Field(default=(), description="明知判不出来的写法")

    def cases(self, group: str) -> tuple[dict[str, Any], ...]:
        """The cases of a group in the shape of the scope."""
        if group == "known_misses":
            return tuple(miss.case for miss in self.known_misses)
        found: tuple[dict[str, Any], ...] = getattr(self, group)
        return found


class Change(_Model):
    """An entry of a rule's history: the version it came with, and what it did."""

    version: Text = Field(description="版本")
    change: Text = Field(description="改了什么")


class Rule(_Model):
    """One rule: text, filter, check, basis, points and examples stand together.

    ``confidence`` is the most that a finding of this rule can claim. ``yields_to`` names rules whose finding
    in the same place makes this rule's finding a repetition of the same root cause; ``asks_yield_to`` those
    beside which a question of this rule, but no firm finding, is one too many; both are dropped. A finding
    in the same place as one of the rules that it ``joins`` stays a finding, and is read with that one, as
    the clause ``briefly``. ``from`` and ``to``
    are the first and last budget year that it judges; a form without a year is judged. ``aliases`` are
    former ids. ``replaces`` lets a bureau's rule take the id of one that it stands in for. Where the
    kind tells several faults apart, ``messages`` and ``suggestions`` word each."""

    id: Annotated[str, Field(pattern=_ID)] = Field(description="规则编号：小写英文词以连字符相连")
    title: Text = Field(description="规则名称")
    status: Status = Field(default=Status.STABLE, description="stable 正式，preview 试行，deprecated 停用")
    category: Annotated[str, AfterValidator(_category)] = Field(description="问题的类别")
    item: Annotated[str, AfterValidator(_item)] = Field(description="扣哪个评审项目的分")
    severity: Severity = Field(description="error 必须修改，warning 建议修改，info 提示")
    confidence: Confidence = Field(
        default=Confidence.LIKELY, description="最多有多大把握：certain、likely，ask 只作询问"
    )
    scope: Scope = Field(
        description="submission 整份文件，form 每张表，indicator 每条指标，pair 每两条指标，text 每段文字"
    )
    where: Annotated[Where, BeforeValidator(_mapping)] = Field(
        default=Where.model_construct(), description="判断谁，不写都判"
    )
    check: Check = Field(description="怎么判：检查方法和它的参数")
    message: TemplateField | None = Field(default=None, description="提示，{…}换成送审文件里的原文")
    messages: Annotated[dict[str, TemplateField], BeforeValidator(_mapping)] = Field(
        default={}, description="检查方法分清几种差错时，每种一句提示"
    )
    suggestion: SuggestionTemplate | None = Field(default=None, description="改法")
    suggestions: Annotated[dict[str, SuggestionTemplate], BeforeValidator(_mapping)] = Field(
        default={}, description="检查方法分清几种差错时，每种一个改法"
    )
    basis: tuple[Basis, ...] = Field(description="依据的文件，[]表示通行做法")
    why: Text = Field(description="为什么要查，哪些情况不算问题")
    covers: tuple[str, ...] = Field(default=(), description="覆盖的问题编号")
    score: ScoreSpec | None = Field(default=None, description="扣多少分，不写就不扣")
    yields_to: tuple[str, ...] = Field(default=(), description="同一处另有这些规则的问题时，不再提示")
    asks_yield_to: tuple[str, ...] = Field(
        default=(), description="同一处另有这些规则的问题时，只是询问的不再问，确定的照样提示"
    )
    joins: tuple[str, ...] = Field(
        default=(),
        description="同一处另有这些规则的问题，起因相同、一次就能改好的，并成一条给人看："
        "那条规则的话在前，后面加“另：”和briefly；排在前面的优先",
    )
    briefly: TemplateField | None = Field(
        default=None, description="并入别的问题时说的半句话，如“目标值“{value}”没有标准”"
    )
    aliases: tuple[Annotated[str, Field(pattern=_ID)], ...] = Field(default=(), description="曾用的编号")
    replaces: Annotated[str, Field(pattern=_ID)] | None = Field(
        default=None, description="顶替内置规则或下层规则包的规则：写它的编号，与本规则的id相同；报告会列出"
    )
    from_year: Year | None = Field(default=None, alias="from", description="从哪一预算年度起查")
    to_year: Year | None = Field(default=None, alias="to", description="查到哪一预算年度")
    no_suggestion: Text | None = Field(default=None, description="不给出改法的原因")
    false_alarms: Text | None = Field(default=None, description="容易误判的情况")
    history: tuple[Change, ...] = Field(default=(), description="沿革")
    examples: Annotated[Examples, BeforeValidator(_mapping)] = Field(
        default=Examples.model_construct(), description="例子，就是这条规则的测试"
    )

    def message_of(self, fault: str) -> Template | None:
        """The sentence for a fault of the kind."""
        return self.messages.get(fault, self.message)

    def suggestion_of(self, fault: str) -> SuggestionTemplate | None:
        """What to write instead, for a fault of the kind."""
        return self.suggestions.get(fault, self.suggestion)
