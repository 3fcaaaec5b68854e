"""The figures on labelled documents, with an invented corpus of one form and a scorer of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.real import Part, Verdicts, measure, too_rare

FORM = """# 项目支出绩效目标表

项目名称：公园步道养护
年度目标：全年养护步道36公里。

| 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |
|---|---|---|---|---|
| 产出指标 | 数量指标 | 养护步道长度 | ≥36 | 公里 |
| 产出指标 | 数量指标 | 养护步道长度 | ≥36 | 公里 |
| 产出指标 | 质量指标 | 养护验收合格率 | ≥95 | % |
| 满意度指标 | 服务对象满意度指标 | 游客满意度 | ≤90 | % |
"""
# What it says holds: the duplicate. A reviewer denied the inverted sign; nobody judged the others.
SCORER = """
import json


def read_reviewed(path):
    return {v["category"]: v["verdict"] for v in json.loads(path.read_text(encoding="utf-8"))}


def score_files(raw, root, extensions, reviewed):
    labels = json.loads((root / "findings.json").read_text(encoding="utf-8"))
    said = [f for s in raw["submissions"] for f in s["findings"]]
    firm = [f for f in said if f["severity"] != "info" and f["confidence"] != "ask"]
    known = {label["category"] for label in labels}
    missed = known - {f["category"] for f in said}
    right = sum(f["category"] in known for f in firm)
    wrong = sum(f["category"] in reviewed for f in firm)
    return {"all": {
        "precision": {"right": right, "reviewed_right": 0, "reviewed_wrong": wrong,
                      "reviewed_unjudged": len(firm) - right - wrong},
        "recall": {"missed": [label for label in labels if label["category"] in missed]},
        "clean_rows": {"alarms": wrong, "rows": 2},
    }}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "park.md").write_text(FORM, encoding="utf-8")
    (tmp_path / "score_corpus.py").write_text(SCORER, encoding="utf-8")
    labels = [
        {"file": "park.md", "category": "duplicate", "certainty": "certain"},
        {"file": "park.md", "category": "no-such-thing", "certainty": "likely"},
    ]
    verdicts = [{"category": "operator-inverted", "verdict": "wrong"}]
    (tmp_path / "findings.json").write_text(json.dumps(labels), encoding="utf-8")
    (tmp_path / "reviewed.json").write_text(json.dumps(verdicts), encoding="utf-8")
    return tmp_path


def only(part: Part, confidence: str) -> list[Verdicts]:
    return [each for (_, of), each in part.rules.items() if of == confidence]


def test_verdicts_are_counted_by_rule_and_by_confidence(corpus: Path) -> None:
    whole = measure(corpus, "md", frozenset())["whole"]
    assert any(each.right for each in whole.rules.values())
    assert any(each.wrong for each in whole.rules.values())
    for confidence, total in whole.confidences.items():
        rules = only(whole, confidence)
        assert total.right == sum(each.right for each in rules)
        assert total.wrong == sum(each.wrong for each in rules)
        assert total.unjudged == sum(each.unjudged for each in rules)


def test_recall_stands_by_the_certainty_of_the_labels(corpus: Path) -> None:
    whole = measure(corpus, "md", frozenset())["whole"]
    assert whole.recall == {"certain": (1, 1), "likely": (0, 1)}
    assert (whole.alarms, whole.clean_rows) == (1, 2)


def test_documents_kept_apart_are_counted_by_themselves(corpus: Path) -> None:
    parts = measure(corpus, "md", frozenset({"park"}))
    assert parts["apart"] == parts["whole"]
    assert parts["others"].documents == 0
    assert not parts["others"].rules


def test_the_command_prints_figures_and_none_of_the_words(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = corpus / "figures.md"
    assert main(["--real", str(corpus), "--ext", "md", "--write", str(written)]) == 0
    text = written.read_text(encoding="utf-8")
    assert text in capsys.readouterr().out
    assert "1/1（100.0%）" in text
    assert "步道" not in text


def test_a_folder_without_a_scorer_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"score_corpus\.py"):
        measure(tmp_path, "docx", frozenset())


@pytest.mark.parametrize(
    ("right", "of", "said"), [(4, 4, False), (0, 4, False), (97, 100, False), (29, 30, True)]
)
def test_a_rule_is_named_where_enough_of_its_findings_fail(right: int, of: int, said: bool) -> None:
    assert too_rare(right, of) is said
