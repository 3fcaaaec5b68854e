from __future__ import annotations

import re

import pytest

from auditor.model import FormKind, Outcome, PassageField
from auditor.model.words import (
    FIELD_WORDS,
    KIND_WORDS,
    OUTCOME_WORDS,
    SHORT_FIELD_WORDS,
    URGENCY_SHAPES,
    URGENCY_WORDS,
    Urgency,
    heading,
    row_words,
)
from tests.modules import sources, strings


def test_everything_has_a_name() -> None:
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert set(KIND_WORDS) == set(FormKind)
    assert set(URGENCY_WORDS) == set(URGENCY_SHAPES) == set(Urgency)
    assert {each.value for each in PassageField} - {"other"} <= set(FIELD_WORDS)


@pytest.mark.parametrize("word", [*URGENCY_WORDS.values(), "有问题"])
def test_no_other_table_of_outcomes_or_urgencies(word: str) -> None:
    """A name that is written down twice comes to be two names."""
    pair = re.compile(rf"^\s*(?:\w+\.)?[A-Z_]+: \"{word}\"", re.MULTILINE)
    files = [name for name, text in sources().items() if pair.search(text)]
    assert files in ([], ["model/words.py"])


ELSEWHERE = {
    "batch/preloaded.py": "headings of the form that is audited before the first",
    "cli/language.py": "help of options, read before anything is imported",
    "forms/shapes/weights.py": "classes of cells, of which one is a unit",
}


@pytest.mark.parametrize(
    "word",
    sorted({FIELD_WORDS[field] for field in ("name", "operator", "unit", "actual", "reason", "level1")}),
)
def test_names_of_fields_stand_in_one_table(word: str) -> None:
    files = {name for name in sources() if word in strings(name)}
    assert files - set(ELSEWHERE) == {"model/words.py"}


def test_a_heading_is_the_short_name_where_there_is_one() -> None:
    assert (heading("operator"), heading("weight"), row_words(3)) == ("符号", "权重", "第3行")
    assert set(SHORT_FIELD_WORDS) <= set(FIELD_WORDS)
    assert all(len(short) < len(FIELD_WORDS[field]) for field, short in SHORT_FIELD_WORDS.items())
