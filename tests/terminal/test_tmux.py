"""The session in a real terminal: typed, watched, killed, resized."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from assistant.session.examining import Examiner
from assistant.session.journal import resume
from assistant.session.machine import view
from assistant.session.step import Context
from tests.servers.drafting import drafting_server
from tests.shared_data import EXAMPLES, ROOT, shared
from tests.terminal.tmux import Terminal

pytestmark = pytest.mark.slow
Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    opened: list[Terminal] = []

    def start(width: int = 100, height: int = 40, **environment: str) -> Terminal:
        opened.append(Terminal(tmp_path, width, height, **environment))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.fixture
def lanxi(tmp_path: Path) -> Path:
    """The busy example with last year's beside it."""
    for name in ("lanxi-2025.yaml", "lanxi-2024.yaml"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    return tmp_path / "lanxi-2025.yaml"


def test_a_new_report_from_nothing_to_the_finished_files(terminal: Open, tmp_path: Path) -> None:
    clerk = terminal()
    clerk.run()
    clerk.wait_for("新建一份年报")
    clerk.answer("", "机关全称，例如")
    clerk.answer("青湾镇人民政府", "写哪一年的年报")
    clerk.answer("2025", "怎样称呼本机关")
    clerk.answer("", "有上年的报告")
    clerk.answer("", "0/175 格")
    clerk.answer("", "规章")
    clerk.answer("0 0 0", "行政规范性文件")
    clerk.answer("2 0 5", "行政许可")
    clerk.answer("其余全0", "都填 0：这是声明")
    clerk.answer("是", "表三 第1行")
    clerk.answer("3 0 0 0 0 0", "采用推算数 3")
    clerk.answer("", "表三 第2行")
    clerk.answer("全0", "表三 第3行")
    clerk.answer("2 0 0 0 0 0", "采用推算数 2")
    clerk.answer("", "表三 第4行")
    clerk.answer("其余全0", "都填 0：这是声明")
    clerk.answer("是", "表四")
    clerk.answer("其余全0", "都填 0：这是声明")
    clerk.answer("是", "可以由已填的数推算")
    clerk.answer("", "请对照台账")
    clerk.answer("全部", "√ 39 处相符")
    clerk.answer("", "报告要写五个方面")
    for topic in ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设"):
        clerk.answer("", topic)
        clerk.answer(f"梳理{topic}事项{len(topic)}项", "1. ")
    clerk.answer("", "监督保障")
    clerk.answer("培训两场", "1. 培训两场")
    clerk.answer("", "今年存在的一个问题")
    clerk.answer("更新不够及时", "打算怎样改进")
    clerk.answer("按月检查", "更新不够及时 → 按月检查")
    clerk.answer("", "没有收取输入 0")
    clerk.answer("0", "其他需要报告的事项")
    clerk.answer("", "正文按部分起草")
    for section in (
        "报告开头（第 1 版",
        "一、总体情况（第 1 版",
        "五、存在的主要问题",
        "六、其他需要报告",
        "没有错误",
    ):
        clerk.answer("", section)
    clerk.answer("", "没有错误，可以导出")
    clerk.answer("", "报告写好了")
    clerk.answer("", "exit=0")
    assert {path.suffix for path in tmp_path.iterdir()} == {".session", ".docx", ".html", ".yaml"}


def test_this_year_s_report_from_the_seed(terminal: Open, tmp_path: Path) -> None:
    shutil.copy(shared("seed", "beihai-2020.txt"), tmp_path / "beihai-2020.txt")
    clerk = terminal()
    clerk.run("session", "beihai-2020.txt")
    clerk.wait_for("以它为上年，写 2021 年的报告")
    clerk.answer("", "机关全称（会印在标题里")
    clerk.answer("", "怎样称呼本机关")
    clerk.answer("", "7 个空格可以由已填的数推算")
    clerk.answer("", "请对照台账")
    clerk.answer("全部", "7/175 格")
    shown = clerk.answer("材料", "报告要写五个方面")
    assert "上年问题的整改情况" in shown
    assert "上年写的" in clerk.answer("1", "上年写的")
    state = resume(tmp_path / "北海街道办事处2021年.session")[1].now.state
    filled = {cell for cell, found in state.figures.cells.items() if found.number is not None}
    assert len(filled) == 7
    assert all(".carried_in." in cell for cell in filled)


def test_a_wrong_edit_is_caught_and_mended(terminal: Open, lanxi: Path) -> None:
    clerk = terminal()
    clerk.run("session", lanxi.name)
    clerk.wait_for("46 处相符")
    clerk.answer("起草", "正文按部分起草")
    clerk.answer("总体情况", "77件√")
    clerk.answer("换 77件 78件", "78件×［应为77］")
    clerk.answer("", "把“78件”改成“77件”")
    clerk.answer("1", "77件√")
    assert (
        "77件"
        in resume(lanxi.with_name("lanxi-2025.yaml.session"))[1].now.state.report_section("overview").text
    )


STEPS = (
    ("行政许可 1290", "1290（原来是 1286）"),
    ("新收 自然人 69", "69（原来是 68）"),
    ("6", "输入序号看哪一格可能有误"),
    ("1", "由 69 改为 68"),
    ("1", "√ 都平了"),
    ("材料", "报告要写五个方面"),
    ("监督保障", "今年做了什么"),
    ("邀请人大代表评议1次", "3. 邀请人大代表评议1次"),
    ("返回", "报告要写五个方面"),
    ("问题和改进措施", "今年存在的一个问题"),
    ("个别栏目更新慢", "打算怎样改进"),
    ("按月通报", "个别栏目更新慢 → 按月通报"),
    ("起草", "正文按部分起草"),
    ("总体情况", "一、总体情况（第 1 版"),
    ("换 77件 79件", "79件×"),
    ("问题 1", "改成“77件”"),
    ("4", "不写了，回去"),
    ("另一口径", "已说明：另一口径"),
    ("2", "改第几段"),
    ("1", "第 1 段，原文"),
    ("今年工作平稳有序。", "一、总体情况（第 3 版"),
    ("6", "和第几版比较"),
    ("1", "输入 用 换成第 1 版"),
    ("复核", "规定要写的内容"),
    ("导出", "还没有采用"),
)
"""Answers through every screen, each with what shows that it was taken."""


def test_killed_after_every_step_nothing_is_lost(terminal: Open, lanxi: Path) -> None:
    """The session is killed with -9 at every question, another half-typed answer standing in the line."""
    path = lanxi.with_name("lanxi-2025.yaml.session")
    clerk = terminal()
    clerk.run("session", lanxi.name)
    clerk.wait_for("46 处相符")
    for text, expected in STEPS:
        clerk.answer(text, expected)
        before = path.read_bytes()
        clerk.press("x", "y")
        clerk.kill()
        assert path.read_bytes() == before
        clerk.run("session", path.name)
        clerk.wait_for("上次的内容都在")
        now = resume(path)[1].now
        clerk.wait_for(view(Context(now.state, now.place, Examiner())).title)
    state = resume(path)[1].now.state
    assert state.figures.number("disclosure.licensing.decisions") == 1290
    assert state.figures.notes.topics["supervision"][-1].text == "邀请人大代表评议1次"
    assert state.figures.notes.problems[-1].measure == "按月通报"
    assert [item.dismissed.reason for item in state.dismissals] == ["另一口径"]
    assert len(state.work("overview").versions) == 3


@pytest.mark.parametrize(("faults", "outcome"), [((), "换成了模型写的新稿"), (("wrong-digit",), "没有换稿")])
def test_a_redraft_with_a_wish_through_a_server_with_faults(
    terminal: Open, lanxi: Path, faults: tuple[str, ...], outcome: str
) -> None:
    with drafting_server(faults=faults, rate=1.0, latency=0.1) as url:
        clerk = terminal(
            ASSISTANT_MODEL="drafting",
            ASSISTANT_BASE_URL=url,
            ASSISTANT_CACHE=str(lanxi.with_name("cache.sqlite")),
        )
        clerk.run("session", lanxi.name)
        clerk.wait_for("46 处相符")
        clerk.answer("起草", "正文按部分起草")
        clerk.answer("五、", "第 1 版")
        clerk.answer("4", "请模型怎样写")
        shown = clerk.answer("更简洁", outcome)
    assert "请模型写：存在的主要问题及改进情况" in shown
    assert ("没有通过核对" in shown) is bool(faults)
    work = resume(lanxi.with_name("lanxi-2025.yaml.session"))[1].now.state.work("problems")
    assert [item.wish for item in work.versions] == ["", *(["更简洁"] if not faults else [])]


def test_ctrl_c_leaves_with_everything_kept_and_ctrl_z_takes_back(terminal: Open, lanxi: Path) -> None:
    clerk = terminal()
    clerk.run("session", lanxi.name)
    clerk.wait_for("46 处相符")
    clerk.answer("行政许可 1290", "1290（原来是 1286）")
    clerk.press("C-z")
    clerk.wait_for("已撤销")
    clerk.wait_for("1286")
    clerk.press("C-y")
    clerk.wait_for("已重做")
    clerk.press("C-c")
    clerk.wait_for("已保存。接着写")
    clerk.wait_for("exit=130")
    now = resume(lanxi.with_name("lanxi-2025.yaml.session"))[1].now
    assert now.state.figures.number("disclosure.licensing.decisions") == 1290


def test_the_editor_of_the_clerk_is_used(terminal: Open, lanxi: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/77件/88件/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    clerk = terminal(EDITOR=str(editor))
    clerk.run("session", lanxi.name)
    clerk.wait_for("46 处相符")
    clerk.answer("起草", "正文按部分起草")
    clerk.answer("总体情况", "77件√")
    clerk.answer("3", "88件×［应为77］")


def test_a_resized_window_is_drawn_in_its_new_width(terminal: Open, lanxi: Path) -> None:
    clerk = terminal(140)
    clerk.run("session", lanxi.name)
    clerk.wait_for("46 处相符")
    clerk.answer("3", "（七）总计")
    clerk.press("1", "2")
    clerk.resize(80)
    clerk.press("BSpace", "BSpace")
    clerk.answer("3", "回到数据")
    shown = clerk.answer("2", "行政事业性收费")
    assert max(cell_len(text) for text in shown.splitlines()) <= 80


@pytest.mark.parametrize("width", [80, 60])
def test_a_narrow_window_shows_every_column(terminal: Open, lanxi: Path, width: int) -> None:
    clerk = terminal(width)
    clerk.run("session", lanxi.name)
    clerk.wait_for("46 处相符")
    shown = clerk.answer("3", "四、结转下年度继续办理")
    assert "".join(shown.split()).count("总计") >= 6
    assert max(cell_len(text) for text in shown.splitlines()) <= width


def test_no_colour_is_used_where_none_is_wanted_and_some_where_it_is(terminal: Open, lanxi: Path) -> None:
    for environment, has_colour in (({"NO_COLOR": "1"}, False), ({}, True)):
        clerk = terminal(**environment)
        clerk.run("session", lanxi.name)
        clerk.wait_for("46 处相符")
        coloured = any(
            f"\x1b[{code}" in clerk.screen(with_colours=True) for code in ("32m", "31m", "33m", "1;31m")
        )
        assert coloured is has_colour
        clerk.answer("离开", "已保存")


def test_plain_mode_moves_no_cursor_and_draws_no_box(lanxi: Path) -> None:
    """Read as the terminal gets it, byte for byte."""
    done = subprocess.run(
        ["script", "-qec", f"{sys.executable} -m assistant session --plain {lanxi.name}", "/dev/null"],
        input="3\n起草\n总体情况\n离开\n", capture_output=True, text=True, cwd=lanxi.parent, check=True,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert "77件√" in done.stdout
    assert not set(done.stdout) & set("\x1b│─┌┐└┘━")


def test_the_first_screen_is_there_within_0_6_seconds(tmp_path: Path) -> None:
    def seconds() -> float:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "session"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert process.stdout is not None and process.stdin is not None
        shown = b""
        while "机关名称开始）".encode() not in shown:
            shown += process.stdout.read1(4096)
        needed = time.perf_counter() - started
        process.stdin.close()
        process.wait()
        process.stdout.close()
        return needed

    assert statistics.median(sorted(seconds() for _ in range(5))[:3]) < 0.6


def test_assistant_alone_offers_a_session_in_a_terminal_and_help_elsewhere(terminal: Open) -> None:
    clerk = terminal()
    clerk.run()
    clerk.wait_for("›")
    clerk.press("C-d")
    clerk.wait_for("还没有开始，没有留下文件")
    clerk.wait_for("exit=0")
    done = subprocess.run(
        [sys.executable, "-m", "assistant"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert done.stdout.startswith("用法：assistant")
