"""A bureau's rule takes an id only where it says so, and every report tells what a bureau made different."""

from __future__ import annotations

import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from auditor.batch import RulesetOptions, audit_paths
from auditor.cli import main
from auditor.model import AuditReport
from auditor.reports.letter.letter import letter
from auditor.reports.workbook.workbook import write_workbook
from auditor.reports.writers import render
from auditor.ruleset import RuleErrors, load_ruleset
from auditor.ruleset.loader import core_pack

SAMPLE = Path(__file__).parents[2] / "examples" / "松林县林业局2026年专项绩效目标.txt"
BUILT_IN = "many-indicators"
PACK = """id: 本市
title: 本市规则
thresholds: {}
overrides:
  few-indicators: {off: true, reason: 小项目指标本来就少}
  operator-inverted: {severity: warning, score: {points: 1}, reason: 先提醒一年}
"""


def pack(folder: Path, edit: tuple[str, str] = ("", ""), *, rule: str = BUILT_IN) -> Path:
    """A pack with a built-in rule's own text, edited."""
    (folder / "rules").mkdir(parents=True)
    text = (core_pack() / f"{rule}.yaml").read_text(encoding="utf-8")
    (folder / "rules" / "own.yaml").write_text(text.replace(*edit, 1), encoding="utf-8")
    return folder


def test_a_built_in_id_is_refused_with_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = pack(tmp_path / "市")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[own])
    [error] = caught.value.errors
    assert f"own.yaml:2:5：编号“{BUILT_IN}”已是内置规则" in str(error)
    assert f"replaces: {BUILT_IN}" in str(error)
    assert main(["rules", "check", str(own)]) == 2
    assert "请换一个编号" in capsys.readouterr().out


def test_replaces_lets_it_and_is_told(tmp_path: Path) -> None:
    own = pack(tmp_path / "市", (f"id: {BUILT_IN}", f"id: {BUILT_IN}\nreplaces: {BUILT_IN}"))
    ruleset = load_ruleset(packs=[own])
    [change] = ruleset.changes
    assert (change.name, change.pack) == (BUILT_IN, "市")
    assert "顶替" in change.change
    assert len(ruleset.rules) == len(load_ruleset().rules)


@pytest.mark.parametrize(
    ("rule_id", "replaces", "told"),
    [(BUILT_IN, "few-indicators", "replaces要与id相同"), ("own-rule", "own-rule", "没有规则“own-rule”")],
)
def test_replaces_names_the_rule_it_stands_in_for(
    tmp_path: Path, rule_id: str, replaces: str, told: str
) -> None:
    own = pack(tmp_path / "市", (f"id: {BUILT_IN}", f"id: {rule_id}\nreplaces: {replaces}"))
    with pytest.raises(RuleErrors, match=r"own\.yaml:3:11") as caught:
        load_ruleset(packs=[own])
    assert told in str(caught.value)


def test_a_switched_off_id_is_not_free(tmp_path: Path) -> None:
    base = pack(tmp_path / "省", (f"id: {BUILT_IN}", "id: own-rule"))
    (base / "pack.yaml").write_text(
        f"id: 省\ntitle: 省\noverrides:\n  {BUILT_IN}: {{off: true}}\n", encoding="utf-8"
    )
    city = pack(tmp_path / "市")
    with pytest.raises(RuleErrors, match="已停用的规则"):
        load_ruleset(packs=[base, city])


@pytest.fixture
def report(tmp_path: Path) -> AuditReport:
    own = pack(tmp_path / "市", (f"id: {BUILT_IN}", f"id: {BUILT_IN}\nreplaces: {BUILT_IN}"))
    text = (own / "rules" / "own.yaml").read_text(encoding="utf-8")
    added = text.replace(f"id: {BUILT_IN}\nreplaces: {BUILT_IN}", "id: own-rule\nfrom: 2000")
    (own / "rules" / "added.yaml").write_text(added, encoding="utf-8")
    (own / "pack.yaml").write_text(PACK, encoding="utf-8")
    shutil.copy(SAMPLE, tmp_path / "送审.txt")
    return audit_paths([tmp_path / "送审.txt"], ruleset_options=RulesetOptions(packs=(own,)), jobs=1)


def test_every_report_names_what_is_different(report: AuditReport, tmp_path: Path) -> None:
    words = (
        "停用",
        "小项目指标本来就少",
        "程度由必须修改改为建议修改",
        "先提醒一年",
        "顶替",
        "新增",
        "own-rule",
    )
    assert len(report.changes) == 4
    path = tmp_path / "底稿.xlsx"
    write_workbook(report, path, generated_at=datetime(2026, 3, 1, tzinfo=UTC))
    sheet = openpyxl.load_workbook(path)["运行信息"]
    written = letter(
        report.submissions[0], generated_at=datetime(2026, 3, 1, tzinfo=UTC), changes=report.changes
    )
    texts = {
        "html": render(report, "html"),
        "markdown": render(report, "markdown").replace("\\", ""),
        "json": render(report, "json"),
        "sarif": render(report, "sarif"),
        "xlsx": "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row),
        "letter": "\n".join(each.text for each in docx.Document(io.BytesIO(written)).paragraphs),
    }
    for name, text in texts.items():
        assert all(word in text for word in words), name
    assert "与内置规则有4处不同" in texts["html"]
    assert {each["rule"] for each in json.loads(texts["json"])["ruleset"]["changes"]} == {
        "few-indicators",
        "operator-inverted",
        BUILT_IN,
        "own-rule",
    }


def test_the_screen_names_them_too(report: AuditReport, capsys: pytest.CaptureFixture[str]) -> None:
    from auditor.cli.streams import console
    from auditor.reports.terminal.report import print_report

    print_report(report, console())
    text = "".join(capsys.readouterr().out.split())
    assert "本单位的规则改动4处" in text
    assert "先提醒一年" in text
