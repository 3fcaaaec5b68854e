"""Outcomes to scorecards: the eight items of the review form, every part and deduction with its arithmetic.

All sums are Decimal. A part, a deduction and a mean are rounded half-up to 0.1 point: what is
printed adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from auditor.judging import Judgements
from auditor.model import (
    Confidence,
    Deduction,
    Finding,
    Form,
    ItemScore,
    Lift,
    Scorecard,
    Severity,
    Submission,
    as_written,
)
from auditor.profiles import ItemConfig, Stage
from auditor.ruleset import RuleSet
from auditor.scoring.coverage import judged_share, tallies_of
from auditor.scoring.deductions import Cost, charges_of, cost_of, deductions_of
from auditor.scoring.gates import capped
from auditor.scoring.lifting import lifts_of
from auditor.scoring.marking import FormMarker, Marking
from auditor.scoring.parts import rounded, stage_of
from auditor.scoring.scheme import Scheme, scheme_of

_ZERO = Decimal(0)
_MOST = Decimal(10)  # what concerns the whole submission costs no more, however many forms repeat it


class Scorer:
    """Scores one submission. ``forms`` and ``submission`` give the scorecards."""

    def __init__(self, submission: Submission, judgements: Judgements, ruleset: RuleSet) -> None:
        self._profile = ruleset.profile
        self._language = ruleset.language
        self._rules = ruleset.by_id
        self._judgements = judgements
        self._tallies = tallies_of(judgements, ruleset)
        self._schemes: dict[Stage, Scheme] = {}
        self._filled = tuple(form for form in submission.forms if not form.empty)
        self._costs = self._priced()

    def forms(self) -> dict[int, Scorecard]:
        """The scorecard of each filled form, by its index."""
        return {form.index: self._form(form) for form in self._filled}

    def submission(self, forms: Mapping[int, Scorecard]) -> Scorecard:
        """The mean of the forms that have a score, less what concerns the submission as a whole."""
        scored = {index: card for index, card in forms.items() if card.score is not None}
        whole = {name: self._whole(name) for name in self._profile.items}
        judged = self._judged(self._tallies)
        cards = list(scored.values())
        items = tuple(
            _mean_item(name, config, [card.items[index] for card in cards], judged[name], whole[name])
            for index, (name, config) in enumerate(self._profile.items.items())
        )
        coverage = self._coverage(None)
        full = sum((item.full for item in items), _ZERO)
        if not cards:
            why = "没有可以评分的表，不计总分"
            return Scorecard(items, None, None, _ZERO, full, coverage, _only(forms) or why)
        mean = _mean([card.score for card in cards if card.score is not None])
        lost = min(sum((each.points for found in whole.values() for each in found), _ZERO), _MOST)
        score = max(mean - lost, _ZERO)
        return Scorecard(
            items=items,
            score=score,
            grade=self._profile.grade(score),
            judged_points=_mean([card.judged_points for card in cards]),
            full_points=full,
            coverage=coverage,
            formula=_whole_formula(cards, mean, lost, score),
            decision=self._decision(score, None),
            reached=_mean([card.reached or _ZERO for card in cards]),
            gates=cards[0].gates if len(cards) == 1 else (),
            common=cards[0].common if len(cards) == 1 else (),
            **self._lifts(scored, lost),
        )

    def _priced(self) -> dict[int | None, list[Cost]]:
        """The costs of each filled form; what stands elsewhere concerns the submission."""
        filled = {form.index for form in self._filled}
        costs: dict[int | None, list[Cost]] = {}
        for finding in self._judgements.findings:
            cost = cost_of(finding, self._rules[finding.rule], self._profile)
            if cost is not None:
                costs.setdefault(finding.form if finding.form in filled else None, []).append(cost)
        return costs

    def _form(self, form: Form) -> Scorecard:
        judged = self._judged((form.index,))
        costs = self._costs.get(form.index, ())
        year, *_ = form.views()  # one period and place: a target beside it does not count a second time
        marker = FormMarker(year, costs, judged, self._language, self._scheme(stage_of(year)))
        marking, coverage = marker.marking, self._coverage(form.index)
        full = sum((item.full for item in marking.items), _ZERO)
        if reason := _unread(year):
            return _unscored(marking.items, full, coverage, f"{reason}，不计总分")
        if coverage < self._profile.minimum_coverage:
            least = self._profile.minimum_coverage
            return _unscored(
                marking.items,
                full,
                coverage,
                f"能判断的只占{_percent(coverage)}，低于{_percent(least)}，不计总分",
            )
        score = rounded(marking.score, "0.1")
        lifts, together = lifts_of(marker)
        return Scorecard(
            items=marking.items,
            score=score,
            grade=self._profile.grade(score),
            judged_points=full - sum((item.open for item in marking.items), _ZERO),
            full_points=full,
            coverage=coverage,
            formula=_formula(marking, score),
            decision=self._decision(score, form.index),
            reached=rounded(marking.reached, "0.1"),
            gates=marking.gates,
            common=marking.common,
            lifts=lifts,
            together=together if lifts else None,
        )

    def _scheme(self, stage: Stage) -> Scheme:
        if stage not in self._schemes:
            self._schemes[stage] = scheme_of(self._profile, stage)
        return self._schemes[stage]

    def _whole(self, item: str) -> tuple[Deduction, ...]:
        """What concerns the submission as a whole, in one item."""
        own = [cost for cost in self._costs.get(None, ()) if cost.item == item]
        return deductions_of(charges_of(own, form=None, rows=0), item, None)

    def _lifts(self, scored: Mapping[int, Scorecard], lost: Decimal) -> dict[str, Any]:
        """The lifts of all forms put together: each is done in every form that it concerns."""
        grouped: dict[str, list[Lift]] = {}
        for lift in (lift for card in scored.values() for lift in card.lifts):
            grouped.setdefault(lift.label if lift.count else lift.group, []).append(lift)
        found = [self._joined(lifts, scored, lost) for lifts in grouped.values()]
        found.sort(key=lambda lift: (-lift.after, lift.group))
        all_done = [card.together or card.score or _ZERO for card in scored.values()]
        together = max(_mean(all_done) - lost, _ZERO) if found else None
        return {"lifts": tuple(found), "together": together}

    def _joined(self, lifts: Sequence[Lift], scored: Mapping[int, Scorecard], lost: Decimal) -> Lift:
        after = {form: lift.after for lift in lifts for form in lift.forms}
        scores = [after.get(index, card.score or _ZERO) for index, card in scored.items()]
        labels = dict.fromkeys(label for lift in lifts for label in lift.label.split("、"))
        return Lift(
            group=lifts[0].group,
            label="、".join(labels),
            advice=lifts[0].advice,
            count=sum(lift.count for lift in lifts),
            forms=tuple(sorted(after)),
            after=max(_mean(scores) - lost, _ZERO),
            rows=tuple(row for lift in lifts for row in lift.rows),
        )

    def _decision(self, score: Decimal, form: int | None) -> str | None:
        own = (each for each in self._judgements.findings if form is None or each.form == form)
        return self._profile.decision(score, clean=not any(must_mend(each) for each in own))

    def _judged(self, forms: Iterable[int | None]) -> Counter[str]:
        """How many judgements each item has had in these forms, by rules that can deduct from it."""
        return sum((self._tallies[form].items for form in forms if form in self._tallies), Counter())

    def _coverage(self, form: int | None) -> Decimal:
        """Judged share of what applied in a form, or in the whole submission; unread rows count
        as not judged."""
        share = judged_share(tally for where, tally in self._tallies.items() if form in (None, where))
        return rounded(share * self._read(form), "0.001")

    def _read(self, form: int | None) -> Decimal:
        """The share of the rows that were read."""
        forms = [each for each in self._filled if form in (None, each.index)]
        read, unread = sum(len(each.indicators) for each in forms), sum(each.unread_rows for each in forms)
        return Decimal(read) / (read + unread) if read + unread else Decimal(1)


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return rounded(sum(numbers, _ZERO) / len(numbers), "0.1")


def score_submission(
    submission: Submission, judgements: Judgements, ruleset: RuleSet
) -> tuple[Scorecard, dict[int, Scorecard]]:
    """The scorecard of the submission, and those of its filled forms by index."""
    scorer = Scorer(submission, judgements, ruleset)
    forms = scorer.forms()
    return scorer.submission(forms), forms


def _unread(form: Form) -> str:
    """Why a form cannot be scored: nothing is guessed, and no points are lost for what we could not read."""
    if not form.indicators:
        return "没有读到一条指标"
    if form.doubtful & {"name", "value"}:
        return "指标名称或指标值的栏目没有读准"
    unread = sum(row.value is None for row in form.indicators)
    return "多数指标值没有读出" if unread * 2 > len(form.indicators) else ""


def _only(forms: Mapping[int, Scorecard]) -> str:
    """Why the only form of a submission has no score."""
    return next(iter(forms.values())).formula if len(forms) == 1 else ""


def must_mend(finding: Finding) -> bool:
    """Whether a finding has to be mended before a submission may pass."""
    firm = finding.severity is Severity.ERROR and finding.confidence is not Confidence.ASK
    return firm and not finding.waiver and not finding.preview


def _unscored(items: tuple[ItemScore, ...], full: Decimal, coverage: Decimal, why: str) -> Scorecard:
    """A form that is not judged shows no points: they would say something of what nobody has read."""
    blank = tuple(
        replace(item, score=None, open=item.full, formula="未评", parts=(), deductions=()) for item in items
    )
    return Scorecard(blank, None, None, _ZERO, full, coverage, why)


def _mean_item(
    item: str,
    config: ItemConfig,
    in_forms: Sequence[ItemScore],
    judged: int,
    deductions: tuple[Deduction, ...],
) -> ItemScore:
    scores = [each.score for each in in_forms if each.score is not None]
    if not scores:
        return ItemScore(
            item, config.title, config.dimension, config.points, None, judged, deductions, "未评"
        )
    mean = rounded(sum(scores, _ZERO) / len(scores))
    lost = min(sum((each.points for each in deductions), _ZERO), mean)
    start = f"{len(scores)}张表的平均分{as_written(mean)}" if len(scores) > 1 else in_forms[0].formula
    formula = f"{start}－{as_written(lost)}＝{as_written(mean - lost)}" if lost else start
    open_points = rounded(sum((each.open for each in in_forms), _ZERO) / len(in_forms))
    return ItemScore(
        item, config.title, config.dimension, config.points, mean - lost, judged, deductions, formula,
        config.base, open_points, in_forms[0].parts if len(in_forms) == 1 else (),
    )  # fmt: skip


def _formula(marking: Marking, score: Decimal) -> str:
    total = "＋".join(as_written(item.score) for item in marking.items if item.score is not None)
    steps = [f"{total}＝{as_written(rounded(marking.reached, '0.1'))}"]
    behind = rounded(capped(marking.reached, marking.gates), "0.1")
    if behind != rounded(marking.reached, "0.1"):
        steps.append(f"按闸门封顶{as_written(behind)}")
    if marking.common:
        lost = sum((each.points for each in marking.common), _ZERO)
        steps.append(f"通病扣{as_written(lost)}，得{as_written(score)}")
    return "，".join(steps)


def _whole_formula(cards: Sequence[Scorecard], mean: Decimal, lost: Decimal, score: Decimal) -> str:
    start = f"{len(cards)}张表的平均分{as_written(mean)}" if len(cards) > 1 else cards[0].formula
    return f"{start}，全文扣{as_written(lost)}，得{as_written(score)}" if lost else start


def _percent(share: Decimal) -> str:
    return f"{as_written(rounded(share * 100, '0.1'))}%"
