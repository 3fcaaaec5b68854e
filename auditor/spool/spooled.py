"""Reports that wait in a temporary file: memory does not grow with their number.

Each is written once as it comes, with its summary before it, and read when a writer comes to it.
"""

from __future__ import annotations

import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

from auditor.errors import UsageError
from auditor.model import Submission, SubmissionReport, Summary
from auditor.opening import why
from auditor.spool.codec import decode, decode_forms, decode_summary, decode_worded, encode_summary
from auditor.spool.encoded import Encoded, Worded

_T_co = TypeVar("_T_co", covariant=True)


class Lazy(Sequence[_T_co]):
    """Items that are made anew each time they are asked for."""

    def __init__(self, count: int, make: Callable[[int], _T_co]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> _T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_T_co]: ...
    def __getitem__(self, index: int | slice) -> _T_co | Sequence[_T_co]:
        if isinstance(index, slice):
            return tuple(map(self._make, range(self._count)[index]))
        return self._make(range(self._count)[index])

    def __iter__(self) -> Iterator[_T_co]:
        return map(self._make, range(self._count))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str) or len(other) != len(self):
            return NotImplemented
        return all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class Spooled(Lazy[SubmissionReport]):
    """Reports of a spool in an order of their own, with their ``summaries``, their ``forms`` and their words
    as far as workers have ``worded`` them."""

    def __init__(self, spool: Spool, order: Sequence[int]) -> None:
        super().__init__(len(order), lambda index: decode(spool.data(order[index])))
        self.summaries: Sequence[Summary] = Lazy(len(order), lambda index: spool.summary(order[index]))
        self.forms: Sequence[Submission] = Lazy(
            len(order), lambda index: decode_forms(spool.data(order[index]))
        )
        self.worded: Sequence[Worded | None] = Lazy(len(order), lambda index: spool.worded(order[index]))


class Spool:
    """The file. An item is added under a number; one that is added again takes the place of the former."""

    def __init__(self, size: int) -> None:
        self._file = tempfile.TemporaryFile(prefix="auditor-spool-")  # noqa: SIM115 - lives as long as this
        weakref.finalize(self, self._file.close)
        self._end = 0
        self._starts = array("q", [-1]) * size
        self._heads = array("l", [0]) * size
        self._sizes = array("q", [0]) * size
        self._tails = array("q", [0]) * size

    def __contains__(self, number: int) -> bool:
        return self._starts[number] >= 0

    def add(self, number: int, result: Encoded) -> None:
        """Keeps an encoded report. Raises UsageError where the disk is full."""
        head, data, tail = encode_summary(result.summary), result.data, result.worded
        try:
            self._file.seek(self._end)
            self._file.write(head)
            self._file.write(data)
            self._file.write(tail)
        except OSError as error:
            folder = tempfile.gettempdir()
            raise UsageError(
                f"不能写入临时文件（{why(error)}）。请清理 {folder}，或用环境变量 TMPDIR 换一个空间大的文件夹"
            ) from error
        self._starts[number], self._heads[number] = self._end, len(head)
        self._sizes[number], self._tails[number] = len(data), len(tail)
        self._end += len(head) + len(data) + len(tail)

    def data(self, number: int) -> bytes:
        """The encoded report."""
        return self._read(self._starts[number] + self._heads[number], self._sizes[number])

    def worded(self, number: int) -> Worded | None:
        """The words of the report, ``None`` where nobody has asked its worker for them."""
        start = self._starts[number] + self._heads[number] + self._sizes[number]
        size = self._tails[number]
        return decode_worded(self._read(start, size)) if size else None

    def summary(self, number: int) -> Summary:
        return decode_summary(self._read(self._starts[number], self._heads[number]))

    def reports(self, order: Iterable[int]) -> Spooled:
        """Those under these numbers, in this order."""
        return Spooled(self, array("l", order))

    def _read(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)
