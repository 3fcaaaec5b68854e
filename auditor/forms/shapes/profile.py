"""What the cells of a column say of its role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import pairwise
from operator import add

from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.lines import Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.weights import CLASSES, Roles, Shapes, Weights
from auditor.forms.text import squeeze

_PLACES = {name: number for number, name in enumerate(CLASSES)}
_BLANK = _PLACES["blank"]
_LED = frozenset({"level1", "level2", "level3", "project", "issuer", "budget", "goal"})  # go on downwards
_SUMS = (Decimal(100), Decimal(90), Decimal(80), Decimal(1))
_FEWEST = 3
_PART = 0.3
_MOST_POINTS = 100  # no weight and no score is larger
_NUMBERED = expression(r"^(?:指标|目标)|[、.．:：]$")
_NUMBER_ENDS = "._"
_SENTENCE = expression(rf"[{CELL_SIGNS}](?!\d)")
_LEVELS = tuple(map(CLASSES.index, ("level1", "level2", "level")))
_OWN_LEVELS = (CLASSES.index("level1"), CLASSES.index("level2"))


@dataclass(frozen=True)
class Profile:
    """A column's cells: how many of each class (``led`` blanks stand below a filled cell), how they are
    merged and repeated, what they add up to (``None`` where they are no numbers). ``fixed`` where header and
    rows are one and the same cell, ``alone`` where one cell stands beside all rows.
    ``texts`` are its filled cells."""

    counts: tuple[int, ...]
    led: int
    rows: int
    merged: float
    distinct: float
    total: Decimal | None
    counting: bool
    fixed: bool
    alone: bool
    texts: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> list[Decimal | None]:
        """The filled cells as numbers, ``None`` for each that is none."""
        return [_number(text) for text in self.texts]

    @cached_property
    def no_points(self) -> float:
        """Share of the filled cells that can be no weight and no score."""
        odd = sum(number is None or not 0 <= number <= _MOST_POINTS for number in self.numbers)
        return odd / len(self.texts) if self.texts else 0.0

    @property
    def sums_up(self) -> bool:
        """Whether the cells add up to what weights add up to."""
        return self.total in _SUMS

    @property
    def sentences(self) -> float:
        """Share of the filled cells that are made of clauses, or end as a sentence."""
        return sum(bool(_SENTENCE.search(text)) for text in self.texts) / max(1, len(self.texts))

    @property
    def leaps(self) -> bool:
        """Whether the cells are numbers of which half do not go on by one at most, nor begin anew."""
        numbers = [number for number in self.numbers if number is not None]
        steps = [0 < later - number <= 1 or later == 1 for number, later in pairwise(numbers)]
        return len(steps) > 1 and 2 * sum(steps) <= len(steps)

    @cached_property
    def returning(self) -> float:
        """How often a word comes back after others have stood below it, where few of them are of levels: what
        heads several rows stands beside these alone."""
        levels = sum(self.counts[number] for number in _LEVELS)
        if 2 * levels > len(self.texts) or not self.texts:
            return 0.0
        runs = 1 + sum(one != other for one, other in pairwise(self.texts))
        return (runs - len(set(self.texts))) / runs

    @property
    def usual(self) -> frozenset[int]:
        """The classes that make up a good part of the cells; words of levels are one."""
        least = _PART * sum(self.counts)
        levels = _LEVELS if sum(self.counts[number] for number in _LEVELS) >= least else ()
        return frozenset((*levels, *(number for number, count in enumerate(self.counts) if count >= least)))

    def share(self, *classes: str) -> float:
        """Share of the cells that are of these classes; a merged one counts once."""
        known = self._shares.get(classes)
        if known is None:
            cells = sum(self.counts)
            count = sum([self.counts[_PLACES[name]] for name in classes])
            known = self._shares[classes] = count / cells if cells else 0.0
        return known

    @cached_property
    def _shares(self) -> dict[tuple[str, ...], float]:
        """Those that were asked for: each reading of a table asks for the same."""
        return {}


def profile_of(cells: Sequence[Slot | None], kinds: CellKinds, header: frozenset[int]) -> Profile:
    """The profile of the cells of a column; ``header`` are the identities of the header's cells."""
    counts = [0] * len(CLASSES)
    led = merged = rows = fixed = 0
    texts: list[str] = []
    lead = False
    for slot in cells:
        if slot is None:
            continue
        rows += 1
        if id(slot.cell) in header:
            fixed += 1
        elif not slot.fresh:
            merged += 1
        else:
            kind = kinds.of(slot.text)
            counts[kind] += 1
            led += lead and kind == _BLANK
            lead = lead or kind != _BLANK
            if kind != _BLANK:
                texts.append(squeeze(slot.text))
    own = rows - fixed
    return Profile(
        counts=tuple(counts),
        led=led,
        rows=own,
        merged=merged / own if own else 0.0,
        distinct=len(set(texts)) / len(texts) if len(texts) >= _FEWEST else 0.8,
        total=_total(texts),
        counting=_counts(texts),
        fixed=bool(rows) and fixed == rows,
        alone=own >= _FEWEST
        and len(texts) == 1
        and merged == own - 1
        and not any(counts[n] for n in _OWN_LEVELS),
        texts=tuple(texts),
    )


