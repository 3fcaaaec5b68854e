"""Why a file in a folder is passed over, and what to do where it belongs to the submission."""

from __future__ import annotations

from pathlib import Path

from auditor.files import is_side_file
from auditor.model import Skipped
from auditor.opening import open_file
from auditor.readers.choosing import PICTURES, RARE_PICTURES

LINKED = "这是指向另一个文件夹的链接，没有进入"
HIDDEN = "隐藏的文件"
_JUNK = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "__macosx", ".gitkeep", ".directory"})
_ARCHIVES = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".cab", ".iso"})
_SLIDES = frozenset({".ppt", ".pptx", ".dps"})
_DATABASE = b"SQLite format 3\0"
_JOURNALS = ("-wal", "-shm", "-journal")  # which SQLite keeps beside a database in use


def is_junk(name: str) -> bool:
    """Whether a name is one that systems and programs leave behind, never a person: nobody misses it."""
    return name.lower() in _JUNK or name.startswith(("~$", "._")) or is_side_file(name)


def is_database(path: Path) -> bool:
    """Whether a file is a database such as the store of audits, or what SQLite keeps beside one."""
    name = path.name
    for journal in _JOURNALS:
        name = name.removesuffix(journal) or name
    try:
        with open_file(path.with_name(name)) as stream:
            return stream.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def other_kind(path: Path) -> Skipped:
    """A file of a kind that is not read among many."""
    suffix = path.suffix.lower()
    if suffix in _ARCHIVES:
        return Skipped(
            str(path), f"{suffix} 压缩包不能直接打开", "里面有送审文件的，请解压或改压成 .zip 后再审核"
        )
    if suffix in PICTURES:
        return Skipped(
            str(path), "图片", "是绩效目标表的，请转成 Word 或 Excel，或单独写这个文件名来识别文字"
        )
    if suffix in RARE_PICTURES:
        return Skipped(
            str(path), f"{suffix} 图片不能读取", "是绩效目标表的，请转成 Word 或 Excel，或另存为 .jpg 再审核"
        )
    if suffix in _SLIDES:
        return Skipped(str(path), "演示文稿", "里面有绩效目标表的，请另存为 Word 或 PDF 后再审核")
    if is_database(path):
        return Skipped(str(path), "数据库文件（如审核库）", "不是送审文件，不用处理")
    kind = f"“{path.suffix}”格式不能读取" if path.suffix else "没有扩展名，不知道是什么文件"
    return Skipped(str(path), kind, "是送审文件的，请另存为 Word（.docx）或 Excel（.xlsx）后再审核")


def hidden(path: Path) -> Skipped:
    """A file that is passed over since it is hidden."""
    return Skipped(str(path), HIDDEN, "是送审文件的，请去掉文件名开头的点，或取消隐藏后再审核")


def linked(path: Path) -> Skipped:
    """A link to a folder that is passed over, since what it leads to may be read anyway."""
    return Skipped(str(path), LINKED, "要审核里面的文件，请直接写那个文件夹")
