from __future__ import annotations

import pytest

from auditor.errors import InputError
from auditor.readers import decoding
from auditor.readers.decoding import decode
from tests.cases import every_case

TEXT = "项目绩效目标表\n城镇新增就业人数\t≥6000人，涉及朱镕𠮷等生僻字。" * 5


@every_case("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_that_are_read(encoding: str) -> None:
    data = TEXT.encode(encoding)
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    assert decode(marks.get(encoding, b"") + data, "a.txt") == TEXT


def test_utf8_with_a_bad_byte_is_not_taken_for_gb18030() -> None:
    data = TEXT.encode()
    text = decode(data[:100] + b"\xff" + data[100:], "a.txt")
    assert text.count("\ufffd") >= 1
    assert "城镇新增就业人数" in text


def test_gb18030_with_a_bad_byte() -> None:
    assert "\ufffd" in decode(TEXT.encode("gb18030") + b"\xff", "a.txt")


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 4, b"\x00\x01\x02\x03" * 50])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert "UTF-8" in caught.value.advice


def test_a_text_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_TEXT_BYTES", 5)
    with pytest.raises(InputError, match="上限"):
        decode(b"abcdef", "a.txt")
