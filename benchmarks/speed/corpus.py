"""A corpus of Word files as offices send them, the same whenever it is made.

    python -m benchmarks.speed.corpus FOLDER [--files 300] [--from FILE ...] [--forms N --rows N]

A file holds 1, 3, 10 or 25 forms (50, 25, 20 and 5 of 100), a form 6 to 14 rows: 42 rows a file. Rows and
sentences are those of examples/, of the files named by --from and of the examples of the rules; three of five
names and nearly all passages are new, so that a batch repeats itself as little as a real one. --forms and
--rows make files of one size instead.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from auditor.forms import recognise
from auditor.model import Indicator
from auditor.readers import find_documents, read_document
from auditor.ruleset import RuleSet, load_ruleset
from benchmarks.reading.word import write_docx as write_pages
from benchmarks.speed.page import Row, Sheet, page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_FORMS = ((1, 50), (3, 25), (10, 20), (25, 5))
_PLACES = ("东河", "青石", "白杨", "南坪", "云溪", "柳林", "石桥", "临江", "沙洲", "北关", "松岭", "三江")
_KINDS = ("街道", "镇", "乡", "社区", "片区", "新区")
_WORKS = (
    "道路养护", "管网疏通", "校舍修缮", "路灯更换", "绿地补植",
    "河道清淤", "图书采购", "技能培训", "危房改造", "防汛演练",
)  # fmt: skip
_MEASURES = (
    ("完成率", "%"), ("覆盖率", "%"), ("合格率", "%"), ("里程", "公里"), ("面积", "平方米"),
    ("次数", "次"), ("人数", "人"), ("户数", "户"), ("数量", "个"),
)  # fmt: skip
_LEVELS = {
    "%": ("产出指标", "质量指标"), "万元": ("产出指标", "成本指标"), "元": ("产出指标", "成本指标"),
    "天": ("产出指标", "时效指标"), "月": ("产出指标", "时效指标"),
}  # fmt: skip
_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r"[^。；;！!\n]+[。；;！!]?")


@dataclass(frozen=True, slots=True)
class Material:
    """What files are made of."""

    rows: tuple[Row, ...]
    sentences: tuple[str, ...]


def material(files: Iterable[Path], ruleset: RuleSet) -> Material:
    """The rows and sentences of some files and of the examples of the rules."""
    forms = [form for path in files for form in recognise(read_document(path), ruleset.lexicons).forms]
    rows = [row for form in forms for each in form.indicators if (row := _row(each))]
    texts = [passage.text for form in forms for passage in form.passages]
    for case in _cases(ruleset):
        rows += [row for each in case.get("indicators", []) if (row := _stated(each))]
        texts += [str(case[name]) for name in ("goal", "overview", "basis") if case.get(name)]
    sentences = dict.fromkeys(each.strip() for text in texts for each in _SENTENCE.findall(text))
    return Material(tuple(dict.fromkeys(rows)), tuple(each for each in sentences if len(each) > 6))


def _row(row: Indicator) -> Row | None:
    if not row.name.strip() or not (row.value or "").strip():
        return None
    return Row(
        row.levels[:2] or _levels(row.name, row.unit or ""),
        row.name,
        row.sign,
        row.value or "",
        row.unit or "",
    )


def _stated(data: dict[str, Any]) -> Row | None:
    name, value, unit = (str(data.get(key) or "") for key in ("name", "value", "unit"))
    if not name or not value:
        return None
    return Row(_levels(name, unit), name, str(data.get("operator") or ""), value, unit)


def _levels(name: str, unit: str) -> tuple[str, ...]:
    if "满意" in name:
        return ("满意度指标", "服务对象满意度指标")
    return _LEVELS.get(unit, ("产出指标", "数量指标"))


def _cases(ruleset: RuleSet) -> Iterator[dict[str, Any]]:
    for loaded in ruleset.loaded:
        for cases in loaded.data.get("examples", {}).values():
            for case in cases if isinstance(cases, list) else ():
                forms = case.get("forms", [case])
                yield from (form for form in forms if isinstance(form, dict))


class Maker:
    """Makes submissions of one material."""

    def __init__(self, material: Material, seed: int) -> None:
        self.material = material
        self.rng = random.Random(seed)

    def sheets(self, forms: int | None = None, rows: int | None = None) -> list[Sheet]:
        """A submission of so many forms with so many rows, or as many as offices send."""
        counts, shares = zip(*_FORMS, strict=True)
        number = forms or self.rng.choices(counts, shares)[0]
        return [self._sheet(each, rows or self.rng.randint(6, 14)) for each in range(1, number + 1)]

    def _sheet(self, number: int, rows: int) -> Sheet:
        rng = self.rng
        place, work = self._place(), rng.choice(_WORKS)
        total = Decimal(rng.randint(1_000, 90_000)) / 100
        chosen = sorted((self._row() for _ in range(rows)), key=lambda row: row.levels)
        weights = [90 // rows] * rows
        weights[0] += 90 - sum(weights)
        return Sheet(
            title=f"{number}. 2026年项目支出绩效目标申报表",
            project=f"{place}{work}项目",
            department=f"{place}办事处",
            budget=str(total),
            granted=str(total),
            passages=tuple((label, self.prose(size)) for label, size in (
                ("项目概况", rng.randint(80, 420)), ("立项依据", rng.randint(60, 300)),
                ("当年绩效目标", rng.randint(80, 420)),
            )),
            rows=tuple(replace(row, weight=str(weight)) for row, weight in zip(chosen, weights, strict=True)),
        )  # fmt: skip

    def _row(self) -> Row:
        rng = self.rng
        row = rng.choice(self.material.rows)
        value = self._changed(row.value)
        if rng.random() < 0.4:
            return replace(row, value=value)
        if rng.random() < 0.6:
            return replace(row, name=f"{self._place()}{row.name}", value=value)
        measure, unit = rng.choice(_MEASURES)
        name = f"{self._place()}{rng.choice(_WORKS)}{measure}"
        value = str(rng.randint(80, 100) if unit == "%" else rng.randint(2, 4_000))
        return Row(_levels(name, unit), name, rng.choice("≥≥≥=≤"), value, unit)

    def prose(self, size: int) -> str:
        text = ""
        while len(text) < size:
            text += self._changed(self.rng.choice(self.material.sentences))
        return text

    def _place(self) -> str:
        return self.rng.choice(_PLACES) + self.rng.choice(_KINDS)

    def _changed(self, text: str) -> str:
        """The text with other numbers; years, and what looks like one, stay."""

        def other(match: re.Match[str]) -> str:
            digits = match[0]
            return digits if digits.startswith("20") or len(digits) > 5 else str(self._near(int(digits)))

        return _DIGITS.sub(other, text)

    def _near(self, number: int) -> int:
        return number if number in (0, 1, 100) else max(1, round(number * self.rng.uniform(0.9, 1.1)))


def make(folder: Path, files: int, sources: Iterable[Path], forms: int | None, rows: int | None) -> None:
    """Writes the files of a corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    found = material(sources, load_ruleset())
    for number in range(files):
        sheets = Maker(found, number).sheets(forms, rows)
        write_pages([page(sheet) for sheet in sheets], folder / f"{number:05}.docx")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--from", dest="sources", nargs="*", default=[])
    parser.add_argument("--forms", type=int)
    parser.add_argument("--rows", type=int)
    options = parser.parse_args()
    sources = find_documents([str(EXAMPLES), *options.sources]).files
    make(options.folder, options.files, sorted(sources), options.forms, options.rows)


if __name__ == "__main__":
    main()
