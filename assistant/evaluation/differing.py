"""The texts of one case in two runs, section by section, reduced to what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from assistant.evaluation.run_file import attempts_of


@dataclass(frozen=True, slots=True)
class TextPair:
    """One section in both runs."""

    title: str
    ours: str
    theirs: str


def texts_of(
    run: dict[str, Any], baseline: dict[str, Any], ours: str, theirs: str, case: str
) -> Iterator[TextPair]:
    """The sections of a case that read differently, of the first drafted repeat of each run."""
    left, right = _sections(run, ours, case), _sections(baseline, theirs, case)
    for name in dict.fromkeys((*left, *right)):
        title, our_text = left.get(name, (name, ""))
        their_text = right.get(name, (name, ""))[1]
        if our_text != their_text:
            yield TextPair(title or "报告开头", *_differing_lines(our_text, their_text))


def _differing_lines(ours: str, theirs: str) -> tuple[str, str]:
    """The paragraphs that differ; what is the same between them is an ellipsis."""
    left, right = ours.split("\n"), theirs.split("\n")
    kept: tuple[list[str], list[str]] = ([], [])
    for kind, start, end, other_start, other_end in SequenceMatcher(
        None, left, right, autojunk=False
    ).get_opcodes():
        kept[0].extend(["…"] if kind == "equal" else left[start:end])
        kept[1].extend(["…"] if kind == "equal" else right[other_start:other_end])
    return "\n".join(kept[0]), "\n".join(kept[1])


def _sections(run: dict[str, Any], variant: str, case: str) -> dict[str, tuple[str, str]]:
    drafted = [item for item in attempts_of(run, variant) if item["case"] == case and item.get("sections")]
    return {item["id"]: (item["title"], item["text"]) for item in drafted[0]["sections"]} if drafted else {}


def pieces(text: str, other: str) -> list[tuple[str, bool]]:
    """`text` cut into what `other` has too and what it has not: (words, is_different)."""
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    return [
        (text[start:end], kind != "equal") for kind, start, end, _, _ in matcher.get_opcodes() if end > start
    ]
