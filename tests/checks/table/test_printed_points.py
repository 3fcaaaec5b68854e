"""Points behind labels and what their parts come to."""

from __future__ import annotations

from auditor.authoring.scopes import FormExample
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.model import Confidence
from tests.cases import every_case
from tests.checks.single_rows import judged_by, only_hit

_NAMES = ("灯会场次", "彩灯完好率", "游客人次")
_LEVELS = (["产出指标", "数量指标"], ["产出指标", "质量指标"], ["效益指标", "社会效益指标"])


def _judged(*labels: tuple[str, ...], weights: tuple[int | None, ...] = (None,) * 3) -> Judgement:
    """The labels left of each of the three rows, with the rows' weights."""
    table = [
        ["目标", "一级指标", "三级指标"],
        *([*left, name] for left, name in zip(labels, _NAMES, strict=False)),
    ]
    rows = [
        {"name": name, "levels": levels, "value": "9", **({} if weight is None else {"weight": weight})}
        for name, levels, weight in zip(_NAMES, _LEVELS, weights, strict=True)
    ]
    example = {"project": "元宵灯会", "indicators": rows, "table": table}
    return judged_by("printed-points", FormExample.model_validate(example).build())


def test_parts_that_exceed_their_whole_are_told() -> None:
    hit = only_hit(_judged(("年度目标（80分）", "产出指标（60分）"), ("", ""), ("", "效益指标( 30 分 )")))
    assert (hit.fault, hit.confidence) == ("parts", None)
    assert hit.values == {"label": "年度目标", "points": "80", "parts": "60＋30", "sum": "90"}
    assert [each.text for each in hit.evidence] == ["年度目标（80分）"]


def test_weights_that_exceed_their_part_are_told() -> None:
    labels = (("", "产出指标（50分）"), ("", ""), ("", "效益指标（30分）"))
    hit = only_hit(_judged(*labels, weights=(30, 25, 30)))
    assert (hit.fault, hit.values["parts"], hit.values["sum"]) == ("weights", "30＋25", "55")


def test_what_falls_short_may_be_cut_off() -> None:
    hit = only_hit(_judged(("年度目标（80分）", "产出指标（40分）"), ("", ""), ("", "效益指标（30分）")))
    assert (hit.values["sum"], hit.confidence) == ("70", Confidence.ASK)


@every_case(
    ("labels", "weights"),
    [
        ((("目标（80分）", "产出指标（50分）"), ("", ""), ("", "效益指标（30分）")), (None, None, None)),
        ((("目标（80.5分）", "产出指标（50.5分）"), ("", ""), ("", "效益指标（30分）")), (None, None, None)),
        (
            (("", "产出指标（50分）"), ("", ""), ("", "效益指标（30分）")),
            (25, 25, 10),
        ),  # one row alone is no sum
    ],
)
def test_what_adds_up_passes(labels: tuple[tuple[str, ...], ...], weights: tuple[int | None, ...]) -> None:
    assert _judged(*labels, weights=weights) is PASSED


@every_case(
    ("labels", "weights"),
    [
        ((), (10, 10, 10)),
        ((("目标", "产出指标"), ("", ""), ("", "效益指标")), (10, 10, 10)),
        ((("", "产出指标（50分）"), ("", ""), ("", "")), (25, None, 10)),  # a weight was not read
        ((("", "产出指标（50个）"), ("", ""), ("", "")), (10, 10, 10)),
        ((("", "产出指标（每处2分）"), ("", ""), ("", "")), (10, 10, 10)),
        ((("", "产出指标（1000分）"), ("", ""), ("", "")), (10, 10, 10)),
        ((("", "（50分）"), ("", ""), ("", "")), (10, 10, 10)),
    ],
)
def test_no_points_or_weights_to_compare(
    labels: tuple[tuple[str, ...], ...], weights: tuple[int | None, ...]
) -> None:
    assert _judged(*labels, weights=weights) is NOT_APPLICABLE
