import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language.texts.documents import NumberFault, document_numbers, read_basis, same_document
from tests.cases import every_case


@pytest.mark.parametrize(
    ("text", "code", "year", "number"),
    [
        ("（市水发〔2024〕3号）", "市水发", 2024, "3"),
        ("县政府办关于护林的通知县府办发〔2023〕118号", "县府办发", 2023, "118"),
        ("按照市教基〔2022〕第7号要求", "市教基", 2022, "7"),
        ("国办函 〔2021〕 5 号", "国办函", 2021, "5"),
    ],
)
def test_well_formed_numbers(text: str, code: str, year: int, number: str) -> None:
    (found,) = document_numbers(text)
    assert (found.code, found.year, found.number, found.fault) == (code, year, number, None)
    assert text[found.start : found.end] == found.text


@every_case(
    ("text", "fault", "proper"),
    [
        ("市水发〔20243号", NumberFault.UNPAIRED, "市水发〔2024〕3号"),
        ("市水发2024〕3号", NumberFault.UNPAIRED, "市水发〔2024〕3号"),
        ("市水发〔2024]3号", NumberFault.UNPAIRED, "市水发〔2024〕3号"),
        ("市水发2024 3号", NumberFault.NO_BRACKETS, "市水发〔2024〕3号"),
        ("市水发〔24〕3号", NumberFault.SHORT_YEAR, ""),
        ("市水发[2024]3号", NumberFault.BRACKET_STYLE, "市水发〔2024〕3号"),
        ("市水发（2024）3号", NumberFault.BRACKET_STYLE, "市水发〔2024〕3号"),
        ("市水发【2024】3号", NumberFault.BRACKET_STYLE, "市水发〔2024〕3号"),
    ],
)
def test_faulty_numbers(text: str, fault: NumberFault, proper: str) -> None:
    (found,) = document_numbers(text)
    assert (found.fault, found.proper) == (fault, proper)


@every_case(
    "text", ["国务院令第381号", "市政府2014年第282号令", "幸福路2024弄3号", "11月1日起施行", "3号楼改造", ""]
)
def test_what_is_no_document_number(text: str) -> None:
    assert document_numbers(text) == ()


def test_items_and_citations_of_a_list() -> None:
    items = read_basis("1.《种子法》、《农药管理条例》；2.县农发〔2024〕6号《关于春耕的通知》。")
    assert [item.number for item in items] == ["1", "2"]
    assert [c.titles for item in items for c in item.citations] == [
        ("种子法",),
        ("农药管理条例",),
        ("关于春耕的通知",),
    ]
    assert items[1].citations[0].numbers[0].text == "县农发〔2024〕6号"


def test_a_year_after_a_list_number_is_no_decimal() -> None:
    assert [item.number for item in read_basis("1.2024年工作要点；2.护林方案")] == ["1", "2"]


def test_decimals_and_article_numbers_start_no_item() -> None:
    assert len(read_basis("按照每亩 3.5 万元补助，见第 2 条")) == 1


def test_an_item_that_nothing_closed_is_merged_with_the_next() -> None:
    items = read_basis("1.关于春耕的通知 2.《种子法》；3.《农药管理条例》")
    assert [item.merged for item in items] == [False, True, False]


def test_years_leave_out_numbers_and_ranges() -> None:
    (item,) = read_basis("《水利三年行动方案（2023-2025年）》和2024年度要点（市水〔2022〕3号）")
    assert item.citations[0].years == (2024,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("《种子法》", "《种子法》。", True),
        (
            "县农业农村局关于印发《种业方案》的通知（县农〔2024〕6号）",
            "《种业方案》（县农〔2024〕6号）",
            True,
        ),
        ("《春节慰问通知》（县民〔2024〕2号）", "《中秋慰问通知》（县民〔2024〕2号）", False),
        ("《护林通知》（林发〔2023〕2号）", "《护林通知》（林发〔2024〕2号）", False),
    ],
)
def test_same_document(one: str, other: str, same: bool) -> None:
    first, second = (read_basis(text)[0].citations[0] for text in (one, other))
    assert same_document(first, second) is same


@given(st.text(alphabet="1.2、；《》〔〕2024年号甲乙发（） \n", max_size=60))
def test_spans_always_quote_the_text(text: str) -> None:
    for item in read_basis(text):
        for citation in item.citations:
            assert text[citation.start : citation.end] == citation.text
            assert all(text[number.start : number.end] == number.text for number in citation.numbers)


def test_an_item_begins_right_behind_a_number_only_before_a_title() -> None:
    first, second = read_basis("1.《养护办法》青交发〔2021〕12号2.《检查细则》青交发〔2022〕3号。")
    assert second.merged
    assert (first.number, second.number) == ("1", "2")
    assert len(read_basis("1.《养护办法》青交发〔2021〕12号3、4月补发。")) == 1
