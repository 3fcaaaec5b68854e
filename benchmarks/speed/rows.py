"""Ten structured rules on many rows, with places and messages, beside the same checks in plain Python.

    python -m benchmarks.speed.rows [--rows 100000] [--each 10]

The rows lie in forms of --each rows. Of three in five the name is one that hardly any other has («new»), or
one of few thousand, all of which the process has seen («known»).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from time import process_time

from auditor.batch.collector import spare_collector
from auditor.judging import judge_submission
from auditor.model import Document, Form, FormKind, Indicator, Location, Operator, Submission
from auditor.ruleset import RuleSet, load_ruleset

RULES = (
    "missing-cell", "missing-unit", "weight-out-of-range", "implausible-percentage", "implausible-negative",
    "implausible-fraction", "operator-inverted", "operator-unclear", "low-rate", "unit-not-legal",
)  # fmt: skip
_COLUMNS = frozenset({"name", "weight", "operator", "value", "unit"})
_FEW = 500  # places that names are taken from where they are known
_NAMES = (
    ("培训人数", "人"), ("道路养护里程", "公里"), ("就业率", "%"), ("完好率", "%"), ("绿化面积", "平方米"),
)  # fmt: skip


def rows(number: int, places: int, seed: int = 1) -> Iterable[Indicator]:
    """So many rows with names from so many places; some lack a unit, have a strange weight or the wrong
    sign."""
    rng = random.Random(seed)
    for row in range(1, number + 1):
        name, unit = rng.choice(_NAMES)
        if rng.random() < 0.6:
            name = f"第{rng.randrange(places)}片区{name}"
        yield Indicator(
            row=row,
            name=name,
            full_name=name,
            location=Location(table=1, row=row),
            levels=("产出指标", "数量指标"),
            weight=Decimal(120 if rng.random() < 0.01 else 10),
            weight_text="10",
            operator=Operator.AT_MOST if rng.random() < 0.02 else Operator.AT_LEAST,
            value=str(rng.randint(85, 100)),
            unit=unit if rng.random() < 0.97 else "",
        )


def submission(number: int, each: int, places: int) -> Submission:
    """Forms of ``each`` rows."""
    found = list(rows(number, places))
    forms = tuple(
        Form(
            index,
            FormKind.PROJECT,
            f"表{index}",
            Location(table=index),
            project=f"项目{index}",
            indicators=tuple(replace(row, row=at) for at, row in enumerate(found[start : start + each], 1)),
            columns=_COLUMNS,
        )
        for index, start in enumerate(range(0, number, each), start=1)
    )
    return Submission(Document("rows.txt", "text", ()), forms)


def only(ruleset: RuleSet) -> RuleSet:
    """The ten rules alone."""
    return replace(ruleset, loaded=tuple(each for each in ruleset.loaded if each.bound.rule.id in RULES))


def by_hand(forms: Iterable[Form]) -> int:
    """The same kind of checks in plain Python, without places and messages: how many rows have a fault."""
    faults = 0
    for form in forms:
        for row in form.indicators:
            value = float(row.value or 0)
            faults += bool(
                not row.name
                or not row.value
                or not row.unit
                or not (0 < (row.weight or 0) <= 100)
                or (row.unit == "%" and not 0 <= value <= 100)
                or value < 0
                or row.operator is None
                or (row.unit == "%" and value < 50)
                or row.unit == "亩"
            )
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=10)
    options = parser.parse_args()
    ruleset = only(load_ruleset())
    judge_submission(submission(10, 10, 10), ruleset)
    made = submission(options.rows, options.each, options.rows)
    known = submission(options.rows, options.each, _FEW)
    spare_collector()
    start = process_time()
    findings = len(judge_submission(made, ruleset).findings)
    told("names new", process_time() - start, options.rows)
    judge_submission(known, ruleset)
    start = process_time()
    judge_submission(known, ruleset)
    told("names known", process_time() - start, options.rows)
    start = process_time()
    by_hand(made.forms)
    told("plain Python", process_time() - start, options.rows)
    print(f"{options.rows} rows, {len(ruleset.rules)} rules, {findings} findings")


def told(name: str, seconds: float, number: int) -> None:
    """Prints how many rows a second were judged."""
    print(f"{name:16} {seconds:8.2f} s {number / seconds:12.0f} rows/s")


if __name__ == "__main__":
    main()
