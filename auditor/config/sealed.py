"""Records as bytes, and back without running any code, whoever wrote them: a pickle that names something else
than this program's records, its enumerations and decimals is refused before it is read on.
"""

from __future__ import annotations

import pickle
import zlib
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from importlib import import_module
from io import BytesIO
from typing import Any

from pydantic import BaseModel

_PROTOCOL = 5
_SUM = 4  # bytes before the pickle: its check sum
_PACKAGE = __name__.partition(".")[0]


class SealError(ValueError):
    """Bytes that are damaged, or name what no record is made of."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        found = getattr(import_module(module), name, None) if module.startswith(f"{_PACKAGE}.") else None
        if isinstance(found, type) and found.__module__ == module and _is_record(found):
            return found
        raise SealError(f"{module}.{name}")


def _is_record(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, BaseModel | Enum)


def sealed(value: object) -> bytes:
    """A value made of records, enumerations and plain data, as bytes. Raises SealError for one that could
    not be read back."""
    try:
        data = pickle.dumps(value, _PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:  # a function, an open file …
        raise SealError(str(error)) from error
    made = zlib.crc32(data).to_bytes(_SUM, "big") + data
    unsealed(made)
    return made


def unsealed(data: bytes | memoryview) -> Any:
    """The value. Raises SealError."""
    body = memoryview(data)[_SUM:]
    if zlib.crc32(body) != int.from_bytes(data[:_SUM], "big"):
        raise SealError("damaged")
    try:
        return _Unpickler(BytesIO(body)).load()
    except SealError:
        raise
    except Exception as error:  # whatever a stranger's bytes make of a record
        raise SealError(str(error)) from error
