"""How much of a passage is told as standing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.authoring.scopes import TextExample
from auditor.checks.base import PASSED, Failed
from auditor.checks.texts.repeated import RepeatParams, judge_repeated
from auditor.language.spans import plain
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context
LONG = "组织渔民代表观摩渡口改造工程，听取村民对停靠点设置的意见和建议"
SHORT = "更换全部老旧浮筒和缆绳，保障夜间停靠"
PART = "按季度给船工发放安全奖励，减轻家庭负担"


def quoted(text: str) -> list[str]:
    unit = TextExample.model_validate({"field": "overview", "text": text}).build()
    judgement = judge_repeated(unit, RepeatParams(), CONTEXT)
    return [each.text for each in judgement.hits[0].evidence] if isinstance(judgement, Failed) else []


def test_short_sentences_and_clauses_pasted_with_a_long_one_are_told_too() -> None:
    text = f"1.{LONG}；{SHORT}。加强船检，{PART}。2.{LONG}；{SHORT}；做好登记，{PART}，提高积极性。"
    assert quoted(text) == [LONG, SHORT, PART]


def test_alone_they_are_not_told() -> None:
    text = f"{LONG}；{SHORT}。加强船检，{PART}。2.{SHORT}；做好登记，{PART}。"
    unit = TextExample.model_validate({"field": "overview", "text": text}).build()
    assert judge_repeated(unit, RepeatParams(), CONTEXT) is PASSED


def test_a_single_clause_that_two_sentences_share_is_not_told() -> None:
    clause = "按照全县水上交通安全管理工作部署要求"
    assert quoted(f"{LONG}。{clause}，修船。{clause}，招工。{LONG}。") == [LONG]


def test_what_is_told_with_its_sentence_is_not_told_again() -> None:
    assert quoted(f"{LONG}。随后{LONG}，并公示。{LONG}。") == [LONG]


CLAUSES = ("整治河道三公里", "清运淤泥", "加固堤岸", "更换闸门二座并调试", "栽植护岸柳树")
SENTENCES = st.lists(
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6).map("，".join), min_size=1, max_size=8
)


def every_run(sentence: str) -> list[str]:
    """A sentence and its parts of several clauses, the longest first."""
    clauses = sentence.split("，")
    parts = {"，".join(clauses[first:last]) for last in range(len(clauses) + 1) for first in range(last - 1)}
    return sorted({sentence, *parts}, key=lambda part: (-len(part), sentence.index(part)))


def pasted(sentences: list[str], least: int, beside: int) -> list[str]:
    """What is told where each part of each sentence is looked for in all."""
    every, run = [plain(each) for each in sentences], ""
    told = [
        each for each in dict.fromkeys(sentences) if len(plain(each)) >= least and sentences.count(each) > 1
    ]
    known = [plain(each) for each in told]
    for sentence in sentences if told else ():
        runs = [run for run in every_run(sentence) if len(plain(run)) >= beside]
        again = (run for run in runs if sum(plain(run) in each for each in every) > 1)
        if (run := next(again, "")) and not any(plain(run) in each for each in known):
            told.append(run)
            known.append(plain(run))
    return told


@given(SENTENCES)
def test_the_longest_parts_that_stand_twice_are_told(sentences: list[str]) -> None:
    params = RepeatParams(least=12, beside=9)
    unit = TextExample.model_validate({"field": "overview", "text": "。".join(sentences)}).build()
    judgement = judge_repeated(unit, params, CONTEXT)
    found = [each.text for each in judgement.hits[0].evidence] if isinstance(judgement, Failed) else []
    assert found == pasted(sentences, params.least, params.beside)


def test_a_sentence_of_a_thousand_clauses_is_gone_through_at_once() -> None:
    clauses = [f"整治第{number}段河道" for number in range(1_000)]
    assert quoted(f"{LONG}。{'，'.join(clauses)}。{LONG}。{'，'.join(clauses[400:402])}。") == [
        LONG,
        "，".join(clauses[400:402]),
    ]
