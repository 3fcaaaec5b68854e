from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from auditor.batch.guard import TimeUp, can_guard, guarded, is_light, limited_memory
from auditor.readers import Limits
from tests.readers.building import zipped

posix = pytest.mark.skipif(not can_guard(), reason="this system has no alarm")


@pytest.mark.parametrize(
    ("name", "data", "light"),
    [
        ("a.txt", b"x", True),
        ("a.docx", zipped({"word/document.xml": "x"}), True),
        ("a.docx", zipped({"word/document.xml": bytes(33 * 1024 * 1024)}), False),
        ("a.docx", b"\xd0\xcf\x11\xe0", False),
        ("a.docx", b"PK\x03\x04 damaged", True),
        ("a.txt", bytes(3 * 1024 * 1024), False),
        ("a.pdf", b"x", False),
        ("a.txt", b"%PDF", False),
    ],
)
def test_what_is_light(tmp_path: Path, name: str, data: bytes, light: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert is_light(path) is light


def test_a_missing_file_is_refused_at_once() -> None:
    assert is_light(Path("没有.docx"))


@posix
def test_time_is_limited_and_the_alarm_taken_back() -> None:
    with pytest.raises(TimeUp), guarded(Limits(seconds=1)):
        time.sleep(60)
    before = signal.getsignal(signal.SIGALRM)
    with guarded(Limits(seconds=1)):
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 1
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before


@posix
def test_memory_is_limited_and_the_limit_taken_back() -> None:
    with pytest.raises(MemoryError), limited_memory(64):
        bytearray(1 << 30)
    assert len(bytearray(1 << 28)) == 1 << 28


def test_another_thread_has_no_alarm() -> None:
    seen: list[bool] = []

    def run() -> None:
        with guarded(Limits(seconds=1)):
            seen.append(can_guard())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [False]
