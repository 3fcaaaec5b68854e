"""How long a project lasts by the head of its form."""

from __future__ import annotations

from auditor.authoring.scopes import FormExample
from auditor.checks.shared.head_lines import lasts_a_year
from auditor.checks.units import FormUnit
from tests.cases import every_case

_ROW = {"name": "维修渡船艘数", "operator": "≥", "value": "6", "unit": "艘"}


@every_case(
    ("line", "year"),
    [
        (("项目期限", "2025年1月1日至2025年12月31日"), True),
        (("项目起止时间", "2025.01-2025.12"), True),
        (("实施周期：一年",), True),
        (("项目期限", "12个月"), True),
        (("项目期限", "2025年1月至2027年12月"), False),
        (("项目期限", "2025年"), False),
        (("项目期限", "3年"), False),
        (("预算金额", "1年"), False),
        (("项目期限", ""), False),
    ],
)
def test_lasting(line: tuple[str, ...], year: bool) -> None:
    table = (line, ("维修渡船艘数", "6艘"))
    example = FormExample.model_validate({"project": "渡船维修", "table": table, "indicators": [_ROW]})
    unit = example.build()
    assert isinstance(unit, FormUnit)
    assert lasts_a_year(unit) is year
