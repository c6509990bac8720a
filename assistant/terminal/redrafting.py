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
    """Tells the clerk what happens. Calls run side by side; their words are shown one call after the other."""

    def __init__(self, shower: Shower) -> None:
        self._shower = shower
        self._streams: dict[tuple[str, ...], _Stream] = {}
        """By the passages' ids, in the order in which they were asked for; the first is the one that is shown."""

    def __call__(self, event: Event) -> None:
        """One event."""
        if isinstance(event, CallStarted):
            self._started(event)
        elif isinstance(event, TextArrived):
            ids = _ids(event.passages)
            self._streams[ids].feed(event.text, is_shown=ids == next(iter(self._streams)))
        elif isinstance(event, WaitingForModel):
            self._say(f"模型服务忙，请求等 {event.seconds:.0f} 秒后再试。不想等按 Ctrl-C。")
        elif isinstance(event, PassageJudged):
            if event.findings:
                self._say(f"× 【{event.passage.title}】没有通过核对：{event.findings[0].message}")
        elif event.reason != NOT_WANTED:
            self._settled(event)

    def _started(self, event: CallStarted) -> None:
        names = "、".join(passage.title for passage in event.passages)
        self._say(f"请模型{'改写' if event.attempt else '写'}：{names}……（不想等按 Ctrl-C，现在的稿子不变）")
        self._streams[_ids(event.passages)] = _Stream(event.passages, self._shower.stream)

    def _settled(self, event: PassageSettled) -> None:
        mark, words = ("！", f"用模板的写法：{event.reason}") if event.reason else ("√", "每个数都核对过了。")
        self._say(f"{mark} 【{event.passage.title}】{words}")
        done = [ids for ids in self._streams if event.passage.id in ids]
        for ids in done:
            self._streams.pop(ids).end()
        for stream in list(self._streams.values())[:1]:
            stream.feed("", is_shown=True)

    def _say(self, text: str) -> None:
        for stream in list(self._streams.values())[:1]:
            stream.pause()
        self._shower.say((line(text, "dim"),))


def _ids(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return tuple(passage.id for passage in passages)


class _Stream:
    """The words of one call as they come; a key becomes its number as soon as it is whole."""

    def __init__(self, passages: tuple[Passage, ...], show: Callable[[str], None]) -> None:
        self._passages = passages
        self._show = show
        self._held = ""
        self._is_midline = False

    def feed(self, piece: str, *, is_shown: bool) -> None:
        """Take what came; while it is shown, show all that is certain: an open `{{` waits for its end."""
        self._held += piece
        if not is_shown:
            return
        start = self._held.find("{", max(0, self._held.rfind("}}")))
        is_open = start >= 0 and len(self._held) - start < _LONGEST_KEY
        cut = start if is_open else len(self._held)
        self._put(self._filled(self._held[:cut]))
        self._held = self._held[cut:]

    def pause(self) -> None:
        """Something else is to be said on a line of its own."""
        if self._is_midline:
            self._put("\n")

    def end(self) -> None:
        """Nothing more will come."""
        self._held = ""

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