def role_scores(profile: Profile, weights: Weights, roles: Roles | None = None) -> Mapping[str, float]:
    """How much likelier than chance each role is, or each of some, by the cells alone."""
    roles = roles or weights.every
    if not profile.rows:
        return dict.fromkeys(roles.names, 0.0)
    merged, distinct = min(1.0, 2 * profile.merged), 2 * profile.distinct - 1
    shapes, sharpness = roles.shapes, weights.sharpness.of(profile.rows)
    scores = [
        score + of_merged * merged + of_distinct * distinct
        for score, of_merged, of_distinct in zip(
            _by_classes(profile, roles, sharpness), shapes.merged, shapes.distinct, strict=True
        )
    ]
    if profile.distinct < 0.5:
        scores = [*map(add, scores, shapes.repeated)]
    return dict(zip(roles.names, _shaped(scores, profile, shapes), strict=True))


def _by_classes(profile: Profile, roles: Roles, sharpness: float) -> list[float]:
    """The same by the classes of the cells alone; blank ones below a filled one say nothing against roles
    that go on downwards."""
    total, led = sum(profile.counts), profile.led
    evidence = [0.0] * len(roles.names)
    if not total:
        return evidence
    for count, logs in zip(profile.counts, roles.by_class, strict=True):
        if count:
            evidence = [known + count * log for known, log in zip(evidence, logs, strict=True)]
    if not led:
        return [sharpness * each / total for each in evidence]
    rest, blank = total - led, roles.by_class[_BLANK]
    return [
        sharpness * each / total
        if role not in _LED
        else sharpness * (each - led * log) / rest
        if rest
        else 0.0
        for role, each, log in zip(roles.names, evidence, blank, strict=True)
    ]


def _shaped(scores: list[float], profile: Profile, shapes: Shapes) -> list[float]:
    """The scores with what the cells say together: sums, counting, leaps, clauses, one cell for all."""
    sums, counting, alone, returning = profile.sums_up, profile.counting, profile.alone, profile.returning
    sentences, leaps = profile.sentences, profile.leaps
    if not (sums or counting or sentences or leaps or alone or returning):
        return scores
    return [
        score
        + (of_sums * sums + of_counting * counting + of_sentences * sentences + of_leaps * leaps)
        + of_alone * alone
        + of_returning * returning
        for score, of_sums, of_counting, of_sentences, of_leaps, of_alone, of_returning in zip(
            scores,
            shapes.sum,
            shapes.counting,
            shapes.sentences,
            shapes.leaps,
            shapes.alone,
            shapes.returning,
            strict=True,
        )
    ]


def _total(texts: Sequence[str]) -> Decimal | None:
    """What the cells add up to, ``None`` where one of them is no number; a sum that stands below them is
    none of them."""
    numbers: list[Decimal] = []
    for text in texts:
        number = _number(text)
        if number is None:
            return None
        numbers.append(number)
    if len(numbers) < _FEWEST:
        return None
    total = sum(numbers, Decimal(0))
    return numbers[-1] if total not in _SUMS and 2 * numbers[-1] == total else total


def _counts(texts: Sequence[str]) -> bool:
    """Whether cells count from one, and may begin anew: below each level."""
    bare = [_NUMBERED.sub("", text) for text in texts]
    if len(bare) < _FEWEST or bare[0] != "1":
        return False
    again = sum(each == "1" for each in bare)
    on = sum(later == str(int(each) + 1) for each, later in pairwise(bare) if each.isdecimal())
    return again + on == len(bare) and 2 * again <= len(bare)


def _number(text: str) -> Decimal | None:
    bare = text.rstrip("分%")
    if not bare or not (bare[-1].isdigit() or bare[-1] in _NUMBER_ENDS):
        return None  # at once: most cells are words
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
