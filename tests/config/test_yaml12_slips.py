"""Slips of the pen in YAML: each with its place, a caret and what to write instead."""

from __future__ import annotations

import pytest

from auditor.config.yaml12 import YamlError, parse_yaml
from tests.cases import every_case

SLIPS = {
    "full-width colon": (
        "id: a\ntitle：数值\nb: 1\n",
        "f:2:6：键后面写成了中文冒号“：”，请改为英文冒号加空格“: ”\n    title：数值\n         ^",
    ),
    "full-width colons throughout": (
        "id：a\ntitle：b\n",
        "f:1:3：键后面写成了中文冒号“：”，请改为英文冒号加空格“: ”\n    id：a\n      ^",
    ),
    "no space after the colon": (
        "id: a\ntitle:数值\nb: 1\n",
        "f:2:7：冒号后面少了空格，请写成“键: 值”\n    title:数值\n          ^",
    ),
    "no space after a colon that lines below follow": (
        "id: a\nwhy:|\n  一\n  二\nscore: {points: 1}\n",
        "f:2:5：冒号后面少了空格，请写成“键: 值”\n    why:|\n        ^",
    ),
    "an operator without quotes": (
        "value: >=95%\n",
        'f:1:8：比较符号开头的值要加引号，如 ">=95%"\n    value: >=95%\n           ^',
    ),
    "an operator in braces": (
        "x: {operator: >=, v: 1}\n",
        "f:1:15：这个符号不能直接开头，请给值加上引号\n    x: {operator: >=, v: 1}\n                  ^",
    ),
    "a tab": (
        "a:\n  b: 1\n\tc: 2\n",
        "f:3:1：缩进用了制表符，请改为空格\n    \tc: 2\n    ^",
    ),
    "Chinese quotes for quotes": (
        "m: “a: b”\n",
        'f:1:4：中文引号“”不能代替英文引号；值里有冒号、#或大括号时，请在外面再加英文引号"…"\n'
        "    m: “a: b”\n       ^",
    ),
    "a word of a list in Chinese quotes": (
        "words: [甲, “乙”]\n",
        'f:1:12：中文引号会当作词的一部分，请去掉，或改为英文引号；确要查带引号的词，请在外面再加英文引号"…"\n'
        "    words: [甲, “乙”]\n            　  ^",
    ),
    "a placeholder at the beginning": (
        "a:\n  m: {label}里写了“{word}”\n",
        'f:2:6：值以“{”开头时，要在整个值外面加英文引号"…"\n      m: {label}里写了“{word}”\n         ^',
    ),
    "a value that is missing": (
        "a: [\n",
        "f:1:5：这里少了一个值，或括号没有写完整\n    a: [\n        ^",
    ),
    "a percent sign at the beginning": (
        "%a: 1\n",
        "f:1:3：以“%”开头的文字请加引号\n    %a: 1\n      ^",
    ),
    "an exclamation mark before a value": (
        "a: !{}\n",
        "f:1:5：以“!”开头的文字请加引号\n    a: !{}\n        ^",
    ),
    "a duplicate key": (
        "a: 1\nb: 2\na: 3\n",
        "f:3:1：键“a”重复，前面第1行已经写过\n    a: 3\n    ^",
    ),
}


@every_case("slip", SLIPS)
def test_a_slip_is_told_with_its_remedy(slip: str) -> None:
    text, expected = SLIPS[slip]
    with pytest.raises(YamlError) as caught:
        parse_yaml(text, "f")
    assert str(caught.value) == expected


def test_what_looks_like_a_slip_and_is_none() -> None:
    text = (
        "message: “{name}”的“值”\nwhy: 时间：上午\nurl: http://example.com\nno: no\ncode: 0301\ntime: 12:30\n"
    )
    assert parse_yaml(text, "f").data == {
        "message": "“{name}”的“值”",
        "why": "时间：上午",
        "url": "http://example.com",
        "no": "no",
        "code": 301,
        "time": "12:30",
    }
