from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from auditor.batch.processes import Task
from auditor.batch.standing import JobLostError, JobOverdueError, StandingPool

PATIENCE = 60.0


def set_up() -> None:
    """Nothing to prepare."""


def work(job: str) -> str:
    if job == "hang":
        time.sleep(600)
    if job == "die":
        os._exit(3)
    return f"{job} {os.getpid()}"


@pytest.fixture
def pool() -> Iterator[StandingPool]:
    standing = StandingPool(Task(set_up, (), work), workers=1)
    yield standing
    standing.close()


def test_one_process_does_job_after_job(pool: StandingPool) -> None:
    answers = [pool.submit(word, PATIENCE) for word in ("a", "b")]
    words = [each.result(PATIENCE).split() for each in answers]
    assert [word for word, _ in words] == ["a", "b"]
    assert len({process for _, process in words}) == 1


def test_what_hangs_or_dies_costs_its_own_job_only(pool: StandingPool) -> None:
    hangs, dies, lives = pool.submit("hang", 0.3), pool.submit("die", PATIENCE), pool.submit("c", PATIENCE)
    with pytest.raises(JobOverdueError):
        hangs.result(PATIENCE)
    with pytest.raises(JobLostError):
        dies.result(PATIENCE)
    assert lives.result(PATIENCE).startswith("c ")


def test_a_closed_pool_leaves_no_job_without_an_answer() -> None:
    standing = StandingPool(Task(set_up, (), work), workers=1)
    running, waiting = standing.submit("hang", PATIENCE), standing.submit("d", PATIENCE)
    standing.close()
    assert running.cancelled() or isinstance(running.exception(PATIENCE), JobLostError)
    assert waiting.cancelled()
