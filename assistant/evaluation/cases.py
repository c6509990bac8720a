"""A case: an office's figures and notes, a report that a good writer made of them, and what a draft owes.

A case is a folder with `figures.yaml`, `reference.txt` (a whole report, tables left out), `expectations.toml` and, where
last year's report is known, `last_year.txt`. A published report can stand for a case too, see `published`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.errors import InputError
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.formats.arithmetic import ExpressionError, parse_expression
from assistant.importing import import_report
from assistant.importing.readers import READERS
from assistant.pipeline import open_figures
from assistant.report import Brief, Report, build_brief
from assistant.resources import read_data_file

FIGURES, REFERENCE, EXPECTATIONS, LAST_YEAR = (
    "figures.yaml",
    "reference.txt",
    "expectations.toml",
    "last_year.txt",
)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Forbidden(_Entry):
    """Words that no draft of this case may hold."""

    text: str
    why: str


class Expectations(_Entry):
    """What a draft of a case owes beside what every report owes."""

    about: str = ""
    """One sentence: what this case is there for."""
    kinds: tuple[str, ...] = ()
    """What it is an instance of: `busy`, `zeros`, `awkward`, …; results are grouped by them."""
    required: tuple[str, ...] = ()
    """Facts that must be told: keys of the brief, cell ids, or expressions over them."""
    forbidden: tuple[Forbidden, ...] = ()
    topics: tuple[str, ...] | None = None
    """Topic ids of 总体情况 that must be covered; None for all of the format's."""
    wrong_in_notes: tuple[str, ...] = ()
    """Words of the office's notes that its own figures contradict: quoting them is no mistake of the drafter, letting
    them pass unreported is."""
    findings: tuple[str, ...] = ()
    """Codes that the program must report about this case, as an office's mistakes must not pass silently."""


@dataclass(frozen=True, slots=True)
class CaseSource:
    """Where a case is; enough to load it again in another process."""

    id: str
    path: Path
    previous: Path | None = None
    """The same office's report of the year before, for published reports."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that shapes the case."""
        if self.path.is_dir():
            return tuple(sorted(item for item in self.path.iterdir() if item.is_file()))
        return (self.path, *([self.previous] if self.previous else []))

    @property
    def fingerprint(self) -> str:
        """The hash of all its files."""
        digest = hashlib.sha256()
        for file in self.files:
            data = file.read_bytes()
            digest.update(f"{file.name}\0{len(data)}\0".encode() + data)
        return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Case:
    """A case, loaded."""

    id: str
    figures: Figures
    reading: tuple[Finding, ...]
    """What was found while the figures were read."""
    reference: Report
    last_year: str
    """The prose of last year's report, empty where there is none."""
    expectations: Expectations

    @property
    def brief(self) -> Brief:
        """What may be stated."""
        return build_brief(self.figures)


def find_cases(folder: Path) -> tuple[CaseSource, ...]:
    """The cases in `folder`: folders with figures.yaml, or else files of published reports, searched below it too.

    Raises:
        InputError: there is no such folder, or neither is in it.
    """
    if not folder.is_dir():
        raise InputError(f"找不到案例文件夹 {folder}。请检查 --cases 后面的路径。")
    folders = sorted(item.parent for item in folder.glob(f"*/{FIGURES}"))
    if (folder / FIGURES).is_file():
        folders = [folder]
    if folders:
        return tuple(CaseSource(item.name, item) for item in folders)
    reports = sorted(item for item in folder.rglob("*") if item.suffix.lower() in READERS and item.is_file())
    if not reports:
        raise InputError(
            f"{folder} 里没有案例：既没有含 {FIGURES} 的子文件夹，也没有已发布的报告（{'、'.join(sorted(READERS))}）。"
        )
    from assistant.evaluation.published import pair_reports

    return pair_reports(folder, reports)


def load_case(source: CaseSource) -> Case:
    """Load one case.

    Raises:
        InputError: figures or reference cannot be read.
        DataFileError: the expectations are wrong; every wrong entry is named.
    """
    if source.path.is_file():
        from assistant.evaluation.published import published_case

        return published_case(source)
    folder = source.path
    if not (folder / REFERENCE).is_file():
        raise InputError(f"案例 {folder} 缺少参考报告 {REFERENCE}。请放入一份由人写的报告全文（不含表）。")
    loaded = open_figures(folder / FIGURES)
    expectations = (
        read_data_file(folder / EXPECTATIONS, Expectations, "案例要求")
        if (folder / EXPECTATIONS).is_file()
        else Expectations()
    )
    case = Case(
        source.id,
        loaded.figures,
        loaded.findings,
        import_report(folder / REFERENCE).report,
        _last_year(folder / LAST_YEAR),
        expectations,
    )
    problems = list(_problems(case))
    if problems:
        raise InputError(f"案例要求 {folder / EXPECTATIONS} 有误：{'；'.join(problems)}。")
    return case


def prose_of(report: Report) -> str:
    """All prose of a report as one text, headings of sections left out."""
    return "\n".join(section.text for section in report.sections if section.text.strip())


def _last_year(path: Path) -> str:
    return prose_of(import_report(path).report) if path.is_file() else ""


def _problems(case: Case) -> Iterator[str]:
    known = {topic.id for topic in case.figures.format.section("overview").topics}
    yield from (
        f"topics 里的“{name}”不是总体情况的方面" for name in _unknown(case.expectations.topics or (), known)
    )
    brief = case.brief
    for name in case.expectations.required:
        try:
            parse_expression(name)
        except ExpressionError as error:
            yield f"required 里的“{name}”无法读取（{error}）"
            continue
        if brief.value(name) is None:
            yield f"required 里的“{name}”在数据里没有值"


def _unknown(names: Iterable[str], known: set[str]) -> list[str]:
    return [name for name in names if name not in known]
