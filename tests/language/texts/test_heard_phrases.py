"""Set phrases with words or characters that sound or look alike."""

from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.texts.confusions import heard_phrases_of
from auditor.language.texts.heard_phrases import HeardPhrases, disguised_phrases
from tests.cases import every_case

LEXICONS = Lexicons()
SEGMENT = language_of(LEXICONS).segment
PHRASES = heard_phrases_of(LEXICONS)
_PHRASES = ("水质监测站", "法治意识", "科学性", "栈桥加固")
OWN = HeardPhrases(_PHRASES, disguised_phrases(_PHRASES, ["贷货", "栈浅"]), ["监检", "制治"])


def _slips(phrases: HeardPhrases, text: str) -> list[tuple[str, str, bool]]:
    found = list(phrases.slips(text, SEGMENT))
    assert all(text.startswith(each.wrong, each.start) for each in found)
    return [(each.wrong, each.right, each.sure) for each in found]


@every_case(
    ("text", "expected"),
    [
        ("渡工心里健康", ("心里健康", "心理健康", False)),  # a word of its own in a short phrase
        ("渡工职业技能坚定", ("职业技能坚定", "职业技能鉴定", True)),  # in a long one
        ("渡口苗木成活律", ("苗木成活律", "苗木成活率", True)),  # a character alone
        ("渡工人均纯收人", ("人均纯收人", "人均纯收入", True)),  # looks alike
        ("渡工安全意思", ("安全意思", "安全意识", False)),  # s and sh
        ("渡口规泛化建设", ("规泛化建设", "规范化建设", True)),
    ],
)
def test_a_word_taken_for_another(text: str, expected: tuple[str, str, bool]) -> None:
    assert expected in _slips(PHRASES, text)


@every_case(
    "text",
    [
        "渡工心理健康",
        "开展科学行动",  # a word reaches beyond the phrase
        "渡工心里踏实，健康出行",
        "渡口水质检测站",  # both are written
        "",
        "\n",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert _slips(PHRASES, text) == []
    assert _slips(OWN, text) == []


def test_a_character_that_may_stand_as_well_is_kept() -> None:
    assert _slips(OWN, "村民法制意思") == [("法制意思", "法制意识", False)]


def test_a_phrase_ends_with_its_line() -> None:
    assert _slips(OWN, "渡口浅桥加\n固") == []
    assert _slips(OWN, "汛前\n浅桥加固\n完工") == [("浅桥加固", "栈桥加固", True)]
