"""A server that is killed in the middle of its work goes on with it when it is started again."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE, wait_for

from .conftest import EXAMPLE
from .running import TOKEN, Server, visitor

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")]


def states(client: Any, address: str) -> list[str]:
    return re.findall(r'class="upload is-(\w+)"', client.get(f"{address}/files").text)


def test_a_killed_server_goes_on_with_what_waits_and_keeps_what_was_changed(
    start: Callable[[], Server],
) -> None:
    content = EXAMPLE.read_bytes()
    with visitor(timeout=PATIENCE) as client:
        first = start()
        token = TOKEN.findall(client.get(first.address).text)[0]
        client.post(f"{first.address}/files", data={"csrf": token}, files={"files": ("一.docx", content)})
        wait_for(lambda: states(client, first.address) == ["done"])
        desk = re.findall(r'href="(/files/[\w-]{22})"', client.get(first.address).text)[0] + "/forms/1"
        client.post(f"{first.address}{desk}/cell", data={"csrf": token, "cell": "3.operator", "text": "≥"})
        sent = [("files", (f"{number}.docx", content)) for number in range(8)]
        client.post(f"{first.address}/files", data={"csrf": token}, files=sent)
        assert {"waiting", "running"} & set(states(client, first.address))
        first.kill()

        second = start()
        assert len(states(client, second.address)) == 9
        wait_for(lambda: set(states(client, second.address)) == {"done"})
        assert 'data-act="undo">' in client.get(f"{second.address}{desk}").text


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_server_that_is_told_to_end_says_so_and_leaves_no_process_behind(
    start: Callable[[], Server], tmp_path: Path, order: signal.Signals
) -> None:
    server = start()
    server.process.send_signal(order)
    assert server.process.wait(PATIENCE) == 0
    wait_for(lambda: not group(server.process.pid))
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log.endswith("服务已停止。\n")
    assert "Traceback" not in log


def group(leader: int) -> list[str]:
    """The processes that a server has started and that still run."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=", "-s", str(leader)], capture_output=True, text=True, check=False
    )
    return [line for line in listed.stdout.splitlines() if "Z" not in line]
