"""YAML and JSON as plain trees of text, with the line of every entry and no silent loss.

Two things ordinary loaders do are unacceptable for figures: they turn 15.2810 into a float, and they let a repeated
key overwrite the first. Here every scalar stays the text it was, and a repeated key is refused.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import InputError

_NULLS = {"", "~", "null", "Null", "NULL"}
_MAX_BYTES = 20_000_000
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Tree:
    """The data, and the line (from 1) of each entry by its path."""

    data: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def place(self, path: tuple[str | int, ...]) -> str:
        """`第12行` for the nearest entry whose line is known, or an empty text."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return f"第{self.lines[path[:length]]}行"
        return ""


def read_tree(path: Path) -> Tree:
    """Read a YAML or JSON file.

    Raises:
        InputError: the file cannot be read, is no YAML/JSON, or repeats a key.
    """
    text = _read_text(path)
    try:
        if path.suffix.lower() == ".json":
            return Tree(_from_json(text))
        lines: dict[tuple[str | int, ...], int] = {}
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return Tree(None if node is None else _from_node(node, (), lines), lines)
    except (yaml.YAMLError, json.JSONDecodeError, RecursionError, _RepeatedKeyError) as error:
        raise InputError(
            f"文件 {path} 无法读取：{_reason(error)}。请对照示例文件检查缩进、冒号和引号。"
        ) from error


class _RepeatedKeyError(Exception):
    """A key occurs twice in one mapping, or the nesting is absurd."""


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"文件 {path} 超过 20 MB，不像数据文件，没有读取。")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"文件 {path} 打不开：{error.strerror or error}。请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        raise InputError(f"文件 {path} 不是 UTF-8 编码。请用文本编辑器另存为 UTF-8。") from error


def _reason(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return f"第{mark.line + 1}行第{mark.column + 1}列不合语法"
    if isinstance(error, json.JSONDecodeError):
        return f"第{error.lineno}行第{error.colno}列不合语法"
    return "嵌套过深" if isinstance(error, RecursionError) else str(error)


def _from_json(text: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in pairs:
            if key in result:
                raise _RepeatedKeyError(f"“{key}”出现了两次")
            result[key] = value
        return result

    return json.loads(text, object_pairs_hook=unique, parse_float=str, parse_int=str)


def _from_node(node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> Any:
    if len(path) > _MAX_DEPTH:
        raise _RepeatedKeyError("嵌套过深")
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in result:
                raise _RepeatedKeyError(f"第{line}行的“{key}”出现了两次")
            lines[(*path, key)] = line
            result[key] = _from_node(value_node, (*path, key), lines)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_from_node(item, (*path, index), lines) for index, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)  # the three kinds of node are all there are
    is_plain = node.style is None
    return None if is_plain and node.value in _NULLS else str(node.value)
