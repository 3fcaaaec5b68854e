"""Which rules annoy, as the command tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli import main
from auditor.store import open_store
from tests.store.filled import fill, usual


def test_rules_that_annoy_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bureau.db"
    with open_store(path) as store:
        fill(store, usual())
    call = ["rules", "health", "--store", str(path)]
    assert main(call) == 0
    assert "还没有处理过的问题" in capsys.readouterr().out
    with open_store(path) as store:
        one, other = (store.findings()[place] for place in (0, 5))
        store.decide(one.fingerprint, "张三", "采纳")
        store.decide(other.fingerprint, "张三", "不采纳", "口径不同")
    assert main([*call, "--run", "1"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.startswith("规则")
    assert first.startswith(other.rule)
    assert "100" in first
    assert "口径不同" in first
    assert second.startswith(one.rule)
    assert main([*call, "--run", "9"]) == 0
    assert "还没有处理过的问题" in capsys.readouterr().out
    assert main(["rules", "health", "--store", str(tmp_path / "missing.db")]) == 2
