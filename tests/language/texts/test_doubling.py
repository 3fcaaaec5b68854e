import pytest

from auditor.config.lexicons import Lexicons
from auditor.language import Language, Token
from auditor.language.texts.doubling import Doubling
from tests.cases import every_case

LEXICONS = Lexicons()
DOUBLING = LEXICONS.load("doubling", Doubling)
LANGUAGE = Language(LEXICONS)


def known(word: str) -> bool:
    return bool(LANGUAGE.lists.holding(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("完成老旧厂房厂房改造", "厂房厂房"),
        ("推进医共体医共体建设", "医共体医共体"),
        ("保障农村农村饮水安全", "农村农村"),
        ("建立健全健全长效机制", "健全健全"),
        ("提升学生学生体质", "学生学生"),
        ("开展安全隐患隐患排查", "隐患隐患"),
        ("辖区辖区企业走访", "辖区辖区"),
        ("指标完成情况情况说明", "情况情况"),
        ("免费开放天数达到达到300天", "达到达到"),
        ("将响应时间控制在控制在2小时以内", "控制在控制在"),
    ],
)
def test_a_word_written_twice(text: str, word: str) -> None:
    (hit,) = DOUBLING.find(text, LANGUAGE.segment, known)
    assert hit.text == word
    assert hit.sure


@every_case(
    "text",
    [
        "构建共建共治共享格局",
        "家家户户参与，方方面面协同",
        "高高兴兴过节，认认真真落实",
        "一户一户走访，一项一项核对",
        "天天巡查，人人参与，层层压实",
        "二十二十一两号楼",
        "与居民交流交流，组织大家讨论讨论",
        "试点点位12个",
        "学习强国、学习型机关",
    ],
)
def test_reduplication_is_legal(text: str) -> None:
    assert [hit.text for hit in DOUBLING.find(text, LANGUAGE.segment, known) if hit.sure] == []


@pytest.mark.parametrize("text", ["加强社区教育教育教学", "做好养老服务服务质量评估"])
def test_two_compounds_that_meet_are_only_asked_about(text: str) -> None:
    assert [hit.sure for hit in DOUBLING.find(text, LANGUAGE.segment, known)] == [False]


def test_a_known_pair_is_corrected_to_both_halves() -> None:
    (hit,) = DOUBLING.find("开展线上线上培训", LANGUAGE.segment, known)
    assert hit.right == "线上线下"


def test_blanks_between_the_two_do_not_hide_them() -> None:
    text = "整治农贸市场 市场环境"
    (hit,) = DOUBLING.find(text, LANGUAGE.segment, known)
    assert text[hit.start : hit.end] == "市场 市场"


def test_words_of_the_lexicons_need_no_tokens() -> None:
    def never(text: str) -> tuple[Token, ...]:
        raise AssertionError(text)

    assert [hit.text for hit in DOUBLING.find("开展日常巡查巡查", never, known)] == ["巡查巡查"]
    assert DOUBLING.find("构建共建共治共享的社会组织党组织", never, known) == ()


@pytest.mark.parametrize(
    ("text", "right", "sure"),
    [
        ("将助学金金发放到户", "助学金", True),
        ("馆内每日开放放时间", "开放", False),
    ],
)
def test_a_character_written_twice(text: str, right: str, sure: bool) -> None:
    (hit,) = DOUBLING.characters(text, LANGUAGE.segment)
    assert (hit.right, hit.sure) == (right, sure)


@pytest.mark.parametrize(
    "text", ["购置原原种薯", "发放职工工资", "一批批验收", "当年年底完成", "节水知识普及及推广"]
)
def test_characters_that_meet(text: str) -> None:
    assert not list(DOUBLING.characters(text, LANGUAGE.segment))


def test_a_word_in_brackets_and_behind_them_is_asked_about() -> None:
    (hit,) = DOUBLING.across_brackets("江北（滨江）滨江新区和城区（北部）")
    assert (hit.text, hit.right, hit.sure) == ("（滨江）滨江", "（滨江）", False)


def test_a_first_character_written_twice_is_asked_about() -> None:
    hits = [*DOUBLING.characters("规范使用，提提高渡口效益", LANGUAGE.segment)]
    hits += DOUBLING.characters("渡口活动场场次", LANGUAGE.segment)
    assert [(hit.text, hit.right, hit.sure) for hit in hits] == [
        ("提提高", "提高", False),
        ("场场次", "场次", False),
    ]


@pytest.mark.parametrize("text", ["应要求停航", "每户户均增收", "渡工是是非非", "渡口人人参与"])
def test_words_that_begin_with_the_one_before_them(text: str) -> None:
    assert not list(DOUBLING.characters(text, LANGUAGE.segment))


@every_case(
    ("text", "right", "sure"),
    [
        ("栈桥计划于于2023年8月竣工", "于", True),
        ("栈桥修复了了3处", "了", True),
        ("渔船的的停靠", "的", False),
        ("渡口和和码头", "和", False),
        ("由由镇政府实施", "由", False),
        ("对对牧户补助", "对", False),
        ("被被评为优秀", "被", False),
    ],
)
def test_function_words_written_twice(text: str, right: str, sure: bool) -> None:
    found = [(hit.text, hit.right, hit.sure) for hit in DOUBLING.characters(text, LANGUAGE.segment)]
    assert found == [(right * 2, right, sure)]


@every_case(
    "text",
    [
        "泵站位于于洪区",
        "用于于都县项目",
        "目的的实现",
        "的的确确改善",
        "对对口帮扶地区",
        "牧区和和平镇",
        "草场和和谐",
        "实施与与会人员",
        "从从业人员中",
        "将将军路改造",
    ],
)
def test_words_that_begin_with_a_function_word_before_them(text: str) -> None:
    assert not list(DOUBLING.characters(text, LANGUAGE.segment))


@every_case(
    ("text", "right"),
    [
        ("档案日常档案整理卷数", "日常档案"),
        ("灯塔：航标专项航标巡检次数", "专项航标"),
    ],
)
def test_words_that_stand_again_behind_a_word_that_says_how(text: str, right: str) -> None:
    (found,) = DOUBLING.around(text)
    assert (found.right, found.sure) == (right, False)


@every_case(
    "text",
    [
        "渔民培训渔民满意度",
        "渡口日常巡查和渡口维修",
        "开展检查专项检查次数",
        "日常航标日常巡检",
        "档案日常档案",
    ],
)
def test_words_that_stand_again_behind_another_thing(text: str) -> None:
    assert not list(DOUBLING.around(text))
