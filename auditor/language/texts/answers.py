"""What a target in words answers: that something is done, that it is in time, yes; with or without a measure.

Such an answer is good or empty only beside the question of its row: «按时完成» says nothing where the row
asks by when, and «已完成» nothing where it asks how many. The words stand under ``answers`` in
lexicons/vague-words.yaml.
"""

from __future__ import annotations

import re
from enum import StrEnum

from auditor.config.lexicons import Lexicons
from auditor.language.texts.vague import VagueLexicon, either


class Answer(StrEnum):
    YES = "yes"  # 是
    DONE = "done"  # 已完成, 全部落实
    TASKS = "tasks"  # 按要求完成各项工作任务
    WELL = "well"  # 按质按量完成
    IN_TIME = "in_time"  # 及时, 按计划实施
    ALWAYS = "always"  # 全年, 长期
    AS_NEEDED = "as_needed"  # 按需, 若干, 按实际
    NOTHING = "nothing"  # 无, 不涉及
    MONEY_KEPT = "money_kept"  # 控制在预算内


_CHECKED = re.compile(r"\d|[一二三四五六七八九十]{1,3}月|《|〔|[底末]前")
_EDGES = "“”\"'（）()【】。．，,；;、！! 　"


class AnswerReader:
    """Reads the lists ``answers`` of lexicons/vague-words.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        words = lexicons.load("vague-words", VagueLexicon)
        lists = words.answers
        filler = either((*lists.objects, *lists.manner, *lists.done))
        time = either((*lists.in_time, *words.punctual_words))
        done, always = either(lists.done), either(lists.always)
        forms = {
            Answer.NOTHING: either(lists.nothing),
            Answer.YES: either(lists.yes),
            Answer.MONEY_KEPT: f".{{0,12}}{either(lists.money_kept)}.{{0,6}}",
            Answer.WELL: f"{filler}{{0,3}}{either(lists.well)}{filler}{{0,4}}",
            Answer.IN_TIME: f"(?:{filler}|{always}){{0,3}}{time}(?:{filler}|[\u4e00-\u9fff]{{0,4}})",
            Answer.ALWAYS: f"(?:{filler}|在|为){{0,2}}{always}{filler}{{0,3}}",
            Answer.TASKS: f"{filler}{{0,4}}{done}{filler}{{0,5}}{either(lists.tasks)}",
            Answer.DONE: f"{either(lists.manner)}{{0,3}}(?:{done}){{1,2}}{filler}{{0,4}}",
            Answer.AS_NEEDED: f"{either(lists.as_needed)}{filler}{{0,3}}",
        }
        self._patterns = tuple((answer, re.compile(form)) for answer, form in forms.items())

    def read(self, value: str) -> Answer | None:
        """The answer that a whole value is; ``None`` where it says more: a figure, a date, a document."""
        text = "".join(value.split()).strip(_EDGES)
        if not text or _CHECKED.search(text):
            return None
        return next((answer for answer, pattern in self._patterns if pattern.fullmatch(text)), None)
