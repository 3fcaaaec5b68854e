"""Profiles: what all share, what one changes, and mistakes in either."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from auditor.errors import ConfigurationError
from auditor.profiles import load_profile, profile_files
from tests.cases import every_case


@every_case("name", sorted(profile_files()))
def test_a_built_in_profile_has_the_review_form(name: str) -> None:
    profile = load_profile(name)
    assert profile.id == name
    assert profile.source
    assert len(profile.items) == 8
    assert sum(item.points for item in profile.items.values()) == 100
    assert profile.grades[-1].at_least == 0


def test_the_conventions_of_weights() -> None:
    totals = {name: [int(total) for total in load_profile(name).weight_totals] for name in profile_files()}
    assert totals["central"] == [90, 100]
    assert totals["chongqing"] == [100, 90]
    assert totals["sichuan"] == [90]
    assert totals["hubei"] == [80, 90, 100]
    assert set(totals) == {"central", "chongqing", "sichuan", "hubei", "hunan", "yunnan", "shanghai"}


@every_case(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.9", "良"), ("80", "良"), ("60", "中"), ("59.9", "差"), ("0", "差")],
)
def test_grades(score: str, grade: str) -> None:
    assert load_profile().grade(Decimal(score)) == grade


def test_an_unknown_profile_names_the_nearest() -> None:
    with pytest.raises(
        ConfigurationError, match="没有评审口径（profile）“chonqing”，是否想写“chongqing”。可用：central、"
    ):
        load_profile("chonqing")


def own_profile(tmp_path: Path, text: str) -> Path:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "own.yaml").write_text(text, encoding="utf-8")
    return tmp_path


OWN = "id: own\ntitle: 本区口径\nweight_totals: [100]\nweight_total_with_execution: 100\n"


def test_a_bureau_changes_single_thresholds(tmp_path: Path) -> None:
    pack = own_profile(
        tmp_path, OWN + "thresholds: {satisfaction_floor: 85}\ngrades: [{grade: 合格, at_least: 0}]\n"
    )
    own, central = load_profile("own", [pack]), load_profile()
    assert own.thresholds["satisfaction_floor"] == 85
    assert own.thresholds["name_length_max"] == central.thresholds["name_length_max"]
    assert [grade.grade for grade in own.grades] == ["合格"]


def test_a_mistake_stands_in_the_profile(tmp_path: Path) -> None:
    pack = own_profile(tmp_path, OWN + "minimum_coverag: 0.5\nthresholds: {satisfaction_floor: 高}\n")
    with pytest.raises(ConfigurationError) as caught:
        load_profile("own", [pack])
    shown = str(caught.value).replace(f"{tmp_path}/", "")
    assert "profiles/own.yaml:5:1：不认识的键“minimum_coverag”，是否想写“minimum_coverage”" in shown
    assert "profiles/own.yaml:6:34：这里应是数字\n    thresholds: {satisfaction_floor: 高}" in shown
