"""Labels as compositions."""

from auditor.forms.labels.lexicon import labels_of
from tests.cases import every_case
from tests.forms.building import LEXICONS

GRAMMAR = labels_of(LEXICONS).grammar


@every_case(
    ("label", "role", "time"),
    [
        ("三级指标", "name", ""),
        ("一级指标名称", "level1", ""),
        ("二级", "level2", ""),
        ("一级目标", "level1", ""),
        ("二级目标", "level2", ""),
        ("分解目标", "name", ""),
        ("指标值（含单位）", "value", ""),
        ("年度 指标值 及 计量单位", "value", "annual"),
        ("符号及数值", "value", ""),
        ("性质及说明", "operator", ""),
        ("调整后目标值", "value", "adjusted"),
        ("实施期指标值", "value", "mid_term"),
        ("年度实际完成值", "actual", "annual"),
        ("全年预计完成情况", "forecast", "annual"),
        ("预计当年实现", "value", ""),
        ("未完成原因及改进措施", "reason", ""),
        ("三级指标权重", "weight", ""),
        ("指标方向性", "nature", ""),
        ("度量單位", "unit", ""),
        ("评分标准", "explain", ""),
        ("责任科室", "ignored", ""),
        ("单位（专项）名称", "project", ""),
        ("计划完成数", "value", ""),
        ("应完成量", "value", ""),
        ("调剂后目标数", "value", "adjusted"),
        ("年中目标值", "value", "half_year"),
        ("立项时已有指标值/状态", "value", "previous"),
        ("完成时指标值/状态", "value", "annual"),
        ("完成标准", "value", ""),
        ("考核方式（方法）及评价手段", "explain", ""),
    ],
)
def test_what_a_label_means(label: str, role: str, time: str) -> None:
    reading = GRAMMAR.read(label)
    assert (reading.best, reading.time) == (role, time)


def test_an_unknown_part_lowers_the_likelihood() -> None:
    plain, odd = GRAMMAR.read("指标值"), GRAMMAR.read("某某某某指标值")
    assert odd.best == "value"
    assert 0.35 < odd.strength < plain.strength
    assert odd.known < plain.known == 1


def test_what_says_nothing_has_no_role() -> None:
    assert GRAMMAR.read("东岭").roles == {}
    assert GRAMMAR.read("主管部门：某局").roles == {}
    assert GRAMMAR.read("").best is None


def test_places_and_their_sum() -> None:
    assert GRAMMAR.read("东岭乡").place
    assert all(
        GRAMMAR.read(word).total and GRAMMAR.read(word).known == 1 for word in ("合计", "全州", "本旗")
    )
    assert not GRAMMAR.read("计量单位").place


def test_a_letter_of_an_unknown_word_says_nothing() -> None:
    assert GRAMMAR.read("大堰镇").place
    assert GRAMMAR.read("大堰镇").roles == {}
    assert GRAMMAR.read("大类").best == "level1"
