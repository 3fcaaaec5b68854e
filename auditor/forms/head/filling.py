"""Puts values below their labels into a head: names, texts, amounts, the money unit."""

from __future__ import annotations

from dataclasses import replace

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import LIKE_DASHES, LINES
from auditor.expressions import expression
from auditor.forms.head.amounts import money_unit
from auditor.forms.head.money import MoneyReader
from auditor.forms.head.records import Head, Text
from auditor.forms.labels.lexicon import AMOUNT_FIELDS, PASSAGE_FIELDS, FieldHit, Labels
from auditor.forms.lines import Slot
from auditor.forms.text import label_key, one_line, squeeze, tidy

_CODE = expression(rf"^(?:[\[(（【]\d{{3,}}[\])）】]\s*[_{LINES}]?|\d{{3,}}\s*[_{LINES}])\s*(?=\D)")
_PROJECT_CODE = expression(rf"^[\[(（【]?[0-9A-Z]{{10,}}[\])）】]?\s*[_{LINES}]\s*(?=.)")
_ITEM = expression(
    r"^(?:(?:绩效)?(?:目标|任务|指标)[\d一二三四五六七八九十]*|[\d一二三四五六七八九十]+)[:、.]"
)
_YEAR_BEHIND = expression(rf"\s+({THIS_CENTURY}年)度?$")
_DAY_BEHIND = expression(rf"\s+{THIS_CENTURY}\s*[年./-]\s*\d{{1,2}}(?:\s*[月./-]\s*(?:\d{{1,2}}\s*日?)?)?$")
_DAY = expression(rf"{THIS_CENTURY}\s*年\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?")
_STOP = "。"
_UNITS = frozenset({"issuer", "unit_name", "department", "implementer"})


class HeadFiller:
    """``last_text`` is the text field that was filled last, ``last_paragraph`` whether by a line of text."""

    def __init__(self, labels: Labels, head: Head, money: MoneyReader) -> None:
        self.last_text: FieldHit | None = None
        self.last_paragraph = False
        self._head = head
        self._labels = labels
        self._money = money
        self._office: int | None = None

    def note_label(self, hit: FieldHit) -> None:
        """Takes down that a label is printed."""
        if hit.field == "money_unit" and not hit.value:
            return
        self._head.labels.append(hit)

    def give(self, hit: FieldHit, text: str, slot: Slot, *, paragraph: bool = False) -> None:
        """The value of a label; a blank one leaves it unfilled."""
        if hit.field in _UNITS:
            text = self._unit_name(text)
        if self._says_nothing(text) or (hit.field in _UNITS and _DAY.fullmatch(text.strip())):
            self._head.leave(hit)
            return
        if hit.field in PASSAGE_FIELDS and _names_level(text, self._labels):
            return  # a level without an indicator, or a sum, in a block headed like the field (年度绩效目标)
        self._head.filled.add(hit.field)
        self._head.blank.pop(hit.key, None)
        self.last_text = None
        if hit.field in PASSAGE_FIELDS:
            if hit.field != "other" or self._answers(hit, text):
                self._give_text(hit, tidy(text), slot, paragraph=paragraph)
        elif hit.field in AMOUNT_FIELDS:
            self._money.give(hit, text, slot)
        elif hit.field == "money_unit":
            self.give_unit(text)
        elif hit.field == "self_score":
            self._head.self_score = self._head.self_score or slot
        else:
            self._give_name(hit, one_line(text))

    def _unit_name(self, text: str) -> str:
        """The name of a unit alone; none where a text only prints a column's label."""
        reading = self._labels.grammar.read(text)
        return "" if reading.known == 1 and self._labels.column(text) else self._labels.unit_names.alone(text)

    def _answers(self, hit: FieldHit, text: str) -> bool:
        """Whether a text says more than that there is none, or that nothing went wrong."""
        return squeeze(text) not in self._labels.none or self._labels.shortfall.fullmatch(hit.key) is not None

    def take_back(self, hit: FieldHit) -> None:
        """A name that was the first of a list is not the form's."""
        self._head.values.pop(hit.field, None)

    def _says_nothing(self, text: str) -> bool:
        """Whether a text holds only dashes, also behind the numbers of its items: «目标1：—»."""
        items = (_ITEM.sub("", squeeze(line)) for line in text.split("\n"))
        return all(self._labels.is_blank(item) or item in LIKE_DASHES for item in items)

    def give_unit(self, text: str) -> None:
        """What stands behind 单位: the unit of money, or the unit that files the form."""
        unit = money_unit(text, self._labels)
        if unit:
            self._head.money_unit = self._head.money_unit or unit
        elif name := self._unit_name(text):
            self._head.values.setdefault("issuer", without_code(_DAY_BEHIND.sub("", one_line(name))))

    def _give_name(self, hit: FieldHit, text: str) -> None:
        """A name without its code and the sentences behind it, and that of a unit without the year or the day
        that its line prints behind it."""
        text = text.partition(_STOP)[0] or text
        if hit.field in _UNITS:
            text = _DAY_BEHIND.sub("", text)
        if hit.field in _UNITS and (year := _YEAR_BEHIND.search(text)):
            self._head.values.setdefault("year", year[1])
            text = text[: year.start()]
        if hit.field == "department" and self._is_nearer(hit.key):
            self._head.values.pop("department", None)
        clean = without_project_code if hit.field == "project" else without_code
        self._head.values.setdefault(hit.field, clean(text))

    def _is_nearer(self, key: str) -> bool:
        """Whether a label tells of a department nearer to the project than the one that was read: the
        county's before the ministry, and any before the one that only hands out the money."""
        rank, before = self._labels.office_rank(key), self._office
        self._office = rank if before is None else min(rank, before)
        return before is not None and rank < before

    def _give_text(self, hit: FieldHit, text: str, slot: Slot, *, paragraph: bool) -> None:
        self.last_text = replace(hit, value="")
        self.last_paragraph = paragraph
        texts = self._head.texts
        same = next(
            (i for i, known in enumerate(texts) if known.field == hit.field and known.label == hit.label),
            None,
        )
        if same is None:
            texts.append(Text(hit.field, hit.label, text, slot.location))
        elif text not in texts[same].text:
            texts[same] = replace(texts[same], text=f"{texts[same].text}\n{text}")


def _names_level(text: str, labels: Labels) -> bool:
    key = label_key(text)
    return any(key in words for words in (labels.first_levels, labels.second_levels, labels.totals))


def without_code(text: str) -> str:
    """A name without the numeric code in front of it: «801-某某局» becomes «某某局»."""
    return _CODE.sub("", text)


def without_project_code(text: str) -> str:
    """A project's name without the system's code in front of it: «51000021R000000019951-…»."""
    return _PROJECT_CODE.sub("", text)
