"""What became of each file, kept so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Skipped, SubmissionReport, Summary, Unreadable
from auditor.reports.view.summaries import summary_of
from auditor.spool.codec import decode, encode, encode_worded
from auditor.spool.encoded import Derive, Encoded, Result, Word
from auditor.spool.spooled import Spool

IN_MEMORY = 5  # so few reports are not worth a file, however large
_MOST = 30_000  # paragraphs, cells and rows of reports in memory: some 30 MB


def encoded(
    report: SubmissionReport, content: str = "", derive: Derive | None = None, word: Word | None = None
) -> Encoded:
    """A report as it travels; ``content`` is the digest of its file."""
    return Encoded(
        summary_of(report, content),
        encode(report),
        derive(report) if derive else None,
        encode_worded(word(report)) if word else b"",
    )


class Results:
    """The results by the number of their file. What this process has audited stays in memory as long as it is
    little; much, and what others have audited, lies on the disk, put into words as ``word`` does where a
    writer waits for them."""

    def __init__(self, size: int, word: Word | None = None) -> None:
        self._size = size
        self._word = word
        self._spool: Spool | None = None
        self._others: dict[int, SubmissionReport | Unreadable | Skipped] = {}
        self._room = _MOST
        self.done = 0

    def add(self, number: int, result: Result) -> None:
        """Raises UsageError where the disk is full."""
        self.done += number not in self
        if self._size <= IN_MEMORY:
            self._others[number] = decode(result.data) if isinstance(result, Encoded) else result
            return
        if isinstance(result, SubmissionReport):
            self._room -= _weight(result)
        if isinstance(result, Encoded) or (isinstance(result, SubmissionReport) and self._room < 0):
            self._spooled().add(number, self._on_disk(result))
        else:
            self._others[number] = result

    def _spooled(self) -> Spool:
        """The file on the disk; what lay in memory goes there first."""
        if self._spool is None:
            self._spool = Spool(self._size)
            for number, each in list(self._others.items()):
                if isinstance(each, SubmissionReport):
                    self._spool.add(number, self._on_disk(each))
                    del self._others[number]
            self._room = -1
        return self._spool

    def _on_disk(self, result: SubmissionReport | Encoded) -> Encoded:
        """What the disk takes of a result."""
        return encoded(result, word=self._word) if isinstance(result, SubmissionReport) else result

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


def _weight(report: SubmissionReport) -> int:
    """How much a report holds, roughly: paragraphs, cells and rows."""
    submission = report.submission
    cells = sum(len(table.cells) for table in submission.document.tables())
    return len(submission.document.blocks) + cells + sum(len(form.indicators) for form in submission.forms)
