"""What to say of a path at which nothing can be read: what stands beside it, and what was typed wrong."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from auditor.errors import InputError
from auditor.opening import is_folder, why
from auditor.readers.folders.passing import is_junk

_LOCK = "~$"
_QUOTES = "“”‘’"
_DASHES = ("—", "－", "–", "―", "−")  # what a word processor makes of the two of an option
_NAMED = 3
_LOOKED_AT = 2000  # names in a folder
_CHECK = "请检查路径是否写对、文件是否已移动或改名"


def not_there(path: Path) -> InputError:
    """A path without a file, with the files of the folder that may be meant."""
    reason = _reason(path)
    return InputError(str(path), reason, _advice(path))


def lock_of_a_program(path: Path) -> InputError | None:
    """The file that Word, Excel or WPS puts beside one that is open; ``None`` for any other."""
    if not path.name.startswith(_LOCK):
        return None
    return InputError(
        str(path), "这是Word、Excel或WPS打开文件时生成的临时文件", "请选旁边名字里没有“~$”的那一份"
    )


def _reason(path: Path) -> str:
    try:
        path.stat()
    except FileNotFoundError:
        above = next((each for each in reversed(path.parents) if each.name and not is_folder(each)), None)
        return f"找不到文件夹“{above}”" if above else "找不到这个文件或文件夹"
    except OSError as error:
        return f"打不开（{why(error)}）"
    except ValueError:
        return "路径里有不能用的字符"
    return "打不开"


def _advice(path: Path) -> str:
    if any(mark in str(path) for mark in _QUOTES) and path.name.strip(_QUOTES) != path.name:
        return "路径两边的引号请改用英文的双引号"
    if path.name.startswith(_DASHES):
        return "选项前面的横线请用英文的，两个连写，如 --html"
    if any(mark in path.name for mark in "*?"):
        return "这里不能用 * 和 ? 代替文件名；要审核整个文件夹，请写文件夹的名字"
    near = _near(path)
    if not near:
        return _CHECK
    told = "".join(f"“{each}”" for each in near)
    return f"同一个文件夹里有{told}，是不是要用它？写全文件名，名字里有空格的用英文双引号括起来"


def _near(path: Path) -> list[str]:
    """Names in the same folder: with another ending, with more behind a blank, or nearly the same."""
    try:
        inside = [each.name for each in islice(path.parent.iterdir(), _LOOKED_AT) if not is_junk(each.name)]
    except (OSError, ValueError):
        return []
    name = path.name.casefold()
    same = [
        each
        for each in sorted(inside)
        if (own := each.casefold()).startswith(f"{name} ")
        or name in {own, Path(own).stem}
        or Path(name).stem == Path(own).stem
    ]
    return (same or get_close_matches(path.name, sorted(inside), n=_NAMED, cutoff=0.75))[:_NAMED]
