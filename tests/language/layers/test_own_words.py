"""Words that differ by a character from what a form writes elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.layers.own_words import classes_of, own_slips
from auditor.language.texts.confusions import Confusions
from tests.cases import every_case

OFTEN = ["血吸虫病防治", "开展血吸虫病防治工作", "血吸虫病防治知识培训场次"]

LEXICON = Lexicons().load("confusions", Confusions)


def with_alike(*groups: str) -> Confusions:
    """The lexicon with these groups alone; made anew, since a copy takes along what was worked out before."""
    return Confusions.model_validate(LEXICON.model_dump() | {"alike": groups})


NONE_ALIKE = with_alike()


def slips(*texts: str, subject: str = "", sure: bool = True) -> list[tuple[str, str]]:
    segment = language_of(Lexicons()).segment
    found = own_slips(texts, subject, segment, with_alike("旱早"))
    return [(each.wrong, each.right) for each in found if each.sure is sure]


def test_a_dropped_character_is_told_with_its_place() -> None:
    texts = [*OFTEN, "居民对血吸病防治知识知晓率"]
    segment = language_of(Lexicons()).segment
    (slip,) = own_slips(texts, "", segment, NONE_ALIKE)
    assert (slip.text, slip.wrong, slip.right) == (3, "血吸病", "血吸虫病")
    assert texts[3][slip.start : slip.end] == "血吸病"


def test_a_confused_character_is_told_of_the_subject_only() -> None:
    texts = ["结核病防治", "结核病患者管理率", "居民绪核病防治知识知晓率"]
    assert slips(*texts, subject="结核病防治") == [("绪核病", "结核病")]
    assert slips(*texts, subject="疾病预防控制") == []


@pytest.mark.parametrize(
    ("wrong", "right", "texts"),
    [
        ("洁核病", "结核病", ["结核病患者管理率", "居民结核病防治知识知晓率", "洁核病防治讲座场次"]),
        ("早情", "旱情", ["布设旱情监测站", "旱情监测次数", "完善旱情监测网", "及时发布早情监测预警"]),
    ],
)
def test_a_character_that_sounds_or_looks_alike_is_told(wrong: str, right: str, texts: list[str]) -> None:
    assert slips(*texts) == [(wrong, right)]


def test_one_text_against_another_is_a_question() -> None:
    texts = ["无偿献血宣传场次", "无尝献血宣传知晓率"]
    assert slips(*texts) == []
    assert slips(*texts, sure=False) == [("无尝献血", "无偿献血")]


def test_a_short_word_needs_more_texts() -> None:
    texts = ["河道管护", "河道管护长度", "河岛管护面积"]
    assert slips(*texts) == []
    assert slips(*texts, sure=False) == [("河岛", "河道")]


def test_another_word_in_the_name_of_the_matter_is_a_question() -> None:
    texts = ["老年大学办学", "老年大学开班数量", "老年大雪学员人数"]
    assert slips(*texts, subject="老年大学办学") == []
    assert slips(*texts, subject="老年大学办学", sure=False) == [("老年大雪", "老年大学")]


@every_case(
    "texts",
    [
        ["养老护理院床位数", "养老护理院入住率", "养老护理员人数"],
        ["学员培训人数", "学员培训合格率", "学员培训满意度", "学院培训场次"],
        ["公布权力清单份数", "权力清单更新率", "维护农民权利件数"],
        ["一期工程完工率", "一期工程验收合格率", "公路绿化里程"],
        ["市级培训人次", "市级培训合格率", "试点培训人次"],
    ],
)
def test_words_that_sound_alike_and_both_fit_are_none(texts: list[str]) -> None:
    assert slips(*texts) == slips(*texts, sure=False) == []


@pytest.mark.parametrize(
    "text", ["居民对血吸虫病防治知识知晓率", "小学生体检率", "第二季度防治工作", "血吸虫防治站建设"]
)
def test_words_that_can_stand_are_none(text: str) -> None:
    assert slips(*OFTEN, "中学生体检率", "中学生体检人数", text, subject="中学生体检") == []


# Texts that are cut beforehand: a process that loads the dictionary takes three times as long.
TELL = """
from auditor.config.lexicons import Lexicons
from auditor.language.facts import Token
from auditor.language.layers.own_words import own_slips
from auditor.language.texts.confusions import Confusions

