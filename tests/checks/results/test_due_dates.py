"""Days and stretches of a year as targets, and what was done by then."""

from __future__ import annotations

from auditor.checks.results.due_dates import in_time, is_day
from auditor.checks.shared.completion import completion_words
from auditor.config.lexicons import Lexicons
from tests.cases import every_case

WORDS = completion_words(Lexicons())


@every_case(
    ("text", "day"),
    [
        ("2027年6月30日前完成", True),
        ("2027年6月底前全部验收", True),
        ("9月中旬", True),
        ("第三季度", True),
        ("下半年", True),
        ("2027年2月31日", False),  # no day of any calendar
        ("13月", False),
        ("6个月", False),
        ("100%", False),
        ("", False),
    ],
)
def test_days_are_told_from_all_else(text: str, day: bool) -> None:
    assert is_day(text, WORDS) is day


@every_case(
    ("due", "done", "kept"),
    [
        ("2027年6月30日前", "2027年6月30日", True),
        ("2027年6月30日前", "2027年7月1日", False),
        ("2027年6月底前", "6月28日完成", True),  # without a year both are of one
        ("6月底前", "2027年7月", False),
        ("9月上旬", "9月11日", False),
        ("第三季度", "9月30日", True),
        ("第三季度", "10月1日", False),
        ("年底前", "2027年12月", True),
        ("2027年6月30日前", "已完成", None),
        ("尽快", "2027年6月", None),
    ],
)
def test_what_is_done_is_held_against_the_last_day(due: str, done: str, kept: bool | None) -> None:
    assert in_time(due, done, WORDS) is kept
