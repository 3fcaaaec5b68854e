"""Files that commands write: told before any work where they cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from auditor.errors import UsageError


def check_outputs(outputs: list[Path], inputs: Iterable[Path]) -> None:
    """Before any work: every output can be written and is none of the inputs. Raises UsageError."""
    taken = {path.resolve() for path in inputs}
    for path in outputs:
        if path.resolve() in taken:
            raise UsageError(f"输出文件 {path} 与送审文件或另一个输出相同，请换一个名字")
        if path.is_dir():
            raise UsageError(f"输出 {path} 是文件夹，请写成文件名")
        if not path.parent.is_dir():
            raise UsageError(f"输出文件夹 {path.parent} 不存在，请先建立")
        taken.add(path.resolve())


def write_bytes(path: Path, data: bytes) -> None:
    """Raises UsageError where the file cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(
            f"不能写入 {path}（{error.strerror}）。请先关闭打开它的程序，或用 --output 换一个位置"
        ) from error
