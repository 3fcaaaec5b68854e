"""The profile that a submission's region asks for."""

from __future__ import annotations

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.errors import ConfigurationError
from auditor.profiles import load_profile, profile_files
from auditor.profiles.regions import RegionWords
from auditor.ruleset import load_ruleset
from tests.cases import every_case

RULESET = load_ruleset()


@every_case(
    ("issuer", "expected"),
    [
        ("重庆市綦江区民政局", "chongqing"),
        ("郫都区教育局", "sichuan"),
        ("黄冈市水利局", "hubei"),
        ("浏阳市农业农村局", "hunan"),
        ("玉溪市文化和旅游局", "yunnan"),
        ("浦东新区卫生健康委员会", "shanghai"),
        ("江北区财政局", "central"),
        ("虹口区四川北路街道办事处", "shanghai"),
        ("临江县水利局", "central"),
        (None, "central"),
    ],
)
def test_the_issuer_decides(issuer: str | None, expected: str) -> None:
    form = FormCase(project="培训").form()
    name, reason = RULESET.profile_for(submission(form, issuer=issuer))
    assert name == expected
    assert RULESET.under(name).profile.id == expected
    assert reason


def test_two_regions_are_ambiguous() -> None:
    form = FormCase(project="东西部协作", department="成都市发展和改革委员会").form()
    name, reason = RULESET.profile_for(submission(form, issuer="重庆市发展和改革委员会"))
    assert name == "central"
    assert reason == "同时出现“重庆市”、“成都市”，不能确定地区"


def test_a_named_profile_wins() -> None:
    form = FormCase(project="培训").form()
    named = load_ruleset(profile="hubei")
    assert named.profile_for(submission(form, issuer="重庆市民政局")) == ("hubei", "由命令指定")


def test_every_region_has_a_profile_and_no_name_stands_twice() -> None:
    regions = RULESET.lexicons.load("regions", RegionWords).regions
    assert set(regions) <= set(profile_files())
    words = [word for own in regions.values() for word in own]
    assert len(words) == len(set(words))
    assert all(load_profile(name).forms for name in profile_files())


@pytest.mark.parametrize("word", ["chongqing", "重庆", "重庆口径", "重庆市", "渝中区"])
def test_a_profile_is_asked_for_by_any_of_its_names(word: str) -> None:
    assert load_ruleset(profile=word).profile.id == "chongqing"


def test_a_word_that_names_no_profile_is_told_with_those_that_are() -> None:
    with pytest.raises(ConfigurationError, match=r"“吉林”.*chongqing（重庆）"):
        load_ruleset(profile="吉林")
