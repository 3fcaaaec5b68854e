"""The self-check server under load: users who send files at once, and one who edits a form.

    python -m benchmarks.serving --users 200 --files 5

Prints how long a first page, an edit and the whole queue take, and whether every file came back to its user
under its own name with its own result. Everything stays on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx

ROWS = 30
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
_UPLOAD = re.compile(
    r'<li class="upload is-(\w+)">\s*<div class="upload-name">(?:<a href="([^"]+)">|<span>)([^<]+)<'
)
_EDITS = 40


def form(project: str, rows: int) -> str:
    """A form as plain text; ``rows`` indicators, every fifth with the wrong sign."""
    goal = "年度绩效目标\t完成培训和服务，群众满意度达到90%。"
    heads = "指标名称\t权重\t计算符号\t指标值\t计量单位"
    lines = ["项目绩效目标申报表", f"项目名称\t{project}", goal, "", heads]
    lines += [
        f"第{n}类人员培训人次\t2\t{'≤' if n % 5 == 0 else '≥'}\t{100 + n}\t人次" for n in range(1, rows + 1)
    ]
    return "\n".join(lines)


@dataclass
class Figures:
    first: float = 0.0
    pages: list[float] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)
    seconds: float = 0.0
    wrong: int = 0
    refused: int = 0


async def visited(client: httpx.AsyncClient, path: str, figures: Figures) -> str:
    start = time.perf_counter()
    page = await client.get(path)
    figures.pages.append(time.perf_counter() - start)
    return page.text


async def user(address: str, number: int, files: int, figures: Figures) -> None:
    """Sends files under names of one's own, and waits until all of them are back."""
    async with httpx.AsyncClient(base_url=address, timeout=300, verify=False) as client:
        token = _TOKEN.findall(await visited(client, "/", figures))[0]
        names = [f"用户{number}文件{each}.txt" for each in range(files)]
        sent = [("files", (name, form(name.removesuffix(".txt"), 6).encode())) for name in names]
        answer = await client.post("/files", data={"csrf": token}, files=sent)
        figures.refused += answer.status_code not in {200, 303}
        while True:
            found = _UPLOAD.findall(await visited(client, "/files", figures))
            if all(state in {"done", "failed"} for state, _, _ in found):
                break
            await asyncio.sleep(2)
        if sorted(name for _, _, name in found) != sorted(names):
            figures.wrong += 1
            print(f"user {number} sees {found}")
        for state, path, name in found:
            page = await visited(client, path, figures) if state == "done" else ""
            if name.removesuffix(".txt") not in page:
                figures.wrong += 1
                print(f"user {number} finds {state} {name}")


async def editor(address: str, figures: Figures) -> None:
    """Edits cells of a form with ROWS rows."""
    async with httpx.AsyncClient(base_url=address, timeout=300, verify=False) as client:
        start = time.perf_counter()
        token = _TOKEN.findall((await client.get("/")).text)[0]
        figures.first = time.perf_counter() - start
        await client.post(
            "/files", data={"csrf": token}, files={"files": ("编辑.txt", form("编辑", ROWS).encode())}
        )
        while not (found := re.findall(r'href="(/files/[\w-]+/forms/1)"', (await client.get("/files")).text)):
            await asyncio.sleep(0.5)
        headers = {"X-CSRF": token, "HX-Request": "true"}
        for number in range(_EDITS):
            data = {"cell": f"{1 + number % ROWS}.value", "text": str(500 + number)}
            start = time.perf_counter()
            answer = await client.post(f"{found[0]}/cell", data=data, headers=headers)
            figures.edits.append(time.perf_counter() - start)
            figures.wrong += answer.status_code != 200
            await asyncio.sleep(0.2)


async def measured(address: str, users: int, files: int) -> Figures:
    figures = Figures()
    await editor(address, figures)
    start = time.perf_counter()
    await asyncio.gather(*(user(address, number, files, figures) for number in range(users)))
    figures.seconds = time.perf_counter() - start
    return figures


def memory(process: int) -> float:
    """Megabytes that a process and its children hold."""
    listed = subprocess.run(["ps", "-o", "rss=", "--ppid", str(process), "-p", str(process)],
                            capture_output=True, text=True, check=True)  # fmt: skip
    return sum(map(int, listed.stdout.split())) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--files", type=int, default=5)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "auditor", "serve", "--port", str(port), "--data", folder,
                   "--workers", str(options.workers)]  # fmt: skip
        start = time.perf_counter()
        with (Path(folder) / "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ)
        try:
            address = f"http://127.0.0.1:{port}"
            while True:
                try:
                    httpx.get(address, timeout=5)
                    break
                except httpx.TransportError:
                    time.sleep(0.02)
            cold = time.perf_counter() - start
            figures = asyncio.run(measured(address, options.users, options.files))
            held = memory(server.pid)
        finally:
            server.terminate()
            server.wait(20)
    total = options.users * options.files
    print(f"start to first page {cold:.2f} s, a page after that {1000 * figures.first:.0f} ms")
    warm = figures.edits[10:]
    print(f"edit of {ROWS} rows: median {1000 * statistics.median(warm):.0f} ms, "
          f"worst {1000 * max(warm):.0f} ms of {len(warm)}")  # fmt: skip
    rate = total / figures.seconds
    print(f"{options.users} users × {options.files} files: {figures.seconds:.0f} s, {rate:.1f} files/s, "
          f"wrong {figures.wrong}, refused {figures.refused}")  # fmt: skip
    print(f"pages meanwhile: median {1000 * statistics.median(figures.pages):.0f} ms, "
          f"worst {1000 * max(figures.pages):.0f} ms; memory {held:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
