"""Letters that were lost before the file reached us: by recognition of scans, or by a wrong encoding."""

from __future__ import annotations

from auditor.chinese.marks import IDEOGRAPHS
from auditor.expressions import expression

_IDEOGRAPH = f"[{IDEOGRAPHS}]"
# U+FFFD always stands for a lost letter. A box or a question mark does inside a word; at its end it is a tick
# box or punctuation.
_LOST = expression(
    rf"\ufffd|(?<={_IDEOGRAPH})[□?]+(?={_IDEOGRAPH}|\d)|(?<={_IDEOGRAPH})\?{{2,}}|\?{{2,}}(?={_IDEOGRAPH})|^\?{{2,}}$"
)


def is_damaged(text: str) -> bool:
    """Whether letters are missing in a cell or a quotation."""
    return ("?" in text or "□" in text or "\ufffd" in text) and _LOST.search(text) is not None
