"""Quantities that state one number are found as if each had been held against all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.linking.same_amounts import SameAmounts, agree

QUANTITIES = language_of(Lexicons()).quantities
CLAUSES = st.builds(
    "{}修建渠道{}{}{}".format,
    st.sampled_from(("", "", "每季度", "每月", "在各乡镇各")),
    st.sampled_from(("", "", "约", "不少于")),
    st.sampled_from(("2", "3", "4", "6", "8", "24", "36", "133.33", "2000", "0.5")),
    st.sampled_from(("公里", "米", "亩", "公顷", "处", "次", "万米")),
)


@given(st.lists(CLAUSES, max_size=12))
def test_none_that_agrees_is_left_out(clauses: list[str]) -> None:
    quantities = [each for clause in clauses for each in QUANTITIES(clause)]
    amounts = SameAmounts(quantities)
    for one in quantities:
        maybe = list(amounts.maybe(one))
        assert maybe == sorted(set(maybe))
        assert {place for place, each in enumerate(quantities) if agree(one, each)} <= set(maybe)


def test_what_is_not_nearly_as_much_is_not_looked_at() -> None:
    quantities = [QUANTITIES(f"修建渠道{number}公里")[0] for number in range(1, 60)]
    amounts = SameAmounts(quantities)
    assert [list(amounts.maybe(each)) for each in quantities] == [[place] for place in range(59)]
