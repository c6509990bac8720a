"""Prompts as data: strict variables, overriding by file, a hash over all of them, and a size that small models can take."""

from pathlib import Path

import pytest

from assistant.drafting.passages import build_passages
from assistant.drafting.prompts import load_prompts
from assistant.drafting.requests import draft_messages, estimated_tokens
from assistant.errors import DataFileError
from assistant.pipeline import open_figures
from assistant.report import build_brief
from assistant.resources import data_path
from tests.shared_data import EXAMPLES


def folder_with(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def own(name: str) -> str:
    return data_path("prompts", name).read_text(encoding="utf-8")


def test_there_is_a_prompt_for_every_prose_passage_of_both_formats() -> None:
    from assistant.formats import load_format

    prompts = load_prompts()
    for format_id in ("2019", "2021"):
        topics = load_format(format_id).section("overview").topics
        for passage_id in (*(f"overview.{topic.id}" for topic in topics), "problems", "other"):
            assert prompts.passage(passage_id), passage_id
    assert all(prompts[name] for name in ("system", "draft", "repair", "judge"))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("problems.md", "$facts", "", r"problems\.md 缺少变量 \$facts"),
        ("repair.md", "$passages", "$passage", r"repair\.md 用了程序不提供的变量 \$passage。"),
        (
            "other.md",
            "variables: [title, facts, notes]",
            "variables: [facts, notes]",
            r"\$title：正文用了而 variables 没有列出",
        ),
        ("other.md", "【$title】", "", r"\$title：variables 列出了而正文没有用"),
        ("system.md", "$office", "$", r"system\.md 里有不完整的“\$”"),
        ("system.md", "id: system", "id: sistem", "id 写的是“sistem”，应与文件名一致"),
        ("system.md", 'version: "1"\n', "", "version"),
        ("system.md", "---\nid", "id", "开头应有两行“---”"),
        ("other.md", "call: problems\n", "", "缺少 call"),
    ],
)
def test_a_mistake_in_a_prompt_is_named_with_its_file(
    tmp_path: Path, name: str, old: str, new: str, words: str
) -> None:
    assert old in own(name)
    with pytest.raises(DataFileError, match=words):
        load_prompts(folder_with(tmp_path, name, own(name).replace(old, new, 1)))


def test_a_folder_replaces_prompts_file_by_file_and_changes_the_fingerprint(tmp_path: Path) -> None:
    changed = own("other.md").replace("先写信息处理费", "只写信息处理费")
    mine = load_prompts(folder_with(tmp_path, "other.md", changed.replace("\n", "\r\n")))
    assert "只写信息处理费" in mine["other"].text
    assert mine["system"] == load_prompts()["system"]
    assert mine.fingerprint != load_prompts().fingerprint
    assert load_prompts().fingerprint == load_prompts().fingerprint


@pytest.mark.parametrize(
    ("name", "words"), [("systen.md", "没有这个名字的提示词"), ("a.txt", "没有 .md 文件")]
)
def test_a_file_that_would_have_no_effect_is_refused(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(DataFileError, match=words):
        load_prompts(folder_with(tmp_path, name, own("system.md")))


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="找不到提示词文件夹"):
        load_prompts(tmp_path / "none")


def test_all_prompts_of_the_busy_example_are_few_and_short() -> None:
    figures = open_figures(EXAMPLES / "lanxi-2025.yaml").figures
    prompts = load_prompts()
    passages = [item for item in build_passages(build_brief(figures), prompts) if item.is_worth_asking]
    calls = list(dict.fromkeys(passage.call for passage in passages))
    messages = [
        message
        for call in calls
        for message in draft_messages(prompts, figures, [item for item in passages if item.call == call])
    ]
    assert len(calls) <= 3
    assert sum(estimated_tokens(message.content) for message in messages) <= 4000


def test_text_of_the_office_is_not_read_as_a_variable() -> None:
    from dataclasses import replace

    from assistant.figures import Note, Notes
    from tests.made_figures import made_figures

    figures = replace(made_figures(7), notes=Notes(topics={"management": (Note("收费$facts元，${notes}"),)}))
    prompts = load_prompts()
    passages = build_passages(build_brief(figures), prompts)
    management = next(passage for passage in passages if passage.id == "overview.management")
    assert "收费$facts元，${notes}" in draft_messages(prompts, figures, [management])[1].content
