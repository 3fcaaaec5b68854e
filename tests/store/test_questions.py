from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.store import open_store
from auditor.store.questions import QUESTIONS, asked, asked_in_sql
from auditor.store.store import Store
from tests.reports.sample import REPORT
from tests.store.filled import fill, usual


def answer(store: Store, name: str) -> tuple[tuple[str, ...], list[Sequence[Any]]]:
    with asked(store, QUESTIONS[name], store.latest()) as found:
        return found.columns, list(found.rows)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_answered_by_both_databases(store: Store, name: str) -> None:
    fill(store, usual())
    if name == "处理结果":
        store.decide(store.findings()[0].fingerprint, "张三", "采纳")
    columns, rows = answer(store, name)
    assert rows
    assert all(len(row) == len(columns) for row in rows)


def test_answers_are_right(store: Store) -> None:
    fill(store, usual())
    fill(store, {}, ("另一次",), complete=False)  # it has just begun, and is not what is asked about
    columns, rows = answer(store, "单位")
    first = dict(zip(columns, rows[0], strict=True))
    assert (first["单位"], first["份数"]) == ("清江县河口镇人民政府", 1)
    assert (first["必须修改"], first["建议修改"]) == (7, 5)
    assert float(first["平均得分"]) == 77.2
    assert float(first["每十条指标"]) == 7.1
    _, undecided = answer(store, "未处理")
    must = next(each.fingerprint for each in store.findings() if each.urgency == "must")
    store.decide(must, "张三", "采纳")
    assert len(answer(store, "未处理")[1]) < len(undecided)
    assert answer(store, "未读取")[1] == [("送审/坏.docx", "文件已损坏", "请重新另存")]
    assert sum(row[2] for row in answer(store, "规则")[1]) == len(REPORT.findings)


def test_sql_of_ones_own_only_reads(url: str) -> None:
    with open_store(url) as store:
        fill(store, usual())
    with open_store(url, read_only=True) as store:
        with asked_in_sql(store, "SELECT count(*) AS n FROM findings WHERE message LIKE '%指标%';") as found:
            assert found.columns == ("n",)
            assert next(found.rows)[0] > 0
        for sql in (
            "DELETE FROM findings",
            "WITH x AS (SELECT 1) DELETE FROM findings",
            "SELECT 1; DELETE FROM findings",
            "PRAGMA query_only = OFF",
            "ATTACH 'x.db' AS x",
            "SELECT nothing FROM findings",
        ):
            with pytest.raises(UsageError), asked_in_sql(store, sql):
                pass
    with open_store(url) as store:
        assert len(store.findings()) == len(REPORT.findings)
