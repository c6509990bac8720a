"""What a model that does as it is told would answer: the facts and notes of the prompt, written out."""

from assistant.llm import Request
from tests.servers.drafting import read_prompt


def obedient(request: Request) -> str:
    """A good answer to a draft or a repair request."""
    passages = read_prompt(request.messages[-1].content)
    return "\n\n".join(
        f"【{title}】\n{facts}"
        + "".join(f"{{{{{key}}}}}。" for key, _, _ in notes if f"{{{{{key}}}}}" not in facts)
        for title, (facts, notes) in passages.items()
    )


def changed(request: Request, old: str, new: str) -> str:
    """The good answer with `old` replaced; it must be there."""
    text = obedient(request)
    assert old in text, text
    return text.replace(old, new)
