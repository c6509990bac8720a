"""Before there is a session: go on with one, begin from nothing, from figures, or from last year's report."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.session.view import Block, Choice, Rows, Span, View, line

SESSION_SUFFIX = ".session"
READABLE = (".xlsx", ".yaml", ".yml", ".json", ".docx", ".pdf", ".html", ".htm", ".txt", ".md")
_REPORTS = (".docx", ".pdf", ".html", ".htm", ".txt", ".md")
_MOST_FILES = 9
_MOST_PLACES = 6
NEW = "新建一份年报（从机关名称开始）"
HELP = (
    "进度文件（.session）：上次没写完的，选它接着写。",
    "填报表（.xlsx）或数据文件（.yaml）：已经填好或填了一部分的数。",
    "上年的报告（Word、PDF、网页）：放在旁边对照，自动提出上年结转，其他数不会带过来。",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to begin."""

    label: str
    path: Path | None = None
    """The file to open; None for a report from nothing."""


def offers(names: Sequence[Path]) -> tuple[Offer, ...]:
    """What can be begun with the files of a folder, newest first as given: sessions, then nothing, then figures and reports."""
    sessions = [
        Offer(f"接着写：{path.name.removesuffix(SESSION_SUFFIX)}", path)
        for path in names
        if path.suffix == SESSION_SUFFIX
    ]
    others = [path for path in names if path.suffix.lower() in READABLE and ".review" not in path.suffixes]
    files = [Offer(f"{_way(path)}：{path.name}", path) for path in others[:_MOST_FILES]]
    return (*sessions, Offer(NEW), *files)


def _way(path: Path) -> str:
    return "从这份报告开始" if path.suffix.lower() in _REPORTS else "打开"


def start_view(found: Sequence[Offer]) -> View:
    """The first screen."""
    shown = tuple(Choice(str(number), item.label) for number, item in enumerate(found, 1))
    body: tuple[Block, ...] = (
        line(
            "数据 → 材料 → 起草 → 复核 → 导出，一步一步写好一份年报。每个回答都立刻保存，随时可以离开，下次接着写。"
        ),
    )
    return View(
        "政府信息公开工作年度报告",
        body,
        shown,
        "选一项，或输入文件名（可以把文件拖进窗口）",
        enter=found[0].label,
        help=HELP,
    )


def read_start(found: Sequence[Offer], text: str) -> Offer | None:
    """The way to begin that an answer means; a path is one, too. None when it is neither."""
    if not text:
        return found[0]
    if text.isdecimal():
        return found[int(text) - 1] if 1 <= int(text) <= len(found) else None
    return Offer(text, Path(text.strip("'\"& ")).expanduser())


def office_view() -> View:
    """Whose report."""
    body = (line("机关全称会印在标题里，请照公章写。"),)
    return View("新建年报", body, prompt="机关全称，例如 青湾镇人民政府", enter="回去", help=HELP)


def role_view(name: str, year: int, *, has_prose: bool) -> View:
    """Whether what was opened is last year's or this year's."""
    body = (Rows(((Span("读到的是"), Span(f"{name} {year}年", "strong")),)),)
    labels = (f"以它为上年，写 {year + 1} 年的报告", f"就写 {year} 年的这一份")
    shown = tuple(Choice(str(number), label) for number, label in enumerate(labels, 1))
    return View("这份文件怎么用", body, shown, "选一项", enter=labels[0 if has_prose else 1], help=HELP)


def read_role(text: str, *, has_prose: bool) -> str | None:
    """`previous` or `this`; None for an answer that is neither."""
    return {"1": "previous", "2": "this", "": "previous" if has_prose else "this"}.get(text)


def changed_view(name: str, places: Sequence[str]) -> View:
    """The file that the session began with holds other figures now."""
    more = f"等 {len(places)} 格" if len(places) > _MOST_PLACES else ""
    words = f"{name} 在开始以后改过，和这里不同的有：{'；'.join(places[:_MOST_PLACES])}{more}。"
    labels = ("读入文件里的这些数（可以撤销）", "不读，用这里的数")
    shown = tuple(Choice(str(number), label) for number, label in enumerate(labels, 1))
    return View("填报表改过了", (line(words, "doubt"),), shown, "选一项", enter=labels[1], help=HELP)
