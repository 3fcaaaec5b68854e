"""What was audited, what could not be, and what is no submission."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import NOT_REACHED, Skipped, SubmissionReport, Summary, Unreadable
from auditor.readers import COPY

if TYPE_CHECKING:
    from auditor.batch.results import Results
    from auditor.readers import Found


@dataclass(frozen=True, slots=True)
class Sorted:
    """Results by what became of the files, each in their order."""

    submissions: Sequence[SubmissionReport]
    unreadable: tuple[Unreadable, ...]
    skipped: tuple[Skipped, ...]


def sorted_out(found: Found, results: Results) -> Sorted:
    """The results on ``found.files``. A file of ours in a folder is skipped, one that the user named is told
    as unreadable; one without a result was not reached; an annotated copy counts where its source is not
    audited beside it."""
    submissions = array("l")
    unreadable = [Unreadable(each.path, each.reason, each.advice) for each in found.problems]
    skipped = list(found.skipped)
    known = frozenset(found.files)
    for number, path in enumerate(found.files):
        result, named = results.outcome(number), path in found.named
        if isinstance(result, Summary):
            if not named and _beside_source(path, result, known):
                skipped.append(Skipped(str(path), COPY))
            else:
                submissions.append(number)
        elif result is None:
            unreadable.append(Unreadable(str(path), NOT_REACHED, "请重新运行，审核全部文件"))
        elif isinstance(result, Unreadable):
            unreadable.append(result)
        elif named:
            unreadable.append(Unreadable(result.source, result.reason, "请改为要审核的送审文件"))
        else:
            skipped.append(result)
    return Sorted(results.reports(submissions), tuple(unreadable), tuple(skipped))


def _beside_source(path: Path, summary: Summary, known: frozenset[Path]) -> bool:
    source = summary.copy_of
    return bool(source) and path.name != source and path.with_name(source) in known
