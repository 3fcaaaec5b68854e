"""Kinds of other packages, through the entry point group ``auditor.checks``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from auditor import checks
from auditor.authoring.examples import run_examples
from auditor.authoring.scopes import IndicatorExample
from auditor.checks import base
from auditor.errors import ConfigurationError
from auditor.judging.judging import judge
from auditor.model import Outcome
from auditor.ruleset import load_ruleset

PLUGIN = Path(__file__).resolve().parents[2] / "docs" / "example-plugin"
Install = Callable[[str, Path], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a module on the path and an entry point into the group, as pip would."""
    before, modules = set(base._KINDS), set(sys.modules)

    def put(module: str, folder: Path) -> None:
        monkeypatch.syspath_prepend(str(folder))
        point = EntryPoint(name=module, value=module, group=checks.GROUP)
        monkeypatch.setattr(checks, "entry_points", lambda *, group: [point])

    yield put
    for name in set(base._KINDS) - before:
        del base._KINDS[name]
    for name in set(sys.modules) - modules:
        if name.startswith(("auditor_round", "own_")):
            del sys.modules[name]


def test_the_example_package_brings_a_kind_and_a_rule(install: Install) -> None:
    install("auditor_round_numbers", PLUGIN / "src")
    ruleset = load_ruleset(packs=[PLUGIN / "rules"], core=False)
    results = run_examples(ruleset)
    assert len(results) == 4
    assert all(result.ok for result in results)
    assert ruleset.loaded[0].bound.kind.origin == "auditor_round_numbers"


def test_without_the_plug_in_its_rule_does_not_load() -> None:
    with pytest.raises(ConfigurationError, match="没有检查方法“round-number”"):
        load_ruleset(packs=[PLUGIN / "rules"], core=False)


def test_a_plug_in_that_raises_at_import_stops_the_audit(install: Install, tmp_path: Path) -> None:
    (tmp_path / "own_broken.py").write_text("raise RuntimeError('缺少配置')\n", encoding="utf-8")
    install("own_broken", tmp_path)
    with pytest.raises(ConfigurationError, match=r"检查插件“own_broken”.*RuntimeError: 缺少配置"):
        load_ruleset(core=False, packs=[PLUGIN / "rules"])


def test_a_plug_in_that_raises_in_judging_is_an_error_outcome(install: Install, tmp_path: Path) -> None:
    text = (PLUGIN / "src" / "auditor_round_numbers" / "__init__.py").read_text(encoding="utf-8")
    text = text.replace("    row = unit.indicator\n", "    raise OSError('没有网络')\n")
    (tmp_path / "own_raising.py").write_text(text, encoding="utf-8")
    install("own_raising", tmp_path)
    ruleset = load_ruleset(packs=[PLUGIN / "rules"], core=False)
    unit = IndicatorExample(name="免费体检人次", operator="≥", value="5000", unit="人次").build()
    judged = judge(ruleset.bound[0], unit, ruleset.context)
    assert judged.outcome is Outcome.ERROR
    assert judged.gap is not None
    assert judged.gap.rule == "round-target"
    assert "没有网络" in judged.gap.reason
