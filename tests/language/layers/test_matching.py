"""Token patterns on our own words, held against spaCy's Matcher on the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher as SpacyMatcher

from auditor.chinese.marks import alternation
from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.language.layers.matching import Matcher
from auditor.language.layers.token_pattern import TokenPattern

LANGUAGE = Language(Lexicons())
WORDS = ("防止", "减少", "安全事故", "事故", "20", "起", "次", "以上", "提高", "满意度", "再", "发生", "，")
TOKENS: tuple[dict[str, Any], ...] = (
    {},
    {"TEXT": "发生"},
    {"TEXT": {"IN": ["防止", "减少"]}},
    {"TEXT": {"NOT_IN": ["，", "再"]}},
    {"TEXT": {"REGEX": "故$"}},
    {"POS": "v"},
    {"POS": {"IN": ["n", "eng"]}},
    {"POS": {"NOT_IN": ["x"]}},
    {"LEXICON": "direction.bad"},
    {"SPAN": {"IN": ["number", "unit"]}},
    {"SPAN": "measure", "LENGTH": 3},
    {"LENGTH": 2, "POS": "n"},
)
tokens = st.tuples(st.sampled_from(TOKENS), st.sampled_from(["", "?", "*", "+", "!"])).map(
    lambda made: TokenPattern.model_validate(made[0] | ({"OP": made[1]} if made[1] else {}))
)
patterns = st.lists(st.lists(tokens, min_size=1, max_size=4).map(tuple), min_size=1, max_size=3)


def in_spacys_words(token: TokenPattern) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if token.text is not None:
        keys = {"IN": token.text.among, "NOT_IN": token.text.others, "REGEX": token.text.regex}
        made["TEXT"] = {key: value if key == "REGEX" else list(value) for key, value in keys.items() if value}
    if token.pos is not None:
        among = alternation(token.pos.among) if token.pos.among else ""
        others = f"(?!{alternation(token.pos.others)})" if token.pos.others else ""
        made["TAG"] = {"REGEX": f"^{others}{among}"}
    if token.length is not None:
        made["LENGTH"] = token.length
    asked = {"lists": token.lexicon, "spans": token.span}
    custom = {key: {"INTERSECTS": list(each.among)} for key, each in asked.items() if each is not None}
    return made | ({"_": custom} if custom else {}) | ({"OP": token.op} if token.op else {})


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


@given(st.lists(st.sampled_from(WORDS), max_size=9).map("".join), patterns)
def test_patterns_are_found_where_spacy_finds_them(text: str, wanted: list[tuple[TokenPattern, ...]]) -> None:
    doc = LANGUAGE.doc(text)
    matcher = SpacyMatcher(doc.vocab)
    matcher.add("wanted", [[in_spacys_words(token) for token in pattern] for pattern in wanted])
    spans = [doc[start:end] for _, start, end in matcher(doc)]
    expected = longest((span.start_char, span.end_char) for span in spans)
    assert list(Matcher(wanted).find(LANGUAGE.marked(text))) == expected


@given(st.text(max_size=20) | st.lists(st.sampled_from(WORDS), max_size=9).map("".join))
def test_words_have_the_labels_and_lists_that_the_document_has(text: str) -> None:
    marked, doc = LANGUAGE.marked(text), LANGUAGE.doc(text)
    assert [word.text for word in marked.words] == [token.text for token in doc]
    assert list(marked.labels) == [token._.spans for token in doc]
    assert list(marked.lists) == [token._.lists for token in doc]


def test_a_pattern_of_words_that_need_not_be_there_finds_no_empty_place() -> None:
    pattern = (TokenPattern.model_validate({"TEXT": "防止", "OP": "?"}),)
    assert list(Matcher([pattern]).find(LANGUAGE.marked("减少事故"))) == []
