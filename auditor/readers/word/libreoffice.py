"""Old Word and WPS files → .docx through a headless LibreOffice, where one is installed.

It runs offline in a profile of its own (macros off, links not updated), in its own process group, and is
killed when its time is up. The profile is kept for the life of the process: only the first start sets it up.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from auditor.errors import InputError

VARIABLE = "AUDITOR_SOFFICE"
_USUAL = (
    "/usr/bin/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item></oor:items>
"""
_RESAVE = "请用Word或WPS打开，另存为.docx后再审核"
_MARK = "office-running-"  # with the process's number behind it
_running: set[subprocess.Popen[bytes]] = set()


def find_soffice() -> str | None:
    """The program: from AUDITOR_SOFFICE, from PATH, or from where it is usually installed."""
    stated = os.environ.get(VARIABLE)
    if stated:
        return stated if Path(stated).is_file() else None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _USUAL if Path(path).is_file()), None)


def convert(data: bytes, path: str, *, source: str, target: str, seconds: float) -> bytes:
    """The file's bytes in the format ``target`` (docx). ``source`` is the suffix that fits the content.
    Raises InputError where there is no LibreOffice, or where it fails or takes longer than ``seconds``."""
    program = find_soffice()
    if program is None:
        raise InputError(
            path,
            f"这是旧版格式（.{source}），要有LibreOffice才能读取，本机没有找到",
            f"{_RESAVE}；或安装LibreOffice（装在别处时用环境变量{VARIABLE}写明soffice的位置）",
        )
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        original = Path(folder) / f"in.{source}"
        original.write_bytes(data)
        _run(program, original, target, seconds, path)
        result = original.with_suffix(f".{target}")
        if not result.is_file() or not result.stat().st_size:
            raise InputError(path, "LibreOffice不能转换这个文件，文件可能已损坏", _RESAVE)
        return result.read_bytes()


def _run(program: str, original: Path, target: str, seconds: float, path: str) -> None:
    command = [
        program, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--nofirststartwizard", "--convert-to", target,
        "--outdir", str(original.parent), str(original),
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_unlimited if sys.platform != "win32" else None,  # noqa: PLW1509
    )
    _running.add(process)
    mark = Path(tempfile.gettempdir()) / f"{_MARK}{process.pid}"
    mark.touch()
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        reason = f"LibreOffice转换超过{seconds:g}秒，已停止"
        raise InputError(path, reason, _RESAVE) from error
    finally:
        _kill(process)
        _running.discard(process)
        mark.unlink(missing_ok=True)


def stop_left_behind(folder: Path) -> None:
    """Kills every LibreOffice of a process that is gone; ``folder`` was its place for temporary files."""
    if sys.platform == "win32":
        return
    for mark in folder.glob(f"{_MARK}*"):
        with contextlib.suppress(ProcessLookupError, ValueError):  # ended by itself
            os.killpg(int(mark.name.removeprefix(_MARK)), signal.SIGKILL)


def stop_all() -> None:
    """Kills every LibreOffice that this process started and removes its profile; for a worker that is told
    to end."""
    for process in tuple(_running):
        _kill(process)
    if _profile.cache_info().currsize:
        shutil.rmtree(_profile(), ignore_errors=True)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The whole group: ``soffice`` is a script whose children do the work."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):  # ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _unlimited() -> None:
    """A worker's memory limit is for Python; LibreOffice maps far more than it uses."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


@lru_cache(maxsize=1)
def _profile() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="auditor-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(_SETTINGS, encoding="utf-8")
    return folder
