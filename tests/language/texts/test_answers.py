from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.texts.answers import Answer
from tests.cases import every_case

LANGUAGE = language_of(Lexicons())


@every_case(
    ("value", "answer"),
    [
        ("是", Answer.YES),
        ("已完成", Answer.DONE),
        ("全部落实到位", Answer.DONE),
        ("按要求完成年度各项工作任务", Answer.TASKS),
        ("保质保量完成", Answer.WELL),
        ("及时发放", Answer.IN_TIME),
        ("按照进度推进", Answer.IN_TIME),
        ("在规定时间内完成", Answer.IN_TIME),
        ("贯穿全年", Answer.ALWAYS),
        ("按需采购", Answer.AS_NEEDED),
        ("控制在预算范围内", Answer.MONEY_KEPT),
        ("无", Answer.NOTHING),
        ("—", Answer.NOTHING),
        ("11月底前完成", None),
        ("完成《灌区改造方案》", None),
        ("2小时内", None),
        ("验收合格", None),
        ("", None),
    ],
)
def test_answers(value: str, answer: Answer | None) -> None:
    assert LANGUAGE.answer(value) is answer
