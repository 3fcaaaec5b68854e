"""What a province, a city or a ministry asks otherwise, and which of them a submission belongs to."""

from auditor.profiles.marking import Bound, CommonConfig, GateConfig, ItemConfig, PartConfig, Stage
from auditor.profiles.profile import Profile, load_profile, load_profiles, profile_files, with_thresholds
from auditor.profiles.regions import profile_id

__all__ = [
    "Bound", "CommonConfig", "GateConfig", "ItemConfig", "PartConfig", "Profile", "Stage",
    "load_profile", "load_profiles", "profile_files", "profile_id",
    "with_thresholds",
]  # fmt: skip
