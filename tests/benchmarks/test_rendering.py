"""A text submission audits to the same findings in every format that it is sent in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model import Finding
from auditor.readers import read_document
from auditor.ruleset import RuleSet, load_ruleset
from benchmarks.rendering import PAGED, differences, findings_of, keys_of, main
from tests.corpus.rendering import RENDERED, render

SEEDS = sorted((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("*.*"))
FLOWING_AND_PAGED = ("docx", "pdf")  # invented texts, which are short, try all of them
HEAD = "项目名称\t{project}\t\t主管部门\t青溪区水务局\t\t\n当年预算\t36.50\t\t\t\t\t\n"
TEXTS = {
    # rows parted by tabs; the label of the rows stands now beside the header, now on a line of its own
    "tabs": "\n".join(
        [
            "## 2025年一般性项目绩效目标表（一级项目）",
            "编制单位：青溪区水务局",
            "单位：万元",
            "",
            HEAD.format(project="河道保洁经费")
            + "项目概况\t对12条河道开展日常保洁，清理水面垃圾，设置巡查点8处。\t\t\t\t\t\n"
            "立项依据\t1.《青溪区河道管理办法》（青府发〔2023〕12号）；2.《青溪区河道管理办法》（青府发〔2023〕12号）；\t\t\t\t\t\n"
            "当年绩效目标\t全年保洁河道12条，开展巡查不少于96次，群众满意度达到90%以上。\t\t\t\t\t",
            "绩效指标\t指标名称\t指标权重\t指标性质\t指标值\t计量单位\t是否核心",
            "\t河道保洁条数\t30\t≤\t12\t条\t是",
            "\t巡查次数\t30\t≥\t48\t万元\t否",
            "\t河道水质\t20\t定性\t好\t\t否",
            "\t群众满意度\t10\t≥\t85\t%\t否",
            "",
            "## 2025年一般性项目绩效目标表（一级项目）",
            "单位：万元",
            "",
            HEAD.format(project="泵站维修经费")
            + "当年绩效目标\t持续提升泵站运行水平。\t\t\t\t\t\n绩效指标\t\t\t\t\t\t",
            "\t指标名称\t指标权重\t指标性质\t指标值\t计量单位\t是否核心",
            "\t维修泵站数量\t50\t＝\t6\t座\t是",
            "\t故障率\t40\t≥\t5\t%\t否",
            "备注：本表由业务科填报",
        ]
    ),
    # a row as a fragment of HTML, then again as text
    "twins": "\n".join(
        [
            "## 2025年一般性项目绩效目标表（一级项目）",
            "单位：万元",
            "",
            HEAD.format(project="社区养老服务经费") + "当年绩效目标\t服务老人300人，开展活动24场。\t\t\t\t\t",
            "绩效指标\t指标名称\t指标权重\t指标性质\t指标值\t计量单位\t是否核心",
            "<table><tr><td></td><td>服务老人人数</td><td>40</td><td>≥</td><td>300</td><td>人</td><td>是</td></tr>"
            "</table>\t服务老人人数\t40\t≥\t300\t人\t是",
            "\t服务老人人数\t40\t≥\t300\t人\t是",
            "\t开展活动场次\t40\t≤\t20\t场\t否",
            "\t老人满意度\t10\t≥\t90\t%\t否",
        ]
    ),
    # one cell a line, each behind a tab; columns in another order
    "cells": "\n\n".join(
        [
            "部门专项绩效目标申报表",
            "\t编制单位：石桥街道\n\t\n\t\n\t\n\t单位：万元",
            "\t专项资金名称\n\t一般性项目（环境整治类）\n\t业务主管部门\n\t预算科",
            "\t2024年预算\n\t24.00\n\t区级支出\n\t24.00",
            "\t项目概况\n\t对辖区背街小巷开展整治，更换井盖120个。",
            "\t当年绩效目标\n\t（1）成本-经济成本-24万元；（2）产出-数量-更换井盖120个；（3）效益-社会效益-改善出行环境。",
            "\t绩效指标\n\t指标\n\t指标权重\n\t计量单位\n\t指标性质\n\t指标值",
            "\t\n\t产出-数量-更换井盖数量\n\t60\n\t个\n\t≤\n\t100",
            "\t\n\t满意度-满意度\n\t10\n\t%\n\t≥\n\t95",
            "\t\n\t效益-社会效益-改善出行环境\n\t10\n\t\n\t定性\n\t良好",
        ]
    ),
}


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


@pytest.mark.parametrize("name", TEXTS)
def test_an_invented_text_gives_the_same_findings(name: str, ruleset: RuleSet, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    expected = findings_of(path, ruleset)
    assert len(expected) >= 3
    assert {"operator-inverted", "weight-sum"} & {finding.rule for finding in expected}
    _compare(path, expected, ruleset, tmp_path)


@pytest.mark.skipif(not SEEDS, reason="the sample documents do not lie beside the repository")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_sample_document_gives_the_same_findings(path: Path, ruleset: RuleSet, tmp_path: Path) -> None:
    expected = findings_of(path, ruleset)
    assert len(expected) > 50
    _compare(path, expected, ruleset, tmp_path, FLOWING_AND_PAGED)


def _compare(
    path: Path, expected: list[Finding], ruleset: RuleSet, folder: Path, formats: Sequence[str] = RENDERED
) -> None:
    files = render(read_document(path), folder, formats)
    assert set(files) == set(formats)
    for name, rendered in files.items():
        paged = name in PAGED
        found = findings_of(rendered, ruleset)
        assert differences(keys_of(expected, paged=paged), keys_of(found, paged=paged)) == [], name


def test_a_finding_lost_and_one_changed_are_told(ruleset: RuleSet, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXTS["tabs"], encoding="utf-8")
    findings = findings_of(path, ruleset)
    whole = keys_of(findings, paged=False)
    first, second, *rest = findings
    assert len(differences(whole, keys_of([second, *rest], paged=False))) == 1
    changed = replace(first, row=77)
    lines = differences(whole, keys_of([changed, second, *rest], paged=False))
    assert sorted(line[0] for line in lines) == ["+", "-"]


def test_the_command_prints_figures_and_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.rendering.find_soffice", lambda: None)
    path = tmp_path / "a.txt"
    path.write_text(TEXTS["twins"], encoding="utf-8")
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "xlsx-one-sheet" in printed
    assert "not tried" in printed
