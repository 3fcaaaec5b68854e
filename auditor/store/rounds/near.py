"""Projects that are gone and projects that are new, near in name: a person is asked whether they are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.reports.view.identity import normalised
from auditor.store.rounds.projects import Project

_NEAR = 70  # of 100, names of one issuer's projects
_NEAR_ISSUERS = 60  # of 100, issuers of projects with the same name


@dataclass(frozen=True, slots=True)
class Near:
    """Two projects that may be one; ``closeness`` is 0…100."""

    earlier: Project
    later: Project
    closeness: float


def linked(
    gone: Mapping[str, Project], come: Mapping[str, Project], said: Mapping[tuple[str, str], bool]
) -> tuple[dict[str, str], tuple[Near, ...]]:
    """By subject: which new project is which earlier one, as people said; and what to ask, the nearest first.
    Nobody is asked twice, nor about a project that is linked."""
    known = {
        later: earlier
        for (earlier, later), same in said.items()
        if same and earlier in gone and later in come
    }
    taken = set(known.values())
    candidates = (
        each
        for each in _candidates(gone.values(), come.values())
        if (each.earlier.key.subject, each.later.key.subject) not in said
        and each.later.key.subject not in known
        and each.earlier.key.subject not in taken
    )
    return known, tuple(_best(sorted(candidates, key=lambda each: (-each.closeness, each.later.name))))


def _best(candidates: Iterable[Near]) -> Iterator[Near]:
    """Each project once."""
    used: set[tuple[int, str]] = set()
    for each in candidates:
        sides = {(0, each.earlier.key.subject), (1, each.later.key.subject)}
        if not sides & used:
            used |= sides
            yield each


def _candidates(gone: Iterable[Project], come: Iterable[Project]) -> Iterator[Near]:
    """Of one issuer with near names, or of one name with near issuers: only those are compared."""
    from rapidfuzz import fuzz

    by_issuer: dict[str, list[Project]] = {}
    by_name: dict[str, list[Project]] = {}
    for each in gone:
        by_issuer.setdefault(normalised(each.issuer), []).append(each)
        by_name.setdefault(normalised(each.name), []).append(each)
    for later in come:
        for earlier in by_issuer.get(normalised(later.issuer), ()):
            closeness = fuzz.ratio(normalised(earlier.name), normalised(later.name))
            if closeness >= _NEAR and _alike(earlier, later):
                yield Near(earlier, later, closeness)
        for earlier in by_name.get(normalised(later.name), ()):
            closeness = fuzz.ratio(normalised(earlier.issuer), normalised(later.issuer))
            if _NEAR_ISSUERS <= closeness < 100 and _alike(earlier, later):
                yield Near(earlier, later, closeness)


def _alike(earlier: Project, later: Project) -> bool:
    return earlier.key.kind == later.key.kind and earlier.key.year == later.key.year
