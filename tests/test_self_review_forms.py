"""Self-review forms with slips beside correct rows, as Word and Excel, from the file to the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.model import Confidence, FormKind, SubmissionReport
from auditor.readers import read_document
from auditor.ruleset import RuleSet, load_ruleset
from tests.corpus.layouts.parts import Row, number, page, wide
from tests.corpus.model import Box, Kind, Page
from tests.corpus.writers.docx import write_docx
from tests.corpus.writers.xlsx import write_sheets

ARITHMETIC = ("self-review-", "monitoring-")


@dataclass(frozen=True, slots=True)
class Slip:
    """A row, and the rules that must find something on it for sure."""

    level: str
    name: str
    operator: str
    value: str
    unit: str
    actual: str
    weight: str
    score: str
    reason: str = ""
    kind: Kind = "number"
    expected: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        kinds = {"产出指标": ("数量", "质量", "时效", "成本"), "满意度指标": ("满意度",)}
        return next((first for first, seconds in kinds.items() if self.level in seconds), "效益指标")


SCORE, REASON, BAND = "self-review-score", "self-review-reason", "self-review-qualitative-score"
IN_WORDS = "self-review-result-in-words"
ROWS = (
    Slip("数量", "清淤河道长度", "≥", "30", "公里", "32", "10", "10"),
    Slip("数量", "巡查河道次数", "≥", "120", "次", "90", "10", "7.5", "汛期停巡一个月"),
    Slip("数量", "更换井盖数量", "≥", "80", "个", "60", "10", "10", "部分点位待协调", expected=(SCORE,)),
    Slip("质量", "工程验收合格率", "≥", "95", "%", "96%", "10", "10", kind="percent"),
    Slip("质量", "水质达标率", "≥", "90", "%", "0.95", "5", "5"),
    Slip("质量", "设备完好率", "=", "100", "%", "100%", "5", "5", kind="percent"),
    Slip("时效", "项目完成时间", "≤", "2024年11月30日", "", "2024年11月20日", "5", "5", kind="date"),
    Slip("时效", "抢险响应时间", "≤", "2", "小时", "3", "5", "5", "路途较远", expected=(SCORE,)),
    Slip("成本", "清淤单价", "≤", "300", "元/米", "280", "5", "5"),
    Slip("社会效益", "安全事故起数", "≤", "0", "起", "0", "5", "5"),
    Slip("社会效益", "投诉件数", "=", "0", "件", "2", "5", "5", expected=(SCORE, REASON)),
    Slip("经济效益", "沿河商铺营业额增长率", "≥", "5", "%", "-2%", "5", "0", "市场下行", kind="percent"),
    Slip("生态效益", "河道管护机制健全性", "定性", "健全", "", "达成", "5", "5", kind="text"),
    Slip(
        "生态效益",
        "水生态改善情况",
        "定性",
        "改善",
        "",
        "部分达成",
        "5",
        "5",
        "两处断面未达标",
        "text",
        (BAND,),
    ),
    Slip("满意度", "群众满意度", "≥", "90", "%", "", "5", "5", kind="text", expected=(SCORE,)),
    Slip(
        "满意度", "便民活动场次", "≥", "12", "场", "已完成", "5", "6", kind="text", expected=(SCORE, IN_WORDS)
    ),
)


RATE = Box("95%", kind="percent")


@dataclass(frozen=True, slots=True)
class Sums:
    """What the form prints of its money and its total; ``total`` is what is printed beyond the right sum."""

    rate: Box = RATE
    score: str = "9.5"
    total: int = 0


def sichuan(sums: Sums) -> Page:
    """F5 and F6: sign, value and unit in columns of their own."""
    rows: list[Row] = [
        ["项目名称", wide("河道整治", 9)],
        ["主管部门", wide("青溪区水务局", 4), "实施单位", wide("青溪区河道所", 4)],
        [Box("预算执行情况（10分）", down=2), wide("", 2), *MONEY[:3], wide("预算执行率", 2), "权重", "得分"],
        [
            wide("总额", 2),
            *SPENT,
            Box(sums.rate.text, 2, kind=sums.rate.kind),
            number("10"),
            number(sums.score),
        ],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "完成值",
            "权重",
            "得分",
            "未完成原因分析",
        ],
    ]
    for row in ROWS:
        value = Box(row.value, kind=_kind(row))
        target: Row = [row.operator, value, row.unit, Box(row.actual, kind=row.kind)]
        points: Row = [number(row.weight), number(row.score), row.reason]
        rows.append([row.first, f"{row.level}指标", row.name, *target, *points])
    rows.append(["合计", wide("", 6), number("105"), number(_total(sums)), ""])
    return page(rows, "2024年度项目支出绩效自评表", "金额单位：万元", forms=[])


def central(sums: Sums) -> Page:
    """F7: the target in one cell, results with their unit."""
    rows: list[Row] = [
        ["项目名称", wide("河道整治", 7)],
        ["主管部门", wide("青溪区水务局", 3), "实施单位", wide("青溪区河道所", 3)],
        [Box("项目资金（万元）", down=2), "", *MONEY, "分值", "执行率（B/A）", "得分"],
        ["年度资金总额", *SPENT, number("10"), sums.rate, number(sums.score)],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ],
    ]
    rows += [
        [
            row.first,
            f"{row.level}指标",
            row.name,
            *_joined(row),
            number(row.weight),
            number(row.score),
            row.reason,
        ]
        for row in ROWS
    ]
    rows.append([wide("总分", 5), number("105"), number(_total(sums)), ""])
    return page(rows, "项目支出绩效自评表", "（2024年度）", forms=[])


def hubei(sums: Sums) -> Page:
    """F8: the indicators of one goal beside its label."""
    rows: list[Row] = [
        ["项目名称", wide("河道整治", 7)],
        [Box("预算执行情况（万元）", down=2), "", *MONEY, "分值", "执行率", "得分"],
        ["年度财政资金总额", *SPENT, number("10"), sums.rate, number(sums.score)],
        ["年度绩效目标1", wide("整治河道30公里。", 7)],
        [
            Box("年度绩效目标1", down=len(ROWS) + 1),
            *("一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "分值", "得分"),
        ],
    ]
    rows += [
        [row.first, f"{row.level}指标", row.name, *_joined(row), number(row.weight), number(row.score)]
        for row in ROWS
    ]
    rows.append([wide("总分", 7), number(_total(sums))])
    return page(rows, "2024年度项目绩效自评表", forms=[])


MONEY: Row = ["年初预算数", "全年预算数", "全年执行数"]
SPENT: Row = [number("200.00"), number("180.00"), number("171.00")]
LAYOUTS = {"sichuan": sichuan, "central": central, "hubei": hubei}
WRITERS: dict[str, Callable[[Sequence[Page]], bytes]] = {".docx": write_docx, ".xlsx": write_sheets}


def _kind(row: Slip) -> Kind:
    return "date" if row.kind == "date" else "number" if row.value.isdigit() else "text"


def _joined(row: Slip) -> Row:
    if row.operator == "定性":
        return [row.value, row.actual]
    sign = "" if row.operator == "=" else row.operator
    plain = row.kind == "number" and row.actual != "0.95"
    actual = Box(row.actual + row.unit) if plain else Box(row.actual, kind=row.kind)
    return [f"{sign}{row.value}{row.unit}", actual]


def _total(sums: Sums) -> str:
    scores = [Decimal(row.score) for row in ROWS]
    return f"{(sum(scores) + Decimal(sums.score) + sums.total).normalize():f}"


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


def audited(layout: str, suffix: str, sums: Sums, ruleset: RuleSet, folder: Path) -> SubmissionReport:
    path = folder / f"{layout}{suffix}"
    path.write_bytes(WRITERS[suffix]([LAYOUTS[layout](sums)]))
    submission = recognise(read_document(path), ruleset.lexicons)
    (form,) = submission.forms
    assert form.kind is FormKind.SELF_REVIEW
    assert [row.name for row in form.indicators] == [row.name for row in ROWS]
    return audit_submission(submission, ruleset)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_slip_is_found_and_no_correct_row_is(
    layout: str, suffix: str, ruleset: RuleSet, tmp_path: Path
) -> None:
    report = audited(layout, suffix, Sums(), ruleset, tmp_path)
    found: dict[int | None, set[str]] = {}
    for finding in report.findings:
        if finding.rule.startswith(ARITHMETIC):
            assert (finding.confidence is Confidence.ASK) == (finding.rule == IN_WORDS), finding.message
            found.setdefault(finding.row, set()).add(finding.rule)
    reasons = layout != "hubei"  # that form has no column for them
    expected = {
        number: {rule for rule in row.expected if reasons or rule != REASON}
        for number, row in enumerate(ROWS, start=1)
        if row.expected
    }
    assert found == expected
    assert not [gap for gap in report.gaps if gap.rule.startswith(ARITHMETIC)]


@pytest.mark.parametrize(
    "case",
    [
        (Sums(rate=Box("0.95", kind="number")), None),
        (Sums(rate=Box("85.5%", kind="percent")), None),  # of the budget before it was adjusted
        (Sums(rate=Box("90%", kind="percent")), "self-review-execution-rate"),
        (Sums(score="12"), "self-review-execution-score"),
        (Sums(total=3), "self-review-total"),
        (Sums(total=-10), "self-review-total"),
    ],
    ids=str,
)
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_sums(
    layout: str, suffix: str, case: tuple[Sums, str | None], ruleset: RuleSet, tmp_path: Path
) -> None:
    sums, rule = case
    report = audited(layout, suffix, sums, ruleset, tmp_path)
    found = [each.rule for each in report.findings if each.row is None and each.rule.startswith(ARITHMETIC)]
    assert found == ([rule] if rule else [])
