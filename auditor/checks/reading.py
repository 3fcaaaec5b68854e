"""What has been found out about a form or a submission, once for all rules that look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Subject = TypeVar("Subject")
Found = TypeVar("Found")

_UNASKED = object()


class Reading(Generic[Subject]):
    """Findings about a subject; it lives as long as the subject is judged.

    A rule asks ``once(find)`` for what ``find(subject, …)`` gives: the first rule that asks has it found out,
    the others are given the same. ``find`` must depend on nothing but what it is given, and its other
    arguments be hashable.
    """

    __slots__ = ("_found", "subject")

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._found: dict[Any, Any] = {}

    def once(self, find: Callable[..., Found], *arguments: Any) -> Found:
        """The value of ``find(subject, *arguments)``."""
        key = (find, *arguments) if arguments else find
        found: Found | object = self._found.get(key, _UNASKED)
        if found is _UNASKED:
            found = self._found[key] = find(self.subject, *arguments)
        return found  # type: ignore[return-value]
