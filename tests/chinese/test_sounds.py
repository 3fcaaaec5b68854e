"""Characters that sound alike."""

from __future__ import annotations

import pytest

from auditor.chinese.sounds import SOUNDS, sound_alike, sounding, syllable
from tests.cases import every_case


@every_case("pair", ["锋峰", "病并", "纪记", "尝偿", "啊阿", "作座", "新兴", "真正"])
def test_the_same_sound(pair: str) -> None:
    first, second = map(syllable, pair)
    assert first == second is not None


@pytest.mark.parametrize("pair", ["抗坑", "县乡", "参与", "知资"])
def test_another_sound(pair: str) -> None:
    first, second = map(syllable, pair)
    assert first != second


@pytest.mark.parametrize("char", ["梓", "A", "，", "㐀"])
def test_rare_characters_have_none(char: str) -> None:
    assert syllable(char) is None


def test_one_stands_for_all_that_sound_like_it() -> None:
    assert sounding("锋") == sounding("峰")
    assert sounding("抗") != sounding("坑")
    assert sounding("A") == "A"
    assert "锋A坑".translate(SOUNDS) == sounding("锋") + "A" + sounding("坑")
    assert [sound_alike("锋", other) for other in "峰坑"] == [True, False]
