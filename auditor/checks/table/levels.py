"""Level paths: indicators and goal sentences that lack a level which their siblings have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit, TextUnit
from auditor.chinese.stops import SENTENCE_ENDS
from auditor.expressions import expression
from auditor.language.names.dimensions import DimensionReader
from auditor.language.names.levels import LevelFrame, LevelPath, level_key
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Form, Indicator, Passage
from auditor.model.words import FIELD_WORDS

_CLAUSES = expression(rf"[{SENTENCE_ENDS}]|[，,](?=\s*[（(]?\d)")
_ROWS_OF_A_LEVEL = 2
_COST = "cost"
_PUT_IN = frozenset({"timeliness", _COST})
_LIST_NUMBER = expression(r"^.*?[（(]?\d{1,2}[)）.、．]\s*")


class PathParams(Params):
    """``share`` of the rows must carry a path before a row without one is told."""

    share: float = Field(default=0.5, description="至少这么大比例的指标写了级次，才判没写的（0—1）")


@check_kind(
    "level-path",
    params=PathParams,
    provides={"name", "full_name", "second", "separator", "proper", "written"},
    faults={"no-levels", "no-second", "glued"},
)
def judge_paths(unit: FormUnit, params: PathParams, context: Context) -> Judgement:
    """Where a form writes level paths before its names, every row has a whole one."""
    frame = context.lexicons.load("levels", LevelFrame)
    paths = [(row, frame.read(row.full_name)) for row in unit.form.indicators]
    with_path = [path for _, path in paths if path.first]
    if len(with_path) < 2 or len(with_path) < params.share * len(paths):
        return NOT_APPLICABLE
    two_levels = any(path.complete for path in with_path)
    hits = (
        _path_hit(unit.form, row, path, with_path[0], frame)
        for row, path in paths
        if not (path.complete or (path.first and not two_levels and not path.glued))
    )
    return failed(*hits)


def _path_hit(form: Form, row: Indicator, path: LevelPath, sibling: LevelPath, frame: LevelFrame) -> Hit:
    proper = _proper(form, path, sibling, frame)
    where = row.place("name")
    return Hit(
        values={
            "name": row.name,
            "full_name": row.full_name,
            "second": path.second or "",
            "separator": path.separator,
            "proper": proper,
        }
        | ({} if _unsaid(path, proper, frame) else {"written": proper}),
        evidence=(Evidence(row.full_name, where),),
        row=row.row,
        field="name",
        fault=_fault(path),
    )


def _unsaid(path: LevelPath, proper: str, frame: LevelFrame) -> bool:
    """Whether a path has a blank that only who wrote the form can fill."""
    blanks = (FIELD_WORDS["level1"], FIELD_WORDS["level2"])
    return level_key(path.leaf) == frame.satisfaction or any(each in proper for each in blanks)


def _fault(path: LevelPath) -> str:
    if path.first is None:
        return "no-levels"
    return "glued" if path.glued else "no-second"


def _proper(form: Form, path: LevelPath, sibling: LevelPath, frame: LevelFrame) -> str:
    mark = path.separator if path.first else sibling.separator
    if path.first is None:
        known = _path_in_goal(form, path.leaf, frame)
        return mark.join([*(known or (FIELD_WORDS["level1"], FIELD_WORDS["level2"])), path.leaf])
    first = level_key(path.first)
    second = path.second or frame.default_second.get(first, FIELD_WORDS["level2"])
    leaf = path.leaf
    if level_key(leaf) == frame.satisfaction:
        leaf = frame.subject_sample.format(subjects="、".join(frame.subjects[1:4]))
    return mark.join([path.first, second, leaf])


def _path_in_goal(form: Form, leaf: str, frame: LevelFrame) -> tuple[str, str] | None:
    """The path that the goal writes before the same name."""
    wanted = plain(leaf)
    for passage in form.passages:
        for path in _goal_paths(passage, frame):
            if path.first and path.second and plain(path.leaf).startswith(wanted):
                return path.first, path.second
    return None


@check_kind("level-path-in-text", params=NoParams, provides={"clause", "proper"})
def judge_text_paths(unit: TextUnit, _params: NoParams, context: Context) -> Judgement:
    """Where a goal writes level paths, every one of them has its second level."""
    frame = context.lexicons.load("levels", LevelFrame)
    paths = [path for path in _goal_paths(unit.passage, frame) if path.first]
    if len(paths) < 2 or not any(path.second for path in paths):
        return NOT_APPLICABLE
    return failed(
        *(
            _text_hit(unit.passage, path, path.first, frame)
            for path in paths
            if path.first and not path.complete
        )
    )


def _goal_paths(passage: Passage, frame: LevelFrame) -> Iterator[LevelPath]:
    for clause in _CLAUSES.split(passage.text):
        yield frame.read(_LIST_NUMBER.sub("", clause.strip(), count=1))


def _text_hit(passage: Passage, path: LevelPath, first: str, frame: LevelFrame) -> Hit:
    second = path.second or frame.default_second.get(level_key(first), FIELD_WORDS["level2"])
    glue = "" if path.glued else path.separator
    clause = path.separator.join([first, (path.second + glue if path.second else "") + path.leaf])
    proper = path.separator.join([first, second, path.leaf])
    return Hit(
        values={"clause": clause, "proper": proper},
        evidence=(Evidence(clause, passage.location),),
    )


@check_kind("level-columns", params=NoParams, provides={"name", "first", "second"})
def judge_columns(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """The level columns of a form hold names of the frame, each second level under its first."""
    frame = context.lexicons.load("levels", LevelFrame)
    if "level1" not in unit.form.columns:
        return NOT_APPLICABLE
    rows = [row for row in unit.form.indicators if row.levels]
    known = [row for row in rows if frame.first(row.levels[0])]
    if not rows or 2 * len(known) < len(rows):
        return NOT_APPLICABLE  # a frame of its own (department-wide forms)
    return failed(*_column_hits(rows, frame, context.language.dimensions))


def _column_hits(rows: Sequence[Indicator], frame: LevelFrame, dimensions: DimensionReader) -> Iterator[Hit]:
    """Costs were outputs before 2021 and are a first level now: such a name is only asked about."""
    for row in rows:
        first, second = row.levels[0], row.levels[1] if len(row.levels) > 1 else ""
        wrong_second = second and frame.is_second(second) and not frame.belongs(first, second)
        if frame.first(first) and wrong_second:
            yield Hit(
                values={"name": row.name, "first": first, "second": second},
                evidence=(Evidence(f"{first}／{second}／{row.name}", row.location),),
                row=row.row,
                field="level2",
                confidence=Confidence.ASK if dimensions.of_level(second) == _COST else None,
            )


class FirstLevelParams(Params):
    """``words`` of first levels that stand for decisions and management, under which no output belongs;
    under ``inputs`` only time and cost do."""

    words: tuple[str, ...] = Field(description="表示决策、管理的一级指标用词，下面不应有产出")
    inputs: tuple[str, ...] = Field(default=(), description="表示投入的一级指标用词，下面只应有时效、成本")


@check_kind("level-first", params=FirstLevelParams, provides={"first", "seconds"})
def judge_first(unit: FormUnit, params: FirstLevelParams, context: Context) -> Judgement:
    """Outputs and benefits filed under decisions or management."""
    frame = context.lexicons.load("levels", LevelFrame)
    rows = [row for row in unit.form.indicators if len(row.levels) > 1]
    odd = [row for row in rows if frame.is_second(row.levels[1]) and _manages(row, params, frame, context)]
    if len(odd) < _ROWS_OF_A_LEVEL:
        return PASSED if rows else NOT_APPLICABLE
    values = {
        "first": odd[0].levels[0],
        "seconds": "、".join(dict.fromkeys(level_key(row.levels[1]) for row in odd)),
    }
    return failed(Hit(values, (Evidence(odd[0].levels[0], odd[0].location),)))


def _manages(row: Indicator, params: FirstLevelParams, frame: LevelFrame, context: Context) -> bool:
    first, second = row.levels[:2]
    if frame.first(first) is not None:
        return False
    inputs = any(word in first for word in params.inputs)
    put_in = inputs and context.language.dimensions.of_level(second) in _PUT_IN
    return not put_in and (inputs or any(word in first for word in params.words))
