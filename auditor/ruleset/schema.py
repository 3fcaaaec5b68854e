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
    model_config = ConfigDict(frozen=True, extra="forbid")


Text = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1990, le=2100)]


class Check(_Model):
    """The check kind with its parameters; ``params`` are the keys beside ``kind``, typed by the kind."""

    model_config = ConfigDict(frozen=True, extra="allow")

    kind: str

    @property
    def params(self) -> dict[str, Any]:
        return dict(self.__pydantic_extra__ or {})


class SuggestionTemplate(_Model):
    """What to write instead. Without ``text`` the sentence follows from ``field`` and ``value``."""

    field: Annotated[str, AfterValidator(_field)] | None = None
    value: TemplateField | None = None
    text: TemplateField | None = None
    safety: Safety = Safety.REVIEW


class Basis(_Model):
    """A document that a rule rests on; ``note`` paraphrases what it asks."""

    doc: Text
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.doc}（{self.note}）" if self.note else self.doc


class ScoreSpec(_Model):
    """What a finding costs: ``points``, once per row within its root cause (``group``), up to ``cap``."""

    points: Annotated[Decimal, Field(ge=0)]
    group: Text | None = None
    cap: Annotated[Decimal, Field(ge=0)] | None = None


class KnownMiss(_Model):
    """A case that the rule ought to find and does not yet, with the reason; it must stay silent until it is
    promoted to ``bad``."""

    case: dict[str, Any]
    reason: Text


class Examples(_Model):
    """Cases in the shape of the rule's scope; tests and documentation at once. ``profile`` names the one that
    they are judged under, where the rule speaks only under some."""

    profile: str | None = None

    bad: tuple[dict[str, Any], ...] = ()
    good: tuple[dict[str, Any], ...] = ()
    ask: tuple[dict[str, Any], ...] = ()
    undetermined: tuple[dict[str, Any], ...] = ()
    not_applicable: tuple[dict[str, Any], ...] = ()
    known_misses: tuple[KnownMiss, ...] = ()

    def cases(self, group: str) -> tuple[dict[str, Any], ...]:
        """The cases of a group in the shape of the scope."""
        if group == "known_misses":
            return tuple(miss.case for miss in self.known_misses)
        found: tuple[dict[str, Any], ...] = getattr(self, group)
        return found


class Change(_Model):
    """An entry of a rule's history: the version it came with, and what it did."""

    version: Text
    change: Text


class Rule(_Model):
    """One rule: text, filter, check, basis, points and examples stand together.

    ``confidence`` is the most that a finding of this rule can claim. ``yields_to`` names rules whose finding
    in the same place makes this rule's finding a repetition of the same root cause. ``from`` and ``to``
    are the first and last budget year that it judges; a form without a year is judged. ``aliases`` are
    former ids. Where the kind tells several faults apart, ``messages`` and ``suggestions`` word each."""

    id: Annotated[str, Field(pattern=_ID)]
    title: Text
    status: Status = Status.STABLE
    category: Annotated[str, AfterValidator(_category)]
    item: Annotated[str, AfterValidator(_item)]
    severity: Severity
    confidence: Confidence = Confidence.LIKELY
    scope: Scope
    where: Annotated[Where, BeforeValidator(_mapping)] = Where()
    check: Check
    message: TemplateField | None = None
    messages: Annotated[dict[str, TemplateField], BeforeValidator(_mapping)] = {}
    suggestion: SuggestionTemplate | None = None
    suggestions: Annotated[dict[str, SuggestionTemplate], BeforeValidator(_mapping)] = {}
    basis: tuple[Basis, ...]
    why: Text
    covers: tuple[str, ...] = ()
    score: ScoreSpec | None = None
    yields_to: tuple[str, ...] = ()
    aliases: tuple[Annotated[str, Field(pattern=_ID)], ...] = ()
    from_year: Year | None = Field(default=None, alias="from")
    to_year: Year | None = Field(default=None, alias="to")
    no_suggestion: Text | None = None
    false_alarms: Text | None = None
    history: tuple[Change, ...] = ()
    examples: Annotated[Examples, BeforeValidator(_mapping)] = Examples()

    def message_of(self, fault: str) -> Template | None:
        """The sentence for a fault of the kind."""
        return self.messages.get(fault, self.message)

    def suggestion_of(self, fault: str) -> SuggestionTemplate | None:
        """What to write instead, for a fault of the kind."""
        return self.suggestions.get(fault, self.suggestion)
