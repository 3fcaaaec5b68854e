from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.config.yaml12 import read_yaml
from auditor.language import Language
from auditor.language.facts import Direction
from auditor.language.names.direction import DirectionReader
from auditor.language.names.measures import MeasureReader
from auditor.language.numbers.units import UnitReader
from auditor.model import Indicator, Location
from tests.cases import every_case

LEXICONS = Lexicons()
READER = DirectionReader(LEXICONS, MeasureReader(LEXICONS).read, UnitReader(LEXICONS).read)
TABLES = (
    "direction_cases",
    "direction_held_out",
    "direction_provinces",
    "direction_rough",
    "direction_fresh",
    "direction_trades",
    "direction_incidents",
)


def wrong_answers(path: Path) -> tuple[list[str], int]:
    cases = read_yaml(path).data
    wrong, total = [], 0
    for expected, entries in cases.items():
        for entry in entries:
            name, _, unit = (part.strip() for part in entry.partition("|"))
            total += 1
            fact = READER.read(name, unit or None)
            habit = expected == "unknown_or_exact" and not fact.sure
            if fact.direction not in expected.split("_or_") and not habit:
                wrong.append(entry)
    return wrong, total


HELD_OUT = [
    Path(__file__).with_name(name) for name in ("direction_holdout.yaml", "direction_holdout_rare.yaml")
]


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.stem)
def test_names_that_were_held_out(path: Path) -> None:
    """An answer by habit passes as unknown: it is never more than a question."""
    wrong, total = [], 0
    for expected, names in read_yaml(path).data.items():
        for name in names:
            total += 1
            fact = READER.read(name)
            unsure = expected == "unknown_or_exact" and not fact.sure
            if fact.direction not in expected.split("_or_") and not unsure:
                wrong.append(name)
    assert total >= 200
    assert len(wrong) <= 0.02 * total, wrong


@every_case("table", TABLES)
def test_names_of_every_field(table: str) -> None:
    """``direction_provinces`` and ``direction_rough`` were written before the grammar of heads: 95.3 % and
    75.4 % at the first run; ``direction_fresh`` and ``direction_sloppy`` after it: 92.6 % and 95.7 %."""
    wrong, total = wrong_answers(Path(__file__).with_name(f"{table}.yaml"))
    assert total >= 140
    assert len(wrong) <= 0.02 * total, wrong


@every_case(
    ("name", "direction"),
    [
        ("投诉率", "lower"),
        ("投诉处置率", "higher"),
        ("投诉处置及时率", "higher"),
        ("重新犯罪率", "lower"),
        ("违法建筑拆除率", "higher"),
        ("处理时限", "lower"),
        ("开放时间", "higher"),
        ("未成年人犯罪预防教育场次", "higher"),
        ("重点信访人员稳控率", "higher"),
        ("重点信访人员稳控人数", "unknown"),
        ("儿童死亡率", "lower"),
        ("死亡率下降幅度", "higher"),
        ("合格率", "higher"),
        ("不合格率", "lower"),
        ("无差错率", "higher"),
        ("未参保人数", "lower"),
        ("节约用水量", "higher"),
        ("用水量", "lower"),
        ("城乡低保补助标准", "exact"),
        ("低保错保率", "lower"),
        ("电信诈骗资金返还金额", "higher"),
        ("审计整改逾期项目数", "lower"),
        ("一次性用品使用量", "lower"),
        ("有机肥使用量", "higher"),
        ("缩短办理时间比例", "higher"),
        ("信访总量", "lower"),
        ("长期未结案数", "lower"),
        ("危房面积占比", "lower"),
        ("淤积深度", "lower"),
        ("河道清淤深度", "unknown"),
        ("路基沉降速率", "lower"),
        ("服务器内存使用率", "unknown"),
        ("检查发现问题数", "higher"),
        ("生均公用经费", "exact"),
    ],
)
def test_composition(name: str, direction: str) -> None:
    assert READER.read(name).direction == direction


def test_a_leading_verb_of_change_is_decided_by_the_unit() -> None:
    assert READER.read("降低失业率", "%").direction is Direction.UNKNOWN
    assert READER.read("降低失业率", "百分点").direction is Direction.HIGHER
    assert READER.read("提高入学率", "%").direction is Direction.HIGHER


@pytest.mark.parametrize("name", ["样品拒检率", "票据弃用率", "秸秆弃置量", "车票错售数"])
def test_a_failing_that_no_list_names_is_only_supposed(name: str) -> None:
    fact = READER.read(name)
    assert (fact.direction, fact.sure) == (Direction.LOWER, False)


