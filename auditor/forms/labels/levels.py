"""Level names in front of an indicator's name (产出-数量-…) and in columns of their own."""

from __future__ import annotations

from auditor.chinese.marks import DASHES, HAN, alternation
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.remembered import remembered
from auditor.forms.text import (
    MARKS,
    label_key,
    one_line,
    squeeze,
    without_count,
    without_decimal,
    without_head,
    without_numbering,
)

_POINTS_WORD = rf"[{HAN}]{{0,4}}(?:分值?|权重|比重|共|计|占比?|得|扣)\s*[:：为]?"  # 满分, 自评分, 权重：
_MARK = rf"(?:{_POINTS_WORD}\s*)?\d+(?:\.\d+)?(?:\s*[{DASHES}至]\s*\d+)?\s*(?:分|%|％)?"
_POINTS = expression(
    rf"(?<!\s)\s*+[（(【\[]\s*{_MARK}(?:\s*[,，;；、/／]\s*{_MARK}){{0,2}}\s*[)）】\]]\s*分?\s*$"
)
# 产出指标40分, and 产出指标 50% where a break parts them
_BARE_POINTS = expression(
    rf"(?<=[{HAN}])(?:\s*+\d{{1,3}}(?:\.\d+)?\s*分|\s++\d{{1,3}}(?:\.\d+)?\s*[%％])\s*$"
)
_CONTINUED = expression(r"\s*[（(]\s*(?:续(?:前|上|表)?|接(?:上|前)[页表]?)\s*[)）]\s*$")
_POINTS_ENDS = frozenset(")）】]分%％")
_NUMBERED = expression(
    r"^(?:(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[：:、.．]|\d{1,2}\s*[、.．)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s*(?=\S)"
)
_HEADING = expression(r"^[一二三四五六七八九十]+、|(?:指标|目标|效益|效果|管理|产出|成本)(?:[(（].*)?[:：]?$")
_TOP = expression(r"^[一二三四五六七八九十]+、")
_DEPTHS = tuple(
    expression(each)
    for each in (r"[一二三四五六七八九十]+、", r"\([一二三四五六七八九十]+\)", r"\d{1,2}[、.](?!\d)")
)
_DECIMAL = expression(r"\d{1,2}(?:\.\d{1,2})+(?=\D|$)")
_DECIMAL_LEVEL = expression(rf"\d{{1,2}}(?:\.\d{{1,2}})+(?=[{HAN}])")  # 1.1数量指标
_REPEATED = expression(r"(.{2,12}?)\1+")
_ENCLOSED = expression(r"\s*[（(【\[]\s*([^（()）【】\[\]]*[^\d（()）【】\[\]])\s*[）)】\]]\s*")
_BEHIND = expression(r"([^（()）]+)[（(]([^（()）]+)[)）]")
_LISTED = expression(  # 产出指标（数量、质量、时效）
    rf"([^（()）]+)[（(]\s*[{HAN}]{{2,8}}(?:\s*[、，,;；/／]\s*[{HAN}]{{2,8}})+\s*等?\s*[)）]"
)
_WORD = expression(rf"[{HAN}]{{1,8}}")
_LABELLED = expression(r"^\s*[一二]级(?:指标|目标)?\s*[：:]\s*(?=\S)")  # 一级指标：产出指标
_ORDINAL = expression(r"(?<=指标)\s*\d{1,2}$")
_LETTERED = expression(
    rf"^\s*(?:[（(]?[A-ZＡ-Ｚ]\d{{0,2}}[)）]?|[Ⅰ-Ⅻ])\s*[、.．]?\s*(?=[{HAN}]{{2}})"
)  # A产出指标
_SHORTEST_REST = 4  # below this the words after a level name belong to it: 质量合格率 is a name


