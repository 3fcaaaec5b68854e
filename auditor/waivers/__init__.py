"""Waivers and baselines: findings that stay visible and no longer cost points."""

from auditor.waivers.book import Entry, append_waivers, read_waivers
from auditor.waivers.matching import waiver_use, with_waivers

__all__ = ["Entry", "append_waivers", "read_waivers", "waiver_use", "with_waivers"]
