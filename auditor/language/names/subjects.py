"""What a measure is of: subjects that are missing or say nothing, and measures that contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from auditor.config.lexicons import LexiconModel
from auditor.language.phrases import Chain, Some, Text, Words, maybe
from auditor.language.scanning import Scanner


class SubjectFault(StrEnum):
    BARE = "bare"  # satisfaction, nobody's
    WORK = "work"  # daily work, all work
    PREFIX = "prefix"  # 各项…, 相关…
    GENERIC = "generic"  # nothing but 工作, 任务, 活动


class OddMeasure(LexiconModel):
    """A measure word that contradicts itself or that nobody can compute; ``instead`` is what is meant."""

    term: str
    why: str
    instead: str
    sure: bool


_DONE = re.compile(r"(?:完成|参与|参加|及时|办结|落实|覆盖|知晓|上报)*$")
_STOCK_REASON = "保有、存有只用于车辆、设备等实物"


class SubjectReader:
    def __init__(
        self,
        scanner: Scanner,
        *,
        vague_subjects: Sequence[str],
        vague_prefixes: Sequence[str],
        generic_nouns: Sequence[str],
        bare_satisfaction: Sequence[str],
        odd_measures: Sequence[OddMeasure],
        stock_rates: Sequence[str],
        stock_objects: Sequence[str],
        known_rates: Sequence[str],
        shares: Sequence[str],
        stem: Callable[[str], str],
    ) -> None:
        self._bare = frozenset(bare_satisfaction)
        where = Text("单位", "部门", "机关", "街道", "全镇", "全局", "全年", "年度")
        self._work = Chain(maybe(where), Words(scanner, vague_subjects))
        self._prefix = Words(scanner, vague_prefixes)
        done = Text("完成", "及时", "参与", "参加", "落实", "办结", "覆盖")
        self._generic = Chain(Some(Words(scanner, generic_nouns)), Some(done), Text("率", "度", "比例"))
        self._odd = odd_measures
        self._stock = Words(scanner, stock_rates)
        self._stock_object = Words(scanner, stock_objects)
        self._known = tuple(known_rates)
        self._shares = tuple(shares)
        self._stem = stem

    def subject(self, name: str) -> tuple[SubjectFault | None, str]:
        """What is wrong with the subject, and the word that shows it."""
        if name in self._bare:
            return SubjectFault.BARE, name
        if not name.endswith(self._shares):
            return None, ""
        if work := self._work.match(name):
            return SubjectFault.WORK, work.text
        if prefix := self._prefix.search(name):
            return SubjectFault.PREFIX, _DONE.sub("", self._stem(name[prefix.start :])) or name
        generic = self._generic.fullmatch(name)
        return (SubjectFault.GENERIC, name) if generic and len(name) > _BARE_RATE else (None, "")

    def odd(self, name: str) -> OddMeasure | None:
        """The odd measure that a name ends in."""
        if name.endswith(self._known):
            return None
        for measure in self._odd:
            if name.endswith(measure.term):
                return measure
        stock = self._stock.ending(name)
        if stock and not self._stock_object.within(name[: stock.start]):
            return OddMeasure(term=stock.text, why=_STOCK_REASON, instead="按期完成率", sure=True)
        return None


_BARE_RATE = 4
