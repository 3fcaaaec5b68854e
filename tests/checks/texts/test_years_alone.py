"""Years before a comma that open a sentence, and the work of another year."""

from __future__ import annotations

from auditor.checks.texts.years_alone import PeriodWords, years_alone
from tests.cases import every_case
from tests.judging.test_engine import LEXICONS

WORDS = LEXICONS.load("periods", PeriodWords)


@every_case(
    ("text", "found"),
    [
        ("2024年，维修渡船6艘。", [("2024年，维修渡船6艘", "2024年", True)]),
        ("（一）2024年度，维修渡船6艘。2025年，维修3艘。", [("2024年度，维修渡船6艘", "2024年度", False)]),
        ("2026年，维修渡船6艘。", [("2026年，维修渡船6艘", "2026年", False)]),
        ("维修渡船6艘，完成2024年度渡口管护任务。", [("完成2024年度渡口管护任务", "2024年度", False)]),
        ("2025年，维修渡船6艘。", []),
        ("2024年，渡船完好率比上年提高3个百分点。", []),
        ("2024年。维修渡船6艘。", []),
        ("完成2024年结转任务。", []),
        ("2024年，", []),
        ("", []),
    ],
)
def test_years(text: str, found: list[tuple[str, str, bool]]) -> None:
    told = [(clause.text, year, sure) for clause, year, sure in years_alone(text, 2025, WORDS)]
    assert told == found
