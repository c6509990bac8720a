"""What a command writes: reports, the proof of their numbers, and everything as JSON; rendered first, written after."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.findings import Finding
from assistant.pipeline.check import Checked
from assistant.pipeline.draft import Drafted, mark_unproved, moved_by_marks
from assistant.rendering import DocumentSettings, annotate, is_review, render, render_review, report_blocks
from assistant.runs import write_atomically


def is_proof(target: Path) -> bool:
    """Whether the file shows what is wrong, and so is written while an error stands; a report is not."""
    return is_review(target) or target.suffix.lower() == ".json"


def draft_contents(
    drafted: Drafted,
    findings: Sequence[Finding],
    document: Mapping[str, Any],
    targets: Sequence[Path],
    settings: DocumentSettings,
    comments: Sequence[Finding],
) -> list[tuple[Path, bytes]]:
    """What `draft` writes: each target rendered; `document` is what `--json` prints, `comments` what Word shows."""
    blocks = report_blocks(mark_unproved(drafted))
    moved = moved_by_marks(drafted, comments)
    contents = []
    for target in targets:
        if is_review(target):
            content = render_review(drafted.report, drafted.claims, findings)
        elif target.suffix.lower() == ".json":
            content = json_bytes(document)
        else:
            content = render(blocks, target.suffix, settings, moved)
        contents.append((target, content))
    return contents


def check_content(checked: Checked, document: Mapping[str, Any], target: Path, source: Path) -> bytes:
    """What `check` writes: the findings beside the words in Word, all evidence on a page, or `document` as JSON."""
    suffix = target.suffix.lower()
    if suffix == ".json":
        return json_bytes(document)
    if suffix == ".docx":
        original = source.read_bytes() if source.suffix.lower() == ".docx" else None
        commented = annotate(original, checked.report, checked.findings) if original else None
        return commented or render(report_blocks(checked.report), suffix, comments=checked.findings)
    return render_review(checked.report, checked.result.claims, checked.findings, checked.reference)


def json_bytes(document: Mapping[str, Any]) -> bytes:
    """A document as a JSON file, the same text that `--json` prints."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def write_all(contents: Sequence[tuple[Path, bytes]]) -> list[Path]:
    """Write files that are all rendered already, so that a failure to render leaves no half set."""
    for target, content in contents:
        write_atomically(target, content)
    return [target for target, _ in contents]
