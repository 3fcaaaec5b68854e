"""Outcomes to scorecards: the eight items of the review form, every deduction with its arithmetic.

All sums are Decimal. A deduction and an item are rounded half-up to 0.01 point, a total to 0.1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from auditor.judging import Judgements
from auditor.model import Deduction, Form, ItemScore, Outcome, Scorecard, Submission
from auditor.profiles import ItemConfig, Profile
from auditor.ruleset import RuleSet, Status
from auditor.scoring.deductions import Cost, can_deduct, cost_of, deductions_of, plain

_ZERO = Decimal(0)
_JUDGED = (Outcome.PASS, Outcome.FAIL)
_GAPS = (Outcome.UNDETERMINED, Outcome.ERROR)


class Scorer:
    """Scores one submission. ``forms`` and ``submission`` give the scorecards."""

    def __init__(self, submission: Submission, judgements: Judgements, ruleset: RuleSet) -> None:
        self._profile = ruleset.profile
        self._rules = ruleset.by_id
        self._judgements = judgements
        self._filled = tuple(form for form in submission.forms if not form.empty)
        self._costs = self._priced()

    def forms(self) -> dict[int, Scorecard]:
        """The scorecard of each filled form, by its index."""
        return {form.index: self._form(form) for form in self._filled}

    def submission(self, forms: Mapping[int, Scorecard]) -> Scorecard:
        """The mean of the forms that have a score, less what concerns the submission as a whole."""
        deductions = deductions_of(self._costs.get(None, ()), form=None, rows=0)
        scored = [card for card in forms.values() if card.score is not None]
        judged = self._judged(tuple({form for _, form in self._judgements.counts}))
        whole = self._judged((None,))
        items = []
        for index, (item, config) in enumerate(self._profile.items.items()):
            own = tuple(each for each in deductions if each.item == item)
            scores = [score for card in scored if (score := card.items[index].score) is not None]
            items.append(_mean_item(item, config, scores, judged[item], own, whole=whole[item]))
        return _card(items, self._coverage(None), self._profile)

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
        costs = self._costs.get(form.index, ())
        deductions = deductions_of(costs, form=form.index, rows=len(form.indicators))
        judged = self._judged((form.index,))
        items = []
        for item, config in self._profile.items.items():
            own = tuple(each for each in deductions if each.item == item)
            items.append(_form_item(item, config, judged[item], own))
        return _card(items, self._coverage(form.index), self._profile)

    def _judged(self, forms: Sequence[int | None]) -> Counter[str]:
        """How many judgements each item has had in these forms, by rules that can deduct from it."""
        wanted = frozenset(forms)
        judged: Counter[str] = Counter()
        for (name, form), outcomes in self._judgements.counts.items():
            if form in wanted and can_deduct(self._rules[name], self._profile):
                judged[self._rules[name].item] += sum(outcomes.get(each, 0) for each in _JUDGED)
        return judged

    def _coverage(self, form: int | None) -> Decimal:
        """Judged share of what applied in a form, or in the whole submission."""
        judged = gaps = 0
        for (name, where), outcomes in self._judgements.counts.items():
            if (form is None or where == form) and self._rules[name].status is Status.STABLE:
                judged += sum(outcomes.get(each, 0) for each in _JUDGED)
                gaps += sum(outcomes.get(each, 0) for each in _GAPS)
        share = Decimal(judged) / (judged + gaps) if judged + gaps else _ZERO
        return _rounded(share, "0.001")


def score_submission(
    submission: Submission, judgements: Judgements, ruleset: RuleSet
) -> tuple[Scorecard, dict[int, Scorecard]]:
    """The scorecard of the submission, and those of its filled forms by index."""
    scorer = Scorer(submission, judgements, ruleset)
    forms = scorer.forms()
    return scorer.submission(forms), forms


def _form_item(item: str, config: ItemConfig, judged: int, deductions: tuple[Deduction, ...]) -> ItemScore:
    score, formula = None, "未评"
    if judged or deductions:
        score, formula = _subtract(config.points, plain(config.points), deductions)
    return ItemScore(item, config.title, config.dimension, config.points, score, judged, deductions, formula)


def _mean_item(
    item: str,
    config: ItemConfig,
    scores: Sequence[Decimal],
    judged: int,
    deductions: tuple[Deduction, ...],
    *,
    whole: int,
) -> ItemScore:
    """``whole`` counts the judgements on the submission as a whole: they alone can judge an item too."""
    score, formula = None, "未评"
    if scores:
        mean = _rounded(sum(scores, _ZERO) / len(scores), "0.01")
        start = f"{len(scores)}张表的平均分{plain(mean)}" if len(scores) > 1 else plain(mean)
        score, formula = _subtract(mean, start, deductions)
    elif whole or deductions:
        score, formula = _subtract(config.points, plain(config.points), deductions)
    return ItemScore(item, config.title, config.dimension, config.points, score, judged, deductions, formula)


def _subtract(full: Decimal, start: str, deductions: Sequence[Deduction]) -> tuple[Decimal, str]:
    if not deductions:
        return full, start
    rest = full - sum((each.points for each in deductions), _ZERO)
    score = max(rest, _ZERO)
    steps = "".join(f"－{plain(each.points)}" for each in deductions)
    return score, f"{start}{steps}＝{plain(score)}" + ("（不低于0）" if rest < 0 else "")


def _card(items: Sequence[ItemScore], coverage: Decimal, profile: Profile) -> Scorecard:
    reached = [item.score for item in items if item.score is not None]
    judged = sum((item.full for item in items if item.score is not None), _ZERO)
    full = sum((item.full for item in items), _ZERO)
    score, grade = None, None
    if not judged:
        formula = "没有可以评分的项目，不计总分"
    elif coverage < profile.minimum_coverage:
        formula = f"能判断的只占{_percent(coverage)}，低于{_percent(profile.minimum_coverage)}，不计总分"
    else:
        score = _rounded(sum(reached, _ZERO) / judged * 100, "0.1")
        grade = profile.grade(score)
        formula = f"（{'＋'.join(plain(each) for each in reached)}）÷{plain(judged)}×100＝{plain(score)}"
    return Scorecard(tuple(items), score, grade, judged, full, coverage, formula)


def _percent(share: Decimal) -> str:
    return f"{plain(_rounded(share * 100, '0.1'))}%"


def _rounded(number: Decimal, step: str) -> Decimal:
    return number.quantize(Decimal(step), ROUND_HALF_UP)
