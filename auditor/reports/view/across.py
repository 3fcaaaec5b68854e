"""Words for the comparison across submissions that all media share."""

from __future__ import annotations

from auditor.model import Across, AcrossIssuer, AcrossKind, Confidence, Divergence, Quoted
from auditor.model.words import SEVERITY_WORDS, Urgency

TITLE = "跨部门比对"
_LONGEST = 160  # characters of a text that a table quotes
_TOLD_FROM = 0.05  # on ten indicators


def urgency_word(divergence: Divergence) -> str:
    """«请核实», or «建议修改» where many peers agree."""
    asks = divergence.confidence is Confidence.ASK
    return Urgency.VERIFY.word if asks else SEVERITY_WORDS["warning"]


def place_words(quoted: Quoted) -> str:
    """«表2 第3行，工作表“整体”D12»."""
    row = f" 第{quoted.row}行" if quoted.row is not None else ""
    where = "" if quoted.location.only_table else quoted.location.describe()
    return f"表{quoted.form}{row}" + (f"，{where}" if where else "")


def row_words(quoted: Quoted) -> str:
    """What is quoted of a row, or the beginning of a text."""
    words = f"{quoted.name} {quoted.text}".strip() if quoted.row is not None else quoted.text
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def summary(across: Across) -> str:
    """One sentence on all that was compared."""
    found = sum(each.count for each in across.kinds)
    base = f"{across.submissions}份文件互相比对，{across.compared}条指标在别的项目里有同名指标"
    return f"{base}，共有{found}处要核对。" if found else f"{base}，没有发现要核对的地方。"


def told_kinds(across: Across) -> tuple[AcrossKind, ...]:
    """The kinds that found something."""
    return tuple(each for each in across.kinds if each.count)


def of_kind(across: Across, kind: str) -> tuple[Divergence, ...]:
    """The listed divergences of one kind."""
    return tuple(each for each in across.divergences if each.kind == kind)


def rate_words(kind: AcrossKind) -> str:
    """«，每十条指标 0.25 处», blank where they are too few to say it."""
    return f"，每十条指标 {kind.per_ten:.2f} 处" if kind.per_ten >= _TOLD_FROM else ""


def per_ten_words(kind: AcrossIssuer) -> str:
    """«0.25», «不到0.01» where so few would round to nothing."""
    return f"{kind.per_ten:.2f}" if kind.per_ten >= 0.005 else "不到0.01"
