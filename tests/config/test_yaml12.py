"""YAML with places: scalars by the 1.2 core schema, and every mistake where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.yaml12 import Mark, YamlError, parse_yaml, read_yaml
from tests.cases import every_case


@every_case(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("0301", 301),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("2025-01-01", "2025-01-01"),
        ("=", "="),
        ("≥", "≥"),
        ("~", None),
        ("", None),
        ("true", True),
        ("yes", "yes"),
        ("-3", -3),
        ("3.50", 3.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("'12'", "12"),
        ('"true"', "true"),
    ],
)
def test_scalars_follow_the_core_schema(text: str, value: object) -> None:
    data = parse_yaml(f"a: {text}\n", "f.yaml").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@every_case(
    ("text", "error"),
    [
        ("a: 1\na: 2\n", "f.yaml:2:1：键“a”重复，前面第1行已经写过\n    a: 2\n    ^"),
        ("数: %\n", "f.yaml:1:4：这个符号不能直接开头，请给值加上引号\n    数: %\n    　  ^"),
        ("a: b: c\n", "f.yaml:1:5：这里不能再有“键: 值”：多半是值里有英文冒号，请加引号，或检查上一行的缩进\n"
                      "    a: b: c\n        ^"),
        ("a:\n\t- b\n", "f.yaml:2:1：缩进用了制表符，请改为空格\n    \t- b\n    ^"),
        ("a: {b: 1, c",
         "f.yaml:1:12：花括号{}没有配对，或两项之间少了英文逗号；值里有{…}时请给整个值加上引号\n"
         "    a: {b: 1, c\n               ^"),
        ("a: *b\n", "f.yaml:1:4：引用的锚点没有定义；以“*”开头的文字请加引号\n    a: *b\n       ^"),
        ("a: &x\n  b: *x\n", "f.yaml:1:4：锚点引用了自己\n    a: &x\n       ^"),
        ("a: !!str 12\n", "f.yaml:1:4：不支持标签“!…”；以“!”开头的文字请加引号\n    a: !!str 12\n       ^"),
        ("b: {<<: 1}\n", "f.yaml:1:5：不支持合并键“<<”，请把内容写全\n    b: {<<: 1}\n        ^"),
        ("? [a]\n: b\n", "f.yaml:1:3：键必须是一个词，不能是列表或映射\n    ? [a]\n      ^"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1：一个文件只能有一个YAML文档，请去掉多余的“---”\n    ---\n    ^"),
        ("a: \x00", "f.yaml：文件里有不可见的控制字符，请删去或另存为纯文本"),
    ],
)  # fmt: skip
def test_mistakes_stand_where_they_are(text: str, error: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text, "f.yaml")
    assert str(caught.value) == error


def test_places_of_values_and_keys() -> None:
    file = parse_yaml("rules:\n  - id: a\n    词: b\n", "f.yaml")
    assert file.values["rules", 0, "词"] == Mark(3, 8)
    assert file.keys["rules", 0, "词"] == Mark(3, 5)
    assert file.error("错", ("rules", 0, "missing")).mark == Mark(2, 5)


def test_an_empty_file_is_nothing() -> None:
    assert parse_yaml("", "f.yaml").data is None


def test_other_encodings_and_absent_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "规则.yaml"
    path.write_bytes("词: 指标".encode("gb18030"))
    with pytest.raises(YamlError, match="不是UTF-8编码"):
        read_yaml(path)
    with pytest.raises(YamlError, match="文件打不开"):
        read_yaml(tmp_path / "none.yaml")


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: |\r\n  x\r\n  y\r\n")
    assert read_yaml(path).data == {"a": "x\ny\n"}


@given(st.text(max_size=60))
def test_any_text_is_data_or_a_told_mistake(text: str) -> None:
    try:
        file = parse_yaml(text, "f.yaml")
    except YamlError as error:
        message = str(error)
        assert message.startswith("f.yaml")
    else:
        assert () in file.values or file.data is None
