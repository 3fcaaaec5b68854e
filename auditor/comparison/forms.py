"""Which form of a resubmission is which one of the first: by the project, else by the same indicators."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.reports.data.records import Data
from auditor.reports.view.identity import normalised

_ALIKE = 0.5  # of the indicators, of the form that has more


def same_forms(old: Sequence[Data], new: Sequence[Data]) -> dict[int, int]:
    """Index of an old form → index of the new one. Forms of one name are paired in their order; a form whose
    project was renamed is known by its indicators."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for form in new:
        waiting.setdefault(_name(form), []).append(form["index"])
    found: dict[int, int] = {}
    for form in old:
        if queue := waiting.get(_name(form)):
            found[form["index"]] = queue.pop(0)
    left = [form for form in old if form["index"] not in found]
    free = [form for form in new if form["index"] not in found.values()]
    alike = ((_overlap(a, b), a["index"], b["index"]) for a in left for b in free if a["kind"] == b["kind"])
    for share, a, b in sorted(alike, key=lambda each: (-each[0], each[1:])):
        if share >= _ALIKE and a not in found and b not in found.values():
            found[a] = b
    return found


def nothing_shared(old: Data, new: Data) -> bool:
    """Whether two submissions have neither a project nor an indicator in common, though both have some."""
    one, other = (_words(each["forms"]) for each in (old, new))
    return bool(one and other) and not one & other


def _words(forms: Sequence[Data]) -> set[str]:
    names = {normalised(row["name"]) for form in forms for row in form["indicators"]}
    return names | {normalised(form["project"]) for form in forms if form["project"]}


def _name(form: Data) -> tuple[str, str]:
    return form["kind"], normalised(form["project"] or form["title"])


def _overlap(one: Data, other: Data) -> float:
    names = [{normalised(row["name"]) for row in form["indicators"]} for form in (one, other)]
    most = max(map(len, names))
    return len(names[0] & names[1]) / most if most else 0.0
