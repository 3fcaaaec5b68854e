"""People at work: each step of a walk goes through the command line, as a person's would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from auditor.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
Step: TypeAlias = Callable[..., str]


@pytest.fixture
def step(capsys: pytest.CaptureFixture[str]) -> Step:
    """Runs a command and gives what its person sees, which never holds a traceback."""

    def take(*words: object, ends: int = 0) -> str:
        capsys.readouterr()
        status = main([str(word) for word in words])
        seen = capsys.readouterr()
        told = seen.out + seen.err
        assert status == ends, told
        assert "Traceback" not in told
        return told

    return take
