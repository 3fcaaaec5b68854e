from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.reading import Reading
from auditor.checks.shared.examples import examples_for
from auditor.checks.units import IndicatorUnit
from auditor.model import Indicator, Passage, PassageField
from tests.checks.single_rows import CONTEXT

SOCIAL = ("效益指标", "社会效益指标")
ANY = "“……率”“……人数”“……金额”"  # what to measure where nothing better is known
LASTING = ("效益指标", "可持续影响指标")


def unit(name: str, *levels: str, project: str = "乡镇文化站") -> IndicatorUnit:
    example = {
        "name": name,
        "levels": levels,
        "operator": "定性",
        "value": "较好",
        "form": {"project": project},
    }
    return IndicatorExample.model_validate(example).build()


def with_row(alone: IndicatorUnit, row: Indicator) -> IndicatorUnit:
    form = replace(alone.form, indicators=(*alone.form.indicators, row))
    return replace(alone, form=form, reading=Reading(form))


def with_texts(alone: IndicatorUnit, *passages: Passage) -> IndicatorUnit:
    form = replace(alone.form, passages=passages)
    return replace(alone, form=form, reading=Reading(form))


def test_what_the_name_holds_comes_first() -> None:
    told = examples_for(unit("培训效果", *SOCIAL), CONTEXT, first=("培训合格率",))
    assert told.index("培训合格率") < len(told) / 2


def test_a_row_is_not_proposed_to_itself() -> None:
    assert "培训合格率" not in examples_for(unit("培训合格率", "产出指标", "质量指标"), CONTEXT)
    assert "“服务对象满意度”" not in examples_for(unit("村民对公交的满意度", "满意度指标"), CONTEXT)


def test_what_another_row_measures_is_not_proposed_again() -> None:
    alone = unit("村民垃圾分类意识", *SOCIAL)
    assert "知晓率" in examples_for(alone, CONTEXT)
    row = replace(alone.indicator, row=2, name="垃圾分类知识知晓率")
    assert "知晓率" not in examples_for(with_row(alone, row), CONTEXT)


@pytest.mark.parametrize(
    ("name", "levels", "unlike"),
    [
        ("培训情况", ("产出指标", "数量指标"), "满意度"),
        ("窗口接待能力提升", LASTING, "满意度"),
        ("严控资金投入", ("成本指标", "经济成本指标"), "整改率"),
    ],
)
def test_a_proposal_is_one_of_the_rows_level(name: str, levels: tuple[str, ...], unlike: str) -> None:
    assert unlike not in examples_for(unit(name, *levels), CONTEXT)


def test_a_topic_that_only_describes_another_has_no_example() -> None:
    assert examples_for(unit("提升展览馆绿化水平", *SOCIAL), CONTEXT) == "“绿化覆盖率”"
    both = examples_for(unit("提升展览水平、提升绿化水平", *SOCIAL), CONTEXT)
    assert "参观人次" in both
    assert "绿化覆盖率" in both


def test_what_the_public_knows_is_no_number_of_participants() -> None:
    assert examples_for(unit("村民防溺水安全知识素养", *SOCIAL), CONTEXT) == "“相关知识知晓率”"


def test_an_example_of_some_projects_only_is_given_to_no_other() -> None:
    for name, project in (("方便村民出行", "通村道路改造"), ("维护渔区社会稳定", "渔区平安建设")):
        assert examples_for(unit(name, *SOCIAL, project=project), CONTEXT), name
        assert examples_for(unit(name, *SOCIAL, project="渔港路灯电费"), CONTEXT) == ANY, name


def test_figures_of_a_whole_county_are_for_projects_called_after_them() -> None:
    name = "促进低碳生活"
    assert "指数" not in examples_for(unit(name, *SOCIAL), CONTEXT)
    assert "指数" in examples_for(unit(name, *SOCIAL, project="低碳社区创建"), CONTEXT)


@pytest.mark.parametrize(
    ("name", "levels", "told"),
    [
        ("持续提升牧民综合素养水平", SOCIAL, ANY),
        ("牧民日子有奔头", LASTING, ANY),
        ("牧民、渔民的日子得到改善", ("产出指标", "质量指标"), ANY),
        ("牧草品种改良", ("产出指标", "质量指标"), ANY),
        ("抓好牧区各项事务", ("产出指标", "数量指标"), "完成的次数、件数或人次"),
    ],
)
def test_without_an_example_only_what_fits_every_row_of_a_level_is_named(
    name: str, levels: tuple[str, ...], told: str
) -> None:
    assert examples_for(unit(name, *levels), CONTEXT) == told


def test_a_row_under_a_wrong_level_has_examples_of_the_right_one() -> None:
    told = examples_for(unit("养护工作完成及时", "产出指标", "数量指标"), CONTEXT)
    assert told == examples_for(unit("养护工作完成及时", "产出指标", "时效指标"), CONTEXT) == "按期完成率"


def test_what_lasts_is_not_shown_by_how_many_were_served() -> None:
    assert "人次" in examples_for(unit("服务水平提升", *SOCIAL, project="渡口运营"), CONTEXT)
    assert "人次" not in examples_for(unit("服务水平提升", *LASTING, project="渡口运营"), CONTEXT)


def test_people_that_another_row_counts_are_not_counted_again() -> None:
    alone = unit("服务水平提升", *SOCIAL, project="渡口运营")
    row = replace(alone.indicator, row=2, name="过渡村民", value="900", unit="人")
    assert "人次" not in examples_for(with_row(alone, row), CONTEXT)


def test_two_rows_are_not_to_become_the_same() -> None:
    one = unit("村民普遍增强节水意识", *SOCIAL)
    row = replace(one.indicator, row=2, name="村民普遍增强惜粮意识")
    both = with_row(one, row)
    assert examples_for(both, CONTEXT) == "“相关知识知晓率”"
    assert examples_for(replace(both, indicator=row), CONTEXT) == ANY


def test_an_office_that_is_kept_running_is_no_example_of_its_trade() -> None:
    row = unit("学校正常运转", "产出指标", "质量指标", project="渔港小学公用经费")
    paid = Passage(PassageField.GOAL, "目标", "用于全年物业费、取暖费。", row.indicator.location)
    told = examples_for(with_texts(row, paid), CONTEXT)
    assert "供暖" in told
    assert "学业" not in told


def test_a_trade_of_which_nothing_else_speaks_is_no_example() -> None:
    row = unit("优化投入，让养老、科普等领域受益", *SOCIAL, project="会计核算")
    said = "登记账簿、编制决算、装订凭证并按月核对往来款项。" * 5
    goal = Passage(PassageField.GOAL, "目标", said, row.indicator.location)
    assert "养老" in examples_for(row, CONTEXT)
    assert "养老" not in examples_for(with_texts(row, goal), CONTEXT)


@pytest.mark.parametrize(
    ("level", "told"), [("quality", "“……合格率”"), ("timeliness", "“……按期完成率”"), ("", "“……数量”")]
)
def test_what_indicators_of_a_level_are_called(level: str, told: str) -> None:
    assert told in CONTEXT.language.alternatives.pattern(level)
