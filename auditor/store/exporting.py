"""The tables of a store as files for other programs: CSV, and Parquet with the extra [parquet]."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Float, Integer, LargeBinary, select

from auditor.errors import UsageError, installing
from auditor.files import replacing
from auditor.opening import why
from auditor.reports.data.csv import harmless
from auditor.store.tables import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

    from auditor.store.database import Database

KINDS = ("csv", "parquet")
_AT_ONCE = 10_000


def export(database: Database, folder: Path, kind: str) -> list[Path]:
    """Every table as a file in ``folder``, which is made where it is missing; reports and other bytes are
    left out. Raises UsageError where a file cannot be written."""
    if kind == "parquet":
        _parquet()
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with database.reading() as connection:
            for table in METADATA.sorted_tables:
                columns = _columns(table)
                order = list(table.primary_key.columns)
                rows = connection.execution_options(yield_per=_AT_ONCE).execute(
                    select(*columns).order_by(*order)
                )
                path = folder / f"{table.name}.{kind}"
                write(path, [each.name for each in columns], map(tuple, rows), _types(columns))
                written.append(path)
    except OSError as error:
        raise UsageError(f"不能写入 {folder}（{why(error)}）。请换一个位置") from error
    return written


def _columns(table: Table) -> list[Column[Any]]:
    return [each for each in table.c if not isinstance(each.type, LargeBinary)]


def _types(columns: Iterable[Column[Any]]) -> list[str]:
    """What Parquet calls the types."""
    names: tuple[tuple[type[Any], str], ...] = ((Boolean, "bool_"), (Integer, "int64"), (Float, "float64"))
    return [next((name for kind, name in names if isinstance(each.type, kind)), "string") for each in columns]


def write(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], types: Sequence[str] | None = None
) -> None:
    """Rows as .csv or .parquet, by the ending. Raises UsageError for another ending, OSError."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UsageError(f"{path.name} 应以 .csv 或 .parquet 结尾")
    with replacing(path) as draft:
        if kind == "csv":
            _write_csv(draft, columns, rows)
        else:
            _write_parquet(draft, columns, rows, types)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([harmless(each) if isinstance(each, str) else each for each in row] for row in rows)


def _parquet() -> Any:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(f"写 Parquet 要先安装：{installing('parquet')}；或改用 .csv") from error
    return parquet


def _write_parquet(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], types: Sequence[str] | None
) -> None:
    parquet = _parquet()
    import pyarrow

    parts = _parts(rows)
    first = next(parts)
    if types is None:
        schema = pyarrow.table(_by_column(columns, first)).schema
    else:
        pairs = zip(columns, types, strict=True)
        schema = pyarrow.schema([(name, getattr(pyarrow, kind)()) for name, kind in pairs])
    with parquet.ParquetWriter(path, schema) as writer:
        for part in chain((first,), parts):
            writer.write_table(pyarrow.table(_by_column(columns, part), schema=schema))


def _parts(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """At least one part, even of no rows."""
    every = iter(rows)
    part = list(islice(every, _AT_ONCE))
    yield part
    while part := list(islice(every, _AT_ONCE)):
        yield part


def _by_column(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(columns)}
