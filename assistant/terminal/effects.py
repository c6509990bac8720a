"""What a step asks of the outside: last year's file, the finished files, an editor, another version by a model."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assistant.checking import check_report
from assistant.dismissals import Dismissal, apply, beside, save
from assistant.errors import AssistantError, OutputError
from assistant.figures import dump_figures, figures_tree
from assistant.findings import Severity
from assistant.pipeline import open_figures
from assistant.pipeline.draft import Drafted, mark_unproved
from assistant.rendering import SUFFIXES, is_review, render, render_review, report_blocks
from assistant.report import read_date, sign
from assistant.runs import write_atomically
from assistant.session.events import Exported, PreviousSet
from assistant.session.examining import report_of
from assistant.session.screens.editing import edited
from assistant.session.severity import errors
from assistant.session.state import Place
from assistant.session.step import Context, EditText, Effect, Export, OpenPrevious, Redraft, Step, stay
from assistant.session.writing import written
from assistant.settings import ModelSettings
from assistant.terminal.contract import Shower


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What effects work with."""

    folder: Path
    """Where the session's file lies and the report will."""
    shower: Shower
    settings: ModelSettings | None = None
    """The model; None when there is none."""


def perform(context: Context, effect: Effect, around: Surroundings) -> Step:
    """Perform `effect` and say as a step what came of it; what fails is said, and nothing is changed."""
    try:
        if isinstance(effect, OpenPrevious):
            return _open_previous(context, effect)
        if isinstance(effect, Export):
            return _export(context, effect, around.folder)
        if isinstance(effect, EditText):
            return edited(context, effect.section, _in_editor(effect.text))
        return _redraft(context, effect, around)
    except AssistantError as error:
        return stay(str(error))


def _redraft(context: Context, effect: Redraft, around: Surroundings) -> Step:
    """Another version by the model: taken when it wrote something that is proved, kept apart from the clerk's."""
    if around.settings is None:
        return stay("没有连接模型。")
    from assistant.terminal.redrafting import redraft

    try:
        done = redraft(context.state.figures, effect.section, effect.wish, around.settings, around.shower)
    except KeyboardInterrupt:
        return stay("已停下，没有换稿。")
    asked = [item for item in done.passages if item.asked]
    if not asked:
        return stay("这一部分只有固定的写法，不请模型写。")
    if len(done.failures) == len(asked):
        return stay("模型没有写出能通过核对的稿子，没有换稿；现在这一版不变。")
    words = [
        f"√ 换成了模型写的新稿（第 {len(context.state.work(effect.section).versions) + 1} 版），不满意可以撤销。"
    ]
    words += [f"！其中「{item.title}」用了模板的写法：{item.reason}" for item in done.failures]
    event = written(effect.section, done.paragraphs, around.settings.model, effect.wish)
    return Step((event,), Place("draft", effect.section), stay(*words).say)


def _open_previous(context: Context, effect: OpenPrevious) -> Step:
    loaded = open_figures(effect.path.expanduser())
    previous, figures = loaded.figures, context.state.figures
    tree = figures_tree(previous)
    tree.pop("previous", None)
    words = [f"√ 已把 {previous.office.name} {previous.year}年 的数据放在旁边。"]
    if previous.year != figures.year - 1:
        words.append(f"！它是 {previous.year} 年的，上年应是 {figures.year - 1} 年，请核对是否选错了文件。")
    words += [finding.message for finding in loaded.findings if finding.severity is not Severity.NOTE][:5]
    return Step((PreviousSet(tree),), Place("figures"), stay(*words).say)


def _export(context: Context, effect: Export, folder: Path) -> Step:
    """Check the whole once more, render everything, then write; a failure leaves no half set."""
    paths = [folder / name for name in effect.names]
    if not effect.overwrite and any(path.exists() for path in paths):
        return Step(go=Place("export", step="overwrite", held=context.place.held))
    state = context.state
    report = report_of(context.examine, state)
    checked = check_report(report, state.figures, Severity.ERROR)
    findings = context.examine.all_findings(state)
    known = {item.message for item in findings}
    unknown = [
        item
        for item in errors(apply(checked.findings, report.sections, state.dismissals))
        if item.message not in known
    ]
    if unknown:  # the review shows every error; should it ever miss one, nothing is written
        return stay("导出前的总核对又发现错误，没有写文件：", *(item.message for item in unknown))
    let_stand = {(item.section, item.start) for item in findings if item.dismissed}
    open_claims = tuple(item for item in checked.claims if (item.section, item.start) not in let_stand)
    shown = mark_unproved(Drafted(report, open_claims, ())) if errors(findings) else report
    signed = sign(shown, read_date(state.date))

    def rendered(path: Path) -> bytes:
        if path.suffix == ".yaml":
            return dump_figures(state.figures).encode()
        if is_review(path):
            return render_review(report, checked.claims, findings)
        return render(report_blocks(signed), path.suffix)

    _write([(path, rendered(path)) for path in paths], state.dismissals)
    return Step((Exported(tuple(str(path) for path in paths)),), Place("export", step="done"))


def _write(contents: list[tuple[Path, bytes]], dismissals: tuple[Dismissal, ...]) -> None:
    """The files, and beside each report what was let stand, where `assistant check` looks for it."""
    for path, content in contents:
        write_atomically(path, content)
        if path.suffix in SUFFIXES and not is_review(path) and (dismissals or beside(path).exists()):
            save(beside(path), dismissals)


def _in_editor(text: str) -> str:
    """The text after the clerk's editor has closed.

    Raises:
        OutputError: there is no editor, or it failed.
    """
    command = _editor()
    if command is None or not sys.stdin.isatty():
        raise OutputError("这里打不开编辑器。请用“改 3”改一段，或先设置环境变量 EDITOR。")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "正文.txt"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([*command, str(path)], check=False)
        if done.returncode:
            raise OutputError(f"编辑器没有正常结束（{shlex.join(command)}），没有改动。")
        return path.read_text(encoding="utf-8-sig")


def _editor() -> list[str] | None:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named, posix=os.name != "nt")
    for candidate in ("notepad.exe",) if os.name == "nt" else ("nano", "vim", "vi"):
        if shutil.which(candidate):
            return [candidate]
    return None
