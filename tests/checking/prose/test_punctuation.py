"""Half-width marks, marks that pile up, halves of pairs."""

import pytest

from tests.checking.prose.reports import IN_ORDER, codes, findings

GOOD = IN_ORDER["problems"]


@pytest.mark.parametrize(
    ("code", "trigger", "near_miss"),
    [
        ("TXT506", "健全机制,压实责任。", "公开3,259件。"),
        ("TXT506", "健全机制;压实责任。", "网址www.example.invalid，时间8:30。"),
        ("TXT506", "健全机制.", "占比3.5%。"),
        ("TXT506", '开设"民声"专栏。', "开设“民声”专栏。"),
        ("TXT517", "及时公开。。", "及时公开……"),
        ("TXT517", "及时公开，。", "落实《条例》、《办法》。"),
        ("TXT517", "公开，、及时。", "公开：、及时"),
        ("TXT518", "落实《条例规定。", "落实《条例》规定。"),
        ("TXT518", "开设“民声专栏。", "开设“民声”专栏。"),
        ("TXT518", "（一加强检查。", "1）加强检查。"),
        ("TXT518", "加强检查）。", "（加强检查)。"),
        ("TXT518", "落实（《条例）》。", "落实（《条例》）。"),
    ],
)
def test_a_fault_and_its_near_miss(code: str, trigger: str, near_miss: str) -> None:
    assert code in codes(f"{GOOD}\n{trigger}")
    assert code not in codes(f"{GOOD}\n{near_miss}")


def test_a_text_typed_with_the_wrong_keyboard_gives_one_finding_with_the_count() -> None:
    (finding,) = findings(f"{GOOD}健全机制,压实责任,按月检查;细化目录。")
    assert "这一部分共3处" in finding.message


def test_a_quotation_may_run_over_paragraphs() -> None:
    assert codes(f"{GOOD}\n他说“公开为常态。\n不公开为例外”。") == []
