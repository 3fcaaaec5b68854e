"""A short run of the fuzzer: no file crashes a process, and every one ends with a result or one line."""

from __future__ import annotations

from pathlib import Path

from benchmarks.fuzz import cases, run


def test_a_hundred_mutated_files() -> None:
    tally, broken = run(100, seed=20, workers=1)
    assert not broken, "\n".join(broken)
    assert sum(tally.values()) == 100
    assert {ended for _, ended in tally} <= {"read", "refused", "limit"}
    assert len({suffix for suffix, _ in tally}) >= 8


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    made = [
        [
            (case.mutation, case.path.read_bytes())
            for case in cases(folder, 30, seed=3)
            if case.format == ".txt"
        ]
        for folder in (first, second)
    ]
    assert made[0] == made[1]
