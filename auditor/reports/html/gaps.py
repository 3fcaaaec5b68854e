"""What could not be judged, and what passed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from auditor.model import Gap, Outcome, RuleTally
from auditor.model.words import WHOLE_FILE, row_words

_RULES = 6  # that are named for a reason; the others unfold


@dataclass(frozen=True, slots=True)
class GapView:
    """``rules`` are some that were not judged, ``more`` the others."""

    reason: str
    count: int
    rules: tuple[str, ...]
    more: tuple[str, ...]
    places: str


def gaps_of(gaps: list[Gap]) -> tuple[GapView, ...]:
    """What could not be judged, by reason, the commonest first."""
    reasons = Counter(gap.reason for gap in gaps)
    views = []
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        own = [gap for gap in gaps if gap.reason == reason]
        rules = tuple(dict.fromkeys(gap.title for gap in own))
        told = len(rules) if len(rules) <= _RULES + 1 else _RULES
        views.append(GapView(reason, count, rules[:told], rules[told:], _gap_places(own)))
    return tuple(views)


def _gap_places(gaps: list[Gap]) -> str:
    """«表1第4行、表3第1行等12处»: enough to find an example."""
    places = list(dict.fromkeys((gap.form, gap.row) for gap in gaps))
    words = []
    for form, row in places[:4]:
        words.append((f"表{form}" if form else WHOLE_FILE) + (row_words(row) if row else ""))
    return "、".join(words) + (f"等{len(places)}处" if len(places) > 4 else "")


def passed_of(tallies: tuple[RuleTally, ...]) -> tuple[tuple[str, int], ...]:
    """Rules that were judged at least once and never failed, broke or stayed open."""
    trouble = (Outcome.FAIL, Outcome.UNDETERMINED, Outcome.ERROR)
    return tuple(
        (tally.title, tally.outcomes[Outcome.PASS])
        for tally in tallies
        if tally.outcomes.get(Outcome.PASS) and not any(tally.outcomes.get(each) for each in trouble)
    )
