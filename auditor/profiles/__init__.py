"""What a province, a city or a ministry asks otherwise, and which of them a submission belongs to."""

from auditor.profiles.profile import (
    ItemConfig,
    Profile,
    load_profile,
    load_profiles,
    profile_files,
    with_thresholds,
)

__all__ = ["ItemConfig", "Profile", "load_profile", "load_profiles", "profile_files", "with_thresholds"]
