"""Sends a form to `auditor serve`, waits for its audit, and writes the report. Python's own library only.

python send.py 我的项目.docx --server http://127.0.0.1:8000 --format html --output 报告.html --key KEY
"""

from __future__ import annotations

import argparse
import json
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import Any


def ask(address: str, key: str, data: bytes | None = None, kind: str = "") -> bytes:
    """The answer of the server. Ends the program with what the server says where it refuses."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    if kind:
        headers["Content-Type"] = kind
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data, headers)) as answer:
            body: bytes = answer.read()
            return body
    except urllib.error.HTTPError as error:
        raise SystemExit(json.loads(error.read())["error"]) from None
    except urllib.error.URLError as error:
        raise SystemExit(f"连不上 {address}（{error.reason}）。请先运行 auditor serve") from None


def multipart(path: Path) -> tuple[bytes, str]:
    """A body with one file, and its content type."""
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
    return (
        head.encode() + path.read_bytes() + f"\r\n--{mark}--\r\n".encode(),
        f"multipart/form-data; boundary={mark}",
    )


def audited(server: str, key: str, path: Path) -> dict[str, Any]:
    """The audit of a file, once it is done."""
    audit: dict[str, Any] = json.loads(ask(f"{server}/api/audits", key, *multipart(path)))
    while audit["state"] in {"waiting", "running"}:
        time.sleep(1)
        audit = json.loads(ask(f"{server}/api/audits/{audit['id']}", key))
    if audit["state"] == "failed":
        raise SystemExit(f"{audit['reason']}。{audit['advice']}")
    return audit


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="把申报表发给自查服务，取回审核报告。")
    parser.add_argument("file", type=Path)
    parser.add_argument("--server", default="http://127.0.0.1:8000")
    parser.add_argument("--format", default="html")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--key", default="")
    given = parser.parse_args(arguments)
    audit = audited(given.server, given.key, given.file)
    report = ask(f"{given.server}/api/audits/{audit['id']}/reports/{given.format}", given.key)
    given.output.write_bytes(report)
    told = audit["summary"]
    print(f"{told['heading']}：{told['score'] or '未评'}分，{told['advice']}报告在 {given.output}")


if __name__ == "__main__":
    main()
