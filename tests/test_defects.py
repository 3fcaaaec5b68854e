"""Wrong behaviour that came from one idea written in many places, and what keeps each from coming back."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest

from auditor.cli import main
from auditor.config.lexicons import Lexicons
from auditor.language.names.measures import MeasureLexicon
from auditor.reports.data.contract import report_schema
from tests.checks.single_rows import finding_of, row
from tests.modules import sources, strings, trees

ROOT = Path(__file__).parents[1]
FORM = """2026年项目支出绩效目标表
编制单位：清江县河口镇人民政府
项目名称\t{project}
{money}
绩效目标\t养护公路40公里
绩效指标\t指标名称\t指标性质\t指标值\t计量单位
\t产出-数量-养护公路里程\t≥\t40\t公里
\t产出-成本-养护总成本\t≤\t60\t万元
\t满意度-满意度-群众满意度\t≥\t90\t%
"""
DEPARTMENT = """2026年部门整体支出绩效目标表
部门名称：清江县河口镇人民政府
年度预算（万元）\t40
绩效目标\t养护公路40公里
绩效指标\t指标名称\t指标性质\t指标值\t计量单位
\t产出-数量-养护公路里程\t≥\t40\t公里

"""
MONEY = {
    "thousands": "年度预算（千元）\t600",
    "millions": "年度预算（百万元）\t0.5",
    "no-unit": "年度预算\t60",
}
PACK = """\
id: own-pack
title: 本单位规则
overrides:
  slogan-indicator: {off: true, reason: 本单位另有要求}
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for name, money in MONEY.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(FORM.format(project=f"公路养护{name}", money=money), encoding="utf-8")
        paths.append(str(path))
    return paths


def audited(files: list[str], folder: Path, *options: str) -> dict[str, Any]:
    data = folder / "结果.json"
    assert main(["audit", *files, "--json", str(data), *options]) in (0, 1)
    report: dict[str, Any] = json.loads(data.read_text(encoding="utf-8"))
    return report


def test_1_money_of_every_unit_is_reported_and_breaks_no_rule(files: list[str], tmp_path: Path) -> None:
    """千元 or no unit ended the HTML report, 百万元 made rules end as errors."""
    page = tmp_path / "报告.html"
    report = audited(files, tmp_path, "--html", str(page))
    assert page.stat().st_size > 1000
    outcomes = [rule["outcomes"] for each in report["submissions"] for rule in each["rules"]]
    assert len(outcomes) > 300
    assert not any("error" in each for each in outcomes)


def test_2_the_report_keeps_its_published_schema(files: list[str], tmp_path: Path) -> None:
    """With money of every unit, a rule switched off, a profile and waivers, which the schema lacked."""
    pack, waivers = tmp_path / "本单位", tmp_path / "waivers.yaml"
    pack.mkdir()
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    number = ["--finding", "1-1", "--reason", "经核实属实", "--who", "张三", "--output", str(waivers)]
    assert main(["waive", files[0], *number]) == 0
    options = ["--rules", str(pack), "--profile", "hubei", "--waivers", str(waivers)]
    report = audited(files, tmp_path, *options)
    jsonschema.Draft202012Validator(report_schema()).validate(report)
    assert report["waivers"]
    assert report["ruleset"]["off"]


def test_3_one_budget_stands_in_all_reports(tmp_path: Path) -> None:
    """Where the department's form states less than its project, letter and worklist said 40, the page 95.
    tests/reports/test_money.py has the other cases."""
    source, pages = tmp_path / "整体和项目.txt", tmp_path / "网页"
    source.write_text(
        DEPARTMENT + FORM.format(project="公路养护", money="年度预算（万元）\t95"), encoding="utf-8"
    )
    letter, worklist = tmp_path / "意见书.docx", tmp_path / "底稿.xlsx"
    report = audited(
        [str(source)],
        tmp_path,
        *("--letter", str(letter), "--xlsx", str(worklist), "--html-dir", str(pages)),
    )
    assert report["submissions"][0]["budget"] == {"amount": 95.0, "unit": "万元"}
    words = "".join(each.text for each in docx.Document(str(letter)).paragraphs)
    assert "涉及预算资金95.00万元" in words
    heading, first, *_ = openpyxl.load_workbook(worklist)["总览"].iter_rows(values_only=True)
    assert dict(zip(heading, first, strict=True))["预算（万元）"] == 95
    assert "涉及预算95.00万元" in (pages / "index.html").read_text(encoding="utf-8")


def test_3_no_report_adds_money_up_by_itself() -> None:
    adding = [name for name, tree in trees().items() if "reports" in name and "factor" in attributes(tree)]
    assert adding == []


def test_4_a_compound_is_split_at_its_measures() -> None:
    """It was told to become «蔬菜产量» and «蔬菜产量水果产量»."""
    finding = finding_of("compound-indicator", row("蔬菜产量和水果产量", "≥", "300", "吨"))
    assert finding.suggestion is not None
    assert "“蔬菜产量”和“水果产量”" in finding.suggestion.text


def test_4_measure_words_stand_in_the_lexicons_alone() -> None:
    """Eight constants repeated them and differed."""
    words = set(Lexicons().load("measures", MeasureLexicon).words())
    found = [
        (name, texts)
        for name, tree in trees().items()
        for texts in collections(tree)
        if len(words & set(texts)) > 3
    ]
    assert found == []


def test_5_nothing_is_decided_by_a_title_that_people_edit() -> None:
    """The direction of a name hung on the display title of an entry."""
    rooms = ("checks", "judging", "language", "scoring")
    found = [
        (name, node.lineno)
        for name, tree in trees().items()
        if name.split("/")[0] in rooms
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and "title" in attributes(node)
    ]
    assert found == []


def test_6_who_takes_a_segmenter_uses_it() -> None:
    """Two readers took one and dropped it; what no token can settle never asks for one."""
    taking = [
        (name, node)
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and "segment" in {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
    ]
    assert taking
    for name, node in taking:
        used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        assert "segment" in used, f"{name}:{node.lineno}"


LEXICONS = sorted(path.relative_to(ROOT / "lexicons") for path in (ROOT / "lexicons").rglob("*.yaml"))


@pytest.mark.parametrize("lexicon", LEXICONS, ids=str)
def test_7_every_lexicon_is_read(lexicon: Path) -> None:
    """The library of indicators lay there and no code read it."""
    name = lexicon.with_suffix("").as_posix()
    assert any(name in strings(module) for module in sources())


def attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def collections(tree: ast.AST) -> Iterator[list[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield [
                each.value
                for each in node.elts
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
