"""Sequences of words, described token by token: what a list of words or a regular expression cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.snippets import ReadableUnit, Snippet, texts_of
from auditor.chinese.stops import SENTENCE
from auditor.language.facts import Token
from auditor.language.layers.pattern_finder import PatternFinder
from auditor.language.layers.patterns import Pattern
from auditor.language.spans import Squeezed, squeeze

Searched = Literal["name", "value", "reason", "project", "overview", "basis", "goal", "long_term_goal"]


class PatternParams(Params):
    """A place that one of ``patterns`` describes is a hit, unless a place of ``unless`` holds it or is in it.
    With ``fields`` only these texts are searched (name, value, goal …). ``delete`` is the word of the place
    that is one too many: the correction leaves it out."""

    patterns: tuple[Pattern, ...] = Field(description="词语的先后次序，符合其中一个就提示")
    unless: tuple[Pattern, ...] = Field(default=(), description="符合其中一个的地方不算")
    fields: tuple[Searched, ...] = Field(default=(), description="只查这些文字，空着就都查")
    delete: Literal["first", "last"] | None = Field(
        default=None, description="多余的是第一个词（first）还是最后一个词（last），改法是删去它"
    )


@check_kind(
    "pattern",
    params=PatternParams,
    provides={"label", "quote", "matched", "first", "last"},
)
def judge(unit: ReadableUnit, params: PatternParams, context: Context) -> Judgement:
    """No sequence of words that the patterns describe stands in the text."""
    texts, fields = texts_of(unit), params.fields
    searched = [n for n, each in enumerate(texts.snippets) if not fields or each.field in fields]
    if not searched:
        return NOT_APPLICABLE
    finder = context.language.finder(params.patterns)
    suspects = finder.suspects(texts.squeezed)
    found = (texts.snippets[number] for number in searched if number in suspects)
    return failed(*(hit for each in found for hit in _hits(each, finder, params, context)))


def _hits(snippet: Snippet, finder: PatternFinder, params: PatternParams, context: Context) -> Iterator[Hit]:
    language = context.language
    squeezed = squeeze(snippet.text)
    for sentence in SENTENCE.finditer(squeezed.text):
        found = finder.find(sentence.group(), language.marked, language.doc)
        unless = language.finder(params.unless)
        right = unless.find(sentence.group(), language.marked, language.doc) if found else ()
        for start, end in found:
            if not any(first < end and start < last for first, last in right):
                words = [each for each in language.segment(sentence.group()) if start <= each.start < end]
                yield _hit(snippet, squeezed, sentence.start(), words, params)


def _hit(
    snippet: Snippet, squeezed: Squeezed, offset: int, words: Sequence[Token], params: PatternParams
) -> Hit:
    """The hit on some words of a sentence that begins at ``offset`` of the text without white space."""
    first, last = words[0], words[-1]
    surplus = {"first": first, "last": last}.get(params.delete or "")
    edits = (
        (snippet.edit(*squeezed.span(offset + surplus.start, offset + surplus.end), ""),) if surplus else ()
    )
    return snippet.hit(
        *squeezed.span(offset + first.start, offset + last.end),
        edits=edits,
        sure=bool(edits),
        matched="".join(word.text for word in words),
        first=first.text,
        last=last.text,
    )
