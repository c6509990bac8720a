"""Passages to the messages of one call: the first time, and to mend what was not proved."""

from collections.abc import Mapping, Sequence

from assistant.drafting.passages import Passage, Quote
from assistant.drafting.prompts import Prompts
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.llm import Message

_NOTHING = "无"
_MOST_FINDINGS = 6
_LONGEST_DRAFT = 1_500
"""Characters of a rejected draft that go back to the model; of a giant one the beginning is enough."""


def draft_messages(
    prompts: Prompts, figures: Figures, passages: Sequence[Passage], wish: str = ""
) -> tuple[Message, ...]:
    """Ask for these passages; `wish` is how somebody wants them written."""
    blocks = "\n\n".join(_block(prompts, passage) for passage in passages)
    return _messages(
        prompts, figures, prompts["wish" if wish else "draft"].render(passages=blocks, wish=wish)
    )


def repair_messages(
    prompts: Prompts,
    figures: Figures,
    rejected: Sequence[tuple[Passage, str, Sequence[Finding]]],
) -> tuple[Message, ...]:
    """Send passages back, each with what was written and everything that was found."""
    blocks = "\n\n".join(
        f"{_block(prompts, passage)}\n上一稿：{text[:_LONGEST_DRAFT] or _NOTHING}\n问题：\n{_listed(findings)}"
        for passage, text, findings in rejected
    )
    return _messages(prompts, figures, prompts["repair"].render(passages=blocks))


def estimated_tokens(text: str) -> int:
    """About how many tokens a text is where the server does not say: 1.5 Chinese characters or 3 others to a token."""
    wide = sum(ord(character) >= 0x2E80 for character in text)
    return round(wide / 1.5 + (len(text) - wide) / 3)


def _messages(prompts: Prompts, figures: Figures, content: str) -> tuple[Message, ...]:
    office = figures.office
    system = prompts["system"].render(office=office.name, itself=office.itself, year=str(figures.year))
    return Message("system", system), Message("user", content)


def _block(prompts: Prompts, passage: Passage) -> str:
    prompt = prompts[passage.id]
    values: Mapping[str, str] = {
        "title": passage.title,
        "facts": "".join(passage.facts) or _NOTHING,
        "notes": "".join(f"\n{_noted(quote)}" for quote in passage.quotes) or _NOTHING,
    }
    return prompt.render(**values)


def _noted(quote: Quote) -> str:
    only = "（只能写键）" if quote.has_numbers else ""
    return f"{{{{{quote.key}}}}}{only}：{quote.text}"


def _listed(findings: Sequence[Finding]) -> str:
    messages = list(dict.fromkeys(finding.message for finding in findings))
    return "\n".join(f"- {message}" for message in messages[:_MOST_FINDINGS])
