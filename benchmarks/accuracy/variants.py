"""Classes of faults in fresh words: each case is a clean form with one thing changed (variants_data/*.yaml).

`python -m benchmarks.accuracy.variants [CLASS …]` prints, class by class, how many of the faults are found
(in firm words, or as a question) and how many sound variants are called faulty; with classes, which ones too.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from auditor.authoring.cases import FormCase, submission
from auditor.config.yaml12 import read_yaml
from auditor.judging import judge_submission
from auditor.model import Confidence, Finding
from auditor.ruleset import RuleSet, load_ruleset

FOLDER = Path(__file__).with_name("variants_data")
_BASES = "bases"
_FIRST_LEVEL = {
    "数量": "产出", "质量": "产出", "时效": "产出", "经济成本": "成本", "社会成本": "成本",
    "经济效益": "效益", "社会效益": "效益", "生态效益": "效益", "可持续影响": "效益",
    "服务对象满意度": "满意度",
}  # fmt: skip
_TARGET = re.compile(r"(≥|≤|=|>|<|定性)?\s*(\S*)(?:\s+(\S+))?")
_BLANK = "-"  # stands for a blank value, unit, result or reason
_AT, _SAYS = "at", "says"

# how many were found when a class was first run, before anything was mended for it: (found, all)
FIRST: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "dates-outside": (13, 17),
        "empty-reasons": (11, 18),
        "foreign-rows": (10, 19),
        "forgotten-results": (6, 6),
        "goal-uncovered": (26, 28),
        "items-sum": (8, 16),
        "look-alikes": (2, 9),
        "low-target": (13, 23),
        "missing-dimensions": (20, 22),
        "mixed-caps": (1, 6),
        "money-without-row": (9, 13),
        "monitoring-blanks": (7, 15),
        "numbers-apart": (13, 21),
        "other-phases": (1, 7),
        "output-as-benefit": (15, 20),
        "paid-whom": (0, 6),
        "past-figures": (0, 6),
        "quality-repeats": (15, 16),
        "result-unit": (9, 17),
        "review-scores": (20, 22),
        "rounded-targets": (0, 9),
        "safety-as-economy": (6, 6),
        "satisfaction-whose": (10, 16),
        "scales-apart": (0, 6),
        "share-under-quantity": (17, 19),
        "stray-rows": (6, 6),
        "typos": (27, 34),
        "unit-misfit": (26, 28),
        "unlevelled": (3, 7),
        "vague-values": (22, 22),
        "wish-names": (19, 20),
        "works-listed": (1, 8),
        "wrong-way": (20, 20),
    }
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed form. ``row`` is where the finding must stand, ``None`` anywhere in the form; ``says`` are
    words that its message must have."""

    text: str
    form: dict[str, Any]
    row: int | None
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultClass:
    """A class of faults with sound variants beside it."""

    name: str
    title: str
    categories: frozenset[str]
    bad: tuple[Variant, ...]
    sound: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the auditor said of a class: which faults it told in firm words, which it asked about, and what it
    said of sound variants."""

    about: FaultClass
    firm: tuple[Variant, ...]
    asked: tuple[Variant, ...]
    missed: tuple[Variant, ...]
    alarms: tuple[tuple[Variant, Finding], ...]

    @property
    def found(self) -> int:
        return len(self.firm) + len(self.asked)

    @property
    def accused(self) -> int:
        return sum(finding.confidence is not Confidence.ASK for _, finding in self.alarms)


def classes(*names: str) -> Iterator[FaultClass]:
    """The classes of these names, or all."""
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem == _BASES or (names and path.stem not in names):
            continue
        data = read_yaml(path).data
        yield FaultClass(
            path.stem,
            data["title"],
            frozenset(data["categories"]),
            tuple(map(variant, data["bad"])),
            tuple(map(variant, data["clean"])),
        )


@cache
def bases() -> dict[str, dict[str, Any]]:
    """The clean forms by their names."""
    return dict(read_yaml(FOLDER / f"{_BASES}.yaml").data)


def variant(data: Mapping[str, Any]) -> Variant:
    """A case as it is written: ``{canteen: {3: row, goal: text, add: [rows], drop: [numbers]}, at: 3}``;
    ``flat`` stands for a form without levels."""
    base, changes = next((key, value) for key, value in data.items() if key not in {_AT, _SAYS})
    form = {**bases()[base], **{key: text for key, text in changes.items() if _is_field(key)}}
    rows = dict(enumerate(form.pop("rows"), start=1))
    changed = {int(key): text for key, text in changes.items() if str(key).isdigit()}
    added = {len(rows) + number: text for number, text in enumerate(changes.get("add", ()), start=1)}
    kept = {key: text for key, text in (rows | changed | added).items() if key not in changes.get("drop", ())}
    form["indicators"] = [_row(text) for text in kept.values()]
    if changes.get("flat"):
        form["indicators"] = [row | {"levels": []} for row in form["indicators"]]
    if done := form.pop("done", None):
        form |= {"other": done, "labels": {"other": "年度总体目标完成情况"}}
    at = data.get(_AT, next(iter(changed or added), None))
    row = list(kept).index(at) + 1 if isinstance(at, int) else None
    return Variant(f"{base} {changes}", form, row, tuple(data.get(_SAYS, ())))


def _is_field(key: object) -> bool:
    return key == "done" or key in FormCase.model_fields


def _row(text: str) -> dict[str, Any]:
    """A row of «level | name | target | weight | result | score | reason»."""
    level, name, target, *rest = [part.strip() for part in text.split("|")]
    found = _TARGET.fullmatch(target)
    if found is None:
        raise ValueError(text)
    sign, value, unit = found.groups()
    row: dict[str, Any] = {"name": name, "operator": sign or "", "value": _cell(value), "unit": _cell(unit)}
    row["levels"] = [f"{_FIRST_LEVEL[level]}指标", f"{level}指标"]
    return row | {
        key: _cell(cell)
        for key, cell in zip(("weight", "actual", "score", "reason"), rest, strict=False)
        if cell
    }


def _cell(text: str | None) -> str:
    return "" if text in (None, _BLANK) else str(text)


def run(about: FaultClass, ruleset: RuleSet) -> Result:
    """Judges each variant of a class."""
    firm, asked, missed = [], [], []
    for each in about.bad:
        told = [*_findings(each, about, ruleset)]
        sure = any(finding.confidence is not Confidence.ASK for finding in told)
        (firm if sure else asked if told else missed).append(each)
    alarms = ((each, finding) for each in about.sound for finding in _findings(each, about, ruleset))
    return Result(about, tuple(firm), tuple(asked), tuple(missed), tuple(alarms))


def _findings(each: Variant, about: FaultClass, ruleset: RuleSet) -> Iterator[Finding]:
    """What the auditor says of a variant in the categories of the class, where it must stand."""
    form = FormCase.model_validate(each.form).form()
    for finding in judge_submission(submission(form), ruleset).findings:
        rows = {finding.row, *(other.row for other in finding.related)}
        placed = each.row is None or each.row in rows
        said = all(word in finding.message for word in each.says)
        if finding.category in about.categories and placed and said:
            yield finding


def main(arguments: list[str]) -> int:
    """Prints the figures of the classes, and of those named what was missed, asked and wrongly said."""
    named = _parser().parse_args(arguments).names
    ruleset = load_ruleset()
    for about in classes(*named):
        done, total = run(about, ruleset), len(about.bad)
        first = "/".join(map(str, FIRST[about.name]))
        print(
            f"{about.name} {about.title}: first {first}, now {done.found}/{total}, {len(done.firm)} firm;"
            f" {len(about.sound)} sound: {done.accused} accused, {len(done.alarms) - done.accused} asked"
        )
        if named:
            print(*(f"  missed {each.text}" for each in done.missed), sep="\n")
            print(*(f"  asked {each.text}" for each in done.asked), sep="\n")
            print(*(f"  {told.rule}: {told.message} <- {each.text}" for each, told in done.alarms), sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.variants", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="CLASS", help=f"of {', '.join(FIRST)}")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
