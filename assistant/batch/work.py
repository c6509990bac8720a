"""The unit of work: one office's figures become a proved draft and its documents. The same here and on every machine.

What goes in and comes out is plain: JSON values and bytes, so that it crosses a process, a database or a wire. Whoever
runs it decides where the files land.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from assistant.batch.problems import SENTENCE, problems_of
from assistant.batch.reading import finding_from
from assistant.figures import Figures, evaluate
from assistant.figures.packing import unpack
from assistant.findings import Finding, Severity, has_errors
from assistant.pipeline.draft import Drafted, draft_figures, mark_unproved
from assistant.rendering import REVIEW, render, render_review, report_blocks
from assistant.report import Paragraph, Verdict, report_title
from assistant.report.as_json import drafted_json

DONE, BLOCKED, FAILED, WAITING = "done", "blocked", "failed", "waiting"
"""Documents written; an error stands in the way; the office could not be worked on at all; a bulk endpoint has not answered."""

Draft = Callable[[Figures], Drafted]
"""A drafter: figures to a proved report."""

MEASURES = {
    "applications": "applications.new.total",
    "carried_in": "applications.carried_in.total",
    "handled": "applications.results.total.total",
    "disclosed": "applications.results.disclosed.total + applications.results.partial.total",
    "carried_out": "applications.carried_out.total",
    "reconsiderations": "disputes.reconsideration.total",
    "lawsuits": "disputes.litigation_direct.total + disputes.litigation_after.total",
    "applications_before": "previous.applications.new.total",
}
"""The figures the dashboard plots, as expressions over cell ids."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one office."""

    row: dict[str, Any]
    """Status, counts and measures, as `--json` prints them."""
    problems: list[dict[str, Any]]
    wording: dict[str, list[str]]
    """What the office wrote itself, this year and last: the texts that likeness compares."""
    files: dict[str, bytes]
    """By file name."""
    is_final: bool = True
    """Whether the same work would bring the same result; where not, the next run tries again."""


def make_task(
    entry: Mapping[str, Any], previous: Mapping[str, Any] | None, settings: Mapping[str, Any]
) -> dict[str, Any]:
    """The task of one office from what `read_source` found of it, and of its last year."""
    figures, findings = entry["figures"], list(entry["findings"])
    if previous is not None:
        figures = {**figures, "previous": {**previous["figures"], "previous": None}}
        findings += [_of_last_year(finding) for finding in previous["findings"]]
    return {"figures": figures, "findings": findings, "settings": dict(settings)}


