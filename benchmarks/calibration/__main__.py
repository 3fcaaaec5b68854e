"""`python -m benchmarks.calibration RATINGS SOURCE...`: scores beside ratings, and what would fit better."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from auditor.profiles import load_profile
from benchmarks.calibration.fit import Frame, Points, fit, frame_of, predict
from benchmarks.calibration.rated import Rated, rated_forms

_PASS, _MENDED = 80.0, 60.0


def main(arguments: list[str]) -> int:
    """Prints how the scores agree with experts' ratings, as they are and with points fitted to the other
    issuers, or with more than one set to the other sets; it writes nothing."""
    options = _parser().parse_args(arguments)
    sets = [[options.ratings, *options.sources], *options.beside]
    forms = [form for ratings, *sources in sets for form in rated_forms(ratings, sources)]
    frame = frame_of(load_profile())
    _print("as it stands", forms, [form.given for form in forms])
    _print("  without common faults", forms, [predict(form, frame.start) for form in _plain(forms)])
    _print("  without gates", forms, [predict(form, frame.start) for form in _ungated(forms)])
    if options.beside:
        _print("fitted, each set left out", forms, _left_out(forms, frame, options.pull, _set))
    else:
        _print("fitted, each issuer left out", forms, _left_out(forms, frame, options.pull, _issuer))
    fitted = fit(forms, frame, options.pull)
    _print("fitted to all", forms, [predict(form, fitted) for form in forms])
    _print_points(frame, fitted)
    for form in sorted(forms, key=lambda each: -abs(each.given - each.score))[: options.show]:
        print(f"  {form.id}: {form.given} against {form.score} {form.faults}")
    return 0


def _issuer(form: Rated) -> str:
    return form.issuer


def _set(form: Rated) -> str:
    return form.group


def _plain(forms: Sequence[Rated]) -> list[Rated]:
    return [replace(form, common={}) for form in forms]


def _ungated(forms: Sequence[Rated]) -> list[Rated]:
    return [replace(form, caps=()) for form in forms]


def _left_out(
    forms: Sequence[Rated], frame: Frame, pull: float, group: Callable[[Rated], str]
) -> list[float]:
    """Each form scored with points that its group had no part in."""
    points: dict[str, Points] = {}
    for each in {group(form) for form in forms}:
        points[each] = fit([form for form in forms if group(form) != each], frame, pull)
    return [predict(form, points[group(form)]) for form in forms]


def _print(title: str, forms: Sequence[Rated], scores: Sequence[float]) -> None:
    """How the scores agree with the ratings: of all forms, and of each set where there are several."""
    _print_figures(f"{title:<30}", forms, scores)
    groups = dict.fromkeys(form.group for form in forms)
    for group in groups if len(groups) > 1 else ():
        own = [(form, score) for form, score in zip(forms, scores, strict=True) if form.group == group]
        _print_figures(f"    {group:<26}", *zip(*own, strict=True))


def _print_figures(title: str, forms: Sequence[Rated], scores: Sequence[float]) -> None:
    experts = [form.score for form in forms]
    error = sum(abs(a - b) for a, b in zip(scores, experts, strict=True)) / len(forms)
    told = [(form.decision, score) for form, score in zip(forms, scores, strict=True) if form.decision]
    right = sum(decision == decided(score) for decision, score in told)
    figures = [
        f"rank correlation {correlation(ranks(scores), ranks(experts)):.3f}",
        f"mean error {error:.1f}",
        f"decisions {right} of {len(told)}",
        f"mean {sum(scores) / len(scores):.1f} of {sum(experts) / len(experts):.1f}",
    ]
    print(title, *figures, sep="  ")


def decided(score: float) -> str:
    return "通过" if score >= _PASS else "修改后通过" if score >= _MENDED else "退回重报"


def _print_points(frame: Frame, fitted: Points) -> None:
    for part, points in frame.start.items():
        note = "" if fitted[part] == points else f" -> {fitted[part]}"
        print(f"  {part:<16}{points:>5}{note}")


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 0, ties shared."""
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) - 1) / 2
        for value in values
    ]


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    a, b = sum(one) / len(one), sum(other) / len(other)
    covariance = sum((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    spread = sum((x - a) ** 2 for x in one) * sum((y - b) ** 2 for y in other)
    return float(covariance / spread**0.5)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=main.__doc__)
    parser.add_argument("ratings", type=Path, help="JSON: [{id, source, form, score, decision}]")
    parser.add_argument("sources", type=Path, nargs="+", help="the rated files, or folders of them")
    parser.add_argument(
        "--beside", type=Path, nargs="+", default=[], action="append", metavar="RATINGS SOURCE",
        help="another set: its ratings and its files; each set is then left out in turn",
    )  # fmt: skip
    parser.add_argument("--pull", type=float, default=1.0, help="how hard the points are held (default 1)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the N forms furthest off")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
