"""What a step asks of the outside: last year's file, the finished files, an editor, another version by a model."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from assistant.checking import check_report
from assistant.errors import AssistantError, OutputError
from assistant.figures import dump_figures, figures_tree
from assistant.findings import Finding, Severity
from assistant.pipeline import open_figures
from assistant.pipeline.draft import Drafted, mark_unproved
from assistant.rendering import render, report_blocks
from assistant.runs import write_atomically
from assistant.session.events import Exported, PreviousSet
from assistant.session.examining import report_of
from assistant.session.screens import draft
from assistant.session.state import Place
from assistant.session.step import Context, EditText, Export, OpenPrevious, Redraft, Step, stay


def perform(context: Context, effect: OpenPrevious | Export | EditText | Redraft, folder: Path) -> Step:
    """Perform `effect` and say as a step what came of it; what fails is said, and nothing is changed."""
    try:
        if isinstance(effect, OpenPrevious):
            return _open_previous(context, effect)
        if isinstance(effect, Export):
            return _export(context, effect, folder)
        if isinstance(effect, EditText):
            return draft.edited(context, effect.section, _in_editor(effect.text))
        return stay("这个版本还不能用模型重写。")
    except AssistantError as error:
        return stay(str(error))


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
    unknown = _unknown(context, checked.findings)
    if unknown:
        return stay("导出前的总核对又发现错误，没有写文件：", *(item.message for item in unknown))
    shown = mark_unproved(Drafted(report, checked.claims, ())) if state.waiver else report
    contents = [
        (
            path,
            dump_figures(state.figures).encode()
            if path.suffix == ".yaml"
            else render(report_blocks(shown), path.suffix),
        )
        for path in paths
    ]
    for path, content in contents:
        write_atomically(path, content)
    return Step((Exported(tuple(str(path) for path in paths)),), Place("export", step="done"))


def _unknown(context: Context, found: tuple[Finding, ...]) -> list[Finding]:
    """Errors that the review did not show: there should be none, and if there are, nothing is written."""
    known = {item.message.split("（已说明")[0] for item in context.examine.all_findings(context.state)}
    return [item for item in found if item.severity is Severity.ERROR and item.message not in known]


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
