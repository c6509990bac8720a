"""The figures file, canonical in and out. Everything that can be said about a file is said at once."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import InputError
from assistant.figures import rules
from assistant.figures.cell_text import parse_number, read_cell_text
from assistant.figures.model import (
    Absence,
    Acknowledgement,
    Cell,
    Fact,
    Figures,
    Note,
    Notes,
    Office,
    Part,
    Problem,
    Prose,
)
from assistant.figures.schema import FactEntry, FiguresFile, NotesEntry
from assistant.figures.tree import Tree, read_tree
from assistant.findings import Finding
from assistant.formats import CellSpec, Format, load_format


@dataclass(frozen=True, slots=True)
class Loaded:
    """Figures as read, with what was found while reading them."""

    figures: Figures
    findings: tuple[Finding, ...] = ()


def load_figures(path: Path, open_previous: Callable[[Path], Loaded] | None = None) -> Loaded:
    """Load a figures file.

    `open_previous` opens last year's file when it is not itself a figures file (an Excel form, say).

    Raises:
        InputError: it is no figures file; each wrong entry is named with its line.
    """
    tree = read_tree(path)
    try:
        entry = FiguresFile.model_validate(tree.data)
    except ValidationError as error:
        raise InputError(_shape_message(path, tree, error)) from error
    return _from_entry(entry, path, tree, (), open_previous or load_figures)


_SHAPE_REASONS = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请检查拼写",
    "int_parsing": "应为整数",
    "literal_error": "不在可选范围内",
    "string_too_short": "不能为空",
    "bool_parsing": "应为 true 或 false",
    "model_type": "应为若干“名称: 值”",
    "model_attributes_type": "应为若干“名称: 值”",
    "dict_type": "应为若干“名称: 值”",
    "tuple_type": "应为列表（每项以“- ”开头）",
    "string_type": "应为文字",
    "greater_than_equal": "超出范围",
    "less_than_equal": "超出范围",
}


def _shape_message(path: Path, tree: Tree, error: ValidationError) -> str:
    items = []
    for item in error.errors():
        place = tuple(part for part in item["loc"] if part not in ("str", "FiguresFile"))
        reason = _SHAPE_REASONS.get(item["type"], item["msg"])
        name = ".".join(str(part) for part in place) or "全文"
        items.append(f"{tree.place(place)}“{name}”{reason}")
    return f"文件 {path} 不是有效的数据文件：{'；'.join(dict.fromkeys(items))}。可用 assistant new 生成一份填报表对照。"


def _from_entry(
    entry: FiguresFile,
    path: Path,
    tree: Tree,
    base: tuple[str, ...],
    open_previous: Callable[[Path], Loaded],
) -> Loaded:
    report_format = load_format(entry.format)
    cells, findings = _read_cells(entry.figures, report_format, path, tree, base)
    facts, fact_findings = _read_facts(entry, report_format, path, tree, base)
    previous = _read_previous(entry, path, tree, base, open_previous)
    figures = Figures(
        format=report_format,
        office=Office(**entry.office.model_dump()),
        year=entry.year,
        cells=cells,
        facts=facts,
        notes=_read_notes(entry.notes, path, tree, base),
        previous=previous.figures if previous else None,
        acknowledgements=tuple(Acknowledgement(**item.model_dump()) for item in entry.acknowledgements),
        prose=tuple(Prose(**item.model_dump()) for item in entry.prose),
        source=str(path),
    )
    return Loaded(figures, (*findings, *fact_findings, *(previous.findings if previous else ())))


def _read_previous(
    entry: FiguresFile, path: Path, tree: Tree, base: tuple[str, ...], open_previous: Callable[[Path], Loaded]
) -> Loaded | None:
    """Last year's figures; the year before that is nobody's business here, so a chain of files stops at once."""
    if entry.previous is None or base:
        return None
    if isinstance(entry.previous, FiguresFile):
        return _from_entry(entry.previous, path, tree, ("previous",), open_previous)
    target = path.parent / entry.previous
    if not target.is_file():
        raise InputError(
            f"文件 {path} 的 previous 指向“{entry.previous}”，但找不到该文件（{target}）。请改正路径或删去这一行。"
        )
    if target.suffix.lower() in (".yaml", ".yml", ".json"):
        inner = read_tree(target)
        try:
            return _from_entry(FiguresFile.model_validate(inner.data), target, inner, ("",), open_previous)
        except ValidationError as error:
            raise InputError(_shape_message(target, inner, error)) from error
    return open_previous(target)


def _flatten(data: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, (*path, key))
        else:
            yield (*path, key), value


def _read_cells(
    data: Mapping[str, Any], report_format: Format, path: Path, tree: Tree, base: tuple[str, ...]
) -> tuple[dict[str, Cell], list[Finding]]:
    cells: dict[str, Cell] = {}
    findings: list[Finding] = []
    for keys, text in _flatten(data):
        cell_id = ".".join(keys)
        origin = f"{path.name} {tree.place((*(part for part in base if part), 'figures', *keys))}".strip()
        spec = report_format.cells.get(cell_id)
        if spec is None:
            findings.append(_unknown_cell(cell_id, report_format, origin))
        elif cell_id in cells:
            raise InputError(
                f"文件 {path}：“{cell_id}”出现了两次（{cells[cell_id].origin}、{origin}）。请删去一处。"
            )
        else:
            cell, problems = read_cell(None if text is None else str(text), spec, origin)
            cells[cell_id] = cell
            findings += problems
    return cells, findings


def _unknown_cell(cell_id: str, report_format: Format, origin: str) -> Finding:
    close = difflib.get_close_matches(cell_id, list(report_format.cells), n=1)
    hint = f"，是否应为“{close[0]}”？" if close else "。"
    return rules.UNKNOWN_CELL.finding(
        f"{origin}：格式 {report_format.id} 没有单元格“{cell_id}”{hint}",
        found=cell_id,
        origin=origin,
        expected=close[0] if close else None,
    )


def read_cell(text: str | None, spec: CellSpec, origin: str) -> tuple[Cell, list[Finding]]:
    """Read one cell's text into a cell and what is to be said about it; an unreadable cell becomes blank."""
    read = read_cell_text(text, spec)
    shown = (text or "").strip()
    if read.value is None:
        finding = rules.UNREADABLE.finding(
            f"{spec.place}：“{shown}”不是一个明确的数。请填数，没有发生填 0，不适用填 /。",
            cells=(spec.id,),
            found=shown,
            origin=origin,
        )
        return Cell(Absence.BLANK, origin, note=shown), [finding]
    findings = []
    if read.converted_from:
        findings.append(
            rules.UNIT_CONVERTED.finding(
                f"{spec.place}：填的是“{shown}”，该列单位是{spec.column.unit}，已按 {read.value:f} {spec.column.unit}读入，请核对。",
                cells=(spec.id,),
                found=shown,
                expected=f"{read.value:f}{spec.column.unit}",
                origin=origin,
            )
        )
    if read.note:
        findings.append(
            rules.NOTE_KEPT.finding(
                f"{spec.place}：“{shown}”读作 {read.value}，括号里的说明不进入表格。",
                cells=(spec.id,),
                found=shown,
                origin=origin,
            )
        )
    return Cell(read.value, origin, read.note), findings