class LevelReader:
    """Separates level names from names, by the level names of the lexicon."""

    def __init__(self, labels: Labels) -> None:
        self._first = labels.first_levels
        self._second = labels.second_levels
        self._letters = frozenset(map(frozenset, self._first))
        self._separator = expression(f"{alternation(labels.source.levels.separators)}+")
        source = labels.source
        self._kinds = {squeeze(word) for word in (*source.operators["定性"], *source.quantitative)}
        self._inner = {
            label_key(first): frozenset(map(label_key, words)) for first, words in source.levels.inner.items()
        }
        self._again = frozenset(map(squeeze, source.repeats))
        self._marks = "".join(labels.source.marks)
        self._seconds = sorted(self._second, key=len, reverse=True)
        self.is_level = remembered(self._is_level)
        self.is_first = remembered(self._is_first)
        self.is_second = remembered(self._is_second)
        self.path = remembered(self._path)
        self.level_name = remembered(self._level_name)
        self.split = remembered(self._split)

    def _is_level(self, text: str) -> bool:
        key = _key(text)
        return key in self._first or key in self._second

    def _is_first(self, text: str) -> bool:
        return _key(text) in self._first

    def _is_second(self, text: str) -> bool:
        return _key(text) in self._second

    def spell_first(self, letters: str) -> bool:
        """Whether letters, in any order, are all those of a first level."""
        return any(map(frozenset(letters).issuperset, self._letters))

    def is_group(self, text: str) -> bool:
        """Whether a text that stands alone heads rows: a level, numbered 一、, or ending like one."""
        return self.is_level(text) or _HEADING.search(squeeze(text)) is not None

    def is_inner(self, text: str, first: str) -> bool:
        """Whether a level that may be a first one is a second one among those below ``first``: 成本指标
        behind 数量指标 and 质量指标."""
        return _key(text) in self._inner.get(_key(first), ())

    def is_kind(self, text: str) -> bool:
        """Whether a text says what kind of target a row has: 定量, 定性指标."""
        return squeeze(text) in self._kinds

    def says_again(self, text: str) -> bool:
        """Whether a cell says that its level is that of the row above: 同上."""
        return squeeze(text) in self._again

    def is_top(self, text: str) -> bool:
        """Whether a line that heads rows is of the first level."""
        return self.is_first(text) or _TOP.match(squeeze(text)) is not None

    @staticmethod
    def depth(text: str) -> int:
        """How deep the numbering in front of a heading is (一、 then （一） then 1. then 1.1), 0 where it has
        none."""
        if without_count(text) != text:
            return len(_DEPTHS)
        bare = squeeze(text)
        if decimal := _DECIMAL.match(bare):
            return len(_DEPTHS) + decimal[0].count(".")
        return next((depth for depth, number in enumerate(_DEPTHS, start=1) if number.match(bare)), 0)

    def _path(self, text: str) -> tuple[str, str] | None:
        """Both levels of a text that holds them together: «产出指标-数量指标», «产出数量指标»."""
        match = self._separator.search(text)
        if not match:
            return self._compound(label_key(text))
        first, second = text[: match.start()].strip(), text[match.end() :].strip()
        return (first, second) if self.is_first(first) and self.is_second(second) else None

    def bare_path(self, text: str) -> tuple[str, str] | None:
        """Both levels of a cell in a column of levels, whatever word the form has for the second:
        «满意度-游客», «产出指标（数量）»."""
        if enclosed := _BEHIND.fullmatch(text):
            first, second = enclosed[1].strip(), enclosed[2].strip()
            known = self.is_second(second) or self.is_second(second + first)  # 效益（经济）
            return (first, second) if self.is_first(first) and known else None
        match = self._separator.search(text)
        first, second = (text[: match.start()].strip(), text[match.end() :].strip()) if match else (text, "")
        return (first, second) if self.is_first(first) and _WORD.fullmatch(second) else None

    def _compound(self, key: str) -> tuple[str, str] | None:
        if key in self._first or key in self._second:
            return None
        pairs = ((key[:cut], key[cut:]) for cut in range(2, len(key) - 1))
        return next((pair for pair in pairs if pair[0] in self._first and pair[1] in self._second), None)

    def _level_name(self, text: str) -> str:
        """A level cell without its number, the points printed behind it and a list of what is below it."""
        bare = _without_points(
            _once(one_line(without_count(_without_points(_LABELLED.sub("", text)))))
        ).strip(self._marks + MARKS + " ")
        if (listed := _LISTED.fullmatch(bare)) and self.is_first(listed[1]):
            bare = listed[1].strip()
        decimal = _DECIMAL_LEVEL.match(bare)
        if (lettered := _LETTERED.match(bare)) and self.is_level(bare):
            return bare[lettered.end() :]
        return without_numbering(bare[decimal.end() :] if decimal else bare)

    def is_marked(self, name: str) -> bool:
        return name.strip()[:1] in self._marks or name.strip()[-1:] in self._marks

    def _split(self, full_name: str) -> tuple[tuple[str, ...], str]:
        """Levels and name of «产出-数量-慰问人数»: («产出», «数量») and «慰问人数»."""
        name = full_name.strip(self._marks + " ")
        levels: list[str] = []
        while len(levels) < 2 and (match := self._separator.search(name)):
            head, rest = name[: match.start()].strip(), name[match.end() :].strip()
            head = _ORDINAL.sub("", head)  # 数量指标1：
            known = self.is_level(head) if not levels else label_key(head) in self._second
            if not known or not rest:
                break
            levels.append(_without_points(head))
            name = rest
        if len(levels) == 1 and self.is_first(levels[0]):
            level, name = self._glued(name)
            levels += level
        return tuple(levels), without_decimal(_NUMBERED.sub("", name))

    def _glued(self, name: str) -> tuple[list[str], str]:
        # the separator behind the second level was lost: 效益-社会效益改善出行条件
        for level in self._seconds:
            if name.startswith(level) and len(name) - len(level) >= _SHORTEST_REST:
                return [level], name[len(level) :].lstrip("：: ")
        return [], name


@remembered
def _key(text: str) -> str:
    """The form under which a cell of levels is looked up."""
    return label_key(without_head(_LETTERED, _without_points(_once(without_head(_LABELLED, text)))))


def _without_points(text: str) -> str:
    if text.rstrip()[-1:] not in _POINTS_ENDS:
        return text
    return _CONTINUED.sub("", _BARE_POINTS.sub("", _POINTS.sub("", text)))


def _once(text: str) -> str:
    """A name without the brackets around it, and once where a merged cell prints it again for each of its
    rows: （数量指标）, 产出指标产出指标."""
    if enclosed := _ENCLOSED.fullmatch(text):
        return enclosed[1]
    match = _REPEATED.fullmatch(squeeze(text))
    return match[1] if match else text
