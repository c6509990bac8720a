"""The office's own name, everywhere: how it calls itself, and names that belong to another office's report."""

import re
from collections.abc import Iterator

from assistant.checking.prose import rules
from assistant.checking.prose.excerpts import around, at, without_quotations
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.likeness import name_forms
from assistant.report import ReportSection

_ITSELF = re.compile(
    r"(?:我(?<![自忘敌唯].)|本(?<![基成资根日版文样副书剧原].))"
    r"(局(?![限面部势促])|委(?![托派任员屈婉])|厅(?!堂)|镇(?!静)|乡(?![村镇愁亲土音])|街道(?!社区))"
)
_ANOTHER = {
    "局": "委厅镇乡街道", "委": "局厅镇乡街道", "委员会": "局厅镇乡街道", "厅": "局委镇乡街道",
    "镇": "局委厅乡街道", "乡": "局委厅镇街道", "街道": "局委厅镇乡", "政府": "局委厅镇乡街道",
}  # fmt: skip
"""By how the office's name ends: the words for itself that cannot be its own."""
_KIND = re.compile(r"(局|委员会|委|厅|镇|乡|街道|(?<=[省市县区州旗盟])政府)$")
_TOWN = r"[\u4e00-\u9fff]{2,5}?(?:镇|乡|街道)(?:人民政府|办事处)?"
_REPORT_OF = re.compile(r"20\d\d年度?政府信息公开(?:工作)?(?:年度)?(?:报告|年报|工作?情况)")
_WHOSE = re.compile(
    r"(?:(?<=公布)|(?<=发布)|(?<=公开)|^|(?<=[。，；\n]))"
    r"([\u4e00-\u9fff]{2,24}?(?:局|委员会|委|厅|镇|乡|街道|街道办事处|人民政府))(?:关于)?\Z",
    re.MULTILINE,
)
_LONGEST_NAME = 32
"""Characters before the title in which its office stands."""
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；\n]))(?:20\d\d年(?:度|以来)?，?)?({_TOWN})(?=[\u4e00-\u9fff]{{0,6}}(?:认真|严格|坚持|高度|深入|全面|积极|不断|进一步|按照|围绕|始终|切实|持续|共|未收到|主动|通过|未发生))",
    re.MULTILINE,
)
_SEAT = re.compile(
    r"([\u4e00-\u9fff]{2})(县|区|市|旗)(?=委、|委和|委的|委(?:正确)?领导|人民政府的?(?:正确)?(?:领导|部署|统一))"
)
_BEFORE_A_NAME = re.compile(r"^(?:现将|现公布|现|将|对)")
_ANY = re.compile(r"[各全我本该外邻市区县省镇乡新老两多绕按照在由受经向对和与及为]")


def check_names(figures: Figures, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
    """Words for itself that cannot be this office's, and other offices' and places' names where its own belongs."""
    kind = office_kind_word(figures.office.name)
    own = own_names(figures)
    for section in sections:
        text = without_quotations(section.text)
        if kind:
            yield from _itself(section, text, kind, figures.office.name)
        yield from _foreign_reports(section, text, own, kind)
        if kind in ("镇", "乡", "街道"):
            yield from _foreign_towns(section, text, own)
        yield from _foreign_seats(section, text, own)


def office_kind_word(name: str) -> str:
    """局, 委员会, 镇, 街道 or 政府: what the office is by its name; empty when the name does not say."""
    stem = re.sub(r"(?<=[镇乡])人民政府$|(?<=街道)办事处$|人民(?=政府$)", "", name)
    match = _KIND.search(stem)
    return match[1] if match else ""


def own_names(figures: Figures) -> tuple[str, ...]:
    """The names of the office and of the government above it, in every form."""
    office = figures.office
    return (*name_forms(office.name), *name_forms(office.parent))


def _itself(section: ReportSection, text: str, kind: str, name: str) -> Iterator[Finding]:
    for match in _ITSELF.finditer(text):
        if match[1] in _ANOTHER[kind] and match[1] not in name:
            yield at(
                rules.SELF_NAME, section, match.start(), match.end(),
                f"“{around(section.text, *match.span())}”自称“{match[0]}”，编制报告的是{name}。",
                found=match[0], expected=name,
            )  # fmt: skip


def _foreign_reports(section: ReportSection, text: str, own: tuple[str, ...], kind: str) -> Iterator[Finding]:
    """Another office of the same kind whose report this claims to be."""
    for title in _REPORT_OF.finditer(text):
        match = _WHOSE.search(text, max(0, title.start() - _LONGEST_NAME), title.start())
        if match is None:
            continue
        name = _BEFORE_A_NAME.sub("", match[1])
        is_own = any(own_name in name for own_name in own) or bool(set("各全我本该") & set(name))
        if not is_own and office_kind_word(name) == kind:
            yield _foreign(section, match.end(1) - len(name), match.end(1))


def _foreign_towns(section: ReportSection, text: str, own: tuple[str, ...]) -> Iterator[Finding]:
    """Another town at the head of a sentence, doing what the report says its own town did."""
    for match in _SUBJECT.finditer(text):
        if not any(name in match[1] for name in own) and not _ANY.search(match[1][:-1]):
            yield _foreign(section, match.start(1), match.end(1))


def _foreign_seats(section: ReportSection, text: str, own: tuple[str, ...]) -> Iterator[Finding]:
    """`江北县委、县政府` in a report of 沅栎县: only where the office's own name says which county it is."""
    for match in _SEAT.finditer(text):
        level = match[2]
        known = [name for name in own if name.endswith(level) and len(name) > 1]
        if (
            known
            and not _ANY.search(match[1])
            and not any(name[:-1].endswith(match[1]) or match[1].endswith(name[:-1]) for name in known)
        ):
            yield _foreign(section, match.start(), match.end())


def _foreign(section: ReportSection, start: int, end: int) -> Finding:
    name = section.text[start:end]
    return at(
        rules.FOREIGN_NAME, section, start, end,
        f"“{around(section.text, start, end, 10, 14)}”出现“{name}”，不是本机关或本地的名称。", found=name,
    )  # fmt: skip
