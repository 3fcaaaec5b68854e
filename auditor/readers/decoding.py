"""Bytes of a text file → text: UTF-8, UTF-16 with a byte order mark, GB18030, and nothing by guess."""

from __future__ import annotations

import codecs
from pathlib import Path

from auditor.errors import InputError
from auditor.expressions import expression

# A submission of a thousand pages has about 2 MB of text; beyond this it is some other file.
MAX_TEXT_BYTES = 20 * 1024 * 1024
# A damaged file has a few bad bytes among its characters; a wrong encoding has one every few characters.
_CHARACTERS_PER_DAMAGE = 50

_CONTROL = expression("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_RESAVE = "请用记事本或WPS打开后另存为“UTF-8”编码的文本，或改用Word、Excel格式"


def decode(data: bytes, path: str | Path) -> str:
    """The text of a file without its byte order mark.

    A few damaged bytes come out as U+FFFD, for the reader to report. Raises InputError where the bytes are
    no text, or text in an encoding that cannot be told.
    """
    if len(data) > MAX_TEXT_BYTES:
        size = len(data) // (1024 * 1024)
        raise InputError(str(path), f"文本文件有{size}MB，超过20MB的上限", "请确认选对了文件，或拆分后再审核")
    text = _decoded(data, path).removeprefix("\ufeff")
    controls = len(_CONTROL.findall(text))
    if controls * 100 > len(text):
        raise InputError(str(path), "内容不是文字，文件可能已损坏或格式不对", _RESAVE)
    return text.replace("\x00", "")


def _decoded(data: bytes, path: str | Path) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    for encoding in ("utf-8", "gb18030"):  # UTF-8 with a few bad bytes would be nonsense as GB18030
        text = data.decode(encoding, errors="replace")
        if _slightly_damaged(text):
            return text
    raise InputError(str(path), "文字编码无法识别，既不是UTF-8也不是GB18030", _RESAVE)


def _slightly_damaged(text: str) -> bool:
    wide = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * _CHARACTERS_PER_DAMAGE <= wide
