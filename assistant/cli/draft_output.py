"""What `assistant draft` prints: one JSON document, or who wrote what and what it took."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.cli.output import claim_json, figures_json, finding_json, report_json, say
from assistant.figures import figures_tree
from assistant.findings import Finding
from assistant.pipeline.accounts import (
    TEMPLATE,
    CallAccount,
    PassageAccount,
    total_calls,
    total_cost,
    total_tokens,
)
from assistant.pipeline.draft import Drafted
from assistant.report import Paragraph
from assistant.settings import Prices


def draft_json(
    drafted: Drafted, findings: list[Finding], written: list[Path], prices: Prices | None
) -> dict[str, Any]:
    """The document of `--json`; what the server did not say is null."""
    document = report_json(drafted.report)
    for section, entry in zip(drafted.report.sections, document["sections"], strict=True):
        entry["paragraphs"] = [_paragraph(item) for item in section.paragraphs]
    money = total_cost(drafted.calls, prices)
    figures = drafted.report.figures
    return document | {
        "title": drafted.report.title,
        "facts": figures_tree(figures).get("facts", []),
        "previous": figures_json(figures.previous) if figures.previous else None,
        "claims": [claim_json(claim) for claim in drafted.claims],
        "findings": [finding_json(finding) for finding in findings],
        "drafter": drafted.model,
        "prompts": drafted.prompts or None,
        "passages": [_passage(account, drafted.calls, prices) for account in drafted.passages],
        "calls": [_call(call) for call in drafted.calls],
        "repairs": sum(account.repairs for account in drafted.passages),
        "model_calls": total_calls(drafted.calls),
        "tokens": total_tokens(drafted.calls),
        "seconds": round(sum(call.seconds for call in drafted.calls), 3),
        "cost": None if money is None else f"{money:f}",
        "currency": prices.currency if prices else None,
        "outputs": [str(path) for path in written],
    }


def _paragraph(item: Paragraph) -> dict[str, Any]:
    facts = [{"start": span.start, "end": span.end, "key": span.key} for span in item.facts]
    return {"text": item.text, "topic": item.topic, "drafter": item.drafter, "facts": facts}


def _passage(
    account: PassageAccount, calls: tuple[CallAccount, ...], prices: Prices | None
) -> dict[str, Any]:
    """A passage with what the calls that asked for it took, whoever else they asked for."""
    own = [call for call in calls if account.id in call.passages]
    money = total_cost(own, prices)
    return {
        "id": account.id,
        "section": account.section,
        "topic": account.topic,
        "title": account.title,
        "drafter": account.drafter,
        "asked": account.asked,
        "reason": account.reason or None,
        "codes": list(account.codes),
        "repairs": account.repairs,
        "calls": total_calls(own),
        "tokens": total_tokens(own),
        "seconds": round(sum(call.seconds for call in own), 3),
        "cost": None if money is None else f"{money:f}",
        "shared_with": sorted({name for call in own for name in call.passages} - {account.id}),
    }


def _call(call: CallAccount) -> dict[str, Any]:
    return {
        "passages": list(call.passages),
        "attempt": call.attempt,
        "calls": call.calls,
        "prompt_tokens": call.usage.prompt,
        "completion_tokens": call.usage.completion,
        "seconds": round(call.seconds, 3),
        "failure": call.failure or None,
    }


def print_accounts(drafted: Drafted, prices: Prices | None) -> None:
    """Who wrote each passage, why the template did where it did, and what the model took."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim")
    for heading in ("段落", "谁写的", "改写"):
        table.add_column(heading, no_wrap=True)
    table.add_column("说明", ratio=1, overflow="fold")
    said = ""
    for account in drafted.passages:
        who = (
            Text("模板", style="yellow")
            if account.drafter == TEMPLATE and account.asked
            else Text("模板" if account.drafter == TEMPLATE else account.drafter)
        )
        table.add_row(
            account.title,
            who,
            str(account.repairs or ""),
            Text("同上" if account.reason and account.reason == said else account.reason),
        )
        said = account.reason
    Console(stderr=True, highlight=False).print(table)
    say(_took(drafted.calls, total_cost(drafted.calls, prices), prices))


def _took(calls: tuple[CallAccount, ...], money: Decimal | None, prices: Prices | None) -> str:
    tokens = total_tokens(calls)
    parts = [
        f"调用模型 {total_calls(calls)} 次",
        "token 数未知（服务没有报告）" if tokens is None else f"{tokens} 个 token",
        f"合计 {sum(call.seconds for call in calls):.1f} 秒",
    ]
    if prices:
        parts.append(
            "费用未知" if money is None else f"费用 {money.quantize(Decimal('0.0001'))} {prices.currency}"
        )
    return "，".join(parts) + "。"
