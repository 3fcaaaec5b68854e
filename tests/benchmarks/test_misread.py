"""Which firm findings rest on misread rows, with an invented truth."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.misread import Corpus, Misread, main, misread_rows, on_misread

MODULES = {
    "score_corpus": "",
    "corpus_files": """
def row_differences(truth, row, weighted):
    fields = ("name", "value", *(("weight",) if weighted else ()))
    return {key: [truth[key], row[key]] for key in fields if truth[key] != row[key]}
""",
    "corpus_reading": """
def names_of(text):
    return frozenset({text})


class Reading:
    def __init__(self, forms, submission):
        rows = submission["forms"][0]["indicators"]
        known = forms[0]
        self.rows = {(0, truth["row"]): row for truth, row in zip(known, rows)}
        self.extra_rows = [(0, row) for row in rows[len(known):]]
        self.extra_forms = submission["forms"][1:]
""",
}


def row(number: int, name: str, value: str, weight: int | None = None, place: str | None = None) -> Any:
    return {"row": number, "name": name, "value": value, "weight": weight, "place": place}


def found(form: int, number: int | None, *related: int, severity: str = "error", confidence: str = "likely"):
    names = [{"form": form, "row": each} for each in related]
    return {
        "form": form, "row": number, "related": names, "severity": severity, "confidence": confidence
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    for name, words in MODULES.items():
        (tmp_path / f"{name}.py").write_text(words, encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    loaded = Corpus.load(tmp_path)
    for name in MODULES:
        sys.modules.pop(name, None)
    return loaded


def test_rows_that_differ_or_do_not_exist_are_misread(corpus: Corpus) -> None:
    truth = [[row(1, "清淤长度", "30", 50), row(2, "受益户数", "300", 50)]]
    rows = [
        row(1, "清淤长度", "30", 50), row(2, "受益户数", "30", 5),
        row(3, "受益户数", "200", place="北港镇"), row(4, "无此指标", "1", place="北港镇"),
    ]  # fmt: skip
    more = {"index": 2, "indicators": [row(1, "清淤长度", "30")]}
    misread = misread_rows({"forms": [{"index": 1, "indicators": rows}, more]}, truth, corpus)
    assert misread == {
        (1, 2): Misread(("value", "weight")),
        (1, 3): Misread((), copies=True),
        (1, 4): Misread(()),
        (2, 1): Misread(()),
    }


def test_firm_findings_count_by_their_own_row_and_by_related_ones() -> None:
    findings = [
        found(1, 2), found(1, 1, 2), found(1, 1), found(1, None), found(2, 2),
        found(1, 2, severity="info"), found(1, 2, confidence="ask"),
    ]  # fmt: skip
    bases = list(on_misread({"source": "a.docx", "findings": findings}, {(1, 2): Misread(("value",))}))
    assert [each.finding for each in bases] == findings[:2]


def test_without_the_folder_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["misread", "--folder", str(tmp_path)])
    assert main() == 0
    assert capsys.readouterr().out.startswith("skipped: ")
