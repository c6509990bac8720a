"""A section by a model, watched while it comes: its words with the numbers filled in, then what the proof says."""

from collections.abc import Callable

from assistant.drafting.passages import Passage
from assistant.figures import Figures
from assistant.llm.opening import open_model
from assistant.pipeline.draft import Redrafted, redraft_section
from assistant.pipeline.events import (
    CallStarted,
    Event,
    PassageJudged,
    PassageSettled,
    TextArrived,
    WaitingForModel,
)
from assistant.pipeline.writing import NOT_WANTED, ModelOptions
from assistant.session.view import line
from assistant.settings import ModelSettings
from assistant.terminal.contract import Shower


def redraft(figures: Figures, section: str, wish: str, settings: ModelSettings, shower: Shower) -> Redrafted:
    """Have the model of `settings` write `section`.

    Raises:
        ModelError: nothing could be had from it because a setting is wrong.
        KeyboardInterrupt: the clerk would not wait.
    """
    import asyncio

    async def write() -> Redrafted:
        options = ModelOptions(section=section, wish=wish)
        async with open_model(settings) as model:
            return await redraft_section(figures, model, options, Watcher(shower))

    return asyncio.run(write())


class Watcher:
    """Tells the clerk what happens; several passages may come at once, so each line says whose it is."""

    def __init__(self, shower: Shower) -> None:
        self._shower = shower
        self._streams: dict[tuple[Passage, ...], _Stream] = {}
        self._current: tuple[Passage, ...] = ()

    def __call__(self, event: Event) -> None:
        """One event."""
        if isinstance(event, CallStarted):
            names = "、".join(passage.title for passage in event.passages)
            self._say(
                f"请模型{'改写' if event.attempt else '写'}：{names}……（不想等按 Ctrl-C，现在的稿子不变）"
            )
            self._streams[event.passages] = _Stream(event.passages, self._shower.stream)
            self._current = event.passages
        elif isinstance(event, TextArrived):
            if event.passages == self._current:
                self._streams[event.passages].feed(event.text)
        elif isinstance(event, WaitingForModel):
            self._say(f"模型服务忙，请求等 {event.seconds:.0f} 秒后再试。不想等按 Ctrl-C。")
        elif isinstance(event, PassageJudged):
            self._judged(event)
        else:
            self._settled(event)

    def _judged(self, event: PassageJudged) -> None:
        if event.findings:
            self._say(f"× 【{event.passage.title}】没有通过核对：{event.findings[0].message}")

    def _settled(self, event: PassageSettled) -> None:
        if event.reason in ("", NOT_WANTED):
            if not event.reason:
                self._say(f"√ 【{event.passage.title}】每个数都核对过了。")
            return
        self._say(f"！【{event.passage.title}】用模板的写法：{event.reason}")

    def _say(self, text: str) -> None:
        for stream in self._streams.values():
            stream.end()
        self._shower.say((line(text, "dim"),))


class _Stream:
    """The words of one call as they come; a key becomes its number as soon as it is whole."""

    def __init__(self, passages: tuple[Passage, ...], show: Callable[[str], None]) -> None:
        self._passages = passages
        self._show = show
        self._held = ""
        self._is_midline = False

    def feed(self, piece: str) -> None:
        """Show what is certain of the text so far; an open `{{` waits for its end."""
        text = self._held + piece
        start = text.rfind("{")
        is_open = start >= 0 and "}}" not in text[start:] and len(text) - start < _LONGEST_KEY
        cut = (start - 1 if start and text[start - 1] == "{" else start) if is_open else len(text)
        self._held = text[cut:]
        self._put(self._filled(text[:cut]))

    def end(self) -> None:
        """No more will come, or something else is to be said."""
        self._put(self._held)
        self._held = ""
        if self._is_midline:
            self._put("\n")

    def _put(self, text: str) -> None:
        if text:
            self._show(text)
            self._is_midline = not text.endswith("\n")

    def _filled(self, text: str) -> str:
        for passage in self._passages:
            for key in (*passage.statements, *(quote.key for quote in passage.quotes)):
                text = text.replace(f"{{{{{key}}}}}", passage.wording(key) or "")
        return text


_LONGEST_KEY = 60
