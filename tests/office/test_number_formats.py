from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.office.number_formats import number_format, shown
from tests.cases import every_case


@every_case(
    ("raw", "code", "text"),
    [
        ("0.95", "0%", "95%"),
        ("0.955", "0%", "96%"),
        ("0.9512", "0.00%", "95.12%"),
        ("0.9", "0.00%", "90.00%"),
        ("0.9", "0.##%", "90%"),
        ("1", "0%;[Red]-0%", "100%"),
        ("90", "General", "90"),
        ("0.1", "@", "0.1"),
        ("1234567.5", "#,##0.00_ ", "1234567.5"),
        ("12", '0"人"', "12人"),
        ("12", "0人", "12人"),
        ("90", '"≥"0', "≥90"),
        ("90", r"0\%", "90%"),
        ("0.9", '"≥"0%', "≥90%"),
        ("0.9", '0.0%"以上"', "90.0%以上"),
        ("300", '"¥"#,##0.00', "300"),
        ("300", "[$¥-804]#,##0.00", "300"),
        ("46082", "yyyy-mm-dd", "2026-03-01"),
        ("46082", 'yyyy"年"m"月"', "2026年3月"),
        ("46082", "[$-804]yyyy年m月d日;@", "2026年3月1日"),
        ("46082.75", "yyyy/m/d h:mm", "2026-03-01 18:00"),
        ("0.5", "h:mm:ss", "12:00:00"),
        ("46082", "yyyy", "2026"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-5", "yyyy-mm-dd", "-5"),
        ("1E+300", "yyyy-mm-dd", "1" + "0" * 300),
        ("不是数", "0%", "不是数"),
        ("1.2E-2", "General", "0.012"),
        ("0.1234567890123456789", "0.00", "0.123456789012346"),
        ("-0.0", "0", "0"),
    ],
)
def test_a_number_is_shown_as_the_sheet_shows_it(raw: str, code: str, text: str) -> None:
    assert shown(raw, number_format(code)) == text


@given(st.text(st.sampled_from('0#?.,%ymdhs年月日"\\[]_*;@人E+-'), max_size=15), st.floats().map(str))
def test_any_format_code_is_taken(code: str, raw: str) -> None:
    assert shown(raw, number_format(code))
