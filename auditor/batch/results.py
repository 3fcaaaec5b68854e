"""What became of each file, kept so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Skipped, SubmissionReport, Summary, Unreadable
from auditor.reports.view.summaries import summary_of
from auditor.spool.codec import decode, encode
from auditor.spool.encoded import Derive, Encoded, Result
from auditor.spool.spooled import Spool

IN_MEMORY = 5  # so few reports are not worth a file


def encoded(report: SubmissionReport, content: str = "", derive: Derive | None = None) -> Encoded:
    """A report as it travels; ``content`` is the digest of its file."""
    return Encoded(summary_of(report, content), encode(report), derive(report) if derive else None)


class Results:
    """The results by the number of their file. A few reports stay in memory, many lie on the disk."""

    def __init__(self, size: int) -> None:
        self._spool = Spool(size) if size > IN_MEMORY else None
        self._others: dict[int, SubmissionReport | Unreadable | Skipped] = {}
        self.done = 0

    def add(self, number: int, result: Result) -> None:
        """Raises UsageError where the disk is full."""
        self.done += number not in self
        if isinstance(result, Unreadable | Skipped):
            self._others[number] = result
        elif self._spool is None:
            self._others[number] = decode(result.data) if isinstance(result, Encoded) else result
        else:
            given = result if isinstance(result, Encoded) else encoded(result)
            self._spool.add(number, given.summary, given.data)

    def __contains__(self, number: int) -> bool:
        return number in self._others or (self._spool is not None and number in self._spool)

    def outcome(self, number: int) -> Summary | Unreadable | Skipped | None:
        """What became of a file: a summary where it was audited, ``None`` where it was not reached."""
        if self._spool is not None and number in self._spool:
            return self._spool.summary(number)
        other = self._others.get(number)
        return summary_of(other) if isinstance(other, SubmissionReport) else other

    def reports(self, numbers: Sequence[int]) -> Sequence[SubmissionReport]:
        """The reports on these files, in this order."""
        if self._spool is not None:
            return self._spool.reports(numbers)
        return tuple(self._in_memory(numbers))

    def _in_memory(self, numbers: Sequence[int]) -> Iterator[SubmissionReport]:
        for number in numbers:
            report = self._others[number]
            if isinstance(report, SubmissionReport):
                yield report
