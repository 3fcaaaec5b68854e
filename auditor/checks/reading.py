"""What has been found out about a form or a submission, once for all rules that look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Subject = TypeVar("Subject")
Found = TypeVar("Found")


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
        if key not in self._found:
            self._found[key] = find(self.subject, *arguments)
        found: Found = self._found[key]
        return found
