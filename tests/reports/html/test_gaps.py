from __future__ import annotations

from auditor.model import Gap, Outcome
from auditor.reports.html.gaps import gaps_of


def test_many_rules_of_a_reason_are_folded_and_none_is_lost() -> None:
    titles = [f"规则{number}" for number in range(20)]
    gaps = [
        Gap(f"rule-{each}", each, Outcome.UNDETERMINED, "没有读到", 1, place + 1)
        for place, each in enumerate(titles)
    ]
    (view,) = gaps_of(gaps)
    assert (*view.rules, *view.more) == tuple(titles)
    assert len(view.rules) < 10
    assert view.places == "表1第1行、表1第2行、表1第3行、表1第4行等20处"
    (few,) = gaps_of(gaps[:7])
    assert few.more == ()
