"""The two labelled reports: every number a reader marked is found where and as it was marked.

The labels are shared data beside the checkout; without them these tests say so and are skipped.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.numerals import Mention, find_mentions

LABELLED = Path(__file__).resolve().parents[3] / "shared" / "data" / "labelled"
REPORTS = ("clean-2021", "errors-2019")
KINDS = {
    "date": {"date"},
    "docno": {"document"},
    "idiom": {"idiom", "time"},  # the labels call 24小时 a fixed expression
    "ordinal": {"ordinal"},
    "phone": {"telephone"},
    "other": {"code"},
}
WITHOUT_DIGITS = {"zero", "all"}
UNITS = {"个百分点": "百分点"}

pytestmark = pytest.mark.skipif(not LABELLED.is_dir(), reason=f"no labelled reports at {LABELLED}")


@cache
def _report(name: str) -> tuple[str, tuple[Mention, ...], list[dict[str, Any]]]:
    folder = LABELLED / name
    text = (folder / "report.txt").read_bytes().decode("utf-8")
    claims = json.loads((folder / "gold.json").read_text("utf-8"))["claims"]
    return text, find_mentions(text), claims


def _numbers(name: str) -> list[dict[str, Any]]:
    """The labelled mentions that have a numeral."""
    return [claim for claim in _report(name)[2] if claim["class"] not in WITHOUT_DIGITS]


def _described(mention: Mention | None, claim: dict[str, Any]) -> tuple[object, ...] | None:
    """A mention in the terms of the labels, so that a difference reads as one."""
    if mention is None:
        return None
    if mention.kind == "quantity":
        return (mention.start, mention.text, str(mention.value), mention.unit, mention.approximation)
    return (mention.start, mention.text, mention.kind in KINDS.get(claim["class"], set()))


def _expected(claim: dict[str, Any]) -> tuple[object, ...]:
    if claim["verdict"] == "not_a_figure":
        return (claim["at"], claim["quote"], True)
    unit = UNITS.get(claim["unit"], claim["unit"])
    return (claim["at"], claim["quote"], claim["value"], unit, claim.get("approx"))


@pytest.mark.parametrize("name", REPORTS)
def test_every_labelled_number_is_found_as_labelled(name: str) -> None:
    found = {mention.start: mention for mention in _report(name)[1]}
    differences = [
        (_expected(claim), _described(found.get(claim["at"]), claim))
        for claim in _numbers(name)
        if _described(found.get(claim["at"]), claim) != _expected(claim)
    ]
    assert differences == []


@pytest.mark.parametrize(("name", "count"), list(zip(REPORTS, (104, 56), strict=True)))
def test_the_labels_were_really_compared(name: str, count: int) -> None:
    assert len(_numbers(name)) == count


@pytest.mark.parametrize("name", REPORTS)
def test_no_figure_is_found_that_nobody_labelled(name: str) -> None:
    text, mentions, claims = _report(name)
    labelled = {claim["at"] for claim in claims}
    zeros = {claim["at"] + len(claim["quote"]) - 1 for claim in claims if claim["class"] == "zero"}
    extra = [
        mention
        for mention in mentions
        if mention.kind == "quantity"
        and mention.start not in labelled | zeros
        and not _in_table(text, mention)
    ]
    assert extra == []


def _in_table(text: str, mention: Mention) -> bool:
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return "\t" in text[start : end if end >= 0 else len(text)]