def segment(text):
    start, tokens = 0, []
    for part in CUT[text]:
        word, _, tag = part.partition("/")
        tokens.append(Token(word, start, start := start + len(word), tag))
    return tuple(tokens)

for texts in (
    "完善/v 事例/n 编写/v，编写/v 事例/n 汇编/v，完善/v 示例/n 编写/v，编写/v 示例/n 汇编/v，"
    "试例/x 编写/v 份数/n",
    "权力/n 清单/a 份数/n，权力/n 清单/a 更新/d 率/n，权利/n 清单/a 数量/n，权利/n 清单/a 更新/d，"
    "权立/x 清单/a 公开/ad 次数/n",
):
    parted = [text.split() for text in texts.split("，")]
    CUT = {"".join(part.partition("/")[0] for part in parts): parts for parts in parted}
    found = own_slips([*CUT], "", segment, Lexicons().load("confusions", Confusions))
    print([(each.wrong, each.right) for each in found if not each.sure])
"""


def test_of_two_words_that_are_meant_equally_often_the_same_is_told_everywhere() -> None:
    told = {
        subprocess.check_output([sys.executable, "-c", TELL], env=os.environ | {"PYTHONHASHSEED": seed})
        for seed in "12"
    }
    assert len(told) == 1
    assert told != {b"[]\n[]\n"}


def test_one_other_place_is_not_enough() -> None:
    assert slips("血吸虫病防治知识知晓率", "血吸病防治知识知晓率") == []


@given(st.lists(st.text("血吸虫病防治知晓率 a1，"), max_size=4))
def test_what_is_told_stands_where_it_says(texts: list[str]) -> None:
    segment = language_of(Lexicons()).segment
    for slip in own_slips(texts, "血吸虫病", segment, NONE_ALIKE):
        assert texts[slip.text][slip.start : slip.end] == slip.wrong != slip.right


@given(st.text(alphabet="旱早情请防妨坊市县", min_size=2, max_size=12))
def test_what_is_easily_taken_is_one_class(text: str) -> None:
    classes = [chr(classes_of(LEXICON.alike)[ord(char)]) for char in text]
    for one, first in zip(text, classes, strict=True):
        for other, second in zip(text, classes, strict=True):
            assert first == second or not LEXICON.easily_taken(one, other)


def test_a_slip_beside_the_right_word_in_one_text_is_told_if_another_text_has_it() -> None:
    cases = [
        ("规范管理结核病患者，开展洁核病防治宣传", "结核病患者管理率", "洁核病"),
        ("排查地质灾害隐患点，开展地制灾害演练", "地质灾害监测点数", "地制灾害"),
        ("组织归侨侨眷联谊，慰问归侨侨卷", "归侨侨眷联谊场次", "侨卷"),
        ("发放农机购置补贴，公示农机购至补贴名单", "农机购置补贴台数", "购至"),
        ("开展无偿献血宣传，表彰无尝献血个人", "无偿献血宣传场次", "无尝献血"),
        ("培训护林员巡护技能，发放护林员巡户装备", "护林员巡护次数", "巡户"),
    ]
    segment = language_of(Lexicons()).segment
    missed = []
    for goal, name, wrong in cases:
        found = own_slips([goal, name], "", segment, LEXICON)
        if wrong not in [each.wrong for each in found]:
            missed.append((goal, wrong))
        assert not list(own_slips([goal], "", segment, LEXICON)), goal  # nothing else tells which is right
    assert missed == []


def test_a_slip_that_makes_a_word_with_what_follows_is_told() -> None:
    texts = ["堤防维修养护长度", "维修养护合格率", "做好堤防维休养护"]
    segment = language_of(Lexicons()).segment
    found = list(own_slips(texts, "堤防维修养护", segment, with_alike("修休")))
    assert [(each.wrong, each.right) for each in found] == [("维休", "维修")]
