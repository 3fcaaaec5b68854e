from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main

from .conftest import FakeAudit


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "dask"], "请用 --scheduler 写明调度器的地址"),
        (["--engine", "dask", "--scheduler", "10.0.0.5"], "如 --scheduler tcp://10.0.0.5:8786"),
        (["--scheduler", "tcp://10.0.0.5:8786"], "--scheduler 要与 --engine dask 一起用"),
        (["--engine", "dask", "--scheduler", "tcp://a:1", "--jobs", "2"], "不能与 --debug、--jobs 同用"),
    ],
)
def test_a_call_that_does_not_go_together_is_told(
    options: list[str], told: str, fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(document), *options]) == 2
    assert told in capsys.readouterr().err


def test_without_the_extra_it_is_named(
    fake: FakeAudit, document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_name: str) -> Any:
        return None

    monkeypatch.setattr("auditor.cli.cluster.engines.find_spec", missing)
    assert main(["audit", str(document), "--engine", "dask", "--scheduler", "tcp://a:1"]) == 2
    assert 'pip install "auditor[cluster]"' in capsys.readouterr().err
