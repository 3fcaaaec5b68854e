from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Failed,
    Judgement,
    Undetermined,
)
from auditor.checks.units import IndicatorUnit
from auditor.config.yaml12 import read_yaml
from auditor.model import Cell, Document, Location, Severity, Table
from tests.cases import every_case
from tests.checks.single_rows import finding_of, judged_by, only_hit, row

NO_UNIT = "按所计的是什么选用计量单位；要考核的是比率或人数的，在名称里写明“…率”“…人数”"
RULES = {
    "malformed": "unit-malformed",
    "measure": "unit-measure",
    "participation": "unit-participation",
    "in-name": "unit-in-name",
    "legal": "unit-not-legal",
    "object": "unit-object",
    "time": "time-as-share",
}
TABLES = [
    Path(__file__).parents[2] / "language" / "numbers" / name
    for name in ("unit_holdout.yaml", "unit_holdout_rare.yaml")
]


def judge(rule: str, name: str, unit: str | None) -> Judgement:
    return judged_by(RULES[rule], row(name, "≥", "10", unit))


@every_case(
    ("name", "unit", "expected"),
    [
        ("道路清扫保洁面积", "万元/平方米", "万平方米"),
        ("电梯维保次数", "个", "次"),
        ("医疗救助人次", "人", "人次"),
        ("医疗救助人次", "万人", "万人次"),
        ("演出场次", "人", "场次"),
        ("窗口开放天数", "小时/天", "天"),
        ("技能培训人数", "%", "人"),
        ("引进人才人数", "人次", "人"),
        ("培训人数", "人次", "人"),
        ("抽检合格率", "批次", "%"),
        ("电脑数量", "人", "台"),
    ],
)
def test_units_that_contradict_the_measure(name: str, unit: str, expected: str) -> None:
    hit = only_hit(judge("measure", name, unit))
    assert hit.values["expected_unit"] == expected
    assert hit.confidence is None


@every_case(
    ("name", "unit"),
    [
        ("服务群众人数", "万人"),
        ("培训人数", "人/年"),
        ("开展活动次数", "场次"),
        ("活动数量", "项"),
        ("规上企业数", "个"),
        ("人均住房面积", "平方米/人"),
        ("孕产妇死亡率", "1/10万"),
        ("万车死亡率", "人/万车"),
        ("履职补贴", "元/人年"),
        ("图书馆开放时间", "小时/天"),
        ("垃圾清运量", "吨/天"),
        ("投诉处理时效", "小时"),
        ("救助标准", "元/人·月"),
    ],
)
def test_units_that_fit(name: str, unit: str) -> None:
    assert judge("measure", name, unit) is PASSED


@pytest.mark.parametrize(("name", "unit"), [("种粮补贴", "户"), ("走访户数", "户次")])
def test_loose_practice_is_asked(name: str, unit: str) -> None:
    assert only_hit(judge("measure", name, unit)).confidence == "ask"


@pytest.mark.parametrize(
    ("name", "unit"),
    [("举办篮球赛事", "人"), ("慰问品发放数量", "人"), ("无偿献血数量", "件"), ("应急演练", "%")],
)
def test_units_that_contradict_the_object(name: str, unit: str) -> None:
    assert only_hit(judge("object", name, unit)).field == "unit"


@pytest.mark.parametrize(
    ("name", "unit"),
    [("举办篮球赛事", "场"), ("慰问品发放数量", "份"), ("无偿献血数量", "毫升"), ("教师培训", "人")],
)
def test_units_that_fit_the_object(name: str, unit: str) -> None:
    assert judge("object", name, unit) is PASSED


def firm(name: str, unit: str) -> bool:
    """Whether a rule on units says for sure that the unit is wrong."""
    judgements = [
        judge(aspect, name, unit) for aspect in ("malformed", "measure", "object", "time", "in-name")
    ]
    hits = [hit for each in judgements if isinstance(each, Failed) for hit in each.hits]
    return any(hit.confidence is None for hit in hits)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_units_of_every_field(path: Path) -> None:
    cases = read_yaml(path).data
    misjudged = [(name, unit) for name, unit in cases["fine"] if firm(name, str(unit))]
    misjudged += [(name, unit) for name, unit, _ in cases["wrong"] if not firm(name, unit)]
    total = len(cases["fine"]) + len(cases["wrong"])
    assert total >= 160
    assert len(misjudged) <= 0.02 * total, misjudged


