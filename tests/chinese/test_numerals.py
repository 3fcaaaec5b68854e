from __future__ import annotations

from decimal import Decimal

from auditor.chinese.numerals import chinese_value, scale_of

VALUES = {
    "零": "0", "半": "0.5", "十二": "12", "三百五": "350", "三百零五": "305", "两万五": "25000",
    "一亿零三十": "100000030",
    "二〇二五": "2025", "三点五万": "35000", "百余": "100", "三万多": "30000",
}  # fmt: skip
NONE = ("", "五一", "三公", "一般", "万", "三点", "零零", "百百", "一万二万")


def test_what_a_numeral_stands_for() -> None:
    assert {text: chinese_value(text) for text in VALUES} == {
        text: Decimal(value) for text, value in VALUES.items()
    }


def test_what_is_no_numeral() -> None:
    assert {text: chinese_value(text) for text in NONE} == dict.fromkeys(NONE)


def test_what_characters_multiply_by() -> None:
    assert [scale_of(each) for each in ("", "百", "十万", "百亿")] == [1, 100, 100_000, 10_000_000_000]
