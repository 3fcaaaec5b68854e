from __future__ import annotations

from auditor.web.rates import Rate


def test_so_much_at_once_and_then_in_time() -> None:
    rate = Rate(2, 10)
    assert [rate.take("a", now=0) for _ in range(3)] == [True, True, False]
    assert rate.take("b", now=0)
    assert not rate.take("a", now=1)
    assert rate.take("a", now=6)


def test_what_is_not_used_does_not_gather() -> None:
    rate = Rate(2, 10)
    assert rate.take("a", now=0)
    assert [rate.take("a", now=1_000) for _ in range(3)] == [True, True, False]