@every_case(
    ("name", "unit", "expected", "fault"),
    [
        ("年用电量", "吨", "千瓦时", "either"),
        ("厨余垃圾收运量", "平方米", "吨", "either"),
        ("助学贷款发放量", "平方米", "万元", "either"),
        ("高龄补贴标准", "人", "元/人", "other-unit"),
        ("档案扫描页数", "人", "页", "either"),
        ("水稻种植面积", "万元", "公顷", "either"),
        ("水稻种植面积", "万元/亩", "万亩", "other-unit"),
        ("救护车到达时间", "次", "分钟", "either"),
        ("泵站检修次数", "个", "次", "other-unit"),
        ("校舍数量", "%", None, "no-unit"),
        ("消防车购置数量", "%", "辆", "share"),
    ],
)
def test_what_is_measured_tells_the_unit(name: str, unit: str, expected: str | None, fault: str) -> None:
    hit = only_hit(judge("measure", name, unit))
    assert hit.values.get("expected_unit") == expected
    assert hit.fault == fault


@every_case(
    ("name", "unit", "fault"),
    [("慰问品发放数量", "人", "either"), ("无偿献血数量", "台", "blood"), ("文创产品", "人", "no-unit")],
)
def test_a_unit_of_things_leaves_open_what_is_wrong(name: str, unit: str, fault: str) -> None:
    assert only_hit(judge("object", name, unit)).fault == fault


@pytest.mark.parametrize(
    ("name", "expected"), [("图书采购数量", "册"), ("慰问品发放数量", "份"), ("树苗栽植数量", "株")]
)
def test_things_have_their_classifier(name: str, expected: str) -> None:
    assert only_hit(judge("object", name, "人")).values["expected_unit"] == expected


@pytest.mark.parametrize(
    ("name", "unit"),
    [("网站访问量", "万人次"), ("助餐服务老人次数", "次"), ("企业走访次数", "家次"), ("旅客吞吐量", "万人")],
)
def test_what_practice_accepts(name: str, unit: str) -> None:
    assert not firm(name, unit)


def test_malformed_units_carry_their_correction() -> None:
    hit = only_hit(judge("malformed", "用电量", "千万时"))
    assert hit.values["expected_unit"] == "千瓦时"
    assert "expected_unit" not in only_hit(judge("malformed", "补助标准", "元/")).values
    assert judge("malformed", "用电量", "千瓦时") is PASSED
    assert judge("measure", "用电量", "千万时") is NOT_APPLICABLE


def test_taking_part_over_a_year_is_asked() -> None:
    hit = only_hit(judge("participation", "讲座参与人数", "人/年"))
    assert (hit.values["expected_unit"], hit.confidence) == ("人次/年", "ask")
    assert judge("participation", "讲座参与人数", "人") is NOT_APPLICABLE


def test_a_unit_in_the_name() -> None:
    assert only_hit(judge("in-name", "造林面积（亩）", "公顷")).values["expected_unit"] == "亩"
    assert judge("in-name", "造林面积（亩）", "亩") is PASSED
    assert judge("in-name", "造林面积（含补植）", "公顷") is NOT_APPLICABLE


@pytest.mark.parametrize(("cell", "silent"), [("发放达标的比例", True), ("按月发放", False)])
def test_a_standard_in_per_cent_that_the_row_explains(cell: str, silent: bool) -> None:
    place = Location(table=1, row=2)
    texts = ("残疾人补助标准", cell, "100%")
    cells = tuple(Cell(text, 2, n, location=place.at(column=n)) for n, text in enumerate(texts, start=1))
    judged = row(texts[0], "=", "100", "%")
    own = replace(judged.indicator, location=cells[0].location)
    document = Document("a.docx", "docx", (Table(cells, Location(table=1)),))
    unit = IndicatorUnit(replace(judged.submission, document=document), judged.form, own)
    judgement = judged_by("unit-measure", unit)
    assert judgement is PASSED if silent else only_hit(judgement).fault == "reached"


def test_legal_units() -> None:
    assert only_hit(judge("legal", "种植面积", "顷"))
    assert judge("legal", "种植面积", "公顷") is PASSED


