"""Records a walk through the session in a real terminal and puts its frames into README.zh-CN.md.

    python docs/record_walk.py

Needs tmux. The frames are what an 80-column terminal shows, character for character; tests/terminal/test_walk.py keeps them true.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.terminal.tmux import Terminal  # noqa: E402 - the path is set first

README = ROOT / "README.zh-CN.md"
_BEGIN, _END = "<!-- walk: python docs/record_walk.py -->\n", "<!-- /walk -->\n"
WALK: tuple[tuple[str | None, str, str], ...] = (
    ("选一份数据文件。哪张表填好了、哪里不平，一眼看到：", "2", "不平"),
    (None, "6", "输入序号"),
    ("看是哪一格可能有误：", "1", "写明理由"),
    ("选 1，改回 68：", "1", "都平了"),
    (None, "材料", "报告要写五个方面"),
    (None, "监督保障", "今年做了什么"),
    ("材料：一行写一件事，程序只用您写的话。", "邀请村民代表评议公开工作1次", "3."),
    (None, "起草", "正文按部分起草"),
    (None, "1", "第 1 版"),
    ("起草：每个数都核对过，√ 表示和表格相符。", "", "（五）监督保障"),
    ("想知道一个数从哪里来：", "为什么 35.09%", "算法"),
    ("改错了数，马上知道，正确的数就在旁边：", "换 77件 78件", "应为"),
    ("按回车处理，选 1 改回来：", "", "改成“77件”"),
    (None, "1", "第 3 版"),
    (None, "", "五、存在的主要问题"),
    (None, "", "六、其他需要报告的事项"),
    ("复核：问题从重到轻，规定要写的内容逐条对照，谁写的一清二楚。", "", "谁写的"),
    (None, "", "没有错误，可以导出"),
    ("导出：", "", "报告写好了"),
)
"""What stands above a frame (None for no frame), what is typed, and what shows that it was taken."""


def main() -> None:
    """Record and write."""
    README.write_text(with_walk(README.read_text(encoding="utf-8"), record()), encoding="utf-8")


def with_walk(text: str, walk: str) -> str:
    """The page with the walk between its marks."""
    head, _, rest = text.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    return f"{head}{_BEGIN}{walk}{_END}{tail}"


def record() -> str:
    """The frames as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "examples" / "lanxi-2024.yaml", folder / "上年.yaml")
        text = (ROOT / "examples" / "lanxi-2025.yaml").read_text(encoding="utf-8")
        wrong = text.replace("lanxi-2024.yaml", "上年.yaml").replace(
            "applications.new: {natural_person: 68", "applications.new: {natural_person: 69"
        )
        (folder / "填报表.yaml").write_text(wrong, encoding="utf-8")
        terminal = Terminal(folder, 80, 60)
        try:
            return "".join(_frames(terminal))
        finally:
            terminal.close()


def _frames(terminal: Terminal) -> list[str]:
    terminal.run()
    terminal.wait_for("›")
    frames = [f"```text\n$ assistant\n{_trimmed(terminal.screen())}\n```\n\n"]
    for words, typed, expected in WALK:
        shown = _trimmed(terminal.answer(typed, expected))
        if words is not None:
            start = shown.rfind("›", 0, shown.rfind("›"))
            frames.append(f"{words}\n\n```text\n{_without_folder(shown[start:])}\n```\n\n")
    return frames


def _without_folder(text: str) -> str:
    return re.sub(r"/tmp/\S*?/", "", text)


def _trimmed(screen: str) -> str:
    """Without the help line at the bottom and empty lines at the end."""
    lines = [line.rstrip() for line in screen.splitlines() if not line.startswith(" ? 帮助")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


if __name__ == "__main__":
    main()
