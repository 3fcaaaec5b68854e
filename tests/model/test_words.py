from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.model import FormKind, Outcome, PassageField
from auditor.model.words import FIELD_WORDS, KIND_WORDS, OUTCOME_WORDS, URGENCY_SHAPES, URGENCY_WORDS, Urgency

PACKAGE = Path(__file__).parents[2] / "auditor"


def test_everything_has_a_name() -> None:
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert set(KIND_WORDS) == set(FormKind)
    assert set(URGENCY_WORDS) == set(URGENCY_SHAPES) == set(Urgency)
    assert {each.value for each in PassageField} - {"other"} <= set(FIELD_WORDS)


@pytest.mark.parametrize("word", [*URGENCY_WORDS.values(), "有问题"])
def test_no_other_table_of_outcomes_or_urgencies(word: str) -> None:
    """A name that is written down twice comes to be two names."""
    pair = re.compile(rf"^\s*(?:\w+\.)?[A-Z_]+: \"{word}\"", re.MULTILINE)
    files = [path for path in PACKAGE.rglob("*.py") if pair.search(path.read_text(encoding="utf-8"))]
    assert [str(path.relative_to(PACKAGE)) for path in files] in ([], ["model/words.py"])
