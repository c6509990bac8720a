"""What a model is asked, as data: the files of prompts/, checked strictly when they are loaded.

A prompt is front matter (id, version, purpose, variables; for a passage also which call it belongs to) and a text with
`$variables`. A file that lacks a variable it must have, or uses one that the program does not fill, is refused by
name: a prompt that silently loses its facts makes a model invent them. A user's folder replaces files one by one.
"""

import hashlib
import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import DataFileError
from assistant.resources import data_path

_FENCE = "---\n"
_PASSAGE = ({"title", "facts", "notes"}, {"facts", "notes"})
_KINDS: Mapping[str, tuple[set[str], set[str]]] = {
    "system": ({"office", "itself", "year"}, set()),
    "draft": ({"passages"}, {"passages"}),
    "wish": ({"wish", "passages"}, {"wish", "passages"}),
    "repair": ({"passages"}, {"passages"}),
    "judge": ({"material", "first", "second"}, {"material", "first", "second"}),
}
"""By id: the variables the program fills, and those a prompt cannot do without. Every other id is a passage's."""


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    version: str
    purpose: str
    variables: tuple[str, ...]
    call: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One file of prompts/."""

    id: str
    version: str
    purpose: str
    variables: tuple[str, ...]
    call: str
    """Passages of the same call are asked together; empty for the prompts that are no passage's."""
    text: str
    sha256: str
    """Of the whole file, front matter included."""

    def render(self, **values: str) -> str:
        """The text with its variables filled; values it does not use are left out."""
        return string.Template(self.text).substitute(values)


@dataclass(frozen=True, slots=True)
class Prompts:
    """All prompts of a run, by id."""

    by_id: Mapping[str, Prompt]

    def __getitem__(self, prompt_id: str) -> Prompt:
        """The prompt `prompt_id`; KeyError when there is none."""
        return self.by_id[prompt_id]

    def passage(self, passage_id: str) -> Prompt | None:
        """The prompt of a passage, None when no model is asked for it."""
        return None if passage_id in _KINDS else self.by_id.get(passage_id)

    @property
    def fingerprint(self) -> str:
        """One hash over all of them; stored with every draft."""
        parts = "\n".join(f"{name} {self.by_id[name].sha256}" for name in sorted(self.by_id))
        return hashlib.sha256(parts.encode()).hexdigest()[:16]


def load_prompts(folder: Path | None = None) -> Prompts:
    """Load the program's prompts; a file of `folder` replaces the one of its name.

    Raises:
        DataFileError: a file is wrong, or `folder` holds a prompt that the program does not know.
    """
    files = {path.stem: path for path in data_path("prompts").glob("*.md") if path.name != "README.md"}
    if folder is not None:
        files |= _overrides(folder, files)
    return Prompts({name: _load(path) for name, path in sorted(files.items())})


def _overrides(folder: Path, known: Mapping[str, Path]) -> dict[str, Path]:
    if not folder.is_dir():
        raise DataFileError(f"找不到提示词文件夹 {folder}。请检查 --prompts 后面的路径。")
    found = {path.stem: path for path in folder.glob("*.md") if path.name != "README.md"}
    for name, path in found.items():
        if name not in known:
            raise DataFileError(
                f"提示词 {path} 不起作用：程序没有这个名字的提示词。可以改的有：{'、'.join(known)}。"
            )
    if not found:
        raise DataFileError(f"提示词文件夹 {folder} 里没有 .md 文件。可以改的有：{'、'.join(known)}。")
    return found


def _load(path: Path) -> Prompt:
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"提示词 {path} 无法读取（应为 UTF-8 编码的文本）：{error}") from error
    raw = raw.replace("\r\n", "\n").removeprefix("\ufeff")
    head, fence, text = raw.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not raw.startswith(_FENCE) or not fence:
        raise DataFileError(f"提示词 {path} 开头应有两行“---”之间的说明（id、version、purpose、variables）。")
    matter = _front_matter(path, head)
    prompt = Prompt(
        matter.id,
        matter.version,
        matter.purpose,
        matter.variables,
        matter.call,
        text.strip(),
        hashlib.sha256(raw.encode()).hexdigest(),
    )
    _check(path, prompt)
    return prompt


def _front_matter(path: Path, head: str) -> _FrontMatter:
    try:
        matter = _FrontMatter.model_validate(yaml.safe_load(head))
    except (yaml.YAMLError, ValidationError) as error:
        raise DataFileError(f"提示词 {path} 的说明有误：{error}") from error
    if matter.id != path.stem:
        raise DataFileError(f"提示词 {path} 的 id 写的是“{matter.id}”，应与文件名一致，为“{path.stem}”。")
    return matter


def _check(path: Path, prompt: Prompt) -> None:
    """The variables of the text, of the front matter and of the program must agree."""
    template = string.Template(prompt.text)
    if not template.is_valid():
        raise DataFileError(f"提示词 {path} 里有不完整的“$”。变量写作 $名字，要写“$”本身时写“$$”。")
    used, declared = set(template.get_identifiers()), set(prompt.variables)
    offered, needed = _KINDS.get(prompt.id, _PASSAGE)
    for name in sorted(used - offered):
        raise DataFileError(f"提示词 {path} 用了程序不提供的变量 ${name}。可用的有：{_listed(offered)}。")
    for name in sorted(needed - used):
        raise DataFileError(f"提示词 {path} 缺少变量 ${name}：没有它，模型就看不到要写的内容。")
    for name in sorted(used ^ declared):
        where = "正文用了而 variables 没有列出" if name in used else "variables 列出了而正文没有用"
        raise DataFileError(f"提示词 {path} 的变量 ${name}：{where}。")
    if prompt.id not in _KINDS and not prompt.call:
        raise DataFileError(f"提示词 {path} 的说明缺少 call：同一个 call 的各段合在一次调用里写。")


def _listed(names: set[str]) -> str:
    return "、".join(f"${name}" for name in sorted(names))
