from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.across.minhash import Joined, bands

TEXT = "对主干道逐段排查破损处当日围挡三日修复雨季前疏通全部雨水口年底邀请沿街住户代表现场验收打分"


def test_texts_that_are_nearly_the_same_share_a_band() -> None:
    assert set(bands(TEXT)) & set(bands(TEXT.replace("三日", "五天")))
    other = "为困难学生发放助学金按月核对名单资助对象满意资金不滞留全年覆盖全部建档家庭无一遗漏公示七天"
    assert not set(bands(TEXT)) & set(bands(other))


@given(st.text())
def test_any_text_has_the_same_bands_each_time(text: str) -> None:
    assert list(bands(text)) == list(bands(text))
    assert len(set(bands(text))) == 8


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).filter(lambda pair: pair[0] != pair[1])))
def test_joined_numbers_are_the_connected_ones(pairs: list[tuple[int, int]]) -> None:
    joined = Joined()
    groups = {number: {number} for pair in pairs for number in pair}
    for one, other in pairs:
        joined.join(one, other)
        both = groups[one] | groups[other]
        groups |= dict.fromkeys(both, both)
    assert sorted(joined.groups()) == sorted(
        {tuple(sorted(each)): sorted(each) for each in groups.values()}.values()
    )