@pytest.mark.parametrize("unit", ["亩", "万亩", "元/亩", "株/亩"])
def test_tasks_and_aid_are_issued_by_the_mu(unit: str) -> None:
    assert judge("legal", "数值", unit) is PASSED


@pytest.mark.parametrize(
    ("unit", "legal", "converted"),
    [
        ("公亩", "公顷", "0.1"),
        ("万斤", "公斤", "50000"),
        ("元/斤", "元/公斤", "20"),
        ("华氏度", "摄氏度", None),
    ],
)
def test_the_legal_unit_is_computed(unit: str, legal: str, converted: str | None) -> None:
    hit = only_hit(judge("legal", "数值", unit))
    assert (hit.values["legal_unit"], hit.values.get("converted")) == (legal, converted)
    assert hit.fault == ("not-converted" if converted is None else "converted")


@every_case(
    ("name", "unit", "advice"),
    [
        ("种粮补贴", "人", "名称改为“种粮补贴人数”；考核的若是金额，把计量单位改为“元”或“万元”"),
        ("种粮补贴", "户", "名称改为“种粮补贴户数”；考核的若是金额，把计量单位改为“元”或“万元”"),
        (
            "校舍数量",
            "%",
            "按所计的是什么选用计量单位；要考核的是比率或人数的，在名称里写明“…率”“…人数”",
        ),
        (
            "消防车购置数量",
            "%",
            "考核“数量”的，目标值改写实数，计量单位写“辆”；考核比率的，名称里写明是什么率",
        ),
        ("引进人才人数", "人次", "每人只算一次的，单位改为“人”；来几次算几次的，名称改为“……人次”"),
        ("医疗救助人次", "人", "来几次算几次的，单位改为“人次”；每人只算一次的，名称改为“……人数”"),
        ("水炮射程", "M", "把计量单位改为“m”"),
    ],
)
def test_each_fault_of_a_unit_is_worded_by_the_rule(name: str, unit: str, advice: str) -> None:
    finding = finding_of("unit-measure", row(name, "≥", "10", unit))
    assert finding.suggestion is not None
    assert (finding.suggestion.text, finding.suggestion.field) == (advice, "unit")


@pytest.mark.parametrize("unit", ["", "  ", None])
def test_a_blank_unit_is_left_to_other_rules(unit: str | None) -> None:
    assert judge("measure", "培训人数", unit) is NOT_APPLICABLE


def test_an_unknown_unit_cannot_be_judged_and_is_reported_once() -> None:
    assert isinstance(judge("measure", "培训人数", "甔"), Undetermined)
    assert judge("object", "培训人数", "甔") is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("name", "unit", "suggestion"),
    [
        ("护林员培训费", "人/天", "元/人/天"),
        ("护林员培训费", "人", "元"),
    ],
)
def test_a_price_that_lacks_the_money_is_money_for_what_it_is_for(
    name: str, unit: str, suggestion: str
) -> None:
    found = finding_of("unit-measure", row(name, "≤", "320", unit)).suggestion
    assert found is not None
    assert found.value == suggestion


def test_aid_that_counts_cases_lacks_a_word_in_its_name() -> None:
    found = finding_of("unit-measure", row("树葬奖补", "≥", "80", "例")).suggestion
    assert found is not None
    assert "名称改为“树葬奖补例数”" in found.text


def test_a_fee_in_pieces_may_mean_the_money_or_what_it_is_for() -> None:
    found = finding_of("unit-measure", row("公寓物业费", "≥", "8", "个")).suggestion
    assert found is not None
    assert found.value is None
    assert "名称写明数的是什么" in found.text


@every_case(
    ("name", "value", "unit", "fault"),
    [
        ("举办渔民龙舟比赛", "400", "人", "attended"),
        ("举办渔民龙舟比赛", "400", "人次", "attended"),
        ("举办家政培训班", "260", "人次", "attended"),
        ("举办渔民龙舟比赛", "3", "人", "either"),
        ("举办渔民龙舟比赛", "400", "%", "other-unit"),
    ],
)
def test_an_event_with_a_crowd_lacks_a_name_rather_than_a_unit(
    name: str, value: str, unit: str, fault: str
) -> None:
    hit = only_hit(judged_by("unit-object", row(name, "≥", value, unit)))
    assert hit.fault == fault
    assert (hit.severity is Severity.WARNING) == (fault == "attended")
