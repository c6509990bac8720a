"""The result of a run as one JSON file: everything measured, and everything needed to do it again."""

import json
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant import __version__
from assistant.errors import InputError
from assistant.evaluation.metrics import Count
from assistant.evaluation.running import Plan
from assistant.runs.fingerprint import program_fingerprint

KIND = "assistant-evaluation"
VERSION = 1
_LIBRARIES = ("sacrebleu", "scipy", "numpy", "rapidfuzz", "openai", "langchain")


def run_document(plan: Plan, made: dict[str, Any], checker: dict[str, Any], folder: str) -> dict[str, Any]:
    """The document of a run. What only a clock can say stands under `measured`; the rest is the same every time."""
    return {
        "kind": KIND,
        "version": VERSION,
        "program": {
            "version": __version__,
            "fingerprint": program_fingerprint(),
            "python": platform.python_version(),
            "libraries": {name: found for name in _LIBRARIES if (found := _version(name))},
        },
        "settings": {
            "cases": folder,
            "repeats": plan.repeats,
            "repairs": plan.repairs,
            "variants": {variant.name: variant.settings for variant in plan.variants},
            "judge": {plan.judge.name: plan.judge.settings} if plan.judge else {},
            "prompts": {
                "fingerprint": plan.prompts.fingerprint,
                "files": {name: item.sha256 for name, item in sorted(plan.prompts.by_id.items())},
            },
        },
        "cases": made["cases"],
        "attempts": made["attempts"],
        "checker": checker,
        "measured": {"seconds": made["seconds"]},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def run_bytes(document: dict[str, Any]) -> bytes:
    """The file's content, a line for each value, so that two runs can be compared line by line."""
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_run(path: Path) -> dict[str, Any]:
    """Read the file of a run.

    Raises:
        InputError: it is not there, no run, or of another version.
    """
    if not path.is_file():
        raise InputError(f"找不到评测结果 {path}。先用 assistant eval -o {path.name} 评测一次。")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"评测结果 {path} 无法读取：{error}") from error
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise InputError(f"{path} 不是 assistant eval 写出的评测结果。")
    if document.get("version") != VERSION:
        raise InputError(
            f"{path} 是第 {document.get('version')} 版的评测结果，本程序读第 {VERSION} 版。请重新评测。"
        )
    return document


def variants_of(run: dict[str, Any]) -> list[str]:
    """The names of the run's variants, in order."""
    return list(dict.fromkeys(item["variant"] for item in run["attempts"]))


def attempts_of(run: dict[str, Any], variant: str) -> list[dict[str, Any]]:
    """The attempts of one variant."""
    return [item for item in run["attempts"] if item["variant"] == variant]


def counts_by_case(attempts: Iterable[dict[str, Any]], metric: str) -> dict[str, list[Count]]:
    """By case, the counts of each of its scored attempts."""
    counts: dict[str, list[Count]] = {}
    for item in attempts:
        if metric in item["scores"]:
            k, n = item["scores"][metric]
            counts.setdefault(item["case"], []).append((k, n))
    return counts


def added(counts: Iterable[Count]) -> Count:
    """Counts added up."""
    found = list(counts)
    return sum(k for k, _ in found), sum(n for _, n in found)


def by_office(run: dict[str, Any], by_case: dict[str, Count]) -> dict[str, Count]:
    """Counts of cases added up by office, the unit of every interval."""
    offices: dict[str, list[Count]] = {}
    for case, count in by_case.items():
        offices.setdefault(run["cases"][case]["office"], []).append(count)
    return {office: added(found) for office, found in offices.items()}