def _read_facts(
    entry: FiguresFile, report_format: Format, path: Path, tree: Tree, base: tuple[str, ...]
) -> tuple[tuple[Fact, ...], list[Finding]]:
    prefix = tuple(part for part in base if part)
    facts: list[Fact] = []
    findings: list[Finding] = []
    for index, item in enumerate(entry.facts):
        origin = f"{path.name} {tree.place((*prefix, 'facts', index))}".strip()
        if any(fact.id == item.id for fact in facts):
            findings.append(
                rules.FACT_UNREADABLE.finding(f"{origin}：表外数据编号“{item.id}”重复。", origin=origin)
            )
            continue
        fact, problems = read_fact(item, report_format, origin)
        facts.append(fact)
        findings += problems
    return tuple(facts), findings


def read_fact(item: FactEntry, report_format: Format, origin: str) -> tuple[Fact, list[Finding]]:
    """Read one fact; what the format declares about it fills in label and unit."""
    declared = next((fact for fact in report_format.facts if fact.id == item.id), None)
    label = item.label or (declared.label if declared else "")
    unit = item.unit or (declared.unit if declared else "")
    findings = []

    def number(text: str | None, what: str) -> Any:
        value = parse_number(text or "")
        if value is None and text:
            findings.append(
                rules.FACT_UNREADABLE.finding(
                    f"{origin}：表外数据「{what}」的数值“{text}”不是一个明确的数。", found=text, origin=origin
                )
            )
        return value

    parts = []
    for part in item.parts:
        value = number(part.value, f"{label}—{part.label}")
        if value is not None:
            parts.append(Part(part.label, value))
    fact = Fact(
        item.id, label, number(item.value, label), unit, tuple(parts), item.exhaustive, item.topic, origin
    )
    if not label or not unit:
        findings.append(
            rules.FACT_UNREADABLE.finding(f"{origin}：表外数据“{item.id}”缺少名称或单位。", origin=origin)
        )
    return fact, findings


def _read_notes(entry: NotesEntry, path: Path, tree: Tree, base: tuple[str, ...]) -> Notes:
    prefix = tuple(part for part in base if part)

    def origin(name: str, index: int) -> str:
        return f"{path.name} {tree.place((*prefix, 'notes', name, index))}".strip()

    def notes(name: str) -> tuple[Note, ...]:
        return tuple(
            Note(text.strip(), origin(name, i)) for i, text in enumerate(getattr(entry, name)) if text.strip()
        )

    def problems(name: str) -> tuple[Problem, ...]:
        return tuple(
            Problem(item.text.strip(), item.measure.strip(), origin(name, i))
            for i, item in enumerate(getattr(entry, name))
        )

    topics = ("proactive", "on_request", "management", "platform", "supervision")
    return Notes(
        topics={topic: notes(topic) for topic in topics if notes(topic)},
        problems=problems("problems"),
        previous_problems=problems("previous_problems"),
        other=notes("other"),
    )


def figures_from_tree(data: Any, name: str) -> Figures:
    """The figures of a tree that `figures_tree` made; `name` stands for the file in messages.

    Raises:
        InputError: it is no such tree.
    """
    tree = Tree(data)
    try:
        entry = FiguresFile.model_validate(data)
    except ValidationError as error:
        raise InputError(_shape_message(Path(name), tree, error)) from error
    return _from_entry(entry, Path(name), tree, (), load_figures).figures
