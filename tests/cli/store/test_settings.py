from __future__ import annotations

from pathlib import Path

import pytest

from auditor.batch.options import RulesetOptions
from auditor.cli import main
from auditor.cli.app import build_parser
from auditor.cli.options import jobs, limits, ruleset_options
from auditor.cli.store.keeping import VARIABLE
from auditor.config.settings import FILE
from auditor.config.settings import VARIABLE as DIRECTORY


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DIRECTORY, "")
    monkeypatch.delenv(VARIABLE, raising=False)


def test_what_holds_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings"]) == 0
    assert capsys.readouterr().out.count("没有设置") == 5
    (tmp_path / FILE).write_text("store: bureau.db\n", encoding="utf-8")
    assert main(["settings"]) == 0
    assert f"审核库：{tmp_path / 'bureau.db'}（来自 {tmp_path / FILE}）" in capsys.readouterr().out
    monkeypatch.setenv(VARIABLE, "postgresql://desk:secret@host/bureau")
    assert main(["settings"]) == 0
    told = capsys.readouterr().out
    assert "环境变量" in told
    assert "secret" not in told


def test_a_store_that_is_set_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs"]) == 2
    assert FILE in capsys.readouterr().err
    (tmp_path / FILE).write_text("store: bureau.db\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("没有表", encoding="utf-8")
    main(["audit", "a.md", "--quiet"])
    assert (tmp_path / "bureau.db").is_file()
    assert main(["runs"]) == 0


def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text("stroe: bureau.db\n", encoding="utf-8")
    assert main(["settings"]) == 2
    assert f"{FILE}:1:1" in capsys.readouterr().err


def test_a_call_says_otherwise_than_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "rules: 本市\nprofile: 重庆\nwaivers: 豁免.yaml\njobs: 3\nlimits: {seconds: 9, pages: 7}\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    parser = build_parser()
    plain = parser.parse_args(["audit", "a.docx"])
    assert ruleset_options(plain) == RulesetOptions((tmp_path / "本市",), "重庆", tmp_path / "豁免.yaml")
    assert (jobs(plain), limits(plain).seconds, limits(plain).pages) == (3, 9, 7)
    words = "audit a.docx --rules 别处 --profile 中央 --waivers 无.yaml --jobs 5 --max-seconds 4"
    own = parser.parse_args(words.split())
    assert ruleset_options(own) == RulesetOptions((Path("别处"),), "中央", Path("无.yaml"))
    assert (jobs(own), limits(own).seconds, limits(own).pages) == (5, 4, 7)
    assert ruleset_options(parser.parse_args(["show", "a.docx"])).waivers is None
    assert main(["settings"]) == 0
    told = capsys.readouterr().out
    assert "规则目录：" in told
    assert f"审核用时，秒）：9（来自 {tmp_path / FILE}）" in told


def test_rules_that_are_set_are_those_of_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).write_text("rules: 没有的目录\n", encoding="utf-8")
    for words in ("rules list", "rules check", "rules diff", "explain operator-inverted", "audit a.docx"):
        assert main(words.split()) == 2
        told = capsys.readouterr()
        assert "没有的目录" in told.err + told.out, words
