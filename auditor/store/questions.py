"""Questions to a store: those that a bureau asks every week, and SQL of people's own, which only reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from auditor.errors import UsageError
from auditor.expressions import expression

if TYPE_CHECKING:
    from auditor.store.database import Database

_READS = expression(r"\s*(?:select|with|values)\b", re.IGNORECASE)
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question; ``sql`` may use ``:run``, the run that is asked about."""

    name: str
    says: str
    sql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows; rows are read as they are taken."""

    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


_OF_RUN = "submissions s JOIN audits a ON a.id = s.audit"
_HELD = (
    "LEFT JOIN decisions d ON d.id = (SELECT max(e.id) FROM decisions e WHERE e.fingerprint = f.fingerprint)"
)

QUESTIONS: Mapping[str, Question] = {
    each.name: each
    for each in (
        Question(
            "单位",
            "每个单位报了几份、得分、问题多少，问题多的在前",
            f"""SELECT coalesce(a.issuer, '（未写明）') AS 单位, count(*) AS 份数,
            sum(a.indicators) AS 指标数, round(CAST(avg(a.score) AS numeric), 1) AS 平均得分,
            sum(a.must) AS 必须修改, sum(a.should) AS 建议修改, sum(a.verify) AS 请核实,
            round(CAST(10.0 * sum(a.must + a.should) / nullif(sum(a.indicators), 0) AS numeric), 1)
            AS 每十条指标, round(CAST(sum(a.money) AS numeric), 2) AS 预算万元
            FROM {_OF_RUN} WHERE s.run = :run GROUP BY a.issuer
            ORDER BY sum(a.must + a.should) DESC, 1""",
        ),
        Question(
            "低分",
            "得分最低的五十份",
            f"""SELECT s.source AS 文件, a.issuer AS 单位, round(CAST(a.score AS numeric), 1) AS 得分,
            a.grade AS 等级, a.decision AS 结论, a.must AS 必须修改, a.should AS 建议修改
            FROM {_OF_RUN} WHERE s.run = :run ORDER BY a.score IS NOT NULL, a.score, s.position LIMIT 50""",
        ),
        Question(
            "规则",
            "哪些问题最多，涉及多少份、多少单位",
            f"""SELECT f.rule AS 规则, min(f.title) AS 名称, count(*) AS 处数,
            count(DISTINCT s.source) AS 份数, count(DISTINCT a.issuer) AS 单位数
            FROM {_OF_RUN} JOIN findings f ON f.audit = a.id WHERE s.run = :run AND f.waived_by IS NULL
            GROUP BY f.rule ORDER BY count(*) DESC, f.rule""",
        ),
        Question(
            "问题",
            "必须修改、建议修改的逐条问题，连同处理结果",
            f"""SELECT s.source AS 文件, f.number AS 编号, a.issuer AS 单位, f.place AS 位置,
            f.message AS 问题, f.suggestion AS 改法, d.verdict AS 处理结果, d.reason AS 理由, d.who AS 处理人
            FROM {_OF_RUN} JOIN findings f ON f.audit = a.id {_HELD}
            WHERE s.run = :run AND f.urgency IN ('must', 'should') AND f.waived_by IS NULL
            ORDER BY s.position, f.position""",
        ),
        Question(
            "未处理",
            "还没有处理结果的必须修改的问题",
            f"""SELECT s.source AS 文件, f.number AS 编号, a.issuer AS 单位, f.message AS 问题
            FROM {_OF_RUN} JOIN findings f ON f.audit = a.id {_HELD}
            WHERE s.run = :run AND f.urgency = 'must' AND f.waived_by IS NULL AND d.id IS NULL
            ORDER BY s.position, f.position""",
        ),
        Question(
            "指标",
            "各单位都在用的指标，用了哪些计量单位",
            f"""SELECT i.name AS 指标, count(*) AS 条数, count(DISTINCT a.issuer) AS 单位数,
            count(DISTINCT i.unit) AS 计量单位种数, min(i.unit) AS 计量单位, max(i.unit) AS 又一种
            FROM {_OF_RUN} JOIN indicators i ON i.audit = a.id WHERE s.run = :run AND i.name <> ''
            GROUP BY i.name HAVING count(*) > 1
            ORDER BY count(DISTINCT a.issuer) DESC, count(*) DESC, i.name""",
        ),
        Question(
            "未读取",
            "没有读取的文件和原因",
            """SELECT source AS 文件, reason AS 原因, advice AS 怎么办 FROM submissions
            WHERE run = :run AND state <> 'audited' ORDER BY position""",
        ),
        Question(
            "审核",
            "这一次的全部文件，连同审核编号",
            """SELECT s.position AS 序号, s.source AS 文件, s.audit AS 审核编号, a.issuer AS 单位,
            a.year AS 年度, round(CAST(a.score AS numeric), 1) AS 得分, a.grade AS 等级, a.profile AS 评审口径
            FROM submissions s LEFT JOIN audits a ON a.id = s.audit WHERE s.run = :run ORDER BY s.position""",
        ),
        Question(
            "处理结果",
            "全部处理结果，最近的在前（不限于一次审核）",
            """SELECT decided AS 时间, who AS 处理人, verdict AS 处理结果, reason AS 理由, rule AS 规则,
            message AS 问题, fingerprint AS 指纹 FROM decisions ORDER BY id DESC""",
        ),
    )
}


@contextmanager
def asked(database: Database, question: Question, run: int | None) -> Iterator[Answer]:
    """The answer to a ready question about a run."""
    with database.reading() as connection:
        used = {"run": run} if ":run" in question.sql else {}
        yield _answer(connection.execute(text(question.sql), used))


@contextmanager
def asked_in_sql(database: Database, sql: str) -> Iterator[Answer]:
    """The answer to SQL on a store that was opened to be read only. Raises UsageError for what is no single
    question."""
    plain = sql.strip().removesuffix(";")
    if not _READS.match(plain):
        raise UsageError("只能查询：SQL 应以 SELECT 或 WITH 开头")
    if ";" in plain:
        raise UsageError("一次只能查询一句，SQL 里不能有分号")
    with database.reading() as connection:
        yield _answer(connection.execution_options(no_parameters=True).exec_driver_sql(plain))


def _answer(result: Any) -> Answer:
    return Answer(tuple(result.keys()), (tuple(row) for row in result.yield_per(_AT_ONCE)))
