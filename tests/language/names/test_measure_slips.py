"""Measure words with a wrong character, told by their unit."""

from __future__ import annotations

import pytest

from auditor.language.names.measure_slips import MeasureSlips
from auditor.language.texts.confusions import Confusions
from tests.checks.single_rows import CONTEXT

LANGUAGE = CONTEXT.language
SLIPS = MeasureSlips(LANGUAGE.measures, CONTEXT.lexicons.load("confusions", Confusions).looks_or_sounds)


def told(name: str, unit: str) -> tuple[str, str, int] | None:
    return SLIPS.slip(name, LANGUAGE.unit(unit), LANGUAGE.segment)


@pytest.mark.parametrize(
    ("name", "unit", "wrong", "right"),
    [
        ("堤岸硬化面枳", "平方米", "面枳", "面积"),
        ("巡堤期术", "期", "期术", "期数"),
        ("护栏更换数童", "处", "数童", "数量"),
        ("堤顶道路里成", "公里", "里成", "里程"),
        ("堤岸硬化面枳", "", "面枳", "面积"),
        ("防汛演练长次（场）", "场", "长次", "场次"),
    ],
)
def test_a_slip_is_told_with_the_word_that_the_unit_goes_with(
    name: str, unit: str, wrong: str, right: str
) -> None:
    assert told(name, unit) == (wrong, right, name.index(wrong))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("堤岸硬化面积", "平方米"),
        ("堤岸硬化面枳", "元"),  # another unit: something else may be meant
        ("军人家属", "家"),  # a word
        ("补种行道树", "株"),
        ("面枳", "平方米"),
        ("", "平方米"),
    ],
)
def test_words_that_can_stand_are_no_slips(name: str, unit: str) -> None:
    assert told(name, unit) is None
