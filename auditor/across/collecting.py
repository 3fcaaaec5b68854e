"""The rows and texts of a batch in a temporary database, so that memory does not grow with their number."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from auditor.across.facts import Facts, digest, masked, project_core
from auditor.across.minhash import bands
from auditor.across.settings import Settings
from auditor.errors import UsageError
from auditor.language.spans import plain
from auditor.model import Form, FormKind, Indicator, Location, Passage, PassageField, Quoted, Submission

_BATCH = 20_000  # lines that are written at once
_CACHE_KB = 64_000
_TEXTS = (PassageField.GOAL, PassageField.OVERVIEW)
_WITHOUT_ID = frozenset({"bands", "cores", "support", "differing"})
_ISSUERS = """select s.issuer, sum(s.indicators), sum(s.found) from (
  select s.issuer, s.indicators, count(d.form) as found from submissions s
  left join forms f on f.submission = s.id left join differing d on d.form = f.id group by s.id
) s where s.issuer is not null group by s.issuer having sum(s.found) > 0 and sum(s.indicators) > 0
order by 1.0 * sum(s.found) / sum(s.indicators) desc, s.issuer limit ?"""
_TABLES = """
create table submissions (id integer primary key, source text, issuer text, indicators integer);
create table differing (form integer);
create table forms (id integer primary key, submission integer, form integer, project text);
create table rows (id integer primary key, key integer, form integer, row integer, owner integer,
  sign integer, kinds integer, value real, unit text, name text, target text, place text);
create table texts (id integer primary key, field integer, form integer, owner integer, core text,
  label text, masked text, text text, place text);
