"""Why a rule cannot judge a unit, as the report says it: the one place here where sentences stand."""

from __future__ import annotations

VALUE_BLANK = "指标值空白或未读出"
VALUE_EMPTY = "指标值为空"
VALUE_NOT_A_NUMBER = "指标值不是数字"
VALUE_BLANK_OR_WORDS = "指标值空白或不是数字"
VALUE_BESIDE_A_LIMIT = "指标值不是一个数，没法与界限比较"
QUALITATIVE_VALUE_EMPTY = "定性指标的指标值为空"
GOAL_EMPTY = "绩效目标为空"
NO_TEXTS = "没有读到项目概况和绩效目标的文字"
SHORT_TEXTS = "概况和目标太短，或者表格不完整，看不出哪条指标没有依据"
NO_YEAR = "没有读到这张表的年度"
NO_BUDGET_YEAR = "表中没有预算年度，无法判断依据是否过期"
NO_BUDGET = "没有读到预算金额"
NO_BUDGET_OR_UNIT = "没有读到预算金额或者它的单位"
NO_BUDGET_OR_NO_UNIT = "没有读到预算金额，或者预算金额没有写明单位"
NO_BUDGET_OR_SPENDING = "预算数或执行数空白或没有读出来"
NO_PLANNED_BUDGET = "预算数空白或没有读出来"
NO_EXECUTION_POINTS = "执行率的分值、预算数或执行数空白或没有读出来"
NO_EXECUTION_SCORE = "预算执行率的得分没有读出来"
NO_MONTH_OR_MONEY = "看不出执行到几月，或者预算数、执行数没有读出来"
NO_PROGRESS = "预算数、执行数没有读出来，或者能算进度的指标太少"
NO_SCORE_OR_POINTS = "得分或分值空白或没有读出来"
NO_SCORES = "有指标的得分空白或没有读出来"
NO_BAND = "得分、分值没有读出来，或者完成值没有写达成、部分达成、未达成"
NO_RESULT = "完成情况没有填写"
NO_FORECAST = "全年预计和完成可能性都没有填写"
FORECAST_BESIDE_TARGET = "全年预计或完成可能性没有填写，或者与目标没法比较"
RESULT_BESIDE_TARGET = "指标值与完成值没法比较"


def no_text(label: str) -> str:
    """A text of the form that was not read."""
    return f"没有读到{label}的文字"


def unread(*cells: str) -> str:
    """Cells of a row that were not read."""
    return f"{'、'.join(cells)}没有读出来"


def weights_unread(rows: str) -> str:
    """Rows whose weight is blank or was not read."""
    return f"第{rows}行的权重空白或没有读出来"


def weights_unnamed(label: str) -> str:
    """A column of numbers that was taken for the weights although its heading is no word."""
    return f"权重一列的列名是“{label}”，看不出是不是权重"


def unknown_unit(unit: str) -> str:
    """A unit that no list holds."""
    return f"词表中没有计量单位“{unit}”"
