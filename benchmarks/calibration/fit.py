"""Points that fit the ratings: few, whole halves, never far from what stands in rules/dimensions.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.profiles import Profile
from benchmarks.calibration.rated import Rated

Points = dict[str, float]

_STEP = 0.5
_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """What the fit may not touch: the official points of each item, and which parts belong to it. ``start``
    are the points of the parts and of the common faults, which belong to none."""

    full: Mapping[str, float]
    parts: Mapping[str, tuple[str, ...]]  # of one item and stage, by «item/stage»
    start: Points

    @property
    def item_of(self) -> dict[str, list[str]]:
        owners: dict[str, list[str]] = {}
        for key, parts in self.parts.items():
            for part in parts:
                owners.setdefault(part, []).append(key)
        return owners


def frame_of(profile: Profile) -> Frame:
    parts, full, start = {}, {}, {}
    for name, item in profile.items.items():
        for stage in ("goals", "results"):
            key = f"{name}/{stage}"
            own = item.parts_of(stage)
            parts[key] = tuple(part.part for part in own)
            full[key] = float(item.points)
            start |= {part.part: float(part.points) for part in own}
    start |= {fault.fault: float(fault.points) for fault in profile.common}
    return Frame(full, parts, start)


def predict(form: Rated, points: Points) -> float:
    """The score of a form under other points, its gates as they are."""
    lost = sum(points[part] * (1 - earned) for part, earned in form.earned.items())
    reached = 100.0 - lost - form.rest
    behind = min((reached, *(line + max(reached - line, 0.0) * keeps for line, keeps in form.caps)))
    return max(behind - sum(points[fault] * share for fault, share in form.common.items()), 0.0)


def fit(forms: Sequence[Rated], frame: Frame, pull: float) -> Points:
    """The points of least squared error; ``pull`` holds them to where they start."""
    points = dict(frame.start)
    best = _loss(forms, points, frame, pull)
    for _ in range(_ROUNDS):
        before = best
        for part in points:
            for changed in _steps(points, part, frame):
                loss = _loss(forms, changed, frame, pull)
                if loss < best - 1e-9:
                    points, best = changed, loss
        if best == before:
            break
    return points


def _steps(points: Points, part: str, frame: Frame) -> Iterator[Points]:
    for step in (_STEP, -_STEP, 2 * _STEP, -2 * _STEP):
        changed = {**points, part: points[part] + step}
        if changed[part] >= 0 and all(_fits(changed, key, frame) for key in frame.item_of.get(part, ())):
            yield changed


def _fits(points: Points, key: str, frame: Frame) -> bool:
    return sum(points[part] for part in frame.parts[key]) <= frame.full[key]


def _loss(forms: Sequence[Rated], points: Points, frame: Frame, pull: float) -> float:
    error = sum((predict(form, points) - form.score) ** 2 for form in forms) / len(forms)
    away = sum((points[part] - frame.start[part]) ** 2 for part in points)
    return error + pull * away
