"""What a text tells of earlier years."""

from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.facts import Role
from tests.cases import every_case

LANGUAGE = language_of(Lexicons())


@every_case(
    ("text", "promised"),
    [
        ("2024年修剪行道树900株。2025年计划修剪行道树1200株", [False, True]),
        ("2024年修剪行道树900株。2025年度，本单位拟修剪行道树1200株", [False, True]),
        ("2024年修剪行道树900株。2025年我街道预计修剪行道树1200株", [False, True]),
        ("2024年修剪行道树900株", [True]),  # nothing says that another year is planned
        ("2025年计划修剪行道树1200株，修补步道3公里", [True, True]),
    ],
)
def test_years_before_the_planned_one_are_recalled(text: str, promised: list[bool]) -> None:
    assert [each.role is Role.COMMITMENT for each in LANGUAGE.quantities(text)] == promised
