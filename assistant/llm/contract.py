"""What a model is to this program. Nothing here knows a provider, a library or a network."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol


class Finish(StrEnum):
    """Why a model stopped writing. Refusals and failures are no finish; they are raised as `ModelError`."""

    STOP = "stop"
    LENGTH = "length"
    """The text is cut: the limit was reached, or a stream ended without saying why."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call; everything that shapes its reply."""

    messages: tuple[Message, ...]
    max_tokens: int = 2048
    temperature: float = 0.3
    repeat: int = 0
    """Which of several repeats of the same request this is; part of what a cached reply is kept under."""
    response_format: str | None = None
    """The endpoint's `response_format` as JSON text; None asks for plain text. See `assistant.llm.structured`."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the server counts them; None where it does not say, never 0 for unknown."""

    prompt: int | None = None
    completion: int | None = None

    def __add__(self, other: "Usage") -> "Usage":
        """Together; what only one of them knows counts alone."""
        return Usage(_sum(self.prompt, other.prompt), _sum(self.completion, other.completion))


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the text to publish, with reasoning blocks already taken off."""

    text: str
    finish: Finish
    usage: Usage
    seconds: float
    """From the first try to the last byte, waits between tries included; 0 for a reply from the cache."""
    calls: int = 1
    """Calls that reached the server, retries included; 0 for a reply from the cache."""


class ChatModel(Protocol):
    """A model behind an endpoint."""

    @property
    def name(self) -> str:
        """The endpoint's model id, as reports and caches name it."""

    async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
        """Ask once, retries included. With `on_text` the text is streamed to it as it comes; the reply's text counts.

        Raises:
            ModelError: no usable reply; the leaf says what kind of failure it is and whether a later try can help.
        """
