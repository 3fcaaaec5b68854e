"""Accounts of unfinished work above results that all reached their targets."""

from __future__ import annotations

from auditor.authoring.scopes import FormExample
from auditor.checks.base import NOT_APPLICABLE, Failed
from tests.cases import every_case
from tests.checks.single_rows import judged_by

_ROWS = [
    {"name": "改建栈桥座数", "operator": "≥", "value": "6", "unit": "座", "actual": "6座"},
    {"name": "船员满意度", "operator": "≥", "value": "92", "unit": "%", "actual": "93%"},
]


@every_case(
    ("told", "quoted"),
    [
        ("两座栈桥暂未完工，其余投入使用。", "两座栈桥暂未完工"),
        ("改建栈桥6座。附属的护岸工程尚未正式验收", "附属的护岸工程尚未正式验收"),
        ("因资金未到位，部分栈桥未建成。", "部分栈桥未建成"),
        ("改建栈桥6座，督促尚未完成的标段补齐资料。", None),
        ("改建栈桥6座，无未完成事项。", None),
        ("改建栈桥6座，未发生安全事故。", None),
        ("。", None),
    ],
)
def test_told(told: str, quoted: str | None) -> None:
    case = {"kind": "self_review", "other": told, "labels": {"other": "实际完成情况"}, "indicators": _ROWS}
    found = judged_by("self-review-told-unfinished", FormExample.model_validate(case).build())
    if quoted is None:
        assert found is NOT_APPLICABLE
    else:
        assert isinstance(found, Failed)
        assert found.hits[0].values["quote"] == quoted
