"""Documents cited as a basis: their years, numbers and repetitions."""

import pytest

from auditor.authoring.scopes import SubmissionExample, TextExample
from auditor.checks.base import (
    Failed,
    Judgement,
    NotApplicable,
    Undetermined,
)
from auditor.checks.shared.parameters import NoParams
from auditor.checks.texts.basis_items import AgeParams, judge_not_document, judge_outdated, judge_repeated
from auditor.checks.texts.basis_numbers import SharedParams, YearParams, judge_shared, judge_year
from auditor.checks.units import TextUnit
from auditor.model import Confidence, RowRef
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


def text(words: str, field: str = "basis", year: int | None = None) -> TextUnit:
    return TextExample.model_validate({"field": field, "text": words, "year": year}).build()


def values(judgement: Judgement) -> list[dict[str, str]]:
    return [dict(hit.values) for hit in judgement.hits] if isinstance(judgement, Failed) else []


@pytest.mark.parametrize(
    ("words", "year", "count"),
    [
        ("《2022年防汛工作要点》", 2025, "1"),
        ("《2022年防汛工作要点》；《2021年度征兵方案》", 2025, "2"),
        ("《2023年防汛工作要点》", 2025, "1"),
        ("《2022年防汛工作要点》；1.《2022年防汛工作要点》", 2025, "1"),
        ("县质协〔2022〕6号《关于开展第45个质量月活动的通知》", 2025, "1"),
    ],
)
def test_annual_documents_of_earlier_years(words: str, year: int, count: str) -> None:
    assert [v["count"] for v in values(judge_outdated(text(words, year=year), AgeParams(), CONTEXT))] == [
        count
    ]


@pytest.mark.parametrize(
    "words",
    [
        "《2024年防汛工作要点》",
        "《关于报送2023年度内控报告的通知》（县财〔2024〕3号）",
        "《2021年修订的水土保持规定》",
        "《种植业三年行动方案（2022-2024）》",
    ],
)
def test_a_lag_of_one_year_and_lasting_documents_pass(words: str) -> None:
    assert not isinstance(judge_outdated(text(words, year=2025), AgeParams(), CONTEXT), Failed)


def test_without_a_year_the_age_stays_open() -> None:
    assert isinstance(judge_outdated(text("《2020年要点》"), AgeParams(), CONTEXT), Undetermined)


def test_a_basis_without_annual_documents_is_not_concerned() -> None:
    assert isinstance(judge_outdated(text("《种子法》", year=2025), AgeParams(), CONTEXT), NotApplicable)


@every_case(
    ("words", "told"),
    [
        ("县发〔2015〕6号《2024年病虫害防治方案》", True),
        ("《2024年病虫害防治方案》（县发〔2023〕6号）", False),
        ("《2024年病虫害防治方案》（县发〔2024〕6号）", False),
        ("《2030年前碳达峰方案》（县发〔2022〕6号）", False),
        ("《病虫害防治条例》（县发〔2015〕6号）", False),
    ],
)
def test_the_year_of_title_and_number(words: str, told: bool) -> None:
    assert isinstance(judge_year(text(words), YearParams(), CONTEXT), Failed) is told


def test_repeated_documents_are_told_once_per_pair_of_items() -> None:
    words = "1.《甲项资金管理办法》、《乙项资金管理办法》；2.《甲项资金管理办法》、《乙项资金管理办法》"
    judgement = judge_repeated(text(words), NoParams(), CONTEXT)
    (told,) = values(judgement)
    assert (told["one"], told["two"]) == ("1", "2")
    assert isinstance(judgement, Failed)
    assert judgement.hits[0].fault == "sole"  # nothing in the second item is new


def test_a_long_purpose_is_quoted_with_dots() -> None:
    words = "1.《文化法》；2.为深入落实文化惠民部署，进一步丰富城乡居民的业余生活，提升全县公共文化水平"
    (told,) = values(judge_not_document(text(words), NoParams(), CONTEXT))
    assert told["text"].endswith("……")


def test_a_purpose_beside_documents_is_firm_and_alone_a_question() -> None:
    purpose = "为深入落实文化惠民部署，进一步丰富群众生活"
    beside = judge_not_document(text(f"1.《文化法》；2.{purpose}"), NoParams(), CONTEXT)
    alone = judge_not_document(text(purpose), NoParams(), CONTEXT)
    assert isinstance(beside, Failed)
    assert isinstance(alone, Failed)
    assert (beside.hits[0].confidence, alone.hits[0].confidence) == (None, Confidence.ASK)


def test_a_shared_number_points_at_the_other_form() -> None:
    forms = [
        {"project": "护林", "basis": "《森林防火责任制实施办法》（县府办〔2022〕30号）"},
        {"project": "低保", "basis": "《关于提高低保标准的通知》（县府办〔2022〕30号）"},
    ]
    unit = SubmissionExample.model_validate({"forms": forms}).build()
    judgement = judge_shared(unit, SharedParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert (judgement.hits[0].form, judgement.hits[0].related) == (1, (RowRef(2),))


@every_case(
    ("words", "fault"),
    [
        ("由于渡口码头使用年限较长，经常出现故障，急需维修", "sole"),
        ("1.《港口法》；2.为深入落实便民部署，进一步丰富群众生活，切实提高服务水平。", "item"),
    ],
)
def test_the_only_words_of_a_basis_are_not_told_to_go(words: str, fault: str) -> None:
    judgement = judge_not_document(text(words), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert [hit.fault for hit in judgement.hits] == [fault]


@every_case(
    ("words", "fault"),
    [
        ("1.《渡口管理办法》；2.《渡口管理办法》。", "sole"),
        ("1.《渡口管理办法》；2.《渡口管理办法》、《渡船检验规程》。", "items"),
        ("《渡口管理办法》，《渡船检验规程》，《渡口管理办法》", "text"),
    ],
)
def test_an_item_that_is_only_a_repetition_goes_as_a_whole(words: str, fault: str) -> None:
    judgement = judge_repeated(text(words), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert [hit.fault for hit in judgement.hits] == [fault]
