"""Targets of several years side by side."""

from __future__ import annotations

from auditor.model import Form
from tests.forms.building import Spec, one, read, target

_ROWS: list[list[Spec]] = [
    [("产出指标", 2, 1), "数量指标", "补播草场面积", "≥40亩", "≥55亩", "≥70亩"],
    ["质量指标", "出苗率", "≥80%", "≥82%", "≥85%"],
    ["效益指标", "生态效益指标", "治理沟道长度", "≥3公里", "≥4公里", "≥6公里"],
]
_TWO: list[Spec] = [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 3)]


def beside(*years: str, title: str = "2026年项目支出绩效目标表") -> Form:
    return one(title, [["一级指标", "二级指标", "三级指标", *years], *_ROWS])


def below(*years: str, title: str = "2026年项目支出绩效目标表") -> Form:
    return one(title, [_TWO, [*years], *_ROWS])


def annual(form: Form) -> list[str | None]:
    return [row.value for row in form.views()[0].indicators]


def test_the_year_of_the_form_has_the_targets() -> None:
    first, second, third = ["40", "80", "3"], ["55", "82", "4"], ["70", "85", "6"]
    cases = [
        (below("2024年", "2025年", "2026年"), third),
        (below("2025年", "2026年", "2027年"), second),
        (below("2026", "2027", "2028"), first),
        (beside("2026年目标值", "2027年目标值", "2028年目标值"), first),
        (below("2026年", "2027年", "2028年", title="2026—2028年项目支出绩效目标表"), first),
        (below("第一年", "第二年", "第三年", title="项目支出中期绩效目标表"), first),
    ]
    assert [annual(form) for form, _ in cases] == [values for _, values in cases]
    assert [form.reading for form, _ in cases] == ["certain"] * len(cases)
    assert target(cases[0][0].indicators[0]) == ("≥", "70", "亩")


def test_a_line_of_the_year_alone_tells_it() -> None:
    form = one("项目支出绩效目标表", "（2027年度）", [_TWO, ["2026年", "2027年", "2028年"], *_ROWS])
    assert annual(form) == ["55", "82", "4"]


def test_years_of_forms_below_each_other_are_their_own() -> None:
    titles = [f"{year}年项目支出绩效目标表" for year in (2025, 2026)]
    rows = [[(title, 1, 6)] for title in titles]
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "2025年目标值", "2026年目标值", "2027年目标值"]
    whole = [rows[0], header, *_ROWS, rows[1], header, *_ROWS]
    assert [annual(form) for form in read(whole).forms] == [["40", "80", "3"], ["55", "82", "4"]]


def test_an_unknown_year_leaves_the_targets_doubtful() -> None:
    for title in ("项目支出绩效目标表", "2021年项目支出绩效目标表"):
        form = beside("2026年目标值", "2027年目标值", "2028年目标值", title=title)
        assert "value" in form.doubtful


def test_expectations_beside_a_target_stay_what_they_are() -> None:
    form = beside("2024年实际完成", "2025年预计完成", "2026年目标值")
    assert annual(form) == ["70", "85", "6"]
