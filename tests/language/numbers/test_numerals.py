from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language.numbers.numerals import _BEGINNING, _PROSE, find_numbers, parse_number
from tests.cases import every_case

UNITS = ("万元", "千瓦时", "人次", "人", "次", "个", "场", "家", "km", "小时", "天", "%")


def unit_at(text: str, position: int) -> bool:
    return any(text.startswith(unit, position) for unit in UNITS)


@every_case(
    ("text", "value"),
    [
        ("6,000", "6000"),
        ("6，000", "6000"),
        ("1,234,567.8", "1234567.8"),
        ("１２．５", "12.5"),
        ("3.5万", "35000"),
        ("6千", "6000"),
        ("1.2亿", "120000000"),
        ("10余万", "100000"),
        ("100余", "100"),
        ("百余", "100"),
        ("-5", "-5"),
        ("六千", "6000"),
        ("一万二千三百", "12300"),
        ("两万五", "25000"),
        ("三百五", "350"),
        ("三千五", "3500"),
        ("一千零五", "1005"),
        ("一百零五", "105"),
        ("二〇二五", "2025"),
        ("壹佰贰拾叁", "123"),
        ("三亿五千万", "350000000"),
        ("三点五万", "35000"),
        ("半", "0.5"),
        ("廿五", "25"),
        ("①", "1"),
        ("百分之九十五", "0.95"),
        ("百分之百", "1"),
        ("千分之三", "0.003"),
        ("九成五", "0.95"),
    ],
)
def test_whole_text_numbers(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


def test_fraction() -> None:
    third = parse_number("三分之二")
    assert third is not None
    assert abs(third * 3 - 2) < Decimal("1e-20")


@every_case(
    "text",
    [
        "",
        " ",
        "1.2.3",
        "10^3",
        "10²",
        "2025年",
        "一般公共预算",
        "三公",
        "统一",
        "万",
        "千",
        "万无一失",
        "五一",
        "95%",
        "1e5",
        "A4",
    ],
)
def test_not_numbers(text: str) -> None:
    assert parse_number(text) is None


@given(st.text(max_size=12))
def test_any_text_is_read_without_an_error(text: str) -> None:
    parse_number(text)
    for number in find_numbers(text, unit_at=unit_at):
        assert text[number.start : number.end] == number.text


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_chinese_round_trip(value: int) -> None:
    assert parse_number(_in_chinese(value)) == value


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_arabic_round_trip(value: Decimal) -> None:
    assert parse_number(f"{value:,.2f}") == value


def test_prose() -> None:
    text = "全年投入6万元，用电5千瓦时，慰问六千人、百余家，举办十二次，覆盖百分之九十五，约九成满意，3万余人"
    found = [(n.text, n.value, n.unit, n.approximate) for n in find_numbers(text, unit_at=unit_at)]
    assert found == [
        ("6", 6, None, False),
        ("5", 5, None, False),
        ("六千", 6000, None, False),
        ("百余", 100, None, True),
        ("十二", 12, None, False),
        ("百分之九十五", 95, "%", False),
        ("九成", 90, "%", False),
        ("3万余", 30000, None, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "按照一般公共预算和三公经费管理要求统一开展五一劳动节活动，做到万无一失",
        "2025年12月31日前完成，2024-2025年实施，12月底验收，2025.12.31到期",
        "详见1.2.3节，网址10.0.0.1，8:30上班，电话023-67653127，5G网络，A4纸，PM2.5",
        "三成员单位，不分大小，建成后",
    ],
)
def test_prose_without_numbers(text: str) -> None:
    assert find_numbers(text, unit_at=unit_at) == ()


def test_without_units_chinese_numerals_stay_words() -> None:
    assert [n.text for n in find_numbers("举办三次，参加200人，5千米")] == ["200", "5"]


def _in_chinese(value: int) -> str:
    """An independent formatter, from the largest scale down: 10203 is 一万零二百零三."""
    if value < 10:
        return "零一二三四五六七八九"[value]
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        high, low = divmod(value, scale)
        if high and not low:
            return _in_chinese(high) + name
        if high:
            return _in_chinese(high) + name + ("零" if low < scale // 10 else "") + _in_chinese(low)
    raise AssertionError(value)


@given(
    st.lists(st.sampled_from([*"0129.,-:/^ 年月日号百分之成点万半廿卅几三甲", "2024"])).map("".join),
    st.integers(0, 9),
)
def test_whatever_is_found_begins_with_a_figure(text: str, start: int) -> None:
    found = _PROSE.search(text, min(start, len(text)))
    assert found is None or _BEGINNING.match(found[0])
