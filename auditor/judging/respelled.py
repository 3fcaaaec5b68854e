"""Suggestions in the spelling that other findings of the same place ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.categories import WRITING
from auditor.model import Finding

_WORD = 2  # characters; marks are mended in the document alone

Place = tuple[int | None, int | None]


def respelled(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, where what one of them mends in the words of a row, or in the texts of a form, the others
    of that place do not repeat: a name that is proposed has its slip of writing mended, too."""
    mended: dict[Place, dict[str, str]] = {}
    for finding in findings:
        for edit in finding.suggestion.edits if finding.suggestion else ():
            if edit.new and len(edit.old) >= _WORD:
                mended.setdefault((finding.form, finding.row), {})[edit.old] = edit.new
    for finding in findings:
        words = mended.get((finding.form, finding.row), {})
        yield _in_words(finding, words) if words else finding


def _in_words(finding: Finding, words: Mapping[str, str]) -> Finding:
    said = finding.suggestion
    if said is None or said.edits or finding.category in WRITING:
        return finding
    if not any(old in said.text for old in words):
        return finding
    text, value = said.text, said.value
    for old, new in words.items():
        text, value = text.replace(old, new), value.replace(old, new) if value else value
    return replace(finding, suggestion=replace(said, text=text, value=value))
