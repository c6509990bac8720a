"""Codes are promises: unique, well formed, explained; and every code the program can say is in the book."""

import re
from pathlib import Path

import pytest

from assistant.findings import Rule
from assistant.rulebook import FAMILIES, RULEBOOK

PACKAGE = Path(__file__).resolve().parent.parent / "assistant"
ALL = [rule for _, rules in FAMILIES for rule in rules]


def test_codes_are_unique() -> None:
    assert len(RULEBOOK) == len(ALL)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_rule_says_everything_about_itself(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.title and not rule.title.endswith("。")
    for text in (rule.what, rule.why, rule.fix, rule.example):
        assert text.endswith("。")
    assert rule.example.startswith("触发：")
    assert "不触发：" in rule.example


def test_every_rule_declared_anywhere_is_in_the_book() -> None:
    declared = {
        code
        for path in PACKAGE.rglob("rules.py")
        for code in re.findall(r'Rule\(\s*"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert declared == set(RULEBOOK)


def test_every_code_of_a_format_file_is_in_the_book() -> None:
    from assistant.formats import available_formats, load_format

    for format_id in available_formats():
        report_format = load_format(format_id)
        assert {entry.rule for entry in (*report_format.identities, *report_format.plausibility)} <= set(
            RULEBOOK
        )
