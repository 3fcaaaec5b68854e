"""What a target in words answers: that something is done, that it is in time, yes; with or without a measure.

Such an answer is good or empty only beside the question of its row: «按时完成» says nothing where the row
asks by when, and «已完成» nothing where it asks how many. The words stand under ``answers`` in
lexicons/vague-words.yaml.
"""

from __future__ import annotations

from enum import StrEnum

from auditor.chinese.marks import HAN, unspaced
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Chain, Choice, Phrase, Signs, Some, Text, Words
from auditor.language.scanning import scanner_of
from auditor.language.texts.vague import VagueLexicon


class Answer(StrEnum):
    """What words in place of a target answer."""

    YES = "yes"  # 是
    NO = "no"  # 否
    DONE = "done"  # 已完成, 全部落实
    TASKS = "tasks"  # 按要求完成各项工作任务
    WELL = "well"  # 按质按量完成
    IN_TIME = "in_time"  # 及时, 按计划实施
    ALWAYS = "always"  # 全年, 长期
    AS_NEEDED = "as_needed"  # 按需, 若干, 按实际
    NOTHING = "nothing"  # 无, 不涉及
    MONEY_KEPT = "money_kept"  # 控制在预算内


_CHECKED = expression(r"\d|[一二三四五六七八九十]{1,3}月|《|〔|[底末]前")
_ANY = "[^\n]"
_EDGES = "“”\"'（）()【】。．，,；;、！! 　"


class AnswerReader:
    """Reads the lists ``answers`` of lexicons/vague-words.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("vague-words", VagueLexicon)
        lists = words.answers
        scanner = scanner_of(lexicons)
        filler = Words(scanner, (*lists.objects, *lists.manner, *lists.done))
        time = Words(scanner, (*lists.in_time, *words.punctual_words))
        done, always = Words(scanner, lists.done), Words(scanner, lists.always)
        money_kept, as_needed = Words(scanner, lists.money_kept), Words(scanner, lists.as_needed)
        manner, tasks, well = (Words(scanner, each) for each in (lists.manner, lists.tasks, lists.well))
        self._forms: tuple[tuple[Answer, Phrase], ...] = (
            (Answer.NOTHING, Words(scanner, lists.nothing)),
            (Answer.YES, Words(scanner, lists.yes)),
            (Answer.NO, Words(scanner, lists.no)),
            (Answer.MONEY_KEPT, Chain(Signs(_ANY, 0, 12), money_kept, Signs(_ANY, 0, 6))),
            (Answer.WELL, Chain(Some(filler, 0, 3), well, Some(filler, 0, 4))),
            (
                Answer.IN_TIME,
                Chain(Some(Choice(filler, always), 0, 3), time, Choice(filler, Signs(f"[{HAN}]", 0, 4))),
            ),
            (
                Answer.ALWAYS,
                Chain(Some(Choice(filler, Text("在", "为")), 0, 2), always, Some(filler, 0, 3)),
            ),
            (Answer.TASKS, Chain(Some(filler, 0, 4), done, Some(filler, 0, 5), tasks)),
            (Answer.DONE, Chain(Some(manner, 0, 3), Some(done, 1, 2), Some(filler, 0, 4))),
            (Answer.AS_NEEDED, Chain(as_needed, Some(filler, 0, 3))),
        )

    def read(self, value: str) -> Answer | None:
        """The answer that a whole value is; ``None`` where it says more: a figure, a date, a document."""
        text = unspaced(value).strip(_EDGES)
        if not text or _CHECKED.search(text):
            return None
        return next((answer for answer, form in self._forms if form.fullmatch(text)), None)
