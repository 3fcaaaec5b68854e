"""Words that a bureau does not want to see."""

from __future__ import annotations

from auditor.authoring.scopes import IndicatorExample, TextExample
from auditor.checks.base import Context, Failed, NotApplicable, Passed
from auditor.checks.texts.words import WordsParams
from auditor.checks.texts.words import judge as judge_words
from auditor.profiles import load_profile

CONTEXT = Context(None, None, load_profile())  # type: ignore[arg-type]


def row(name: str, value: str = "90", unit: str = "%"):
    return IndicatorExample(name=name, operator="≥", value=value, unit=unit).build()


def test_each_listed_word_is_a_hit() -> None:
    params = WordsParams(words=("积极", "大力"), unless=("《",))
    text = TextExample(field="goal", text="积极推进，大力宣传。").build()
    judgement = judge_words(text, params, CONTEXT)
    assert isinstance(judgement, Failed)
    assert [hit.values["word"] for hit in judgement.hits] == ["积极", "大力"]
    quoted = TextExample(field="goal", text="落实《积极养老规划》。").build()
    assert isinstance(judge_words(quoted, params, CONTEXT), NotApplicable)


def test_the_field_of_an_indicator_can_be_chosen() -> None:
    params = WordsParams(words=("分",), field="unit")
    assert isinstance(judge_words(row("满意度", "90", "分"), params, CONTEXT), Failed)
    assert isinstance(judge_words(row("得分率"), params, CONTEXT), Passed)
