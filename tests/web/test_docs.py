"""What docs/self-check.md and the example client promise holds."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

from auditor.cli.app import build_parser
from auditor.ruleset import RuleSet
from auditor.web.app import make_app
from auditor.web.settings import Settings
from auditor.web.work import use

from .conftest import EXAMPLE, InlineEngine
from .serving import listening

DOCS = Path(__file__).parents[2] / "docs"


def test_every_option_that_is_told_exists_and_none_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = (DOCS / "self-check.md").read_text(encoding="utf-8").splitlines()
    told = {
        option for line in lines if line.startswith("| `--") for option in re.findall(r"`(--[a-z-]+)", line)
    }
    with pytest.raises(SystemExit):
        build_parser().parse_args(["serve", "--help"])
    known = set(re.findall(r"(--[a-z-]+)", capsys.readouterr().out)) - {"--help", "--debug"}
    assert told == known


def test_the_example_client_takes_a_report(
    rules: RuleSet, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("send", DOCS / "example-client" / "send.py")
    assert spec is not None
    assert spec.loader is not None
    client = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(client)
    use(rules, settings.limits)
    report = tmp_path / "报告.json"
    with listening(make_app(settings, InlineEngine)) as address:
        client.main([str(EXAMPLE), "--server", address, "--format", "json", "--output", str(report)])
        program = tmp_path / "a.exe"
        program.write_bytes(b"MZ")
        with pytest.raises(SystemExit, match="格式"):
            client.main([str(program), "--server", address, "--output", str(report)])
    assert json.loads(report.read_text(encoding="utf-8"))["submissions"]
    assert "桐花街道" in capsys.readouterr().out
