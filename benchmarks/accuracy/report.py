"""The figures as Markdown: docs/accuracy.md and what the command prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy.bench import Alarm, Result, Trial
from benchmarks.accuracy.faults import FAULTS, Group
from benchmarks.accuracy.fresh_words import fresh_words
from benchmarks.accuracy.holdout import FIRST, Tally
from benchmarks.accuracy.variants import Result as Variants
from benchmarks.accuracy.whole_files import whole_files
from benchmarks.accuracy.writing import passage

_REAL = Path(__file__).parent / "real_figures.md"
_FAULTY = Path(__file__).parent / "faulty_figures.md"
_PLACES = Path(__file__).parent / "places_figures.md"
_GROUPS = {Group.DETERMINISTIC: "算得出的差错", Group.LANGUAGE: "要读懂的差错"}
_GOALS = {Group.DETERMINISTIC: 98, Group.LANGUAGE: 90}
_HOLDOUT = {
    "higher": "越高越好的名称",
    "lower": "越低越好的名称",
    "unknown_or_exact": "名称决定不了方向（判为未知、定值或没有把握即为对）",
    "fine": "单位合适（没有肯定的单位问题即为对）",
    "wrong": "单位不符（提出单位问题即为对）",
    "suggested-kind": "已提出的，建议的单位属于同类",
    "suggested-unit": "已提出的，建议的单位与人写的完全相同",
}


def document(
    result: Result,
    command: str,
    directions: Sequence[Tally],
    units: Sequence[Tally],
    variants: Iterable[Variants],
) -> str:
    """The whole page. ``command`` is what produced it."""
    lines = [
        "# 审核准确度",
        "",
        "本页由下面的命令生成，不要手改：",
        "",
        f"    {command}",
        "",
        *_method(result),
        "",
        *_summary(result),
        "",
        *_table(result),
        "",
        *_alarm_list(result),
        "",
        *_missed(result),
        "",
        *fresh_words(variants),
        "",
        *_holdout(directions, units),
        "",
        *whole_files(),
        "",
        *real_documents(),
    ]
    return "\n".join(lines).rstrip() + "\n"


def in_real_forms(result: Result, forms: int) -> str:
    """What is found of the faults that were put into real forms, and what is missed."""
    lines = [f"| 放进 {forms} 张真实的表（{result.indicators} 条指标） | 处数 | 查出 |", "|---|---:|---:|"]
    for group, title in _GROUPS.items():
        trials = [each for each in result.trials if each.fault.group is group]
        lines.append(f"| {title} | {len(trials)} | {_share(trials)} |")
    kinds = {each.fault.name: each.fault for each in result.trials}
    poor = []
    for name, kind in kinds.items():
        own = [each for each in result.trials if each.fault.name == name]
        found = sum(each.found for each in own)
        if found < len(own):
            poor.append((found / len(own), f"| {kind.title}（{name}） | {len(own)} | {_share(own)} |"))
    lines += ["", "没有全部查出的：", "", "| 差错 | 处数 | 查出 |", "|---|---:|---:|"]
    return "\n".join([*lines, *(line for _, line in sorted(poor))]) + "\n"


def real_documents() -> Iterator[str]:
    """The frozen figures on real documents, with how they were measured."""
    yield "## 真实文件"
    yield ""
    yield (
        "语料不随本工具发布，下面的数字由 `python -m benchmarks.accuracy --real 语料文件夹` "
        "测得后抄存（docx）。"
    )
    yield (
        "专家事先写下每份文件的问题和把握；肯定的意见（错误或警告，把握为 certain 或 likely）"
        "与专家所写的位置、类别相符，或另有人判断属实，算属实；另有人判断不属实，算不对；其余没有人判断。"
    )
    yield (
        "规则照着“可以看的”文件改过，已判为不对的意见改好后不再出现，所以“占已判断的”一栏必然偏高，不能当作准确度；"
        "“无人判断的都算不对”是下限。“留出的”文件起初开发时不看内容，后来列出过其中漏查的问题，机制照着改过，"
        "所以它与“可以看的”之间的差距也已偏小。"
    )
    yield ""
    yield from _REAL.read_text(encoding="utf-8").splitlines()
    yield ""
    yield (
        "肯定的意见会不会依据读错的单元格：每条意见所在的行与专家抄录的单元格逐格比较"
        "（`python -m benchmarks.misread`），"
        "比不出的由人对照原件看过一次（docx，364条，抄存；其他格式结果相同）："
    )
    yield ""
    yield from _PLACES.read_text(encoding="utf-8").splitlines()
    yield ""
    yield "把同样的差错放进真实的表（`python -m benchmarks.accuracy --into 文件夹`，抄存）："
    yield ""
    yield from _FAULTY.read_text(encoding="utf-8").splitlines()


def _method(result: Result) -> Iterator[str]:
    yield "## 怎样得来"
    yield ""
    yield (
        f"按 `lexicons/indicator-library.yaml` 的常用指标编出 {result.forms} 张没有差错的表"
        f"（{result.indicators} 条指标），文字与表格相互一致，写成文件后由程序重新识别；"
        "再每次放进一处已知的差错，看审核是否在原处、以对应的类别指出。"
        "“肯定”指不是询问的意见；误报指在没有差错的表上提出的肯定的错误或警告。"
    )
    yield ""
    yield (
        "这些表是编出来的，句式有限，指标取自本工具自己的指标库，因此结果好于真实文件；"
        "它用来比较改动前后，不能代替在真实文件上的核对。"
    )


def _summary(result: Result) -> Iterator[str]:
    yield "## 总数"
    yield ""
    yield "| 项目 | 结果 | 目标 |"
    yield "|---|---:|---:|"
    for group, title in _GROUPS.items():
        trials = [each for each in result.trials if each.fault.group is group]
        kinds = len({each.fault.name for each in trials})
        yield f"| {title}（{kinds} 种 {len(trials)} 处）查出 | {_share(trials)} | ≥{_GOALS[group]}% |"
    alarms = 100 * len(result.alarms) / max(result.indicators, 1)
    yield f"| 每 100 条无差错指标的误报 | {alarms:.2f} | <1 |"
    yield f"| 编出的表没有原样识别的 | {result.misread} | 0 |"


def _share(trials: Sequence[Trial]) -> str:
    return _percent(sum(each.found for each in trials), len(trials))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def _table(result: Result) -> Iterator[str]:
    yield "## 各种差错"
    for group, title in _GROUPS.items():
        yield from (
            "",
            f"### {title}",
            "",
            "| 差错 | 代号 | 处数 | 查出 | 其中肯定 |",
            "|---|---|---:|---:|---:|",
        )
        for fault in (each for each in FAULTS.values() if each.group is group):
            trials = [each for each in result.trials if each.fault is fault]
            firm = _percent(sum(each.firm for each in trials), len(trials))
            yield f"| {fault.title} | {fault.name} | {len(trials)} | {_share(trials)} | {firm} |"


def _alarm_list(result: Result) -> Iterator[str]:
    yield "## 误报"
    yield ""
    if not result.alarms:
        yield "没有。"
        return
    counts = Counter(alarm.finding.rule for alarm in result.alarms)
    yield "| 规则 | 次数 | 例子 |"
    yield "|---|---:|---|"
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        example = next(alarm for alarm in result.alarms if alarm.finding.rule == rule)
        yield f"| {rule} | {count} | {_cell(example.finding.message)} |"


def _cell(text: str) -> str:
    return text.replace("|", "／").replace("\n", " ")


def _missed(result: Result) -> Iterator[str]:
    yield "## 没有查出的"
    missed = [each for each in result.trials if not each.found]
    counts = Counter(each.fault.name for each in missed)
    if not missed:
        yield from ("", "没有。")
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        fault = FAULTS[name]
        yield ""
        yield f"**{fault.title}**（{count} 处），例如："
        yield ""
        examples = dict.fromkeys(place(each) for each in missed if each.fault is fault)
        yield from (f"- {_cell(example)}" for example in list(examples)[:3])


def place(trial: Trial) -> str:
    """What a person would look at: the faulty row and the text that tells it, or the faulty text."""
    injection = trial.injection
    form = injection.sheet.forms[injection.form]
    words = []
    for index in sorted(injection.rows or ()):
        row = form.rows[index]
        path = "-".join(row.levels)
        words.append(f"{path} {row.name} {row.operator} {row.value} {row.unit}".strip())
        words += [f"“{each.text}”" for each in (*form.goal, *form.overview) if each.row == index]
    if injection.rows is None:
        touched = [name for name in ("goal", "overview") if name in trial.fault.touches]
        words += [passage(getattr(form, name), numbered=False)[:120] for name in touched]
        words += [item for item in form.basis if "basis" in trial.fault.touches]
    return "；".join(words) or form.project


def _holdout(directions: Sequence[Tally], units: Sequence[Tally]) -> Iterator[str]:
    yield "## 另外写下的名称和单位"
    yield ""
    yield (
        "`tests/language/names/direction_holdout.yaml`、`tests/language/numbers/unit_holdout.yaml` "
        "由没有看过词表的人写成。"
        "“首次”是词表照着它们修改之前的结果（提交 9a4b271），只有这一列能说明对没见过的名称判得如何；"
        "此后词表照着答错的名称改过，“现在”一列只用来防止倒退，不能当作准确度。"
    )
    for title, tallies in (("方向", directions), ("单位", units)):
        yield from ("", f"### {title}", "", "| 项目 | 首次 | 现在 |", "|---|---:|---:|")
        for tally in tallies:
            first = _of(*FIRST[tally.title])
            yield f"| {_HOLDOUT[tally.title]} | {first} | {_of(tally.right, tally.total)} |"
        for tally in tallies:
            if tally.wrong:
                yield from ("", f"{_HOLDOUT[tally.title]}——不对的：{'、'.join(tally.wrong)}。")


def _of(right: int, total: int) -> str:
    return f"{right}/{total}（{_percent(right, total)}）"


def samples(result: Result, count: int) -> str:
    """``count`` misses of each kind and false alarms of each rule, with what the auditor said instead."""
    return "\n".join((*_sample_alarms(result.alarms, count), *_sample_misses(result.trials, count)))


def _sample_alarms(alarms: Iterable[Alarm], count: int) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for alarm in alarms:
        shown[alarm.finding.rule] += 1
        if shown[alarm.finding.rule] <= count:
            yield f"误报 {alarm.finding.rule}（{alarm.finding.confidence}）：{alarm.finding.message}"


def _sample_misses(trials: Iterable[Trial], count: int) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for trial in trials:
        shown[trial.fault.name] += not trial.found
        if not trial.found and shown[trial.fault.name] <= count:
            yield f"漏报 {trial.fault.name}：{place(trial)}"
            yield from (
                f"    另有 {each.rule}（{each.confidence}）：{each.message}" for each in trial.findings[:3]
            )
