"""The loop: show, ask, put the answer on the disk, go on. Nothing is shown as done before it is on the disk."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from assistant.findings import Severity
from assistant.session.examining import Examiner
from assistant.session.journal import Journal, step_entry
from assistant.session.machine import answer, view
from assistant.session.step import Context, Step
from assistant.session.timeline import Timeline
from assistant.session.view import line
from assistant.settings import ModelSettings
from assistant.terminal.contract import Asker, Shower
from assistant.terminal.effects import Surroundings, perform


@dataclass(slots=True)
class Driver:
    """One session in one terminal."""

    journal: Journal
    timeline: Timeline
    shower: Shower
    asker: Asker
    settings: ModelSettings | None = None
    """The model that can redraft; None when there is none."""
    by: str = ""
    """Who sits here."""

    def run(self) -> None:
        """Until the clerk leaves."""
        examine = Examiner()
        shown = None
        around = Surroundings(self.journal.path.parent, self.shower, self.settings)
        while True:
            context = self._context(examine)
            current = view(context)
            if self.timeline.now is not shown:
                self.shower.show(current)
                shown = self.timeline.now
            step = answer(context, self.asker.ask(current))
            self._take(step)
            if step.effect:
                self._take(perform(self._context(examine), step.effect, around))
            if step.leave:
                self.goodbye()
                return

    def goodbye(self) -> None:
        """Where it is kept, and how to go on."""
        self.shower.say((line(f"已保存。接着写：assistant session {_quoted(self.journal.path)}", "strong"),))

    def summary(self) -> dict[str, object]:
        """What a program reads about the session as it was left."""
        now = self.timeline.now
        findings = Examiner().all_findings(now.state)
        return {
            "session": str(self.journal.path),
            "report": {"office": now.state.figures.office.name, "year": now.state.figures.year},
            "screen": now.place.screen,
            "accepted": [name for name in now.state.prose_sections if now.state.work(name).is_accepted],
            "findings": {
                level.value: sum(item.severity is level and not item.dismissed for item in findings)
                for level in Severity
            },
            "outputs": list(now.state.exported),
        }

    def _context(self, examine: Examiner) -> Context:
        now = self.timeline.now
        model = self.settings.model if self.settings else ""
        when = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        return Context(now.state, now.place, examine, str(self.journal.path.parent), model, self.by, when)

    def _take(self, step: Step) -> None:
        """The step on the disk first, then in memory, then its words."""
        if step.move:
            self._move(step.move)
        elif step.events or (step.go and step.go != self.timeline.now.place):
            place = step.go or self.timeline.now.place
            self.journal.append(step_entry(step.events, place))
            self.timeline = self.timeline.after(step.events, place)
        self.shower.say(step.say)

    def _move(self, move: str) -> None:
        word = "撤销" if move == "undo" else "重做"
        moved = self.timeline.undone() if move == "undo" else self.timeline.redone()
        if moved is self.timeline:
            self.shower.say((line(f"没有可以{word}的了。"),))
            return
        self.journal.append({"move": move})
        self.timeline = moved
        self.shower.say((line(f"已{word}。"),))


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
