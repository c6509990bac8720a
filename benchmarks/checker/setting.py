"""How the checker bears other settings of the same text: half-width marks, spaces around numbers, lists by comma, brackets left out.

Usage: python benchmarks/checker/setting.py [dev|test] [--show]

Each report is set otherwise in one way throughout and checked against its labels; numbers and words stay, so no right number may be
contradicted. The first group changes how the text is set and must change nothing; the second punctuates as other writers do, and
now and then says something else by it. `--show` prints the false contradictions one by one (dev only).
"""

import argparse
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from rich.console import Console
from rich.table import Table

from benchmarks.checker.markup import LabelledReport, read_part
from benchmarks.checker.scoring import false_alarms, is_checkable, is_mistaken, is_tied, score
from benchmarks.checker.systems import OURS

_AROUND = 40
_TO_HALF = str.maketrans("，；：（）", ",;:()")
_TO_WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
_CHINESE = "[\u4e00-\u9fff]"
_BESIDE_NUMBERS = rf"(?<={_CHINESE})(?=\d)|(?<=[\d%])(?={_CHINESE})"


@dataclass(frozen=True, slots=True)
class Setting:
    """Every match of `pattern` becomes `new`; a match of nothing has `new` put in."""

    name: str
    pattern: str
    new: str | dict[int, int]
    is_punctuation: bool = False


SETTINGS = (
    Setting("as it is", r"(?!)", ""),
    Setting("half-width marks", "[，；：（）]", _TO_HALF),
    Setting("full-width digits", "[0-9%]", _TO_WIDE),
    Setting("spaces around numbers", _BESIDE_NUMBERS, " "),
    Setting("no-break spaces around numbers", _BESIDE_NUMBERS, "\u00a0"),
    Setting("spaces behind marks", "(?<=[，；：。])(?=.)", " "),
    Setting("square brackets", "[（）]", str.maketrans("（）", "[]")),
    Setting("lists by comma: 、 → ，", "(?<=[件项%）家])、", "，", True),
    Setting("； → ，", "；", "，", True),
    Setting("； → 。", "；", "。", True),
    Setting("件， → 件；", "(?<=[件项])，(?!占)", "；", True),
    Setting("件， → 件、", "(?<=[件项])，(?!占)", "、", True),
    Setting("件， → 件。", "(?<=件)，(?!占)", "。", True),
    Setting("。 → ；", "。(?=[^\n”）])", "；", True),
    Setting("其中 → 其中：", "(?<=其中)(?![，：有的])", "：", True),
    Setting("a colon before counts", f"(?<={_CHINESE})(?=\\d[\\d,]*件[，、；。])", "：", True),
    Setting("a paragraph each sentence", "。(?!\n)", "\n", True),
    Setting("brackets → commas", "[（）]", "，", True),
    Setting("： → ，", "：", "，", True),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one report in one setting; `alarms` shows each right number that was contradicted."""

    tied: int
    checkable: int
    mistaken: int
    others: int
    alarms: tuple[str, ...]


def main() -> None:
    """Set, check, print a table."""
    options = _options()
    reports = read_part(options.part)
    table = Table(
        "setting",
        "tied",
        "non-figures",
        "false contradictions",
        title=f"{options.part}: {len(reports)} reports",
    )
    with ProcessPoolExecutor() as pool:
        for setting in SETTINGS:
            found = list(pool.map(partial(_checked, setting=setting), reports))
            table.add_row(setting.name, *_shown(found))
            if options.show:
                sys.stdout.write(
                    "".join(f"{setting.name}: {alarm}\n" for one in found for alarm in one.alarms)
                )
    Console(width=110).print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "test"])
    parser.add_argument("--show", action="store_true", help="show each false contradiction (dev only)")
    options = parser.parse_args()
    if options.part == "test" and options.show:
        parser.error("the test part is never looked at one by one")
    return options


def _shown(found: list[Counts]) -> Iterator[str]:
    tied, checkable = sum(one.tied for one in found), sum(one.checkable for one in found)
    yield f"{tied}/{checkable} = {tied / checkable:.1%}"
    yield f"{sum(one.mistaken for one in found)}/{sum(one.others for one in found)}"
    yield str(sum(len(one.alarms) for one in found))


def _checked(report: LabelledReport, setting: Setting) -> Counts:
    changed = set_otherwise(report, setting)
    claims = list(OURS.claims(changed))
    scored = list(score(changed, claims))
    checkable = [one for one in scored if is_checkable(one.label)]
    others = [one for one in scored if one.label.verdict == "not_a_figure"]
    texts = {name: text for name, _, text in changed.sections}
    return Counts(
        sum(map(is_tied, checkable)),
        len(checkable),
        sum(map(is_mistaken, others)),
        len(others),
        tuple(
            f"{report.id} “{claim.text}” {claim.expected}: {texts[claim.section][max(0, claim.start - _AROUND) : claim.end]}"
            for claim in false_alarms(changed, claims)
        ),
    )


def set_otherwise(report: LabelledReport, setting: Setting) -> LabelledReport:
    """The report with its texts set so, and every label where its quote stands now."""
    sections, places = [], {}
    for name, title, text in report.sections:
        changed, places[name] = _set(text, setting)
        sections.append((name, title, changed))
    labels = tuple(
        replace(label, start=places[label.section][label.start], end=places[label.section][label.end - 1] + 1)
        for label in report.labels
    )
    return replace(report, sections=tuple(sections), labels=labels)


def _set(text: str, setting: Setting) -> tuple[str, list[int]]:
    """The text set so, and where each of its characters stands now."""
    pieces: list[str] = []
    places: list[int] = []
    position, length = 0, 0
    for match in re.finditer(setting.pattern, text):
        new = match[0].translate(setting.new) if isinstance(setting.new, dict) else setting.new
        places += range(length, length + match.start() - position)
        length += match.start() - position
        places += range(length, length + len(match[0]))
        pieces += (text[position : match.start()], new)
        position, length = match.end(), length + len(new)
    places += range(length, length + len(text) - position)
    return "".join([*pieces, text[position:]]), places


if __name__ == "__main__":
    main()
