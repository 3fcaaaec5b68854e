"""What plain patterns find is what spaCy's Matcher finds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.language.layers.matching import is_plain
from auditor.language.layers.pattern_finder import PatternFinder
from auditor.language.layers.patterns import Pattern, TokenPattern

LANGUAGE = Language(Lexicons())
WORDS = [
    "不少于",
    "培训",
    "20",
    "场次",
    "以上",
    "，",
    "防止",
    "安全事故",
    "不",
    "再次",
    "发生",
    "满意度",
    "95%",
    "全部",
]
KEYS: dict[str, st.SearchStrategy[Any]] = {
    "TEXT": st.one_of(
        st.sampled_from(WORDS),
        st.fixed_dictionaries({"NOT_IN": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)}),
    ),
    "POS": st.one_of(
        st.sampled_from(["n", "v", "m", "d", "x"]),
        st.fixed_dictionaries({"IN": st.just(["n", "v"]), "NOT_IN": st.just(["vn"])}),
        st.fixed_dictionaries({"NOT_IN": st.just(["n", "x"])}),
    ),
    "SPAN": st.sampled_from(["number", "unit", "bad", "fall"]),
    "LEXICON": st.just("direction.bad"),
    "LENGTH": st.integers(1, 3),
    "OP": st.sampled_from(["?", "*", "+"]),
}
TOKENS = st.fixed_dictionaries({}, optional=KEYS)


def pattern_of(tokens: list[dict[str, Any]]) -> Pattern:
    return tuple(TokenPattern.model_validate(each) for each in tokens)


def found_by_spacy(patterns: tuple[Pattern, ...], text: str) -> tuple[tuple[int, int], ...]:
    finder = PatternFinder(patterns, LANGUAGE.raw, LANGUAGE.lists)
    finder._plain = []
    return finder.find(text, LANGUAGE.marked, LANGUAGE.doc)


@given(
    st.lists(st.lists(TOKENS, min_size=1, max_size=4).map(pattern_of), min_size=1, max_size=2).map(tuple),
    st.lists(st.sampled_from(WORDS), max_size=9).map("".join),
)
def test_plain_patterns_find_what_spacy_finds(patterns: tuple[Pattern, ...], text: str) -> None:
    finder = PatternFinder(patterns, LANGUAGE.raw, LANGUAGE.lists)
    assert finder.find(text, LANGUAGE.marked, LANGUAGE.doc) == found_by_spacy(patterns, text)


def test_expressions_and_what_must_not_be_there_are_left_to_spacy() -> None:
    plain = pattern_of([{"TEXT": "不"}, {"OP": "+"}])
    assert is_plain(plain)
    for token in ({"TEXT": {"REGEX": "^不"}}, {"TEXT": "不", "OP": "!"}):
        pattern = pattern_of([token, {"TEXT": "发生"}])
        assert not is_plain(pattern)
        found = LANGUAGE.finder((pattern, plain)).find("确保不发生", LANGUAGE.marked, LANGUAGE.doc)
        assert found == found_by_spacy((pattern, plain), "确保不发生") != ()


def test_a_word_across_the_edge_of_a_token_labels_none() -> None:
    text = "防止事故不再发生"
    words = {
        "".join(each.text for each in LANGUAGE.marked(text) if label in each.labels) for label in ("bad",)
    }
    assert "再发" in {span.text for span in LANGUAGE.spans(text)}
    assert "再发" not in words
