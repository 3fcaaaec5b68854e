"""Core indicators of a department that no project of its own supports, wherever its projects were sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.across.collecting import Collection
from auditor.across.settings import CoreUnsupported
from auditor.language.linking.content import ContentReader

_SHORTEST = 2  # characters of content that a name must have


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A core row, the department's projects by form and how many there are."""

    own: int
    projects: tuple[int, ...]
    count: int


def unsupported(
    collection: Collection, settings: CoreUnsupported, content: ContentReader, quoted: int
) -> Iterator[Unsupported]:
    """The core rows of which no project's name, text or indicator speaks. Projects that lie in the file of
    the department's own form are compared there by a rule of their own."""
    if not settings.enabled:
        return
    departments = list(collection.lines("select distinct department from cores order by rowid"))
    collection.index_support()
    for (department,) in departments:
        projects = list(collection.lines("select form, text from support where department = ?", department))
        apart = {number for number, _ in projects}
        if len(apart) < settings.least_peers or not _sent_apart(collection, department):
            continue
        texts = "\n".join(text for _, text in projects)
        for number, name in collection.lines(
            "select rowid, name from cores where department = ? order by rowid", department
        ):
            if any(word in name for word in settings.exempt) or content.size(name) < _SHORTEST:
                continue
            if content.coverage(name, texts) == 0:
                yield Unsupported(number, tuple(form for form, _ in projects[:quoted]), len(projects))


def _sent_apart(collection: Collection, department: str) -> bool:
    """Whether a project of the department came in another file than its own form."""
    query = """select 1 from support p join forms f on f.id = p.form where p.department = ?
    and f.submission not in
      (select g.submission from cores c join forms g on g.id = c.form where c.department = ?) limit 1"""
    return next(collection.lines(query, department, department), None) is not None
