"""Names of laws that are nearly one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language.texts.laws import Laws
from tests.cases import every_case

LAWS = Lexicons().load("laws", Laws)


@every_case(
    ("text", "right"),
    [
        ("依据《公共图书馆管理法》", "公共图书馆法"),
        ("《中华人民共和国突发事件对法》（2007年）", "突发事件应对法"),
        ("《妇女权益保护法》", "妇女权益保障法"),
        ("《老年人权益保障发》", "老年人权益保障法"),
        ("依据《学前教肓法》", None),
        ("依据《文物保户法》", "文物保护法"),
        ("《挡案法》", "档案法"),
        ("《公共图书馆法》《预算法（2018年修正）》《关于方案的批复印发》", None),
        ("《公共图书馆管理办法》《楷书书法》", None),
        ("《某某地区特别法》公共图书馆管理法", None),
    ],
)
def test_a_name_that_is_nearly_a_law(text: str, right: str | None) -> None:
    found = [(slip.right, text[slip.start : slip.end] == slip.wrong) for slip in LAWS.slips(text)]
    assert found == ([(right, True)] if right else [])


@given(st.sampled_from(LAWS.laws))
def test_no_law_is_wrong(law: str) -> None:
    assert not list(LAWS.slips(f"《{law}》《中华人民共和国{law}》"))


@pytest.mark.parametrize("title", ["《代表法》", "《选举法》", "《监督法》"])
def test_a_usual_short_title_is_right_and_mends_nothing(title: str) -> None:
    assert not list(LAWS.slips(title))
    assert not set(LAWS.short) & set(LAWS.laws)
