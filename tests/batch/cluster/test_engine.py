"""A cluster on this machine, on loopback alone: what it finds is what one machine finds."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.batch import audit_found
from auditor.batch.watching import Watch
from auditor.errors import UsageError
from auditor.readers import Found, find_documents
from auditor.reports.data.pieces import to_json

pytest.importorskip("distributed")

from auditor.batch.cluster.engine import DaskEngine

FORM = """项目支出绩效目标表

项目名称：{number}号道路养护
年度绩效目标：完成{number}号道路养护，群众满意。

| 一级指标 | 二级指标 | 三级指标 | 指标值 |
|---|---|---|---|
| 产出指标 | 数量指标 | 养护道路里程 | ≥{number}公里 |
| 产出指标 | 质量指标 | 养护合格率 | ≤95% |
| 满意度指标 | 服务对象满意度 | 沿线群众满意度 | ≥90% |
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a worker is killed by a signal"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("送审")
    for number in range(1, 31):
        (folder / f"{number:03}.md").write_text(FORM.format(number=number), encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    (folder / "空.txt").write_bytes(b"")
    return find_documents([folder])


@pytest.fixture(scope="module")
def alone(found: Found) -> str:
    return to_json(audit_found(found, jobs=1))


@pytest.fixture
def cluster() -> Iterator[Any]:
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        ) as running,
    ):
        yield running


class Killing(Watch):
    """Kills a worker of the cluster when the first files are done."""

    def __init__(self, cluster: Any) -> None:
        self._cluster = cluster
        self.killed = 0

    def file_done(self, done: int, total: int, path: Path, *, read: bool = True) -> None:
        if done == 1:
            self.killed = next(iter(self._cluster.workers.values())).pid
            os.kill(self.killed, signal.SIGKILL)


def test_a_cluster_finds_the_same_and_a_killed_worker_changes_nothing(
    found: Found, alone: str, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.batch.cluster.chunks.FILES", 10)
    watch = Killing(cluster)
    engine = DaskEngine(cluster.scheduler_address)
    assert to_json(audit_found(found, engine=engine, watch=watch)) == alone
    assert watch.killed
    assert to_json(audit_found(found, engine=engine)) == alone


def test_what_is_amiss_is_told_with_the_next_step(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.batch.cluster.engine._CONNECT", 0.1)
    with pytest.raises(UsageError, match=r"连不上调度器 tcp://127\.0\.0\.1:9") as caught:
        audit_found(found, engine=DaskEngine("tcp://127.0.0.1:9"))
    assert "dask scheduler" in str(caught.value)
