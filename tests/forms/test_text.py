"""Labels in one form: the short ways give what all expressions give."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from auditor.forms import text as module
from auditor.forms.labels import levels
from auditor.forms.periods import without_period
from auditor.forms.text import label_key, simplified, squeeze, without_count

PIECES = (
    *"一二三、.．()（）[]【】:：；，。 　\n\t①⑳⑴⒇¹⁴⁹#＃*★%％分年月季期19205678/-—至",
    *("产出指标", "数量", "2025年", "1.2", "20%", "满分", "权重", "（10分）", "（续）", "第3栏", "A1"),
    *("1产出", "上半年", "1-7月", "2024-2026年", "全角Ａ１", "10分", "50％", "備註", "标准", "績效", "預算"),
)
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.text(max_size=12))


def slowly(text: str) -> str:
    """The key of a label by all expressions one after the other."""
    bare = module._COUNTED.sub("", module._FOOTNOTE.sub("", module._CIRCLED.sub("", text)))
    squeezed = module._SPACE.sub("", unicodedata.normalize("NFKC", bare))
    key = squeezed.translate(module._simplified()).lower().strip(module.MARKS + ":")
    key = module._DECIMAL_LABEL.sub("", module._NUMBERING.sub("", key))
    key = module._BRACKETS.sub("", key).strip(module.MARKS + ":、")
    return without_period(module._YEAR.sub(module.YEAR, module._SOME_YEARS.sub(module.YEARS, key)))


@given(texts)
def test_a_key_is_that_of_all_expressions(text: str) -> None:
    assert label_key(text) == slowly(text)


@given(texts)
def test_no_white_space_is_left(text: str) -> None:
    assert squeeze(text) == module._SPACE.sub("", unicodedata.normalize("NFKC", text))


@given(texts)
def test_points_behind_levels_go_as_all_expressions_say(text: str) -> None:
    without = levels._POINTS.sub("", text)
    assert levels._without_points(text) == levels._CONTINUED.sub("", levels._BARE_POINTS.sub("", without))


def test_traditional_labels_have_the_same_key() -> None:
    assert simplified("績效") == "绩效"
    assert label_key("預算") == label_key("预算")


def test_a_number_before_a_label_is_no_part_of_it() -> None:
    assert without_count("1 产出指标") == "产出指标"
    assert label_key("* 二、2025 年 预 算（万元）：") == "〈年〉预算"
