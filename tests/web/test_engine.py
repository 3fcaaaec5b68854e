"""The processes behind the server: what hangs, dies or grows costs its own work and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from auditor.errors import InputError
from auditor.readers.limits import MEGABYTE
from auditor.web.engine import ProcessEngine, WorkError
from auditor.web.settings import Settings
from tests.web.serving import finished


def hang() -> None:
    time.sleep(600)


def die() -> None:
    os._exit(9)


def grow() -> int:
    return len(bytearray(20_000 * MEGABYTE))


def refuse() -> None:
    raise InputError("甲.docx", "文件有密码", "请去掉密码后再试；确需审核的，可用 --max-mb 放宽")


def slip() -> None:
    raise RuntimeError("甲方的机密")


def answer(number: int) -> int:
    return number + 1


@pytest.mark.slow
def test_what_goes_wrong_is_told_and_the_next_is_done(settings: Settings) -> None:
    engine = ProcessEngine(replace(settings, limits=replace(settings.limits, seconds=1)))

    async def told(function: Callable[[], object]) -> WorkError:
        with pytest.raises(WorkError) as refused:
            await engine.file(function)
        assert await engine.file(answer, 1) == 2
        return refused.value

    async def all_of_them() -> None:
        assert "1秒" in (await told(hang)).reason
        assert "意外中止" in (await told(die)).reason
        assert "内存" in (await told(grow)).reason
        refusal = await told(refuse)
        assert (refusal.reason, refusal.advice) == ("文件有密码", "请去掉密码后再试")
        assert "机密" not in (await told(slip)).reason
        assert await engine.page(answer, 2) == 3

    try:
        finished(all_of_them())
    finally:
        engine.close()
