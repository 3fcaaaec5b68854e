"""Scores beside ratings, on two invented forms of two issuers and on shares made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.profiles import load_profile
from benchmarks.calibration.__main__ import correlation, decided, main, ranks
from benchmarks.calibration.fit import fit, frame_of, predict
from benchmarks.calibration.rated import Rated, rated_forms

GOOD = """# 项目支出绩效目标表

编制单位：{issuer}
单位：万元
项目名称：公园步道养护
当年预算：54.00
年度目标：养护步道36公里，每公里1.5万元，受益居民20000人。

| 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |
|---|---|---|---|---|
| 产出指标 | 数量指标 | 养护步道长度 | ≥36 | 公里 |
| 产出指标 | 数量指标 | 更换座椅数量 | ≥60 | 张 |
| 产出指标 | 质量指标 | 养护验收合格率 | ≥95 | % |
| 产出指标 | 成本指标 | 每公里养护成本 | ≤1.5 | 万元/公里 |
| 效益指标 | 社会效益指标 | 受益居民人数 | ≥20000 | 人 |
| 满意度指标 | 服务对象满意度指标 | 游客满意度 | ≥90 | % |
"""
POOR = """# 项目支出绩效目标表

编制单位：{issuer}
项目名称：文化工作
年度目标：进一步做好各项文化工作。

| 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |
|---|---|---|---|---|
| 产出指标 | 数量指标 | 工作完成率 | ≥100 | % |
| 产出指标 | 质量指标 | 工作质量 | 良好 |  |
| 效益指标 | 社会效益指标 | 文化氛围 | 明显提升 |  |
"""


def rating(id_: str, source: str, score: float, decision: str | None) -> dict[str, object]:
    return {"id": id_, "source": source, "form": 1, "score": score, "decision": decision}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    for stem, text, issuer in (("one", GOOD, "青山县园林局"), ("two", POOR, "白水县文化局")):
        for suffix in ("md", "txt"):
            (files / f"{stem}.{suffix}").write_text(text.format(issuer=issuer), encoding="utf-8")
    (files / "unrated.md").write_text(GOOD.format(issuer="青山县园林局"), encoding="utf-8")
    ratings = [
        rating("A", "one", 85, "通过"),
        rating("B", "two", 35, "退回重报"),
        rating("C", "no such file", 50, None),
    ]
    (tmp_path / "ratings.json").write_text(json.dumps(ratings), encoding="utf-8")
    return tmp_path


def test_each_rated_document_is_read_once(folder: Path) -> None:
    forms = rated_forms(folder / "ratings.json", [folder / "files"])
    assert [(form.id, form.issuer, form.score) for form in forms] == [
        ("A", "青山县园林局", 85), ("B", "白水县文化局", 35)
    ]  # fmt: skip
    assert forms[0].given > 80
    assert forms[1].given < 50
    assert "few-measures" in forms[1].faults


def test_the_points_of_the_rules_predict_the_score_that_was_given(folder: Path) -> None:
    frame = frame_of(load_profile())
    for form in rated_forms(folder / "ratings.json", [folder / "files"]):
        assert predict(form, frame.start) == pytest.approx(form.given, abs=0.051)


def test_it_prints_how_the_scores_agree_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.rglob("*"))
    assert main([str(folder / "ratings.json"), str(folder / "files"), "--show", "1"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("as it stands")
    assert "rank correlation 1.000" in printed[0]
    assert "decisions 2 of 2" in printed[0]
    assert [line.strip().split("  ")[0] for line in printed[1:5]] == [
        "without common faults", "without gates", "fitted, each issuer left out", "fitted to all"
    ]  # fmt: skip
    assert sorted(folder.rglob("*")) == before


def test_of_several_sets_each_is_told_and_left_out(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "later"
    other.mkdir()
    (other / "ratings.json").write_text(
        (folder / "ratings.json").read_text(encoding="utf-8"), encoding="utf-8"
    )
    first, second = ([str(each / "ratings.json"), str(folder / "files")] for each in (folder, other))
    assert main([*first, "--beside", *second]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed[1:3]] == [folder.name, "later"]
    assert sum(line.startswith("fitted, each set left out") for line in printed) == 1


def made_up(issuer: str, score: float, *, common: dict[str, float] | None = None, **earned: float) -> Rated:
    parts = dict.fromkeys(frame_of(load_profile()).parts["clarity/goals"], 1.0)
    return Rated(
        issuer, issuer, score, None, score, None, parts | earned, 0.0, (), "goals", "", common or {}
    )  # fmt: skip


def test_a_fit_raises_what_experts_miss_most_and_keeps_within_the_item() -> None:
    frame = frame_of(load_profile())
    forms = [made_up("a", 100), made_up("b", 100 - 2 * frame.start["clear"], clear=0.0)]
    fitted = fit(forms, frame, pull=0.1)
    assert fitted["clear"] > frame.start["clear"]
    for item, parts in frame.parts.items():
        assert sum(fitted[part] for part in parts) <= frame.full[item]
    assert fit(forms, frame, pull=1e6) == frame.start


def test_a_fit_raises_what_a_common_fault_takes() -> None:
    frame = frame_of(load_profile())
    forms = [made_up("a", 100), made_up("b", 80, common={"unnamed": 1.0})]
    assert predict(forms[1], frame.start) == 100 - frame.start["unnamed"]
    assert fit(forms, frame, pull=0.1)["unnamed"] > frame.start["unnamed"]


def test_ranks_share_ties_and_decisions_follow_the_limits() -> None:
    assert ranks([3.0, 1.0, 3.0]) == [1.5, 0.0, 1.5]
    assert correlation(ranks([1, 2, 3]), ranks([10, 30, 20])) == pytest.approx(0.5)
    assert [decided(score) for score in (80, 79.9, 60, 59.9)] == [
        "通过", "修改后通过", "修改后通过", "退回重报"
    ]  # fmt: skip
