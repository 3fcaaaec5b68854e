"""A department's whole package: the files in a .zip, each under the path «包.zip/目录/文件.docx».

Nothing is unpacked to disk: a member is read into memory under the limits of the one safe archive, so that a
name such as ../../etc/passwd never meets a file system. Such a virtual path can be given wherever a file can.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from auditor.errors import InputError
from auditor.office.archive import BREAKS, Archive
from auditor.office.directory import TooManyParts, open_zip
from auditor.opening import is_file, open_file, there, why
from auditor.readers.folders.gathered import Gathered
from auditor.readers.folders.members import Member, hidden_names, members
from auditor.readers.folders.passing import hidden, other_kind
from auditor.readers.limits import DEFAULT_LIMITS, MEGABYTE, Limits

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_PARTS = ("word/", "xl/", "ppt/", "[Content_Types].xml", "OFD.xml", "mimetype", "content.xml")
_Stamp = tuple[int, int, int]


def is_package(path: Path) -> bool:
    """Whether the file at ``path`` is a zip of files, or only called one; no Office or OFD document is."""
    try:
        return _is_package(path, _stamp(path))
    except OSError:
        return _called_package(path)


@lru_cache(64)
def _is_package(path: Path, _: _Stamp) -> bool:
    called = _called_package(path)
    try:
        with open_file(path) as stream:
            if not stream.read(4).startswith(_ZIP):
                return called
            return not _is_document(open_zip(stream).namelist())
    except TooManyParts:
        return True
    except (*BREAKS, OSError):
        return called


def _called_package(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def expand(path: Path, wanted: frozenset[str], limits: Limits = DEFAULT_LIMITS) -> Gathered:
    """The documents in a package, those of zips inside it included. Never raises InputError: what cannot be
    opened is among the problems, and the rest is found."""
    found = Gathered()
    try:
        with _opened(path, limits) as package:
            _Search(wanted, limits, found).look_into(package, path, 1)
    except InputError as error:
        found.problems.append(error)
    return found


def member_of(path: Path) -> tuple[Path, str] | None:
    """The package and the name inside it of a virtual path, ``None`` for an ordinary one."""
    if there(path):
        return None
    package = next((parent for parent in path.parents if is_file(parent)), None)
    if package is None or not is_package(package):
        return None
    return package, path.relative_to(package).as_posix()


def read_member(package: Path, name: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a member, also of a zip inside the package. Raises InputError."""
    try:
        return _read(package, _stamp(package), (), name, limits)
    except OSError as error:
        raise _unreadable(package, error) from error


def _read(package: Path, stamp: _Stamp, inside: tuple[str, ...], name: str, limits: Limits) -> bytes:
    """A member of the zip ``inside`` the package; a listing is kept for the members that follow."""
    listing = _listing(package, stamp, inside, limits)
    whole = package.joinpath(*inside, name)
    if member := listing.members.get(name):
        limits.check_size(member.entry.file_size, str(whole))
        return listing.unpack(member, whole)
    if len(inside) + 1 < limits.depth:
        for above in PurePosixPath(name).parents:
            member = listing.members.get(above.as_posix())
            if member and member.is_zip:
                rest = name.removeprefix(f"{member.name}/")
                return _read(package, stamp, (*inside, member.name), rest, limits)
    raise InputError(str(whole), "压缩包里没有这个文件", "请检查路径是否写对")


@dataclass(frozen=True, slots=True)
class _Listing:
    """What a zip holds: the file at ``path``, or ``data`` for a zip inside it."""

    path: Path
    data: bytes | None
    archive: Archive
    members: dict[str, Member]

    def unpack(self, member: Member, whole: Path) -> bytes:
        if member.encrypted:
            raise _encrypted(whole)
        stream = open_file(self.path) if self.data is None else io.BytesIO(self.data)
        with self.archive.again(stream) as opened:
            return opened.unpack(member.entry, str(whole))


@lru_cache(4)  # a zip, and those inside it; their files come one after the other
def _listing(path: Path, stamp: _Stamp, inside: tuple[str, ...], limits: Limits) -> _Listing:
    if not inside:
        with _opened(path, limits) as package:
            return _listed(path, None, package)
    outer = _listing(path, stamp, inside[:-1], limits)
    whole = path.joinpath(*inside)
    data = outer.unpack(outer.members[inside[-1]], whole)
    with Archive(data, str(whole), package=True) as package:
        return _listed(path, data, package)


def _listed(path: Path, data: bytes | None, package: Archive) -> _Listing:
    closed = package.again(io.BytesIO())  # its own copy, which does not end with the package
    return _Listing(path, data, closed, {member.name: member for member in members(package.entries)})


def _stamp(path: Path) -> _Stamp:
    """What tells a file that was replaced. Raises OSError."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for in a package, and what was found so far."""

    wanted: frozenset[str]
    limits: Limits
    found: Gathered

    def look_into(self, package: Archive, path: Path, depth: int) -> None:
        self.found.skipped += [hidden(path / name) for name in hidden_names(package.entries)]
        for member in members(package.entries):
            if len(self.found.files) >= self.limits.members:
                reason = f"压缩包里的文件超过{self.limits.members}个，其余没有审核"
                self.found.problems.append(InputError(str(path), reason, "请拆分成几个压缩包后再审核"))
                return
            try:
                self._take(package, member, path / member.name, depth)
            except InputError as error:
                self.found.problems.append(error)

    def _take(self, package: Archive, member: Member, whole: Path, depth: int) -> None:
        if not member.is_zip and whole.suffix.lower() not in self.wanted:
            self.found.skipped.append(other_kind(whole))
        elif member.encrypted:
            raise _encrypted(whole)
        elif not member.is_zip:
            self.found.files.append(whole)
        elif depth >= self.limits.depth:
            raise InputError(
                str(whole), f"压缩包套了{self.limits.depth}层以上，里面的没有审核", "请解压后再审核"
            )
        else:
            with _inner(package, member, whole) as inner:
                self.look_into(inner, whole, depth + 1)


def _opened(path: Path, limits: Limits) -> Archive:
    try:
        size = path.stat().st_size
        if size > limits.package_mb * MEGABYTE:
            reason = f"压缩包有{size // MEGABYTE}MB，超过{limits.package_mb}MB的上限"
            raise InputError(str(path), reason, "请拆分成几个压缩包，或审核解压后的文件夹")
        return Archive(open_file(path), str(path), package=True)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(str(path), f"压缩包无法读取（{why(error)}）", "请检查路径和权限后重试")


def _inner(package: Archive, member: Member, whole: Path) -> Archive:
    if member.encrypted:
        raise _encrypted(whole)
    return Archive(io.BytesIO(package.unpack(member.entry, str(whole))), str(whole), package=True)


def _encrypted(path: Path) -> InputError:
    return InputError(str(path), "在压缩包里加了密，打不开", "请用密码解压后再审核，或请报送单位去掉密码")


def _is_document(names: list[str]) -> bool:
    return any(name.startswith(_OFFICE_PARTS) for name in names)
