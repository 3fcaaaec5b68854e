"""What counts as a reason."""

from __future__ import annotations

from auditor.authoring.cases import FormCase
from auditor.checks.shared.explained import explains, has_reason, is_explained
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context
TABLE = {"name": "清淤河道", "operator": "≥", "value": "8", "unit": "公里", "actual": "6"}


@every_case(
    ("text", "reason"),
    [
        ("汛期提前，两段河道未能施工", True),
        ("未完成指标", False),
        ("该项指标尚未全部达到年度目标值。", False),
        ("未完成指标，因征地受阻", True),
        ("无偏差", False),
        ("不存在偏差，已按计划完成。", False),
        ("无法协调用地", True),
        ("——", False),
        ("无", False),
        ("", False),
        (None, False),
    ],
)
def test_what_says_why_is_a_reason(text: str | None, reason: bool) -> None:
    assert explains(text, CONTEXT) is reason


@every_case(
    ("cells", "own", "any_place"),
    [
        ({"reason": "征地受阻"}, True, True),
        ({"reason": "", "note": "征地受阻"}, False, False),  # there is a column for reasons
        ({"note": "征地受阻"}, False, True),
        ({"note": "未完成"}, False, False),
    ],
)
def test_a_remark_explains_where_no_column_does(cells: dict[str, str], own: bool, any_place: bool) -> None:
    form = FormCase.model_validate({"kind": "self_review", "indicators": [{**TABLE, **cells}]}).form()
    row = form.indicators[0]
    assert (has_reason(row, CONTEXT), is_explained(form, row, CONTEXT)) == (own, any_place)
