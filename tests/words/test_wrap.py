from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.words.wrap import clip, clip_middle, pad, width, wrap
from tests.cases import every_case


@every_case(("text", "columns"), [("", 0), ("abc", 3), ("绩效", 4), ("≥95%", 4), ("a\u0301", 1)])
def test_width_counts_terminal_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_no_line_starts_with_a_comma() -> None:
    lines = wrap("指标值应当明确，计量单位应当规范，方向应当一致。", 16)
    assert len(lines) > 2
    assert not any(line[0] in "，。" for line in lines)


def test_half_width_words_stay_together() -> None:
    assert wrap("请运行 auditor explain", 12) == ["请运行", "auditor", "explain"]


def test_opening_bracket_does_not_end_a_line() -> None:
    assert wrap("一二三（四五）六", 8) == ["一二三", "（四五）", "六"]


def test_given_line_breaks_stay() -> None:
    assert wrap("一\n\n二", 20) == ["一", "", "二"]


@given(st.text(alphabet="绩效，。（）≥ ab1%\n", max_size=80), st.integers(8, 40))
def test_every_line_fits_and_nothing_but_spaces_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert lines
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=30), st.integers(1, 20))
def test_clip_fits(text: str, columns: int) -> None:
    assert width(clip(text, columns)) <= columns


def test_clipped_in_the_middle_the_name_of_a_file_stays() -> None:
    clipped = clip_middle("/共享/财政局/2026年/送审/临江县水利局绩效目标申报表.xlsx", 40)
    assert width(clipped) <= 40
    assert clipped.startswith("/共享")
    assert clipped.endswith("绩效目标申报表.xlsx")
    assert clip_middle("短.docx", 40) == "短.docx"


def test_pad_fills_to_the_column() -> None:
    assert pad("绩效", 6) == "绩效  "
    assert pad("绩效指标", 6) == "绩效指标"
