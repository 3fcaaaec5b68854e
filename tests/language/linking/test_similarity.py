import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.language.linking.similarity import Likeness, NameStructure
from tests.cases import every_case

LEXICONS = Lexicons()
STRUCTURE = LEXICONS.load("name-structure", NameStructure)
MEASURE = Language(LEXICONS).measure


@every_case(
    ("one", "other"),
    [
        ("开展禁毒宣传活动次数", "禁毒宣传活动场次数"),
        ("刑满释放人员再犯罪率", "刑满释放人员重新犯罪率"),
        ("受助学生满意度", "受助学生满意率"),
        ("政策知晓率", "政策知晓度"),
        ("老人探访人次", "老年人探访人次数"),
        ("全年组织消防演练次数", "消防演练场次"),
        ("采购图书数量", "购置图书数量"),
        ("公共厕所维护数量", "公厕维护数量"),
    ],
)
def test_other_spellings_of_one_indicator(one: str, other: str) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is Likeness.SAME


@every_case(
    ("one", "other"),
    [
        ("补贴发放完成率", "补贴发放及时率"),
        ("举办文化活动场次", "举办体育赛事场次"),
        ("人大代表活动次数", "政协委员活动次数"),
        ("技能培训次数", "技能培训人数"),
        ("技能培训次数", "技能培训完成率"),
        ("道路养护里程", "道路养护面积"),
        ("春季造林面积", "秋季造林面积"),
        ("数量", "次数"),
    ],
)
def test_different_indicators_however_alike(one: str, other: str) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is Likeness.DIFFERENT


def test_people_and_person_times_are_related() -> None:
    assert STRUCTURE.compare("农技培训人数", "农技培训人次", MEASURE) is Likeness.RELATED


def test_works_without_the_measures_of_the_language_room() -> None:
    assert STRUCTURE.compare("护林巡查次数", "护林巡查场次", lambda _: None) is Likeness.SAME


@given(
    st.text(alphabet="开展宣传活动次数率人培训完成的", max_size=12),
    st.text(alphabet="宣传次数率培训", max_size=8),
)
def test_likeness_is_symmetric(one: str, other: str) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is STRUCTURE.compare(other, one, MEASURE)


@every_case(
    ("one", "other"),
    [
        ("市民满意度", "市民对园区环境的满意程度"),
        ("服务期内，村民对保洁的满意度", "村民满意率"),
        ("补贴发放及时率", "补助资金及时发放率"),
        ("河道巡查次数", "巡查河道次数"),
        ("清扫覆盖率", "清扫覆盖比例"),
        ("在岗护林员人数（人）", "在岗护林员人员数量(人)"),
    ],
)
def test_order_brackets_and_what_people_are_satisfied_with_do_not_matter(one: str, other: str) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("教师满意度", "学生满意度"), ("补贴发放及时率", "资料审核及时率"), ("新建公厕数量", "改建公厕数量")],
)
def test_other_people_and_other_deeds_are_not_the_same(one: str, other: str) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is Likeness.DIFFERENT


@every_case(
    ("one", "other", "likeness"),
    [
        ("牧民满意度", "牧民对草场改良的满意度", Likeness.SAME),
        ("村民满意率", "受益村民满意度", Likeness.RELATED),
        ("学员对课程的满意度", "家政培训学员满意度", Likeness.RELATED),
        ("教师满意度", "乡村学生教师满意度", Likeness.DIFFERENT),
        ("村民满意度", "受益企业满意度", Likeness.DIFFERENT),
        ("服务对象满意度", "库区村民满意度", Likeness.RELATED),
        ("受益对象满意率", "市民满意度", Likeness.RELATED),
        ("受益对象满意度", "学员满意度", Likeness.DIFFERENT),
    ],
)
def test_some_of_the_people_are_related_to_all(one: str, other: str, likeness: Likeness) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is likeness


@every_case(
    ("one", "other", "likeness"),
    [
        ("供暖学校数量", "冬季供应暖气学校数", Likeness.SHORTENED),
        ("水样检验报告准确率", "水样检测报告准确性", Likeness.SAME),
        ("因山洪引发的房屋倒塌起数", "山洪引发房屋倒塌数", Likeness.SAME),
        ("第1批设备安装数量", "设备安装数量", Likeness.DIFFERENT),
        ("牧区饮水井数量", "饮水井清洗消毒维修数量", Likeness.DIFFERENT),
    ],
)
def test_a_name_that_holds_all_of_another_is_a_longer_spelling(
    one: str, other: str, likeness: Likeness
) -> None:
    assert STRUCTURE.compare(one, other, MEASURE) is likeness


def test_satisfaction_of_nobody_named_is_related_to_any() -> None:
    assert STRUCTURE.compare("满意度", "市民满意度", MEASURE) is Likeness.RELATED


def test_sentences_of_the_same_words() -> None:
    assert STRUCTURE.same_words("保障全县居民用水安全", "持续保障全县居民安全用水")
    assert not STRUCTURE.same_words("保障全县居民用水安全", "保障全县企业用电安全")
