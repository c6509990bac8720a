"""What happens while a model writes, as values: a terminal shows them, a session reacts to them, a batch ignores them."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.drafting.passages import Passage
from assistant.findings import Finding


@dataclass(frozen=True, slots=True)
class CallStarted:
    """The model is asked for these passages; `attempt` 0 is the draft, 1 the first repair."""

    passages: tuple[Passage, ...]
    attempt: int


@dataclass(frozen=True, slots=True)
class TextArrived:
    """A piece of an answer as it comes, keys still in it; nothing of it is proved yet."""

    passages: tuple[Passage, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PassageJudged:
    """A passage is written to its end and was held against the figures; `findings` empty means proved.

    While an answer is still coming this is said of every passage that is already complete.
    """

    passage: Passage
    text: str
    """With its numbers filled in."""
    findings: tuple[Finding, ...]
    attempt: int


@dataclass(frozen=True, slots=True)
class PassageSettled:
    """What the report will hold, and who wrote it; `reason` says why it is the template's, empty when it is the model's."""

    passage: Passage
    drafter: str
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingForModel:
    """The endpoint asked to wait so many seconds; the draft goes on afterwards."""

    seconds: float


Event = CallStarted | TextArrived | PassageJudged | PassageSettled | WaitingForModel
OnEvent = Callable[[Event], None]
