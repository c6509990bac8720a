"""Many drafts against the faulty server, and an oracle of its own over what was accepted.

The oracle shares no code with briefs, slots or checker: it adds up cells in plain arithmetic, looks for words with a number
behind them by regular expressions, and knows the sentences that the server makes up.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from assistant.figures import Figures
from assistant.llm import Budget
from assistant.llm.door import Door
from assistant.llm.openai_adapter import OpenAIAdapter
from assistant.pipeline.accounts import TEMPLATE, total_calls
from assistant.pipeline.draft import Drafted, draft_with_model
from assistant.pipeline.events import OnEvent
from assistant.pipeline.writing import ModelOptions
from assistant.report import Paragraph
from assistant.settings import ModelSettings
from tests.made_figures import made_figures
from tests.servers.drafting import DraftingServer
from tests.servers.drafting_faults import CHINESE, INVENTED, NOTES, SLOGANS, STRAY

_CONCURRENT = 16
_CALL_SECONDS = 60.0
_SHORT_CALL_SECONDS = 2.0
"""For servers that hang: nobody should have to wait for the test of waiting."""
_WAIT_SCALE = 0.02
"""Waits between tries are shortened; what is waited for is the same."""


@dataclass
class Run:
    """What came of many drafts against one fault."""

    fault: str
    drafts: int = 0
    passages: int = 0
    repaired: int = 0
    fell_back: int = 0
    calls: int = 0
    injected: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    """What the oracle found in an accepted report; must stay empty."""


def run_drafts(fault: str, seeds: Collection[int], rate: float) -> Run:
    """Draft the made-up offices of `seeds` while the server meets `fault` at `rate`; every fourth one is streamed."""
    run = Run(fault)
    with DraftingServer([fault], rate, seed=5) as server:
        for figures, drafted in asyncio.run(_drafts(server.base_url, seeds, fault)):
            _count(run, drafted)
            run.problems += [f"{figures.office.name}：{problem}" for problem in oracle(figures, drafted)]
        run.injected = server.injected[fault]
    return run


async def _drafts(url: str, seeds: Collection[int], fault: str) -> list[tuple[Figures, Drafted]]:
    seconds = _SHORT_CALL_SECONDS if fault in ("hang", "slow-drip", "giant-answer") else _CALL_SECONDS
    settings = ModelSettings(model="drafting", base_url=url, call_seconds=seconds)

    async def briefly(seconds: float) -> None:
        await asyncio.sleep(seconds * _WAIT_SCALE)

    limit = asyncio.Semaphore(_CONCURRENT)
    options = ModelOptions(longest_wait=1)
    async with Door(settings, OpenAIAdapter(settings), None, Budget(), briefly) as model:

        async def one(seed: int) -> tuple[Figures, Drafted]:
            figures = made_figures(seed, "2019" if seed % 3 == 0 else "2021", with_previous=seed % 5 != 0)
            watching: OnEvent | None = (lambda _event: None) if seed % 4 == 0 else None
            async with limit:
                return figures, await draft_with_model(figures, model, options, watching)

        return list(await asyncio.gather(*(one(seed) for seed in seeds)))


def _count(run: Run, drafted: Drafted) -> None:
    asked = [account for account in drafted.passages if account.asked]
    run.drafts += 1
    run.passages += len(asked)
    run.repaired += sum(account.repairs > 0 and account.drafter != TEMPLATE for account in asked)
    run.fell_back += sum(account.drafter == TEMPLATE for account in asked)
    run.calls += total_calls(drafted.calls)
    run.codes.update(code for account in asked for code in account.codes)


# ------------------------------------------------------------ the oracle


def oracle(figures: Figures, drafted: Drafted) -> Iterator[str]:
    """Everything that must not be in an accepted report, found without any of our own checks."""
    yield from _incomplete(drafted)
    yield from _unreported(drafted)
    for section in drafted.report.sections:
        for paragraph in section.paragraphs:
            if paragraph.drafter != TEMPLATE:
                yield from oracle_of_text(figures, paragraph)


def oracle_of_text(figures: Figures, paragraph: Paragraph) -> Iterator[str]:
    """What is wrong in one accepted paragraph of a model."""
    values = _values(figures)
    allowed = _allowed_numbers(figures, values)
    places = [(span.start, span.end, span.key) for span in paragraph.facts]
    yield from _wrong_slots(paragraph.text, places, values)
    yield from _wrong_words(paragraph.text, values)
    yield from _made_up(paragraph.text, values)
    for number in re.findall(r"\d+(?:\.\d+)?", paragraph.text):
        if number not in allowed:
            yield f"没有出处的数 {number}：{paragraph.text}"


def _incomplete(drafted: Drafted) -> Iterator[str]:
    sections = {section.id: section.text for section in drafted.report.sections}
    for name in ("preamble", "overview", "disclosure", "applications", "disputes", "problems", "other"):
        if not sections.get(name, "").strip():
            yield f"缺少 {name}"
    for heading in ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"):
        if not re.search(rf"（.）{heading}\n[^（]", sections["overview"]):
            yield f"「{heading}」下面没有内容"
    if re.search(r"[{}｛｝*#`<>]|待补充", "".join(sections.values())):
        yield "残留标记"


def _unreported(drafted: Drafted) -> Iterator[str]:
    reported = [finding for finding in drafted.findings if finding.code == "DRF631"]
    fallen = [account for account in drafted.passages if account.asked and account.drafter == TEMPLATE]
    if len(reported) != len(fallen) or not all(account.reason for account in fallen):
        yield f"改用模板 {len(fallen)} 段，报告 {len(reported)} 段"


def _values(figures: Figures) -> dict[str, Decimal]:
    """By the keys of the brief, from the cells alone."""

    def rows(prefix: str, column: str = "total", source: Figures = figures) -> Decimal:
        return sum(
            (
                cell.number or Decimal(0)
                for name, cell in source.cells.items()
                if name.startswith(prefix) and name.endswith("." + column)
            ),
            Decimal(0),
        )

    def cell(name: str, source: Figures = figures) -> Decimal:
        return source.number(name) or Decimal(0)

    base = "applications."
    values = {
        "new": cell(f"{base}new.total"), "carried_in": cell(f"{base}carried_in.total"),
        "handled": cell(f"{base}results.total.total"), "carried_out": cell(f"{base}carried_out.total"),
        "natural_person": cell(f"{base}new.natural_person"), "disclosed": cell(f"{base}results.disclosed.total"),
        "partial": cell(f"{base}results.partial.total"), "denied": rows(f"{base}results.denied."),
        "unavailable": rows(f"{base}results.unavailable."), "not_processed": rows(f"{base}results.not_processed."),
        "other_handling": rows(f"{base}results.other."), "licensing": cell("disclosure.licensing.decisions"),
        "penalties": cell("disclosure.penalties.decisions"), "compulsion": cell("disclosure.compulsion.decisions"),
        "fees": cell("disclosure.fees.amount"), "procurement_projects": cell("disclosure.procurement.projects"),
        "procurement_amount": cell("disclosure.procurement.amount"),
        "reconsiderations": cell("disputes.reconsideration.total"),
        "litigations_direct": cell("disputes.litigation_direct.total"), "litigations_after": cell("disputes.litigation_after.total"),
    }  # fmt: skip
    values["organisations"] = values["new"] - values["natural_person"]
    values["litigations"] = values["litigations_direct"] + values["litigations_after"]
    for outcome in ("upheld", "corrected", "other", "pending"):
        values[f"reconsiderations_{outcome}"] = cell(f"disputes.reconsideration.{outcome}")
        values[f"litigations_{outcome}"] = cell(f"disputes.litigation_direct.{outcome}") + cell(
            f"disputes.litigation_after.{outcome}"
        )
    for column in ("issued", "repealed", "in_force", "made", "disclosed", "total"):
        values[f"documents_{column}"] = cell(f"disclosure.normative_documents.{column}")
    for part, whole in (
        ("natural_person", "new"),
        ("organisations", "new"),
        *(
            (name, "handled")
            for name in ("disclosed", "partial", "denied", "unavailable", "not_processed", "other_handling")
        ),
    ):
        if values[whole]:
            values[f"{part}_share"] = _percent(values[part] / values[whole])
    if figures.previous:
        before = cell(f"{base}new.total", figures.previous)
        values |= {"new_previous": before, "new_change": abs(values["new"] - before)}
        if before:
            values["new_change_rate"] = _percent(abs(values["new"] - before) / before)
    for fact in figures.facts:
        values[f"facts.{fact.id}"] = fact.value or Decimal(0)
        values |= {f"facts.{fact.id}.{index}": part.value for index, part in enumerate(fact.parts, 1)}
    return values


def _percent(ratio: Decimal) -> Decimal:
    return (ratio * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _allowed_numbers(figures: Figures, values: dict[str, Decimal]) -> set[str]:
    notes = figures.notes
    texts = [note.text for items in notes.topics.values() for note in items]
    texts += [word for problem in notes.problems for word in (problem.text, problem.measure)]
    written = {number for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text)}
    return (
        written
        | {_printed(value) for value in values.values()}
        | {f"{value:f}" for value in values.values()}
        | {str(figures.year), str(figures.year - 1), "0"}
    )


def _printed(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _wrong_slots(text: str, spans: list[tuple[int, int, str]], values: dict[str, Decimal]) -> Iterator[str]:
    for start, end, key in spans:
        if re.match(r"note|last_|problem|measure", key):
            continue
        number = re.match(r"[\d.]+", text[start:end])
        if key not in values or number is None or Decimal(number[0]) != values[key]:
            yield f"{key} 印成 {text[start:end]}，应为 {values.get(key)}"


_WORDS = {
    r"(?:新收|收到)(?:的)?政府信息公开申请": "new", r"上年结转(?:申请|的)?": "carried_in", r"办结(?:申请)?": "handled",
    r"结转下年度继续办理": "carried_out", r"自然人(?:申请|提出的)": "natural_person", r"组织(?:申请|提出的)": "organisations",
    r"予以公开": "disclosed", r"部分公开": "partial", r"不予公开": "denied", r"无法提供": "unavailable", r"不予处理": "not_processed",
    r"作其他处理": "other_handling", r"行政许可决定": "licensing", r"行政处罚决定": "penalties", r"行政强制决定": "compulsion",
    r"未经复议直接起诉": "litigations_direct", r"复议后起诉": "litigations_after", r"引发行政复议": "reconsiderations",
    r"行政复议案件": "reconsiderations", r"(?:提起行政诉讼|行政诉讼案件)": "litigations", r"现行有效行政规范性文件": "documents_in_force",
    r"通过政府网站公开信息": "facts.website", r"政策宣讲": "facts.lectures", r"工作动态": "facts.website.1", r"财政信息": "facts.website.2",
    r"公示公告": "facts.website.3", r"收取行政事业性收费": "fees", r"采购总?金额": "procurement_amount",
}  # fmt: skip
"""Words with a number right behind them, and whose number it must be."""
_UNITS = {"fees": "万元", "procurement_amount": "万元", "facts.lectures": "场"} | dict.fromkeys(
    ("facts.website", "facts.website.1", "facts.website.2", "facts.website.3"), "条"
)


def _wrong_words(text: str, values: dict[str, Decimal]) -> Iterator[str]:
    for words, key in _WORDS.items():
        for number in re.findall(rf"{words}(\d+(?:\.\d+)?){_UNITS.get(key, '件')}", text):
            if Decimal(number) != values[key]:
                yield f"“{words}{number}”应为 {values[key]}：{text}"


def _made_up(text: str, values: dict[str, Decimal]) -> Iterator[str]:
    for sentence in (*INVENTED, *STRAY, *CHINESE, *SLOGANS, *NOTES):
        if sentence.rstrip("。！") in text:
            yield f"编造的话：{sentence}"
    if re.search(r"[二三四五六七八九十百千]+(?:余)?(?:件|次|场|轮|人|条|成)|百分之", text):
        yield f"汉字数：{text}"
    previous = values.get("new_previous")
    disputes = values["reconsiderations"] + values["litigations"]
    for words, is_true in (
        ("上述申请已全部办结", values["carried_out"] == 0),
        ("未收到政府信息公开申请", values["new"] == 0),
        ("没有发生行政复议和行政诉讼", disputes == 0),
        ("办理结果均为予以公开", values["disclosed"] == values["handled"]),
        ("新收申请与上年持平", previous == values["new"]),
    ):
        if words in text and not is_true:
            yield f"不实的说法：{words}"
