"""A section by a model: streamed with its numbers filled in, proved before it is taken, the clerk's version kept."""

from io import StringIO
from pathlib import Path

import pytest

from assistant.drafting.passages import build_passages
from assistant.drafting.prompts import load_prompts
from assistant.findings import Finding, Severity
from assistant.pipeline.events import (
    CallStarted,
    PassageJudged,
    PassageSettled,
    TextArrived,
    WaitingForModel,
)
from assistant.report import build_brief
from assistant.session.journal import resume
from assistant.settings import ModelSettings
from assistant.settings.model import CacheSettings
from assistant.terminal.asking import PlainAsker
from assistant.terminal.driver import Driver
from assistant.terminal.plain import PlainShower
from assistant.terminal.redrafting import Watcher
from tests.servers.drafting import drafting_server
from tests.session.talking import Heard, busy, session


def talk_with_model(path: Path, url: str, *answers: str) -> Heard:
    journal, timeline = resume(path)
    out = StringIO()
    settings = ModelSettings(model="drafting", base_url=url, cache=CacheSettings(enabled=False))
    lines = StringIO("".join(f"{text}\n" for text in answers))
    driver = Driver(journal, timeline, PlainShower(out), PlainAsker(lines, out), settings)
    driver.run()
    return Heard(out.getvalue(), driver.timeline.now.state, driver.timeline.now.place)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return session(tmp_path, busy(), "draft")


def test_a_redraft_with_a_wish_is_a_version_of_its_own(path: Path) -> None:
    with drafting_server() as url:
        heard = talk_with_model(path, url, "总体情况", "4", "更简洁")
    work = heard.state.work("overview")
    assert [(item.origin, item.wish) for item in work.versions] == [("template", ""), ("drafting", "更简洁")]
    assert {item.drafter for item in work.versions[1].paragraphs} >= {"drafting", "template"}
    assert "换成了模型写的新稿（第 2 版）" in heard.shown
    assert "×" not in heard.shown
    assert "{{" not in heard.shown


def test_what_cannot_be_proved_never_replaces_anything(path: Path) -> None:
    with drafting_server(faults={"wrong-digit"}, rate=1.0) as url:
        heard = talk_with_model(path, url, "五、", "4", "写")
    assert len(heard.state.work("problems").versions) == 1
    assert "没有换稿" in heard.shown
    assert "没有通过核对" in heard.shown


@pytest.mark.slow  # it is tried again, with waits
def test_a_server_that_is_not_there_changes_nothing_and_is_named(path: Path) -> None:
    heard = talk_with_model(path, "http://127.0.0.1:9/v1", "五、", "4", "写")
    assert len(heard.state.work("problems").versions) == 1
    assert "没有换稿" in heard.shown
    assert "127.0.0.1:9" in heard.shown


def test_a_section_that_no_model_writes_says_so(path: Path) -> None:
    with drafting_server() as url:
        heard = talk_with_model(path, url, "1", "4", "写")
    assert "只有固定的写法" in heard.shown


def test_the_stream_fills_keys_in_even_when_they_come_in_pieces() -> None:
    out = StringIO()
    watcher = Watcher(PlainShower(out))
    figures = busy()
    passage = next(item for item in build_passages(build_brief(figures), load_prompts()) if item.statements)
    key, statement = next(iter(passage.statements.items()))
    watcher(CallStarted((passage,), 0))
    for piece in ("全年{", "{", key[:2], key[2:], "}", "}。"):
        watcher(TextArrived((passage,), piece))
    watcher(PassageSettled(passage, "m", ""))
    assert f"全年{statement.wording}。\n√ 【{passage.title}】" in out.getvalue()


def test_what_happens_is_said_in_words() -> None:
    out = StringIO()
    watcher = Watcher(PlainShower(out))
    passage = build_passages(build_brief(busy()), load_prompts())[0]
    finding = Finding(code="X", severity=Severity.ERROR, message="数不对")
    watcher(CallStarted((passage,), 0))
    watcher(WaitingForModel(30))
    watcher(PassageJudged(passage, "", (finding,), 0))
    watcher(CallStarted((passage,), 1))
    watcher(PassageSettled(passage, "template", "改写 2 次仍没有通过核对"))
    shown = out.getvalue()
    for words in (
        "请模型写：",
        "等 30 秒",
        "没有通过核对：数不对",
        "请模型改写：",
        "用模板的写法：改写 2 次",
    ):
        assert words in shown
