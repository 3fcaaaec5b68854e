from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import select, update

from auditor.cli import main
from auditor.cli.exits import OK, USAGE
from auditor.cli.store.keeping import VARIABLE
from auditor.cli.store.tables import lines
from auditor.store import open_store
from auditor.store.records import SKIPPED
from auditor.store.tables import RUNS, SUBMISSIONS
from tests.store.filled import fill, usual


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "bureau.db"
    with open_store(path) as store:
        fill(store, usual())
        fill(store, usual(), ("又一次",), complete=False)
    return str(path)


def test_runs_are_listed(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs", "--store", database]) == OK
    heading, last, first = capsys.readouterr().out.splitlines()
    assert heading.startswith("序号")
    assert "未完成" in last
    assert "又一次" in last
    assert "未完成" not in first
    assert "没有审核" not in heading


def test_what_was_not_audited_has_a_column_where_there_is_any(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(database) as store, store.writing() as connection:
        place = select(SUBMISSIONS.c.position).where(SUBMISSIONS.c.run == 1).limit(1).scalar_subquery()
        connection.execute(
            update(SUBMISSIONS)
            .where(SUBMISSIONS.c.run == 1, SUBMISSIONS.c.position == place)
            .values(state=SKIPPED)
        )
    assert main(["runs", "--store", database]) == OK
    heading, last, first = capsys.readouterr().out.splitlines()
    assert "没有审核" in heading
    assert len(last.split()) == len(first.split()) - 1


def test_the_environment_names_the_store(
    database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["runs"]) == USAGE
    assert "--store bureau.db" in capsys.readouterr().err
    monkeypatch.setenv(VARIABLE, database)
    assert main(["runs", "--limit", "1"]) == OK
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_questions_are_listed_asked_and_written(
    database: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["query"]) == OK
    assert "单位  每个单位" in capsys.readouterr().out
    assert main(["query", "单位", "--store", database]) == OK
    assert "清江县河口镇人民政府" in capsys.readouterr().out
    target = tmp_path / "问题.csv"
    assert main(["query", "问题", "--run", "1", "--output", str(target), "--store", database]) == OK
    assert "编号" in target.read_text(encoding="utf-8-sig").splitlines()[0]
    assert main(["query", "--sql", "SELECT 1 AS 一 WHERE 1=0", "--store", database]) == OK
    assert "没有符合的记录" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "天气"], "没有“天气”这个问法"),
        (["query", "单位", "--run", "99"], "没有第 99 次"),
        (["query", "单位", "--sql", "SELECT 1"], "只能用一个"),
        (["query", "--sql", "DROP TABLE runs"], "只能查询"),
        (["query", "单位", "--output", "a.docx"], "应以 .csv 或 .parquet"),
        (["query", "单位", "--output", "没有/a.csv"], "不能写入"),
    ],
)
def test_mistakes_say_what_to_do(
    database: str, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main([*arguments, "--store", database]) == USAGE
    assert words in capsys.readouterr().err


def test_tables_are_exported(database: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "出"), "--store", database]) == OK
    assert (tmp_path / "出" / "findings.csv").exists()
    assert "已导出" in capsys.readouterr().out


def test_a_store_that_is_not_there_is_not_made_by_a_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["runs", "--store", str(tmp_path / "没有.db")]) == USAGE
    assert "没有.db 不存在。请检查路径" in capsys.readouterr().err
    assert not (tmp_path / "没有.db").exists()


def test_fresh_wants_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("绩效目标表", encoding="utf-8")
    assert main(["audit", str(path), "--fresh"]) == USAGE
    assert "--store" in capsys.readouterr().err


def test_figures_stand_to_the_right_and_words_on_one_line() -> None:
    assert list(lines(("名", "数"), [("甲\n乙", 5), ("丙", 12)])) == ["名     数", "甲 乙   5", "丙     12"]
    assert list(lines(("名",), [])) == []


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed here")
def test_times_are_those_of_the_place(
    database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(database) as store, store.writing() as connection:
        connection.execute(update(RUNS).values(began="2026-11-30T17:15:27Z"))
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        assert main(["runs", "--store", database]) == OK
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "2026-12-01 01:15" in capsys.readouterr().out
