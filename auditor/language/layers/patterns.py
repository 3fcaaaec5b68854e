"""Token patterns as spaCy's Matcher reads them, written in YAML, with what our layers know of a token.

``TEXT``, ``LENGTH`` and ``OP`` mean what they mean in spaCy; ``POS`` is jieba's part of speech, where ``n``
stands for every noun (nr, ns …); ``LEXICON`` asks for a word of a list (direction.bad), ``SPAN`` for a word
that the first layer gave a label (lexicons/span-labels.yaml). All keys of one token have to hold.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel

TAGS = {
    "n": "名词", "t": "时间词", "s": "处所词", "f": "方位词", "m": "数词", "q": "量词", "r": "代词",
    "v": "动词", "a": "形容词", "b": "区别词", "z": "状态词", "d": "副词", "p": "介词", "c": "连词",
    "u": "助词", "y": "语气词", "e": "叹词", "o": "拟声词", "i": "成语", "l": "习用语", "j": "简称",
    "h": "前缀", "k": "后缀", "g": "语素", "eng": "外文", "x": "符号和其他",
}  # fmt: skip


def _listed(value: Any) -> Any:
    return {"IN": [value]} if isinstance(value, str) else value


def _known(key: str, what: str) -> AfterValidator:
    def check(word: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(key)  # a kind's own tests build params without a rule set
        if known is not None and word not in known:
            details = {"what": what, "word": word, "known": sorted(known)}
            raise PydanticCustomError("unknown_name", "没有{what}“{word}”", details)
        return word

    return AfterValidator(check)


def _tag(word: str) -> str:
    if not any(word.startswith(tag) for tag in TAGS):
        details = {"what": "词性", "word": word, "known": [f"{tag}（{name}）" for tag, name in TAGS.items()]}
        raise PydanticCustomError("unknown_name", "没有词性“{word}”", details)
    return word


Word = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]
Tag = Annotated[str, AfterValidator(_tag)]
ListName = Annotated[str, _known("lists", "词表")]
Label = Annotated[str, _known("labels", "词语标签")]


class Text(LexiconModel):
    """One of some words, none of some, or a regular expression that is found in the token."""

    among: Words | None = Field(default=None, alias="IN")
    others: Words | None = Field(default=None, alias="NOT_IN")
    regex: Expression | None = Field(default=None, alias="REGEX")


class Tags(LexiconModel):
    """Parts of speech: one of some, or none of others."""

    among: Annotated[tuple[Tag, ...], Field(min_length=1)] | None = Field(default=None, alias="IN")
    others: Annotated[tuple[Tag, ...], Field(min_length=1)] | None = Field(default=None, alias="NOT_IN")


class Lists(LexiconModel):
    """One of some lists of words."""

    among: Annotated[tuple[ListName, ...], Field(min_length=1)] = Field(alias="IN")


class Labels(LexiconModel):
    """One of some labels of spans (lexicons/span-labels.yaml)."""

    among: Annotated[tuple[Label, ...], Field(min_length=1)] = Field(alias="IN")


class TokenPattern(LexiconModel):
    """What one token of a pattern has to be; without keys it is any token."""

    text: Annotated[Text, BeforeValidator(_listed, json_schema_input_type=str | Text)] | None = Field(
        default=None, alias="TEXT"
    )
    pos: Annotated[Tags, BeforeValidator(_listed, json_schema_input_type=str | Tags)] | None = Field(
        default=None, alias="POS"
    )
    lexicon: Annotated[Lists, BeforeValidator(_listed, json_schema_input_type=str | Lists)] | None = Field(
        default=None, alias="LEXICON"
    )
    span: Annotated[Labels, BeforeValidator(_listed, json_schema_input_type=str | Labels)] | None = Field(
        default=None, alias="SPAN"
    )
    length: Annotated[int, Field(ge=1)] | None = Field(default=None, alias="LENGTH")
    op: Literal["!", "?", "*", "+"] | None = Field(default=None, alias="OP")


def _filled(pattern: tuple[TokenPattern, ...]) -> tuple[TokenPattern, ...]:
    if not pattern:  # a minimum length would complain of every pattern with a mistake in it
        raise PydanticCustomError("explained", "{text}", {"text": "列表至少要有1项"})
    return pattern


Pattern = Annotated[tuple[TokenPattern, ...], AfterValidator(_filled)]
