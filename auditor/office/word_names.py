"""Qualified names of WordprocessingML."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})


def on(value: str | None) -> bool:
    """Whether an on/off property is set: present without a value means on."""
    return value is None or value.lower() not in _OFF
