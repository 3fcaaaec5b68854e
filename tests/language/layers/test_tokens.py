from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.chinese.stops import SENTENCE_ENDS
from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.language.layers.patterns import TokenPattern
from auditor.language.texts.joined import Joined

LANGUAGE = Language(Lexicons())


def words(text: str) -> list[str]:
    return [token.text for token in LANGUAGE.segment(text)]


@pytest.mark.parametrize("term", ["人次数", "满意度", "再犯罪", "不低于"])
def test_lexicon_terms_are_words(term: str) -> None:
    assert term in words(f"本年{term}较高")


def test_numbers_and_units_are_words_of_their_own() -> None:
    assert words("演出20场次以上，改造5.2万平方米，合格率95%") == [
        "演出", "20", "场次", "以上", "，", "改造", "5.2", "万平方米", "，", "合格率", "95", "%",
    ]  # fmt: skip


def test_words_have_their_part_of_speech() -> None:
    tags = {token.text: token.tag for token in LANGUAGE.segment("认真开展培训300人次，满意度提高")}
    assert tags["开展"] == "v"
    assert tags["300"] == "m"
    assert tags["人次"] == "q"
    assert tags["满意度"] == "n"


def test_spans_stand_on_the_document_where_their_edges_are_edges_of_words() -> None:
    doc = LANGUAGE.doc("减少安全事故20起以上")
    groups = {label: [span.text for span in spans] for label, spans in doc.spans.items()}
    assert groups["bad"] == ["安全事故"]
    assert groups["number"] == ["20"]
    assert groups["unit"] == ["起"]
    assert doc[0]._.spans >= {"fall"}
    assert "direction.bad" in doc[1]._.lists


def test_a_word_across_the_edge_of_a_token_is_no_span_of_the_document() -> None:
    text = "防止事故不再发生"
    assert "再发" in {span.text for span in LANGUAGE.spans(text)}
    assert "再发" not in {span.text for group in LANGUAGE.doc(text).spans.values() for span in group}


def test_tokens_point_into_the_text() -> None:
    text = "全年培训 300人次，满意度90%以上\n"
    tokens = LANGUAGE.segment(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_blank_text_has_no_words(text: str) -> None:
    assert LANGUAGE.segment(text) == ()


@given(st.text(max_size=30))
def test_any_text_is_segmented_in_order(text: str) -> None:
    end = 0
    for token in LANGUAGE.segment(text):
        assert end <= token.start < token.end
        end = token.end


def test_a_text_is_analysed_once() -> None:
    assert LANGUAGE.doc("同一段文字") is LANGUAGE.doc("同一段文字")


def test_threads_share_one_pipeline() -> None:
    analyser = Language(Lexicons()).analyser
    with ThreadPoolExecutor(4) as pool:
        pipelines = list(pool.map(lambda _: analyser.pipeline, range(4)))
    assert len({id(pipeline) for pipeline in pipelines}) == 1


def test_the_shared_jieba_tokenizer_stays_untouched() -> None:
    LANGUAGE.segment("防汛演练")
    assert not sys.modules["jieba"].dt.initialized


def test_nothing_heavy_is_loaded_before_a_text_is_analysed_and_nothing_warns() -> None:
    code = (
        "import sys; from auditor.config.lexicons import Lexicons; from auditor.language import Language;"
        "language = Language(Lexicons()); language.direction('投诉率'); language.spans('培训300人次');"
        "language.quantities('培训300人次');"
        "assert not {'spacy', 'jieba'} & set(sys.modules); language.segment('参训人次数')"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


ANY, NOT, AGAIN = (
    TokenPattern.model_validate(each)
    for each in ({"OP": "*"}, {"TEXT": {"IN": ["不", "不再"]}}, {"TEXT": "发生"})
)


@given(st.lists(st.lists(st.sampled_from(["不", "再", "不再", "发生", "发", "，"])).map("".join)))
def test_one_pass_shows_the_texts_that_may_have_a_pattern(texts: list[str]) -> None:
    apart, beside = (LANGUAGE.finder((each,)) for each in ((NOT, ANY, AGAIN), (NOT, AGAIN)))
    possible = {number for number, text in enumerate(texts) if apart.possible(text)}
    assert apart.suspects(Joined(texts)) == possible
    assert beside.suspects(Joined(texts)) >= {n for n, text in enumerate(texts) if beside.possible(text)}
    assert LANGUAGE.finder(((ANY,),)).suspects(Joined(texts)) == set(range(len(texts)))


@given(
    st.lists(
        st.sampled_from(
            [
                *"。；;！？\n，二万千年人次·/％.12—“》近至",
                "3.5",
                "1,000",
                "养护公路",
                "合格率",
                "百分之",
                "余",
            ]
        )
    )
)
def test_a_sentence_is_cut_as_it_is_in_its_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assume(not re.search(r"\d\n", text))  # a number may have its 万 on the next line
    sentences = [word for each in re.split(f"([{SENTENCE_ENDS}])", text) for word in words(each)]
    assert words(text) == sentences
