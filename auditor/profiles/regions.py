"""Which profile a submission asks for, by the region that its issuer, headings and forms name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.model import Submission

if TYPE_CHECKING:
    from auditor.profiles.profile import Profile

FALLBACK = "central"


class RegionWords(LexiconModel, lexicon="regions"):
    """lexicons/regions.yaml: for each profile the names of its region that no other region bears."""

    regions: Mapping[str, tuple[str, ...]]


def choose_profile(
    submission: Submission, lexicons: Lexicons, profiles: Mapping[str, Profile]
) -> tuple[str, str]:
    """The name of the profile and why, in Chinese. Without a region, or with several, it is central's."""
    words = lexicons.load("regions", RegionWords).regions
    said = "\n".join(_texts(submission))
    found = {
        name: word
        for name, own in words.items()
        if name in profiles and (word := next((each for each in own if each in said), None))
    }
    if len(found) == 1:
        ((name, word),) = found.items()
        return name, f"编制单位或表名含“{word}”"
    if found:
        return FALLBACK, f"同时出现{'、'.join(f'“{word}”' for word in found.values())}，不能确定地区"
    return FALLBACK, "没有看出地区"


def profile_id(word: str, lexicons: Lexicons, profiles: Mapping[str, Profile]) -> str | None:
    """The profile that a person means by its id (chongqing), its title (重庆口径), the region that the title
    names (重庆) or a name of a place in it (渝中区); ``None`` where it is none or could be several."""
    if word in profiles:
        return word
    titled = [name for name, each in profiles.items() if word in (each.title, each.region)]
    if titled:
        return titled[0] if len(titled) == 1 else None
    places = lexicons.load("regions", RegionWords).regions
    near = [name for name, own in places.items() if name in profiles and word in own]
    return near[0] if len(near) == 1 else None


def _texts(submission: Submission) -> Iterable[str]:
    """Issuers and titles; running text names other places too."""
    yield submission.issuer or ""
    for form in submission.forms:
        yield from (form.issuer or "", form.department or "", form.title)
