"""Precision, recall and alarms on a folder of real documents that an expert has labelled.

The folder holds ``files/``, the labels and its own scorer, ``score_corpus.py``, which is taken from there:
``score_files`` says which findings of a report hold. Only counts and the names of rules come out.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.cli import main as auditor

Json = dict[str, Any]
SCORER = "score_corpus"
FIRM = ("certain", "likely")
ENOUGH = 5  # findings, to say anything of a rule
CERTAIN, LIKELY = 97, 85  # per cent that must hold
_FIRM_SEVERITIES = {"error", "warning"}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Firm findings: ``right`` and ``wrong`` by the labels or a reviewer, ``unjudged`` by neither."""

    right: int
    wrong: int
    unjudged: int

    @property
    def judged(self) -> int:
        return self.right + self.wrong

    @property
    def all(self) -> int:
        return self.judged + self.unjudged


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of some of the documents; ``recall`` is (found, labelled) by certainty."""

    documents: int
    confidences: Mapping[str, Verdicts]
    rules: Mapping[tuple[str, str], Verdicts]
    recall: Mapping[str, tuple[int, int]]
    alarms: int
    clean_rows: int


@dataclass(frozen=True, slots=True)
class Scorer:
    """The corpus's own scorer, for documents of one extension."""

    folder: Path
    extension: str
    score: Callable[..., Json]
    reviewed: object

    @classmethod
    def load(cls, folder: Path, extension: str) -> Scorer:
        """Raises FileNotFoundError where the folder brings no scorer."""
        if not (folder / f"{SCORER}.py").is_file():
            raise FileNotFoundError(f"{folder}: no {SCORER}.py, the scorer of the corpus")
        before = list(sys.path)
        sys.path.insert(0, str(folder))
        sys.modules.pop(SCORER, None)
        try:
            module = importlib.import_module(SCORER)
        finally:
            sys.path[:] = before
        reviewed = module.read_reviewed(folder / "reviewed.json")
        return cls(folder, extension, module.score_files, reviewed)

    def figures(self, submissions: Iterable[Json]) -> Json:
        raw = {"submissions": list(submissions)}
        figures: Json = self.score(raw, self.folder, [self.extension], self.reviewed)["all"]
        return figures


def measure(folder: Path, extension: str, apart: frozenset[str]) -> dict[str, Part]:
    """The whole, and where ``apart`` names documents, these and the others by themselves."""
    files = sorted((folder / "files").glob(f"*.{extension}"))
    scorer = Scorer.load(folder, extension)
    submissions = audited(files)
    parts = {"whole": part(scorer, submissions, {file.stem for file in files})}
    if apart:
        names = {file.stem for file in files}
        parts["others"] = part(scorer, submissions, names - apart)
        parts["apart"] = part(scorer, submissions, names & apart)
    return parts