@every_case(
    ("name", "unit", "direction"),
    [
        ("违章抓拍设备数量", "套", "higher"),  # a bad word in a modifier decides nothing
        ("受助困难学生人数", "人", "higher"),
        ("惠及失业人员人数", "人", "higher"),
        ("困难地区供水工程建设数量", "处", "higher"),
        ("打击走私犯罪案件数", "件", "higher"),  # a turning verb turns what it governs
        ("监管责任事故发生数", "起", "lower"),
        ("人均会议经费", "元", "lower"),  # per head a cost is a cap, a benefit a fixed sum
        ("人均抚恤补助金额", "元", "exact"),
        ("成本控制在预算以内", "万元", "lower"),
        ("满意度控制在90%以上", "%", "higher"),
        ("补助资金上限", "万元", "lower"),
        ("新增违章搭建面积", "平方米", "lower"),
        ("新增绿化面积", "平方米", "higher"),
        ("未按规定公示项目数", "个", "lower"),
        ("检测及时率", "工作日", "unknown"),  # name and unit clash
        ("物资供应时效", "%", "higher"),
        ("电视专题节目", "期", "higher"),  # without a measure the unit tells what is counted
        ("★2.参训职工(≥**人)", "人", "higher"),
        ("降低企业物流成本", "万元", "higher"),
        ("降低失业率", "%", "unknown"),
        ("戒毒人员复吸率", "%", "lower"),  # the opening deed only says who they are
        ("减轻企业税费负担", "万元", "higher"),
        ("批而未供土地处置率", "%", "higher"),  # 未 belongs to a word of its own
        ("登记办理压缩天数", "天", "higher"),  # what is cut is the time itself
        ("食品价格涨幅", "%", "lower"),  # the rise of a price
        ("生产零事故", "起", "lower"),  # none of it, and it is what is counted
        ("生产零事故", "%", "higher"),
        ("第三方挖断", "起", "lower"),  # what is counted in 起 without a word that decides
    ],
)
def test_the_head_decides(name: str, unit: str, direction: str) -> None:
    assert READER.read(name, unit).direction == direction


@pytest.mark.parametrize("name", ["传承乡土技艺", "丰富社团生活", "窗口排号秩序", "辖区文化品牌"])
def test_deeds_and_merits_are_better_by_habit(name: str) -> None:
    fact = READER.read(name)
    assert (fact.direction, fact.sure) == (Direction.HIGHER, False)


def test_planned_works_are_not_sure() -> None:
    assert not READER.read("购买电脑数量").sure
    assert READER.read("城镇新增就业人数").sure


def test_the_reason_names_measure_and_event() -> None:
    fact = READER.read("水库渗漏率")
    assert fact.event == "渗漏"
    assert "率" in fact.reason
    assert "越低" in fact.reason


@given(st.text(max_size=20))
def test_any_name_is_read(name: str) -> None:
    assert READER.read(name, "个").reason


@every_case(
    ("name", "unit", "direction"),
    [
        ("年节约化验外包费", "万元", Direction.HIGHER),
        ("累计减少差旅费", "万元", Direction.HIGHER),
        ("化验外包费", "万元", Direction.LOWER),
        ("近亲繁殖系数年增量", "%", Direction.LOWER),
        ("近交系数增量", "%", Direction.LOWER),
        ("产值年增量", "万元", Direction.HIGHER),
        ("校验码失效率", "%", Direction.LOWER),
        ("办事效率", "%", Direction.HIGHER),
        ("小麦减产幅度", "%", Direction.LOWER),
        ("劳动争议率", "%", Direction.LOWER),
        ("来电信访率", "%", Direction.LOWER),
        ("劳动争议化解率", "%", Direction.HIGHER),
        ("信访办结率", "%", Direction.HIGHER),
        ("窗口叫号速度", "分钟", Direction.LOWER),
        ("专线网络速度", "Mbps", Direction.HIGHER),
        ("地图加载时长", "秒", Direction.LOWER),
        ("夜校授课时长", "小时", Direction.HIGHER),
        ("自习室使用时长", "小时", Direction.HIGHER),  # no 用时
        ("自习室使用时间", "小时", Direction.HIGHER),
        ("自习室使用时间", "", Direction.UNKNOWN),  # from when on, perhaps
        ("泵站交付使用时间", "天", Direction.LOWER),
        ("证照办理用时", "分钟", Direction.LOWER),
    ],
)
def test_the_head_and_not_the_words_before_it(name: str, unit: str, direction: Direction) -> None:
    assert READER.read(name, unit).direction is direction


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("完成泵房招标并签约", "2026年5月31日前", Direction.LOWER),
        ("旬报汇总报送", "每月8日前", Direction.LOWER),
        ("旬报汇总报送", "36期", Direction.HIGHER),
        ("泵房招标签约", "完成", Direction.HIGHER),
    ],
)
def test_a_day_to_be_done_by_is_to_be_early(name: str, value: str, expected: Direction) -> None:
    row = Indicator(1, name, name, Location(line=1), value=value)
    assert Language(LEXICONS).row_direction(row).direction is expected


@every_case(
    ("name", "unit", "expected"),
    [
        ("茶苗补贴金额", "万元", Direction.UNKNOWN),
        ("茶苗补贴费用", "万元", Direction.UNKNOWN),
        ("茶苗补贴户数", "户", Direction.HIGHER),
        ("茶苗每亩补贴", "元", Direction.EXACT),
        ("茶苗采购费用", "万元", Direction.LOWER),
    ],
)
def test_aid_in_money_under_numbers_tells_no_direction(name: str, unit: str, expected: Direction) -> None:
    row = Indicator(1, name, name, Location(line=1), value="30", unit=unit, levels=("产出指标", "数量指标"))
    assert Language(LEXICONS).row_direction(row).direction is expected


def test_principles_tell_no_direction_and_a_bare_magnitude_under_costs_is_money() -> None:
    name = "低成本高效率办赛方针"
    assert READER.read(name, "%").direction is Direction.UNKNOWN
    row = Indicator(1, name, name, Location(line=1), value="8", unit="万", levels=("产出指标", "成本指标"))
    assert Language(LEXICONS).row_direction(row).direction is Direction.LOWER
