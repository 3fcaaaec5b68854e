"""Words of two characters that are written as none."""

from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.texts.confusions import frequent_words_of
from tests.cases import every_case

LEXICONS = Lexicons()
WORDS = frequent_words_of(LEXICONS)
SEGMENT = language_of(LEXICONS).segment


@every_case(
    ("text", "wrong", "right"),
    [
        ("汛期储被设备检修", "储被", "储备"),  # sounds alike
        ("渡口服务台人园满意", "人园", "人员"),
        ("全年开展渡口动活十场", "动活", "活动"),  # changed places
        ("渡口坚侍汛前检查", "坚侍", "坚持"),  # looks alike
        ("渡口工程合率", "合率", "合格率"),  # one lost
        ("提升县城形向。", "形向", "形象"),  # before a full stop
        ("渡口受训教帅", "教帅", "教师"),  # one that looks alike, to be checked
    ],
)
def test_a_word_that_is_none(text: str, wrong: str, right: str) -> None:
    (slip,) = WORDS.slips(text, SEGMENT)
    assert (slip.wrong, slip.right, text[slip.start :][:2]) == (wrong, right, wrong)


@every_case(
    "text",
    [
        "汛期储备设备检修",
        "公里程度",  # where two words meet
        "渡工津贴应发尽发率",
        "渡口乙肝早筛早治率",  # a word of ours
        "依据江妇发〔2019〕3号，由渡口人社所办理",  # short names of offices
        "节目里会有渡口，重性病人多久能好。",  # words of one character
        "渡口间数",  # a word with a character that joins any
        "按时按质完成，限上企业纳税",
        "公建民营敬老院燃气停供时间",
    ],
)
def test_words_that_stand(text: str) -> None:
    assert not list(WORDS.slips(text, SEGMENT))
