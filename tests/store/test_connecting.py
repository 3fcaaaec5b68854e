from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from auditor.errors import UsageError
from auditor.store import open_store
from auditor.store.connecting import shown, url_of
from tests.cases import every_case
from tests.patience import PATIENCE


@every_case(
    ("name", "driver"),
    [
        ("bureau.db", "sqlite"),
        ("C:\\审核\\bureau.db", "sqlite"),
        ("sqlite:///bureau.db", "sqlite"),
        ("postgres://a@b/c", "postgresql+psycopg"),
        ("postgresql://a@b/c", "postgresql+psycopg"),
        ("postgresql+psycopg://a@b/c", "postgresql+psycopg"),
    ],
)
def test_a_store_is_named_by_path_or_url(name: str, driver: str) -> None:
    assert url_of(name).drivername == driver


@pytest.mark.parametrize(
    ("name", "words"), [("mysql://a/b", "mysql"), ("://", "看不懂"), ("oracle://x", "oracle")]
)
def test_other_databases_are_refused(name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        url_of(name)


def test_a_password_is_never_shown() -> None:
    assert "geheim" not in shown(url_of("postgresql://a:geheim@b/c"))
    with pytest.raises(UsageError) as refused:
        open_store("postgresql://a:geheim@127.0.0.1:1/c")
    assert "geheim" not in str(refused.value)
    assert "连不上" in str(refused.value)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="是文件夹"):
        open_store(tmp_path)
    with pytest.raises(UsageError, match="先建立"):
        open_store(tmp_path / "没有" / "bureau.db")


def test_no_thread_closes_the_connection_of_another(tmp_path: Path) -> None:
    threads = 8
    together = Barrier(threads, timeout=PATIENCE)
    with open_store(tmp_path / "bureau.db") as store, ThreadPoolExecutor(threads) as pool:

        def asked(number: int) -> int:
            with store.reading() as connection:
                together.wait()  # all have one at the same time
                return int(connection.exec_driver_sql(f"SELECT {number}").scalar_one())

        assert list(pool.map(asked, range(threads))) == list(range(threads))
