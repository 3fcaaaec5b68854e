"""The processes behind the server: some for files that wait their turn, one for people who wait at a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from auditor.batch.processes import Task
from auditor.batch.standing import JobLostError, JobOverdueError, Pages, StandingPool
from auditor.web.settings import Settings
from auditor.web.work import Answer, Call, Refusal, perform, set_up

_FILES, _PAGES = "files", "pages"
_PATIENCE = 30.0  # seconds for a page, a report or a download


class WorkError(Exception):
    """What a process could not do, in words for the page."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice

    @property
    def words(self) -> str:
        """Why something was not done, and the next step."""
        return "。".join(filter(None, (self.reason, self.advice)))


class Engine(Protocol):
    """Does work while the event loop goes on; it refuses with WorkError."""

    def start(self) -> None:
        """Makes ready, so that the first work need not wait for that; it may come before."""

    async def file(self, function: Callable[..., Any], *arguments: Any, pages: Pages | None = None) -> Any:
        """Work on an upload, within the limits of a file."""

    async def page(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Work that a person waits for."""

    def close(self) -> None:
        """Ends the work."""


class ProcessEngine:
    """Hands work to processes that can be killed."""

    def __init__(self, settings: Settings) -> None:
        self._task = Task(set_up, (settings.rules, settings.limits), perform, settings.rules)
        self._seconds, self._workers = settings.limits.seconds, settings.workers
        self._pools: dict[str, StandingPool] = {}

    def start(self) -> None:
        for kind in (_FILES, _PAGES):
            self._pool(kind)

    async def file(self, function: Callable[..., Any], *arguments: Any, pages: Pages | None = None) -> Any:
        return await self._answer(self._pool(_FILES), Call(function, arguments), self._seconds, pages)

    async def page(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await self._answer(self._pool(_PAGES), Call(function, arguments), _PATIENCE, None)

    def _pool(self, kind: str) -> StandingPool:
        if kind not in self._pools:
            self._pools[kind] = StandingPool(self._task, workers=self._workers)
        return self._pools[kind]

    async def _answer(self, pool: StandingPool, call: Call, seconds: float, pages: Pages | None) -> Any:
        try:
            answer = await asyncio.wrap_future(pool.submit(call, seconds, pages))
        except JobOverdueError:
            raise WorkError(f"超过{seconds:.0f}秒仍未完成，已停止", "请拆分文件后再试") from None
        except JobLostError:
            raise WorkError(
                "处理这份文件的进程意外中止", "请拆分文件后再试；仍不行的，请告诉管理员"
            ) from None
        return value_of(answer)

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()


def value_of(answer: object) -> Any:
    """What a process answered. Raises WorkError where it refused."""
    if isinstance(answer, Answer):
        return answer.value
    if isinstance(answer, Refusal):
        raise WorkError(answer.reason, answer.advice)
    raise WorkError("处理结果无法交回", "请把这份文件和这行提示告诉管理员")
