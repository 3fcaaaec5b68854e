"""The errors a user can cause.

AuditorError                 one Chinese line that says what is wrong, where, and what to do next
├── InputError               a file of the user's cannot be read; the rest goes on (exit status 3)
│   └── OwnOutputError       … because this program wrote it: it is no submission
├── ConfigurationError       a rule, lexicon or profile is wrong; nothing runs (exit status 2)
└── UsageError               the call is wrong (exit status 2)
"""

from __future__ import annotations


def installing(extra: str) -> str:
    """The command that adds an extra, in quotes that every shell of every system takes."""
    return f'python -m pip install "auditor[{extra}]"'


class AuditorError(Exception):
    """A mistake that is the user's to mend; its text is one Chinese sentence and is shown as it is."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The text as lines for a terminal; a line break inside one belongs to words of a file."""
        return (str(self),)


class InputError(AuditorError):
    """A submission that cannot be read.

    ``path`` is the path as the user gave it, ``reason`` what is wrong with it, ``advice`` what to do.
    """

    def __init__(self, path: str, reason: str, advice: str) -> None:
        super().__init__(f"{path}：{reason}。{advice}")
        self.path = path
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Lets it travel from a process to its parent."""
        return type(self), (self.path, self.reason, self.advice)


class OwnOutputError(InputError):
    """A report of ours that lies among submissions."""


class ConfigurationError(AuditorError):
    """A rule pack, lexicon or profile that cannot be used."""


class UsageError(AuditorError):
    """A command line that cannot be carried out."""
