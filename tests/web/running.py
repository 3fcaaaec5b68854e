"""The server as ``auditor serve`` runs it: a process with processes of its own, which can be killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE, wait_for

httpx = pytest.importorskip("httpx2")
TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    address: str

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


def started(folder: Path, *options: str) -> Server:
    """A server on the data of a folder, once it answers; its words go to the file ``log`` there."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    data = str(folder / "data")
    command = [sys.executable, "-m", "auditor", "serve", "--port", port, "--data", data, *options]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    server = Server(process, f"http://127.0.0.1:{port}")
    wait_for(lambda: answers(server.address))
    return server


def visitor(**options: Any) -> Any:
    """A client for addresses of this machine: it reads no certificates, which takes longer than a page."""
    return httpx.Client(verify=False, follow_redirects=True, **options)


def answers(address: str) -> bool:
    try:
        with visitor(timeout=5) as client:
            return bool(client.get(address).status_code == 200)
    except httpx.TransportError:
        return False
