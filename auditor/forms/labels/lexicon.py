"""Lookups in lexicons/form-labels.yaml: what a printed label, column header or title stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from auditor.chinese.marks import unspaced
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.forms.labels import Grammar, LabelParts
from auditor.forms.labels.budget_names import BudgetNames
from auditor.forms.labels.composed import account, pairs, shortfall, simpler
from auditor.forms.labels.fund_sources import FundSources
from auditor.forms.labels.keyed import KeyedLabels, keyed_labels, keys
from auditor.forms.labels.label_file import ColumnName, FieldName, FormLabels, Units
from auditor.forms.labels.offices import Offices
from auditor.forms.labels.reading import UNKNOWN
from auditor.forms.labels.titles import title_of
from auditor.forms.labels.told import ToldBudget
from auditor.forms.labels.unit_names import UnitNames
from auditor.forms.remembered import remembered
from auditor.forms.text import label_key, squeeze, without_lead_in
from auditor.model import MONEY_UNIT

PASSAGE_FIELDS = frozenset({"overview", "basis", "goal", "goal_generic", "long_term_goal", "other"})
NAME_FIELDS = frozenset({"project", "unit_name", "issuer", "implementer", "department"})
AMOUNT_FIELDS = frozenset({"budget", "long_budget", "amount"})

_LONGEST_LABEL = 40
_SURE = 0.6
_OTHER_TIMES = frozenset({"mid_term", "previous", "future", "reference"})
_PERIODS = frozenset({"mid_term", "half_year", "previous"})
_UNUSED = frozenset({"explain", "sequence", "context"})
_LONGEST_COLUMN = 12
_SENTENCE_END = ("。", "；", ";")
INLINE = expression(
    r"\s*+(?:其中\s*+[：:]\s*+)?([^\s：:](?:[^：:\n]{0,28}?[^\s：:])??)\s*+[：:]\s*+(.*)", re.DOTALL
)
_COLONS = frozenset("：:")
_MONEY = expression(rf"\d\s*{MONEY_UNIT}")
_UNIT_IN_LABEL = expression(rf"[（(]\s*(?:单位\s*[：:]\s*)?{MONEY_UNIT}\s*[)）]")
_TAIL = expression(r"(?:\d+|(?<=目标)[一二三四五六七八九十]+)$")
_CAPTION_BEFORE = expression(
    r"^(?:附?表|附件|附录)[\-—]?[一二三四五六七八九十\d][一二三四五六七八九十\d\-.:—、]*"
)
_CAPTION = expression(r"(?:附?表|附件|附录)[一二三四五六七八九十百\d\-.:—、]*:?")


@dataclass(frozen=True, slots=True)
class FieldHit:
    """A cell that prints a field's label. ``value`` is what follows the label in the same cell, ``block`` the
    block of money that it stands in."""

    field: FieldName
    label: str
    key: str
    value: str = ""
    block: int = 0


def labels_of(lexicons: Lexicons) -> Labels:
    """The labels of a set of lexicons. Raises ConfigurationError where one is wrong."""
    return Labels(
        lexicons.load("form-labels", FormLabels),
        keyed_labels(lexicons),
        Grammar(lexicons.load("forms/labels", LabelParts)),
        lexicons.load("units", Units),
    )


class Labels:
    """Lookups by squeezed text; each is one dictionary access or one compiled expression."""

    def __init__(self, source: FormLabels, keyed: KeyedLabels, grammar: Grammar, units: Units) -> None:
        self.source = source
        self.grammar = grammar
        self.units = units
        self.row_labels, self.execution, self._fields = keyed.rows, keyed.execution, keyed.fields
        self.sums = keys(source.sums)
        self.fund_sources = FundSources(source)
        self.told = ToldBudget(source.told_budgets)
        self.unit_names = UnitNames(source.behind_units)
        self.item_labels = keys(source.item_labels)
        self.budgets = BudgetNames(source)
        self.first_levels, self.second_levels = keys(source.levels.first), keys(source.levels.second)
        self.totals, self.subtotals = keys(source.totals), keys(source.subtotals)
        self._account, self.shortfall = account(source.account_words), shortfall(source.shortfall_words)
        self.notes = keys(source.notes)
        self.blanks = frozenset(map(squeeze, source.blanks)) | {""}
        self.placeholders = frozenset(map(squeeze, source.placeholders)) | self.blanks
        self.none = frozenset(map(squeeze, source.none))
        self.money_units = {squeeze(unit): unit for unit in source.money_units}
        self.budget_columns = keys(source.budget_columns) | self.execution.keys()
        self.possibilities = _words_of(source.parts.possibility)
        self.causes = _words_of(source.parts.cause)
        self.short_fields = {
            label_key(label): field for field, labels in source.short_fields.items() for label in labels
        }
        self._field_of = remembered(self._find_field)
        self.field = remembered(self._field)
        self.column = remembered(self._column)
        self.is_row_label = remembered(self._is_row_label)
        self.title = remembered(self._title)
        self.office_rank = Offices(source).rank

    def _field(self, text: str) -> FieldHit | None:
        """The field whose label a cell prints, alone or followed by a colon and its value."""
        if len(text) <= _LONGEST_LABEL and (hit := self._field_of(text)):
            return FieldHit(hit[0], squeeze_label(text), hit[1])
        match = INLINE.match(text)
        if not match:
            return None
        hit = self._field_of(match[1])
        key = label_key(match[1])
        if not hit and squeeze(match[2]) in self.money_units:  # 金额：万元
            hit = "money_unit", key
        elif not hit and key in self.budgets.bare and _MONEY.search(match[2]):
            hit = "budget", key
        return FieldHit(hit[0], squeeze_label(match[1]), hit[1], match[2].strip()) if hit else None

    def fund_source(self, text: str) -> FieldHit | None:
        """The source of funds that a cell prints, alone or with its amount behind a colon (其中：上级：80).
        Its words mean one only beside an amount."""
        alone = _COLONS.isdisjoint(text) or self.fund_sources.holds(text)
        match = None if alone else INLINE.match(text)
        label, value = (match[1], match[2].strip()) if match else (text, "")
        key = without_lead_in(label_key(label))
        return FieldHit("amount", squeeze_label(label), key, value) if key in self.fund_sources else None

    def _column(self, text: str) -> ColumnName | None:
        """The indicator column that a header cell names by itself, where it surely names one."""
        key = label_key(text)
        if key in self.first_levels or key in self.second_levels or key.endswith(_SENTENCE_END):
            return None
        reading = self.grammar.read(text) if len(key) <= _LONGEST_COLUMN else UNKNOWN
        if reading.strength < _SURE or reading.known < _SURE:
            return None
        if reading.time in _OTHER_TIMES and reading.best == "value":
            return "ignored"
        role = reading.best or ""
        return "ignored" if role in _UNUSED else role  # type: ignore[return-value]

    def part(self, text: str, column: str) -> str:
        """The answer or cause that a header cell names below 完成目标可能性 or 偏差原因, «» for any other."""
        known = {"possibility": self.possibilities, "reason": self.causes}.get(column)
        return known.get(label_key(text), "") if known and len(text) <= _LONGEST_LABEL else ""

    def _is_row_label(self, text: str) -> bool:
        """Whether a cell only says that the indicators (or a numbered goal) stand beside it."""
        if len(text) > _LONGEST_LABEL:
            return False
        key = label_key(text)
        return key in self.row_labels or self._fields.get(_TAIL.sub("", key)) in ("goal", "goal_generic")

    def other_period(self, text: str) -> str:
        """The period of the indicators that a label heads, «» where it is the year's: 长期绩效指标."""
        reading = self.grammar.read(text) if len(text) <= _LONGEST_LABEL else UNKNOWN
        return reading.time if reading.known == 1 and reading.time in _PERIODS else ""

    def is_long_term(self, text: str) -> bool:
        """Whether a label of indicators or targets speaks of another time than the year: 长期绩效指标."""
        return self.grammar.read(text).time in _OTHER_TIMES

    def _title(self, text: str) -> str | None:
        """The title of a form as printed without caption number, ``None`` where the text is not one."""
        return title_of(text, self.source.titles)

    def is_caption(self, text: str) -> bool:
        return _CAPTION.fullmatch(squeeze(text)) is not None

    def is_blank(self, text: str) -> bool:
        return squeeze(text) in self.blanks

    def note(self, text: str) -> str | None:
        """The remark of a line that starts with 备注, 注, 说明 … and a colon (also in brackets)."""
        if _COLONS.isdisjoint(text):
            return None
        match = INLINE.match(text.strip().strip("（()）").strip())
        return tidy_note(match[2]) if match and label_key(match[1]) in self.notes else None

    def says_no_data(self, text: str) -> bool:
        return any(words in squeeze(text) for words in self.source.no_data)

    @cached_property
    def unit_words(self) -> frozenset[str]:
        return frozenset(map(squeeze, self.source.units)) | frozenset(map(squeeze, self.units.words))

    @cached_property
    def yes(self) -> frozenset[str]:
        return frozenset(map(squeeze, self.source.yes))

    @cached_property
    def no(self) -> frozenset[str]:
        return frozenset(map(squeeze, self.source.no))

    def _find_field(self, text: str) -> tuple[FieldName, str] | None:
        key = label_key(text)
        for candidate in (key, without_lead_in(key), _TAIL.sub("", key), _CAPTION_BEFORE.sub("", key)):
            if candidate and (field := self._fields.get(candidate)):
                return field, candidate
        for head in simpler(key, self.source.composed):
            if (field := self._fields.get(head)) in PASSAGE_FIELDS:
                return field, head
        for head, tail in pairs(key, self.source.composed):
            both = {self._fields.get(head), self._fields.get(tail)}
            if both <= PASSAGE_FIELDS:
                return self._fields[head], head
            if both == {"info"}:  # 负责人/联系电话
                return "info", key
        if self._account.fullmatch(key) or self.shortfall.fullmatch(key):
            return "other", key
        for head in self.budgets.without_joined(key):
            if self._fields.get(head) == "budget" or self.budgets.holds(head):
                return "budget", head
        bare = key in self.budgets.bare and _UNIT_IN_LABEL.search(text) is not None  # 资金（万元）
        return ("budget", key) if bare or self.budgets.holds(key) else None


def squeeze_label(text: str) -> str:
    """A label as printed, without layout spaces and the colon at its end."""
    return unspaced(text).rstrip("：:")


def tidy_note(text: str) -> str:
    """A note without white space and without brackets that nothing opens."""
    return text.strip().rstrip("）)").strip() if text.count("（") < text.count("）") else text.strip()


def _words_of(lists: Mapping[Any, tuple[str, ...]]) -> Mapping[str, str]:
    return {label_key(label): str(word) for word, labels in lists.items() for label in labels}
