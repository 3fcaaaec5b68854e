from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language.segmentation import Segmenter

SEGMENTER = Segmenter(Lexicons())


def words(text: str) -> list[str]:
    return [token.text for token in SEGMENTER.segment(text)]


@pytest.mark.parametrize("term", ["人次数", "满意度", "再犯罪", "万平方米"])
def test_lexicon_terms_are_words(term: str) -> None:
    assert term in words(f"本年{term}较高")


def test_spans_point_into_the_text() -> None:
    text = "全年培训 300人次，满意度90%以上\n"
    tokens = SEGMENTER.segment(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_blank_text_has_no_words(text: str) -> None:
    assert SEGMENTER.segment(text) == ()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=30))
def test_any_text_is_segmented_in_order(text: str) -> None:
    end = 0
    for token in SEGMENTER.segment(text):
        assert end <= token.start < token.end
        end = token.end


def test_threads_share_one_pipeline() -> None:
    segmenter = Segmenter(Lexicons())
    with ThreadPoolExecutor(4) as pool:
        pipelines = list(pool.map(lambda _: segmenter.pipeline, range(4)))
    assert len({id(pipeline) for pipeline in pipelines}) == 1


def test_the_shared_jieba_tokenizer_stays_untouched() -> None:
    SEGMENTER.segment("防汛演练")
    assert not sys.modules["jieba"].dt.initialized


def test_the_module_loads_nothing_heavy_and_warns_of_nothing() -> None:
    code = (
        "import sys; from auditor.config.lexicons import Lexicons;"
        "from auditor.language.segmentation import Segmenter;"
        "assert not {'spacy', 'jieba'} & set(sys.modules); Segmenter(Lexicons()).segment('参训人次数')"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
