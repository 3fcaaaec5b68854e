"""What a check kind is: a typed parameter model and one function that judges one unit.

A kind says *what* is judged. *Who* is judged stands in the rule's ``where``; the words for the reader, the
severity, the basis and the points stand in the rule too. A kind never writes Chinese sentences for the
report: it hands over values for the rule's message, and evidence quoted from the document.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from auditor.checks.target import Target
from auditor.checks.units import FormUnit, Scope, Unit
from auditor.language.linking import linker_of
from auditor.model import Confidence, Edit, Evidence, Indicator, RowRef, Severity

if TYPE_CHECKING:
    from auditor.config.lexicons import Lexicons
    from auditor.language import Language
    from auditor.language.linking.links import Linker
    from auditor.profiles import Profile


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may consult besides its unit."""

    language: Language
    lexicons: Lexicons
    profile: Profile

    @property
    def linker(self) -> Linker:
        """What links the texts of a form with its rows."""
        return linker_of(self.language)


_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hit:
    """One problem found. ``values`` fill the placeholders of the rule's message and suggestion. ``fault``
    names which of the kind's faults it is, where the kind tells several apart and the rule words each.

    The remaining fields override what follows from the unit and the rule: the place (``form``, ``row``), the
    ``field`` concerned, the rule's severity, and its confidence, which a hit can only lower. ``edits``
    are the replacements that carry out the rule's suggestion, and ``sure`` says whether they are the only way
    to mend it.
    """

    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    evidence: tuple[Evidence, ...] = ()
    related: tuple[RowRef, ...] = ()
    form: int | None = None
    row: int | None = None
    field: str | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    edits: tuple[Edit, ...] = ()
    sure: bool = True
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """The unit was judged and nothing is wrong."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule does not concern this unit."""


@dataclass(frozen=True, slots=True)
class Undetermined:
    """The rule concerns this unit but an input is blank or unread; ``reason`` says which, in Chinese."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The unit has at least one problem."""

    hits: tuple[Hit, ...]


Judgement = Passed | NotApplicable | Undetermined | Failed

PASSED = Passed()
NOT_APPLICABLE = NotApplicable()


def failed(*hits: Hit) -> Judgement:
    """Failed with these hits, or Passed where there are none."""
    return Failed(hits) if hits else PASSED


class Params(BaseModel):
    """Base of every kind's parameters: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _known_lexicon(name: str, info: ValidationInfo) -> str:
    return _known(name, info, "lexicons", "词表")


def _known_threshold(name: str, info: ValidationInfo) -> str:
    return _known(name, info, "thresholds", "阈值")


def _known(name: str, info: ValidationInfo, key: str, what: str) -> str:
    known = (info.context or {}).get(key)  # a kind's own tests build params without a rule set
    if known is not None and name not in known:
        details = {"what": what, "word": name, "known": sorted(known)}
        raise PydanticCustomError("unknown_name", "没有{what}“{word}”", details)
    return name


LexiconName = Annotated[str, AfterValidator(_known_lexicon)]
"""A parameter that names a lexicon; a name without a file is an error when the rule is loaded."""

ThresholdName = Annotated[str, AfterValidator(_known_threshold)]
"""A parameter that names a threshold of the profile (``context.profile.thresholds[name]``)."""


def _one_group(_: Indicator) -> Hashable:
    return None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two rows are judged where ``keys`` gives them one in common. Of the other pairs those of one ``group``
    have passed, and those of two groups are not applicable: they are counted and not looked at."""

    keys: Callable[[Indicator, Context], Iterable[Hashable]]
    group: Callable[[Indicator], Hashable] = _one_group


U = TypeVar("U", bound=Unit)
P = TypeVar("P", bound=Params)
Judge = Callable[[U, P, Context], Judgement]
ByTarget = Callable[[Target, P, Context], Judgement | None]
ByRows = Callable[[FormUnit, Sequence[Indicator], P, Context], Iterable[int]]


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A registered kind. ``provides`` names the placeholders that its hits fill beside the scope's,
    ``faults`` what it tells apart, for a rule that words each; ``origin`` is «package version» of the plug-in
    that it comes with, empty for a built-in one. ``formerly`` is the kind that it was a part of, with the
    parameter's value that chose it, so that an old rule is told the new name. ``pairing`` says for a kind of
    pairs which of them are judged at all, ``by_target`` for one of rows how each ends whose sign, value and
    unit decide that, ``by_rows`` how several of a form end where little of them decides it."""

    name: str
    summary: str
    provides: frozenset[str]
    params: type[Params]
    judge: Callable[[Any, Any, Context], Judgement]
    origin: str = ""
    faults: frozenset[str] = frozenset()
    formerly: tuple[str, str] | None = None
    pairing: Pairing | None = None
    by_target: Callable[[Target, Any, Context], Judgement | None] | None = None
    by_rows: Callable[[FormUnit, Sequence[Indicator], Any, Context], Iterable[int]] | None = None

    @property
    def scopes(self) -> frozenset[Scope]:
        """The scopes of the units that the first parameter of ``judge`` takes."""
        annotation = next(iter(get_type_hints(self.judge).values()))
        return frozenset(unit.scope for unit in get_args(annotation) or (annotation,))


_KINDS: dict[str, CheckKind] = {}
_ORIGIN: ContextVar[str] = ContextVar("origin", default="")


@contextmanager
def registering(origin: str) -> Iterator[None]:
    """What is registered inside comes from this plug-in."""
    token = _ORIGIN.set(origin)
    try:
        yield
    finally:
        _ORIGIN.reset(token)


def check_kind(
    name: str,
    *,
    params: type[P],
    provides: set[str] | None = None,
    faults: set[str] | None = None,
    formerly: tuple[str, str] | None = None,
    pairing: Pairing | None = None,
    by_target: ByTarget[P] | None = None,
    by_rows: ByRows[P] | None = None,
) -> Callable[[Judge[U, P]], Judge[U, P]]:
    """Registers a function as the check kind ``name``; the first line of its docstring is its summary, and
    the annotation of its first parameter (``FormUnit``, ``TextUnit | IndicatorUnit`` …) says its scopes. A
    kind of pairs says by ``pairing`` which of them it is to be asked of; without it it is asked of all. A
    kind of rows is not asked of those that ``by_target`` finds to pass or not to be concerned, whatever else
    stands in them (``None`` where it cannot tell), nor of those of which ``by_rows`` finds that."""

    def register(judge: Judge[U, P]) -> Judge[U, P]:
        if name in _KINDS:
            raise ValueError(f"check kind {name!r} is registered twice")
        summary = (judge.__doc__ or "").strip().partition("\n")[0]
        _KINDS[name] = CheckKind(
            name,
            summary,
            frozenset(provides or ()),
            params,
            judge,
            _ORIGIN.get(),
            frozenset(faults or ()),
            formerly,
            pairing,
            by_target,
            by_rows,
        )
        return judge

    return register


def registered_kinds() -> Mapping[str, CheckKind]:
    """All kinds registered so far, by name."""
    return MappingProxyType(_KINDS)
