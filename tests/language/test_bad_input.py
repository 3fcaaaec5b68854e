"""What nobody should write: names, values and units read without a crash, a delay or an invention."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import Direction, language_of
from tests.cases import every_case

LANGUAGE = language_of(Lexicons())
SECONDS = 2.0

NAMES = {
    "long": "持续提升城乡居民幸福感和满意度，" * 125,
    "long-measure": "就业" * 999 + "人数",
    "adverbs": "持续不断稳步有效" * 250,
    "joiners": "受理率、办结率和" * 250,
    "punctuation": "，。；：！？“”（）《》、…—·" * 20,
    "brackets": "（" * 1000 + "人数" + "）" * 1000,
    "mixed": "PM2.5 среднее значение 浓度 ≤ 35μg/m³ ✓ العربية",
    "zero-width": "城镇\u200b新增\u200d就业\ufeff人数",
    "private-use": "\ue000城镇新增就业人数\uf8ff",
    "surrogate-range": "𠀀𠮷野家数",
    "control": "就业\x00\x07人数\t\r\n",
    "digits": "1" * 2000,
    "blank": "\u3000 \t",
    "empty": "",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_any_name_is_read_in_time(name: str) -> None:
    started = time.process_time()
    shape = LANGUAGE.shape(name)
    fact = LANGUAGE.direction(name, "个")
    LANGUAGE.matter(name)
    LANGUAGE.process(name)
    LANGUAGE.quality(name)
    measure = LANGUAGE.measure(name)
    LANGUAGE.alternatives.propose(name)
    assert time.process_time() - started < SECONDS
    assert fact.reason
    assert len(shape.core) <= len(name)
    assert measure is None or name[measure.start : measure.end]


@every_case(
    ("text", "value"),
    [
        ("①", 1),
        ("〇", 0),
        ("廿", 20),
        ("廿五", 25),
        ("１２", 12),
        ("６，０００", 6000),
        ("３萬", 30000),
        ("壹佰", 100),
    ],
)
def test_odd_numerals_are_read(text: str, value: int) -> None:
    assert LANGUAGE.number(text) == value


NO_NUMBERS = (
    *("1.2.3", "10^3", "1e5", "½", "Ⅻ", "∞", "٣", ".5", "5.", "--5", "1,2,3", "0x10"),
    *("12\ue000", "百", "万", "%", "1/0", "百分之", "三公", "-"),
)


@every_case("text", NO_NUMBERS)
def test_no_number_is_invented(text: str) -> None:
    assert LANGUAGE.number(text) is None


@every_case("text", ["版本1.2.3人", "10^3人", "0x10人", "½人", "A4纸", "①②③"])
def test_no_quantity_is_invented(text: str) -> None:
    assert not LANGUAGE.quantities(text)


@every_case(
    ("name", "term", "direction"),
    [
        ("城鎮新增就業人數", "人数", Direction.HIGHER),
        ("群眾滿意度", "满意度", Direction.HIGHER),
        ("刑事案件發案率", "率", Direction.LOWER),
        ("機關用電量", "用电量", Direction.LOWER),
        ("違法建築拆除面積", "面积", Direction.HIGHER),
    ],
)
def test_traditional_characters_are_folded(name: str, term: str, direction: Direction) -> None:
    fact = LANGUAGE.direction(name)
    assert fact.measure is not None
    assert (fact.measure.term, fact.direction) == (term, direction)


def test_a_traditional_unit_stays_as_written() -> None:
    fact = LANGUAGE.unit("萬元")
    assert (fact.text, fact.kinds, fact.factor) == ("萬元", {"money"}, 10_000)


@given(st.text(max_size=40))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(LANGUAGE.fold(text)) == len(text)


@given(st.text(alphabet="持续提升有效保障率、和（）“”人数0一①，。 \u200b\ue000", max_size=60))
def test_any_mixture_is_read(name: str) -> None:
    assert LANGUAGE.direction(name).reason
    assert LANGUAGE.shape(name).clauses is not None
    assert LANGUAGE.quality(name).kind