def _of_last_year(finding: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with last year's file deserves a look and does not stop this year's report."""
    severity = Severity.WARNING.value if finding["severity"] == Severity.ERROR else finding["severity"]
    return {**finding, "severity": severity, "message": f"上年的文件：{finding['message']}"}


def draft_office(task: Mapping[str, Any], draft: Draft = draft_figures) -> Outcome:
    """Work on one office: validate, draft, check, render."""
    started = time.perf_counter()
    figures = unpack(task["figures"])
    outcome = finish(task, figures, draft(figures))
    return replace(outcome, row={**outcome.row, "seconds": round(time.perf_counter() - started, 2)})


def finish(
    task: Mapping[str, Any], figures: Figures, drafted: Drafted, usage: Mapping[str, Any] | None = None
) -> Outcome:
    """The documents, the page that proves them, and the row of a drafted office; `usage` is what a model's drafter adds to the row."""
    settings = task["settings"]
    findings = [*map(finding_from, task["findings"]), *drafted.findings]
    is_blocked = has_errors(findings) and not settings["allow"]
    title = report_title(figures)
    files = {} if is_blocked else _documents(drafted, title, settings["suffixes"])
    files[f"{title}{REVIEW}"] = render_review(drafted.report, drafted.claims, findings)
    document = drafted_json(drafted.report, drafted.claims, findings)
    files[f"{title}.json"] = (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
    row = _row(figures, findings, BLOCKED if is_blocked else DONE) | _proof(drafted) | dict(usage or NO_MODEL)
    return Outcome(
        row, problems_of(findings, figures.format, drafted.report), _wording(figures, drafted), files
    )


NO_MODEL = {
    "drafter": "template",
    "repairs": 0,
    "model_calls": 0,
    "tokens": 0,
    "cost": None,
    "by_template": 0,
}
"""What a row says of the embedded drafter."""


def _documents(drafted: Drafted, title: str, suffixes: list[str]) -> dict[str, bytes]:
    blocks = report_blocks(mark_unproved(drafted))
    return {f"{title}{suffix}": render(blocks, suffix) for suffix in suffixes}


def _row(figures: Figures, findings: list[Finding], status: str) -> dict[str, Any]:
    counts = {level.value: sum(finding.severity is level for finding in findings) for level in Severity}
    values = {name: evaluate(figures, expression) for name, expression in MEASURES.items()}
    return {
        "status": status,
        "findings": counts,
        "measures": {name: None if value is None else int(value) for name, value in values.items()},
    }


def _proof(drafted: Drafted) -> dict[str, Any]:
    stated = [claim for claim in drafted.claims if claim.verdict is not Verdict.NOT_A_FIGURE]
    return {"claims": len(stated), "supported": sum(claim.verdict is Verdict.SUPPORTED for claim in stated)}


def _wording(figures: Figures, drafted: Drafted) -> dict[str, list[str]]:
    """The office's own words: its notes, and what a model or a person wrote beside the figures.

    What the templates say, and how a figure is stated, is the same for everybody and says nothing about copying.
    """
    written = [
        sentence
        for section in drafted.report.sections
        for item in section.paragraphs
        if item.drafter not in ("", "template") and not item.level
        for sentence in _without_figures(item)
    ]
    previous = figures.previous
    return {"this": [*_notes(figures), *written], "last": _notes(previous) if previous else []}


def _without_figures(paragraph: Paragraph) -> Iterator[str]:
    for match in SENTENCE.finditer(paragraph.text):
        if not any(match.start() <= span.start < match.end() for span in paragraph.facts):
            yield match[0].strip()


def _notes(figures: Figures) -> list[str]:
    notes = figures.notes
    texts = [note.text for items in notes.topics.values() for note in items]
    texts += [text for item in notes.problems for text in (item.text, item.measure)]
    texts += [note.text for note in notes.other]
    return [text for text in (*texts, *(item.text for item in figures.prose)) if text]


def failure(message: str, *, is_final: bool = False) -> Outcome:
    """An office that could not be worked on: a row like any other, and a problem that says why."""
    problem = {
        "severity": Severity.ERROR.label, "code": "", "title": "没有完成", "table": "", "row": "", "column": "",
        "expected": "", "found": "", "sentence": "", "message": message, "fix": "按提示改正后，把同一条命令再运行一次。", "origin": "",
    }  # fmt: skip
    return _undrafted(FAILED, message, [problem], is_final=is_final)


def waiting() -> Outcome:
    """An office whose model has still to answer, through a bulk endpoint: a row, and nothing wrong."""
    return _undrafted(WAITING, "批量接口还没有答复，用同一条命令取回。", [], is_final=False)


def _undrafted(status: str, message: str, problems: list[dict[str, Any]], *, is_final: bool) -> Outcome:
    row = {
        "status": status,
        "findings": {"error": len(problems), "warning": 0, "note": 0},
        "message": message,
        "measures": dict.fromkeys(MEASURES),
        "claims": 0,
        "supported": 0,
        **NO_MODEL,
        "seconds": 0,
    }
    return Outcome(row, problems, {"this": [], "last": []}, {}, is_final)


def outcome_tree(outcome: Outcome) -> dict[str, Any]:
    """An outcome without its files, as JSON values."""
    return {name: value for name, value in asdict(replace(outcome, files={})).items() if name != "files"}
