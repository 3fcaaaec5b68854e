"""The collector of a process that audits lets be what is there when the process ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ENDING = """
from auditor.batch.collector import look_seldom
class Circle:
    def __init__(self): self.itself = self
    def __del__(self): print("looked at")
{call}
Circle()
"""


@pytest.mark.parametrize(("call", "told"), [("", "looked at"), ("look_seldom()", "")])
def test_the_end_of_a_process_looks_at_nothing(call: str, told: str) -> None:
    command = [sys.executable, "-c", _ENDING.format(call=call)]
    ended = subprocess.run(command, capture_output=True, check=True, text=True)
    assert (ended.stdout.strip(), ended.stderr) == (told, "")
