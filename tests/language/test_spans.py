import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language.spans import excerpt, plain, quote, run_end, squeeze


@given(st.text(alphabet="甲乙 \n\t丙", min_size=1, max_size=20))
def test_squeezed_spans_lead_back_to_the_original(text: str) -> None:
    squeezed = squeeze(text)
    for index, char in enumerate(squeezed.text):
        start, end = squeezed.span(index, index + 1)
        assert text[start:end] == char


def test_quotes_stop_at_sentence_ends() -> None:
    text = "前一句。巡查河道十二次，清理垃圾；后一句"
    start = text.index("河道")
    assert quote(text, start, start + 2) == "巡查河道十二次，清理垃圾"


def test_plain_folds_width_case_and_punctuation() -> None:
    assert plain(" Ａ级（景区）“满意度” ≥90％") == "a级景区满意度90%"


def test_a_quotation_ends_with_its_clause_rather_than_within_a_word() -> None:
    text = "开展普查登记，组织全县各乡镇文化站整理民间故事，印发读本送到各村各户的农家书屋"
    start = text.index("整理")
    assert quote(text, start, start + 2, 6, 6) == "组织全县各乡镇文化站整理民间故事"
    assert quote(text, start, start + 2, 3, 3).endswith("整理民间故事")
    run = "甲" * 40 + "错" + "乙" * 40
    assert quote(run, 40, 41, 5, 5) == "甲" * 5 + "错" + "乙" * 5


def test_a_quotation_parts_no_number_and_no_word_in_letters() -> None:
    text = "本镇各村渡口管护经费安排资金共计2183600元用于整修渡口栈桥码头并安装GIS2000定位终端和水尺"
    assert run_end(text, 18) == text.index("元")
    start = text.index("元")
    assert quote(text, start, start + 1, 3, 3).startswith("2183600元")
    start = text.index("安装")
    assert quote(text, start, start + 2, 2, 4).endswith("GIS2000")
    grouped = "各村渡口管护经费安排资金共计3,218,360元整修渡口栈桥码头并安装水尺和定位终端"
    start = grouped.index("元")
    assert "共计3,218,360元" in excerpt(grouped, start, start + 1, 14, 3)


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("修缮渡口两处；疏浚河道", "渡口", "修缮渡口两处"),
        (
            "按照沿江各县区渡口渡船安全管理联席会议关于整修码头栈桥的决定",
            "整修",
            "……联席会议关于整修码头栈桥的决定",
        ),
        (
            "各乡镇的水利工作站管护所，按照规程整修渡口码头，按期向沿岸居民开放",
            "整修",
            "按照规程整修渡口码头",
        ),
    ],
)
def test_an_excerpt_shows_where_it_was_cut(text: str, word: str, shown: str) -> None:
    start = text.index(word)
    near = 2 if "，" in text else 6
    assert excerpt(text, start, start + 2, near, min(near, 4)) == shown
