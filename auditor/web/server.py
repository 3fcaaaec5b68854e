"""Starts the server."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import sys
from collections.abc import Callable

from auditor.errors import UsageError
from auditor.opening import why
from auditor.web.settings import Settings

_PORTS = {
    errno.EADDRINUSE: "端口正被别的程序使用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EACCES: "没有权限使用这个端口",
}
_LOG = "%(asctime)s %(message)s"


def serve(settings: Settings, told: Callable[[str], None]) -> None:
    """Serves until the program is told to end; ``told`` hears the address once it is open. Raises UsageError
    where the port or the folder cannot be used."""
    import uvicorn

    from auditor.web.app import make_app

    try:
        app = make_app(settings)
    except OSError as error:
        raise UsageError(
            f"不能使用数据文件夹 {settings.data}（{why(error)}）。请用 --data 换一个能写入的文件夹"
        ) from error
    try:
        listening = _listening(settings)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"不能在 {settings.host}:{settings.port} 提供网页（{_refused(error)}）。"
            "请换一个端口（--port）或地址（--host）后再试"
        ) from error
    logging.basicConfig(level=logging.INFO, format=_LOG, force=True)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)  # of its own start and end it tells in English
    told(_address(settings, listening))
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    if sys.platform != "win32":  # uvicorn knows no closed terminal
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _refused(error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    return _PORTS.get(number or 0, "这个地址不能用")


def _listening(settings: Settings) -> socket.socket:
    """A port that is open from now on, so that nobody is told an address that is another program's."""
    return socket.create_server((settings.host, settings.port), backlog=512)


def _address(settings: Settings, listening: socket.socket) -> str:
    host = settings.host if settings.host != "0.0.0.0" else socket.gethostname()
    return f"http://{host}:{listening.getsockname()[1]}/"
