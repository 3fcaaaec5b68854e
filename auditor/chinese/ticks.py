"""Things to choose from with a box each, one of them ticked: «☑优 □良 □中», «定量√ 定性□»."""

from __future__ import annotations

from auditor.expressions import expression

BOX, TICK = "□☐○〇", "☑☒■√✓✔▣◼●"
_MARK = expression(rf"[（(]?([{BOX}{TICK}])[）)]?")
_ANY = expression(f"[{BOX}{TICK}]")
_FEWEST = 2  # things to choose from


def has_boxes(text: str) -> bool:
    """Whether a text has any box, ticked or not."""
    return _ANY.search(text) is not None


def ticked(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The one thing that is ticked, and all that are offered; ``None`` where it is not plain which."""
    marks = _MARK.findall(text)
    if len(marks) < _FEWEST or sum(mark in TICK for mark in marks) != 1:
        return None
    before, *behind = (word.strip() for word in _MARK.split(text)[::2])
    offered = behind if not before else [before, *behind[:-1]] if not behind[-1] else []
    if not offered:
        return None
    chosen = next(word for mark, word in zip(marks, offered, strict=True) if mark in TICK)
    return chosen, tuple(offered)
