"""Regular expressions that people write into rules and lexicons: sound ones, and none that takes for ever.

An expression takes exponential time where a repeated part can be cut into repetitions in several ways, as in
(a+)+ or (\\w|\\d)*. What repeats a run must end each of its turns with something that the run does not hold.
It takes the cube of the time where three runs follow each other with nothing that parts them, as in
.*甲.*乙.*丙.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_parser: Any = import_module("re._parser")
_codes: Any = import_module("re._constants")
_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT)
_ENDS_OF_TEXT = (_codes.AT_BEGINNING_STRING, _codes.AT_END_STRING)
_MANY = 32  # a repetition of so many turns or more is a run
_LONGEST = 5_000
_CHAIN = 3  # so many runs that may each take what the others take need the cube of a text's length
# What Python says of a wrong expression, in the rule owner's words; the first one that occurs holds
_MISTAKES = (
    ("unterminated subpattern", "圆括号“(”没有配对的“)”"),
    ("unbalanced parenthesis", "圆括号“)”没有配对的“(”"),
    ("unterminated character set", "方括号“[”没有配对的“]”"),
    ("nothing to repeat", "“*”“+”“?”或“{…}”前面没有要重复的内容"),
    ("multiple repeat", "重复的符号（“*”“+”“?”“{…}”）连写了两个"),
    ("min repeat greater than max repeat", "“{…}”里前面的次数大于后面的"),
    ("bad character range", "方括号里的范围（如“a-z”）前后颠倒，或“-”要写在最后"),
    ("bad escape", "反斜杠“\\”后面的字母没有这种写法"),
    ("look-behind requires fixed-width", "“(?<=…)”“(?<!…)”里的内容长度要固定"),
    ("unknown extension", "“(?”后面的写法不认识"),
    ("invalid group reference", "引用的括号组没有"),
    ("unknown group name", "引用的括号组没有"),
)
# What classes of characters are compared by: a few of each kind that expressions speak of.
_SAMPLES = "aZz_09 \t\n.,;:!?()[]%/*+-<>=，。；：、（）“”·…％甲的年０"


def checked(expression: str) -> str:
    """The expression, for a validator. Raises PydanticCustomError for one that is wrong or slow."""
    try:
        if len(expression) > _LONGEST:
            raise _refused(f"正则表达式超过{_LONGEST}个字符")
        re.compile(expression)
        tree = _parser.parse(expression)
    except (re.error, OverflowError, RecursionError) as error:
        raise _refused(f"正则表达式有误：{_wrong(error)}") from error
    alphabet = "".join(dict.fromkeys(_SAMPLES + expression))
    if any(_ambiguous(body, alphabet) for body in _runs(tree)):
        raise _refused("正则表达式太慢：重复里又套着重复，同一段文字有多种拆法，请改写，如(a+)+改为a+")
    if any(_chain(nodes, alphabet) >= _CHAIN for nodes in _sequences(tree)):
        raise _refused("正则表达式太慢：接连三段都能吃下同样的文字，拆法太多，请写短些，如.*改为.{0,20}")
    return expression


Expression = Annotated[str, AfterValidator(checked)]


def searched_by_lines(expression: str) -> bool:
    """Whether a line that has an expression by itself has it among other lines too (by ``re.MULTILINE``): to
    all that it forbids beside a match the end of a line is what the end of the text is."""
    return _sees_no_end(_parser.parse(expression))


def _sees_no_end(nodes: Any) -> bool:
    for code, given in nodes:
        if code is _codes.AT and given in _ENDS_OF_TEXT:
            return False
        if code is _codes.ASSERT_NOT and "\n" in _characters(given[1], "\n"):
            return False
        if not all(map(_sees_no_end, _inside(code, given))):
            return False
    return True


def _wrong(error: Exception) -> str:
    """What is wrong with an expression, with the place where Python knows it."""
    message = getattr(error, "msg", None) or str(error)
    told = next((words for sign, words in _MISTAKES if sign in message), f"写法不对（{message}）")
    place = getattr(error, "pos", None)
    return told if place is None else f"{told}，在第{place + 1}个字符"


def _refused(text: str) -> PydanticCustomError:
    return PydanticCustomError("explained", "{text}", {"text": text})


def _runs(nodes: Any) -> Iterator[Any]:
    """The bodies of all repetitions without a small end."""
    for code, given in nodes:
        if code in _REPEATS and given[1] >= _MANY:
            yield given[2]
        for inner in _inside(code, given):
            yield from _runs(inner)


def _sequences(nodes: Any) -> Iterator[list[Any]]:
    """The expression and all that stands inside it, groups opened in the sequence that they stand in."""
    flat = list(_opened(nodes))
    yield flat
    for code, given in flat:
        for inner in _inside(code, given):
            yield from _sequences(inner)


def _opened(nodes: Any) -> Iterator[Any]:
    for code, given in nodes:
        if code is _codes.SUBPATTERN:
            yield from _opened(given[3])
        else:
            yield code, given


def _chain(nodes: Sequence[Any], alphabet: str) -> int:
    """The most runs in a row that may share out one text among them; one at the end takes what there is."""
    longest = length = 0
    shared: set[str] = set()
    last = len(nodes) - 1
    for place, node in enumerate(nodes):
        own = _characters([node], alphabet)
        if node[0] in _REPEATS and node[1][1] >= _MANY:
            if place == last and _least(node) == 0:
                break
            length, shared = (length + 1, shared & own) if length and shared & own else (1, own)
            longest = max(longest, length)
        elif _least(node) and not own & shared:
            length, shared = 0, set()
    return longest


def _inside(code: Any, given: Any) -> Sequence[Any]:
    if code in _REPEATS or code is _codes.POSSESSIVE_REPEAT:
        return [given[2]]
    if code is _codes.BRANCH:
        branches: list[Any] = given[1]
        return branches
    if code is _codes.SUBPATTERN:
        return [given[3]]
    if code in (_codes.ASSERT, _codes.ASSERT_NOT):
        return [given[1]]
    return [given] if code is _codes.ATOMIC_GROUP else []


def _ambiguous(body: Any, alphabet: str) -> bool:
    """Whether what a repetition repeats may be cut into its turns in several ways."""
    nodes = list(body)
    if len(nodes) == 1 and nodes[0][0] is _codes.SUBPATTERN:
        return _ambiguous(nodes[0][1][3], alphabet)
    if len(nodes) == 1 and nodes[0][0] is _codes.BRANCH:
        return _overlapping(nodes[0][1][1], alphabet)
    return any(
        code in _REPEATS and given[1] >= _MANY and not _parted(nodes, number, alphabet)
        for number, (code, given) in enumerate(nodes)
    )


def _overlapping(branches: Sequence[Any], alphabet: str) -> bool:
    if any(_ambiguous(branch, alphabet) for branch in branches):
        return True
    single = [_characters(branch, alphabet) for branch in branches if tuple(branch.getwidth()) == (1, 1)]
    return any(one & other for number, one in enumerate(single) for other in single[:number])


def _parted(nodes: Sequence[Any], number: int, alphabet: str) -> bool:
    """Whether something beside the run at ``number`` stands in every turn and shares no character with it."""
    own = _characters([nodes[number]], alphabet)
    return any(
        _least(node) > 0 and not own & _characters([node], alphabet)
        for place, node in enumerate(nodes)
        if place != number
    )


def _least(node: Any) -> int:
    single: Any = _parser.SubPattern(_parser.State(), [node])
    try:
        return int(single.getwidth()[0])
    except IndexError:  # it names a group, which may have matched nothing
        return 0


def _characters(nodes: Any, alphabet: str) -> set[str]:
    """The characters of the alphabet that may stand in a match of the nodes."""
    found: set[str] = set()
    for code, given in nodes:
        if code is _codes.LITERAL:
            found.add(chr(given))
        elif code is _codes.NOT_LITERAL:
            found |= set(alphabet) - {chr(given)}
        elif code is _codes.ANY:
            found |= set(alphabet)
        elif code is _codes.IN:
            found |= {char for char in alphabet if _holds(given, char)}
        elif code is _codes.GROUPREF:
            return set(alphabet)
        elif code not in (_codes.ASSERT, _codes.ASSERT_NOT):
            for inner in _inside(code, given):
                found |= _characters(inner, alphabet)
    return found


def _holds(items: Any, char: str) -> bool:
    """Whether a class of characters holds one."""
    negated = any(code is _codes.NEGATE for code, _ in items)
    return negated != any(_matches(code, given, char) for code, given in items)


def _matches(code: Any, given: Any, char: str) -> bool:
    if code is _codes.LITERAL:
        return bool(ord(char) == given)
    if code is _codes.RANGE:
        return bool(given[0] <= ord(char) <= given[1])
    return code is _codes.CATEGORY and bool(_CATEGORIES[given](char))


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    _codes.CATEGORY_DIGIT: str.isdecimal,
    _codes.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    _codes.CATEGORY_SPACE: str.isspace,
    _codes.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    _codes.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    _codes.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}
