"""How signs are put right."""

from __future__ import annotations

from auditor.checks.texts.corrections import full_width, inner_title, missing_semicolon, one_separator
from tests.cases import every_case


@every_case(
    ("signs", "one"),
    [
        ("，，", "，"),
        (",，", "，"),
        ("、，", "，"),
        ("，。", "。"),
        ("。，", None),
        ("：；", None),
        ("？！", None),
    ],
)
def test_two_signs_that_meet_stand_for_one(signs: str, one: str | None) -> None:
    assert one_separator(signs) == one


def test_half_width_marks_have_a_chinese_form() -> None:
    assert [full_width(sign) for sign in ",;:?!、%"] == ["，", "；", "：", "？", "！", "、", "%"]


@every_case(
    ("text", "inner"),
    [
        ("《关于印发《城市绿化办法》的通知》", "《城市绿化办法》"),
        ("《关于印发《城市绿化办法的通知》", None),  # one of both stays open
        ("《关于印发《城市绿化办法》的通知。", None),
        ("《关于《转发《办法》的函》的通知》", None),  # a third one stands inside
    ],
)
def test_a_title_inside_a_title_is_found_where_both_close(text: str, inner: str | None) -> None:
    opener = text.index("《", 1)
    closer = inner_title(text, opener)
    assert (None if closer is None else text[opener : closer + 1]) == inner


@every_case(
    ("text", "mended"),
    [
        ("1.补种苗木，2.修剪绿篱", "1.补种苗木；2.修剪绿篱"),
        ("1.补种苗木 2.修剪绿篱", "1.补种苗木； 2.修剪绿篱"),
        ("2.修剪绿篱", "；2.修剪绿篱"),
    ],
)
def test_a_semicolon_takes_the_place_of_a_weaker_sign(text: str, mended: str) -> None:
    start, end = missing_semicolon(text, text.index("2."))
    assert f"{text[:start]}；{text[end:]}" == mended
