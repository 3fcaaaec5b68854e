"""The components of our spaCy pipeline. Importing this module loads spaCy."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from auditor.config.word_lists import WordLists
from auditor.language.layers.cutting import Cutter, Spans

SPANS, LISTS = "spans", "lists"

for _name in (SPANS, LISTS):
    if not Token.has_extension(_name):
        Token.set_extension(_name, default=frozenset())


class Tokenizer:
    """Hands the words of the cutter to spaCy."""

    def __init__(self, vocab: Vocab, cutter: Cutter) -> None:
        self._vocab = vocab
        self._cutter = cutter

    def __call__(self, text: str) -> Doc:
        cut = self._cutter.cut(text)
        words = [word for word, _ in cut]
        return Doc(self._vocab, words=words, spaces=[False] * len(words), tags=[tag for _, tag in cut])


class SpanComponent:
    """Puts the spans of the first layer on the document and its tokens, where their edges are edges of
    tokens: 江大桥 is none in 长江大桥."""

    spans: Spans

    def __call__(self, doc: Doc) -> Doc:
        groups: dict[str, list[Any]] = {}
        for span in self.spans(doc.text):
            for label in sorted(span.labels):
                found = doc.char_span(span.start, span.end, label=label)
                if found is not None:
                    groups.setdefault(label, []).append(found)
        for label, group in groups.items():
            doc.spans[label] = filter_spans(group)
            for token in {token for span in doc.spans[label] for token in span}:
                token._.set(SPANS, token._.get(SPANS) | {label})
        return doc


class ListComponent:
    """Says of each token which word lists hold it."""

    lists: WordLists

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            names = self.lists.holding(token.text)
            if names:
                token._.set(LISTS, names)
        return doc


@Pipeline.factory("auditor_spans", assigns=["doc.spans"])
def _span_component(nlp: Pipeline, name: str) -> SpanComponent:  # noqa: ARG001 - spaCy asks for the names
    return SpanComponent()


@Pipeline.factory("auditor_lists")
def _list_component(nlp: Pipeline, name: str) -> ListComponent:  # noqa: ARG001
    return ListComponent()


def pipeline(spans: Spans, lists: WordLists, cutter: Cutter) -> Pipeline:
    """spaCy's blank Chinese pipeline with our tokenizer and our components."""
    made = spacy.blank("zh")  # asking it for jieba would start the tokenizer that the process shares
    made.tokenizer = Tokenizer(made.vocab, cutter)
    span_component: Any = made.add_pipe("auditor_spans")
    span_component.spans = spans
    list_component: Any = made.add_pipe("auditor_lists")
    list_component.lists = lists
    return made
