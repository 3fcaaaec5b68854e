from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow import parquet

from auditor.errors import UsageError
from auditor.store.exporting import export, write
from auditor.store.store import Store
from auditor.store.tables import METADATA
from tests.reports.sample import REPORT
from tests.store.filled import fill, kept, usual


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_every_table_becomes_a_file(store: Store, tmp_path: Path, kind: str) -> None:
    fill(store, usual())
    written = export(store, tmp_path / "导出", kind)
    assert {each.stem for each in written} == set(METADATA.tables)
    path = tmp_path / "导出" / f"findings.{kind}"
    if kind == "csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    else:
        rows = parquet.read_table(path).to_pylist()
    assert len(rows) == len(REPORT.findings)
    assert {row["fingerprint"] for row in rows} == {each.fingerprint for each in store.findings()}
    assert "report" not in parquet.read_schema(path).names if kind == "parquet" else True


def test_a_cell_is_no_formula(store: Store, tmp_path: Path) -> None:
    evil = replace(REPORT, submission=replace(REPORT.submission, issuer="=cmd|' /C calc'!A0"))
    fill(store, {"甲.docx": kept(evil)})
    export(store, tmp_path, "csv")
    text = (tmp_path / "audits.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd" in text
    assert ",=cmd" not in text


def test_types_of_a_question_follow_from_its_rows(tmp_path: Path) -> None:
    rows = [(1, "甲", 2.5), (None, "乙", None)]
    write(tmp_path / "a.parquet", ("n", "名", "分"), iter(rows))
    assert parquet.read_table(tmp_path / "a.parquet").to_pylist()[1] == {"n": None, "名": "乙", "分": None}
    write(tmp_path / "空.parquet", ("n",), iter(()))
    assert parquet.read_table(tmp_path / "空.parquet").num_rows == 0
    with pytest.raises(UsageError, match=r"\.csv"):
        write(tmp_path / "a.txt", ("n",), iter(()))


def test_a_file_in_the_place_of_the_folder_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "导出").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="不能写入"):
        export(store, tmp_path / "导出", "csv")
