from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.layers.raw import NUMBER, UNIT
from tests.cases import every_case

LANGUAGE = language_of(Lexicons())


def labels(text: str) -> dict[str, frozenset[str]]:
    return {span.text: span.labels for span in LANGUAGE.spans(text)}


def test_a_word_has_every_label_of_its_lists() -> None:
    assert labels("提升满意度")["提升"] >= {"rise", "promise"}


def test_a_word_inside_a_longer_one_is_none() -> None:
    found = labels("不合格产品")
    assert found["不合格"] == {"bad"}
    assert "合格" not in found


def test_edge_words_cover_without_being_spans() -> None:
    assert "非遗" not in labels("非遗传承")


def test_numbers_and_the_units_after_them_are_spans() -> None:
    found = labels("改造 5.2 万平方米，参训三百人次")
    assert found["5.2"] == found["三百"] == {"number"}
    assert "unit" in found["万平方米"]
    assert "unit" in found["人次"]


@every_case("text", ["", " ", "%", "12", "\n"])
def test_bad_input_has_no_words(text: str) -> None:
    assert all(span.text in text for span in LANGUAGE.spans(text))


def test_every_label_has_words_or_is_told_by_numbers() -> None:
    assert all(LANGUAGE.raw.words(label) for label in ("measure", "place", "unit", "approximate"))


def test_spans_are_found_in_time_that_grows_with_the_text() -> None:
    spans = LANGUAGE.spans("持续提升群众满意度" * 5_000)
    assert len(spans) >= 15_000


@given(
    st.lists(
        st.sampled_from(["三", "20", "3.5万", "元", "人次", "公经费", "年", "以上", "，", "培训", "个"])
    ).map("".join)
)
def test_numbers_and_units_are_found_by_themselves(text: str) -> None:
    labels = ({NUMBER}, {UNIT})
    spans = [
        (each.start, each.end) for each in LANGUAGE.spans(text) if any(each.labels & own for own in labels)
    ]
    assert [(each.start, each.end) for each in LANGUAGE.raw.counted(text)] == spans
