"""What the person who starts the server chooses."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from auditor.batch.options import RulesetOptions
from auditor.readers.limits import Limits

LIMITS = Limits(file_mb=20, seconds=60, memory_mb=1_024)  # of an upload: others wait behind it
_FILES_AT_ONCE = 10  # of the largest size in one request
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Settings:
    """``data`` is the folder of uploads and of the record, ``keep_days`` how long an upload is kept,
    ``waiting`` how many files may wait at once, ``per_hour`` how many one visitor may send in an hour,
    ``login`` whether nobody gets in without a name and a password, ``keys_only`` whether programs need a key.
    ``store`` names the store (auditor.store.open_store) that the reviewers' desk works on.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    keep_days: int = 7
    workers: int = 1
    waiting: int = 2_000
    per_hour: int = 600
    login: bool = False
    keys_only: bool = False
    store: str | None = None
    rules: RulesetOptions = field(default_factory=RulesetOptions)
    limits: Limits = LIMITS

    @property
    def request_mb(self) -> int:
        """How much one request may send."""
        return _FILES_AT_ONCE * self.limits.file_mb

    @property
    def local(self) -> bool:
        """Whether only this machine reaches the server."""
        if self.host in _LOCAL_NAMES:
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the server."""
        return f"http://{self.host}:{self.port}/"

    @property
    def hosts(self) -> list[str]:
        """The names by which a browser may call the server; any beyond this machine, where the administrator
        knows the names."""
        return sorted(_LOCAL_NAMES | {self.host}) if self.local else ["*"]