def audited(files: list[Path]) -> list[Json]:
    """The submissions of the JSON report on the files. Raises RuntimeError where there is no report."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        auditor(["audit", *map(str, files), "--format", "json", "--output", str(output)])
        if not output.is_file():
            raise RuntimeError("the audit wrote no report")
        submissions: list[Json] = json.loads(output.read_text(encoding="utf-8"))["submissions"]
        return submissions


def part(scorer: Scorer, submissions: Iterable[Json], names: set[str]) -> Part:
    mine = [each for each in submissions if _stem(each) in names]
    figures = scorer.figures(mine)
    return Part(
        documents=len(names),
        confidences={each: _verdicts(scorer, mine, confidence=each) for each in FIRM},
        rules={
            (rule, confidence): _verdicts(scorer, mine, rule=rule, confidence=confidence)
            for rule, confidence in sorted(_kinds(mine))
        },
        recall=_recall(figures, scorer.figures([]), names),
        alarms=figures["clean_rows"]["alarms"],
        clean_rows=figures["clean_rows"]["rows"],
    )


def _stem(submission: Json) -> str:
    return Path(str(submission["source"]).replace("\\", "/")).stem


def _firm(finding: Json) -> bool:
    return finding["severity"] in _FIRM_SEVERITIES and finding["confidence"] in FIRM


def _kinds(submissions: Iterable[Json]) -> set[tuple[str, str]]:
    return {(f["rule"], f["confidence"]) for each in submissions for f in each["findings"] if _firm(f)}


def _verdicts(scorer: Scorer, submissions: Iterable[Json], **fields: str) -> Verdicts:
    """Of the findings with these fields alone."""
    alone = [
        {**each, "findings": [f for f in each["findings"] if all(f[k] == v for k, v in fields.items())]}
        for each in submissions
    ]
    precision = scorer.figures(alone)["precision"]
    return Verdicts(
        right=precision["right"] + precision["reviewed_right"],
        wrong=precision["reviewed_wrong"],
        unjudged=precision["reviewed_unjudged"],
    )


def _recall(figures: Json, nothing: Json, names: set[str]) -> dict[str, tuple[int, int]]:
    """What an empty report misses in these documents is all that there is to find."""

    def missed(of: Json) -> Counter[str]:
        items = of["recall"]["missed"]
        return Counter(item["certainty"] for item in items if Path(item["file"]).stem in names)

    total, left = missed(nothing), missed(figures)
    return {certainty: (total[certainty] - left[certainty], total[certainty]) for certainty in FIRM}


def render(parts: Mapping[str, Part], titles: Mapping[str, str]) -> str:
    """The figures as Markdown: one table of totals, one of the rules over the whole."""
    return (
        "\n".join([*_totals(parts, titles), "", *_by_rule(parts["whole"]), "", *_below(parts["whole"])])
        + "\n"
    )


def _totals(parts: Mapping[str, Part], titles: Mapping[str, str]) -> Iterator[str]:
    yield (
        "| 项目 | "
        + " | ".join(f"{titles[key]}（{each.documents} 份）" for key, each in parts.items())
        + " |"
    )
    yield "|---|" + "---:|" * len(parts)
    for confidence in FIRM:
        verdicts = [each.confidences[confidence] for each in parts.values()]
        judged = (ratio(each.right, each.judged) for each in verdicts)
        least = (ratio(each.right, each.all) for each in verdicts)
        yield f"| {confidence} 的意见属实（占已判断的） | " + " | ".join(judged) + " |"
        yield f"| {confidence} 的意见属实（无人判断的都算不对） | " + " | ".join(least) + " |"
    for certainty in FIRM:
        found = (ratio(*each.recall[certainty]) for each in parts.values())
        yield f"| 专家认为 {certainty} 的问题查出 | " + " | ".join(found) + " |"
    alarms = (f"{100 * each.alarms / max(each.clean_rows, 1):.1f}" for each in parts.values())
    yield "| 每 100 条没有问题的指标的肯定意见（没有人认可的） | " + " | ".join(alarms) + " |"


def _by_rule(whole: Part) -> Iterator[str]:
    yield "| 规则 | 把握 | 属实／已判断 | 无人判断 | 属实（无人判断的都算不对） |"
    yield "|---|---|---:|---:|---:|"
    for (rule, confidence), each in whole.rules.items():
        judged, least = ratio(each.right, each.judged), ratio(each.right, each.all)
        yield f"| {rule} | {confidence} | {judged} | {each.unjudged} | {least} |"


def _below(whole: Part) -> Iterator[str]:
    """The rules whose certain findings hold too rarely, by what is judged and at the least."""
    yield (
        f"至少有 {ENOUGH} 处 certain 意见的规则，"
        f"属实不到 {CERTAIN}% 的应改为 likely，不到 {LIKELY}% 的应改为询问。"
    )
    certain = [(rule, each) for (rule, confidence), each in whole.rules.items() if confidence == "certain"]
    judged = [rule for rule, each in certain if too_rare(each.right, each.judged)]
    least = [rule for rule, each in certain if too_rare(each.right, each.all)]
    yield f"按已判断的，低于 {CERTAIN}% 的规则：{'、'.join(judged) or '没有'}；"
    yield f"无人判断的都算不对，则有：{'、'.join(least) or '没有'}。"


def too_rare(right: int, of: int) -> bool:
    return of >= ENOUGH and 100 * right < CERTAIN * of


def ratio(count: int, of: int) -> str:
    return f"{count}/{of}（{100 * count / of:.1f}%）" if of else "—"
