"""Which file is which office's, this year's and last year's; who is missing; what was not used, and why.

Last year's file is recognised by one rule: the same office's name (blanks and full-width forms aside) and the year
before. Where a file names its own last year's figures, those stand. Two files for one office and year are a question to
people, never a choice of the program.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from assistant.batch.roster import Member, nearest, same_office

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an office's figures without holding them: where they were read, whose, which year."""

    source: str
    index: int
    """Which of the entries of the source."""
    place: str
    """For people: the file, and the sheet and row where it holds several offices."""
    name: str
    parent: str
    kind: str
    year: int
    format: str
    has_previous: bool


@dataclass(frozen=True, slots=True)
class OfficeInput:
    """One office of the run."""

    key: str
    """The name of its folder, unique in the run."""
    head: Head
    previous: Head | None = None
    problem: str = ""
    """Why it cannot be worked on, when it cannot."""
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """An office of which nothing was handed in."""

    name: str
    parent: str
    contact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the inputs amount to."""

    year: int
    offices: tuple[OfficeInput, ...]
    missing: tuple[Missing, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    """Files that were not used, offices not on the roster: sentences for people."""


def year_of(heads: Iterable[Head]) -> int:
    """The year to report on: the latest that at least half as many files have as the most frequent year.

    So neither last year's files beside this year's nor one office's slip of the pen decides.
    """
    counts = Counter(head.year for head in heads)
    most = max(counts.values(), default=0)
    return max((year for year, count in counts.items() if 2 * count >= most), default=0)


def make_plan(heads: Sequence[Head], roster: Sequence[Member] = (), year: int | None = None) -> Plan:
    """Put the files in order; `year` overrides what `year_of` would say."""
    reporting = year or year_of(heads)
    now, before = (_by_office(heads, wanted) for wanted in (reporting, reporting - 1))
    strange = [head for head in heads if head.year not in (reporting, reporting - 1)]
    members = {same_office(member.name): member for member in roster}
    offices, used = [], set()
    for group in now.values():
        previous = _previous(group[0], before)
        used |= {previous.place} if previous else set()
        member = members.get(same_office(group[0].name))
        offices.append(OfficeInput("", group[0], previous, _twice(group), member))
    offices += [OfficeInput("", head, None, _wrong_year(head, reporting)) for head in strange]
    named = _with_keys(
        sorted(offices, key=lambda office: (office.head.name, office.head.parent, office.head.place))
    )
    known = {same_office(office.head.name) for office in named}
    remarks = [*_not_on_roster(named, roster), *_unused(before, used, known, reporting)]
    return Plan(reporting, named, tuple(_missing(known, roster, before, reporting)), tuple(remarks))


def _by_office(heads: Iterable[Head], year: int) -> dict[tuple[str, str], list[Head]]:
    groups: dict[tuple[str, str], list[Head]] = defaultdict(list)
    for head in heads:
        if head.year == year:
            groups[same_office(head.name), same_office(head.parent)].append(head)
    return groups


def _previous(head: Head, before: dict[tuple[str, str], list[Head]]) -> Head | None:
    """Last year's file of the same name; of several namesakes the one under the same parent or in the same folder."""
    if head.has_previous:
        return None
    name, parent, folder = same_office(head.name), same_office(head.parent), Path(head.source).parent
    candidates = [
        item
        for (other, above), items in before.items()
        if other == name and (not above or not parent or above == parent)
        for item in items
    ]
    siblings = [item for item in candidates if same_office(item.parent) == parent]
    neighbours = [item for item in candidates if Path(item.source).parent == folder]
    return next((group[0] for group in (candidates, siblings, neighbours) if len(group) == 1), None)


def _twice(group: Sequence[Head]) -> str:
    if len(group) == 1:
        return ""
    places = "、".join(head.place for head in group)
    return (
        f"{group[0].name}{group[0].year}年的数据有 {len(group)} 份（{places}），不知道以哪一份为准，没有起草。"
        "请只留一份；如果是同名的两个机关，请在“上级机关”里写明。"
    )


def _wrong_year(head: Head, reporting: int) -> str:
    return (
        f"{head.place} 的报告年度是 {head.year}，本次是 {reporting} 年，没有起草。"
        f"填错的请改正年度；不需要的请移到别的文件夹；要做 {head.year} 年的，请加 --year {head.year}。"
    )


def _with_keys(offices: Sequence[OfficeInput]) -> tuple[OfficeInput, ...]:
    names = Counter(file_name(office.head.name) for office in offices)
    taken: Counter[str] = Counter()
    named = []
    for office in offices:
        key = file_name(office.head.name)
        if names[key] > 1 and office.head.parent:
            key = file_name(f"{office.head.name}（{office.head.parent}）")
        taken[key] += 1
        key = f"{key}-{taken[key]}" if taken[key] > 1 else key
        named.append(OfficeInput(key, office.head, office.previous, office.problem, office.member))
    return tuple(named)


def file_name(name: str) -> str:
    """The office's name as a folder that Windows and Linux can both have."""
    safe = _FORBIDDEN.sub("_", "".join(name.split())).strip(". ") or "_"
    if len(safe) > _LONGEST_NAME:
        return f"{safe[:_LONGEST_NAME]}-{sha256(safe.encode()).hexdigest()[:6]}"
    return f"{safe}_" if safe.upper() in {"CON", "PRN", "AUX", "NUL"} else safe


def _missing(
    known: set[str], roster: Sequence[Member], before: dict[tuple[str, str], list[Head]], year: int
) -> list[Missing]:
    names = {same_office(member.name) for member in roster}
    found = [
        Missing(member.name, member.parent, member.contact, _why(member, before, year))
        for member in roster
        if same_office(member.name) not in known
    ]
    for (name, _), heads in before.items():
        if name not in known and name not in names and not roster:
            found.append(
                Missing(heads[0].name, heads[0].parent, "", f"有 {year - 1} 年的文件，没有 {year} 年的")
            )
    return found


def _why(member: Member, before: dict[tuple[str, str], list[Head]], year: int) -> str:
    has_last_year = any(name == same_office(member.name) for name, _ in before)
    return f"没有 {year} 年的文件" + (f"，只有 {year - 1} 年的" if has_last_year else "")


def _not_on_roster(offices: Sequence[OfficeInput], roster: Sequence[Member]) -> list[str]:
    if not roster:
        return []
    have = {same_office(office.head.name) for office in offices}
    open_names = [member.name for member in roster if same_office(member.name) not in have]
    sentences = []
    for office in offices:
        if office.member is None and not office.problem:
            close = nearest(office.head.name, open_names)
            question = f"，是否就是名单上的“{close}”？请统一名称" if close else "，请核对名单"
            sentences.append(f"{office.head.place} 的“{office.head.name}”不在名单上{question}。")
    return sentences


def _unused(
    before: dict[tuple[str, str], list[Head]], used: set[str], known: set[str], year: int
) -> list[str]:
    return [
        f"{head.place} 是 {head.name} {head.year} 年的文件，没有用作上年数据：{_why_unused(name in known, year)}"
        for (name, _), heads in before.items()
        for head in heads
        if head.place not in used
    ]


def _why_unused(has_this_year: bool, year: int) -> str:
    if not has_this_year:
        return f"没有同名机关 {year} 年的文件。机关更名的，请在数据文件里用 previous 指明。"
    return "本年数据已自带上年数据，或上年文件不止一份。请只留一份。"