create table bands (band integer, text integer);
create table cores (department text, form integer, row integer, name text, target text, place text);
create table support (department text, form integer, text text);
"""
_QUOTED = """select s.source, s.issuer, f.form, {row}, f.project, {name}, {text}, t.place
from {table} t join forms f on f.id = t.form join submissions s on s.id = f.submission where t.{id} = ?"""


class Collection:
    """Takes submissions and hands out their rows in the order of what they are compared by."""

    def __init__(self, facts: Facts, settings: Settings) -> None:
        self._facts, self._settings = facts, settings
        self._base = sqlite3.connect("", isolation_level=None)  # a file of its own, gone when it is closed
        self._base.execute("pragma journal_mode=off")
        self._base.execute("pragma synchronous=off")
        self._base.execute(f"pragma cache_size=-{_CACHE_KB}")
        self._base.executescript(_TABLES + "begin;")
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._ids: dict[str, int] = {}
        self.submissions = self.indicators = 0

    def close(self) -> None:
        self._base.close()

    def add(self, submission: Submission) -> None:
        """Keeps what is compared of a submission. Raises UsageError where the disk is full."""
        self.submissions += 1
        rows = sum(form.lines for form in submission.forms)
        number = self._put("submissions", submission.source, submission.issuer, rows)
        for form in submission.forms:
            if not form.empty:
                self._add_form(number, submission, form)

    def _add_form(self, number: int, submission: Submission, form: Form) -> None:
        issuer = form.department or form.issuer or submission.issuer or ""
        owner = digest(plain(issuer) or submission.source, project_core(form.name))
        place = self._put("forms", number, form.index, form.name)
        self.indicators += form.lines
        for row in form.indicators:
            if row.period == "annual" and (fact := self._facts.row(form, row)):
                self._put(
                    "rows", fact.key, place, row.row, owner, fact.sign, fact.kinds, fact.value,
                    row.unit, row.full_name, target_text(row), _json(row.location),
                )  # fmt: skip
        for passage in form.passages:
            if passage.field in _TEXTS:
                self._add_text(place, owner, issuer, form, passage)
        if issuer:
            self._add_cores(place, f"{plain(issuer)}\0{form.year or submission.year or ''}", form)

    def _add_text(self, place: int, owner: int, issuer: str, form: Form, passage: Passage) -> None:
        settings = self._settings.copied_text
        if any(word in form.name for word in settings.exempt):
            return
        core = project_core(form.name)
        words = masked(passage.text, (plain(form.name), core, plain(issuer)))
        if len(words) < settings.least_length:
            return
        field = _TEXTS.index(passage.field)
        number = self._put(
            "texts", field, place, owner, core, passage.label, words, passage.text, _json(passage.location)
        )
        for band in bands(words):
            self._put("bands", band ^ field, number)

    def _add_cores(self, place: int, department: str, form: Form) -> None:
        if form.kind is FormKind.DEPARTMENT:
            for row in form.indicators:
                if row.core and "core" not in form.doubtful:
                    target, where = target_text(row), _json(row.location)
                    self._put("cores", department, place, row.row, row.full_name, target, where)
        elif form.kind in (FormKind.PROJECT, FormKind.TRANSFER):
            told = (*(row.full_name for row in form.indicators), *(each.text for each in form.passages))
            self._put("support", department, place, "\n".join((form.name, *told)))

    def _put(self, table: str, *values: Any) -> int:
        """Adds a line; its id is the next number of its table."""
        waiting = self._waiting.setdefault(table, [])
        number = self._ids[table] = self._ids.get(table, 0) + 1
        values = tuple(map(_stored, values))
        waiting.append(values if table in _WITHOUT_ID else (number, *values))
        if len(waiting) >= _BATCH:
            self._flush(table)
        return number

    def _flush(self, table: str) -> None:
        waiting = self._waiting.pop(table, [])
        if waiting:
            marks = ",".join("?" * len(waiting[0]))
            with _told():
                self._base.executemany(f"insert into {table} values ({marks})", waiting)

    def lines(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The lines of a query, all that was added included. Raises UsageError where the disk is full."""
        for line in self.numbers(query, *values):
            yield tuple(map(_given, line))

    def numbers(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The same for a query that asks for no text."""
        for table in tuple(self._waiting):
            self._flush(table)
        with _told():
            yield from self._base.execute(query, values)

    def differs(self, table: str, number: int) -> None:
        """Counts a row or text of ``table`` for its department."""
        key = "rowid" if table in _WITHOUT_ID else "id"
        form = next(self.lines(f"select form from {table} where {key} = ?", number))[0]
        self._put("differing", form)

    def issuers(self, most: int) -> Iterator[tuple[str, int, int]]:
        """Departments with their indicators and how many rows and texts differ, those with the largest share
        first."""
        for issuer, indicators, found in self.lines(_ISSUERS, most):
            yield str(issuer), int(indicators), int(found)

    def name(self, number: int) -> str:
        """What a row of ``rows`` is called."""
        return str(next(self.lines("select name from rows where id = ?", number))[0])

    def index_support(self) -> None:
        """Makes the projects of a department quick to find."""
        for _ in self.lines("create index if not exists by_department on support (department)"):
            pass

    def row(self, number: int) -> tuple[Quoted, str]:
        """A row of ``rows`` with its unit as written."""
        query = _QUOTED.format(row="t.row", name="t.name", text="t.target", table="rows", id="id")
        unit = next(self.lines("select unit from rows where id = ?", number))[0]
        return _quoted(next(self.lines(query, number))), unit or ""

    def text(self, number: int) -> Quoted:
        """A text of ``texts``."""
        query = _QUOTED.format(row="null", name="t.label", text="t.text", table="texts", id="id")
        return _quoted(next(self.lines(query, number)))

    def form(self, number: int) -> Quoted:
        """A form as its project."""
        query = """select s.source, s.issuer, f.form, null, f.project, f.project, '', '{}'
        from forms f join submissions s on s.id = f.submission where f.id = ?"""
        return _quoted(next(self.lines(query, number)))

    def core(self, number: int) -> Quoted:
        """A row of ``cores``."""
        query = _QUOTED.format(row="t.row", name="t.name", text="t.target", table="cores", id="rowid")
        return _quoted(next(self.lines(query, number)))


def target_text(row: Indicator) -> str:
    """Sign, value and unit as one reads them."""
    return "".join((row.sign if not row.qualitative else "", row.value or "", row.unit or ""))


def _quoted(line: tuple[Any, ...]) -> Quoted:
    source, issuer, form, row, project, name, text, place = line
    location = Location(**json.loads(place))
    return Quoted(source, issuer, form, row, project, name, text, location)


def _stored(value: Any) -> Any:
    """The value as SQLite takes it: a text that is no Unicode as bytes."""
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def _given(value: Any) -> Any:
    """The value that was stored."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _json(location: Location) -> str:
    return json.dumps(location.as_json(), ensure_ascii=False)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "full" not in str(error) and "disk" not in str(error):
            raise
        raise UsageError(
            f"比对时不能写入临时文件（{error}）。请清理 {tempfile.gettempdir()}，"
            "或用环境变量 SQLITE_TMPDIR 换一个空间大的文件夹"
        ) from error
