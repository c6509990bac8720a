"""Mutants of each class, and what is dropped because some reading bears it out."""

from decimal import Decimal

import pytest

from assistant.report import Claim, Verdict
from benchmarks.checker.admissible import is_still_true
from benchmarks.checker.markup import LabelledReport
from benchmarks.checker.rewording import halves_of
from benchmarks.checker.seeded import is_caught
from benchmarks.checker.seeding import Mutant, mutants
from benchmarks.checker.systems import OURS, System
from tests.benchmarks.test_markup import labelled

RECEIVED = "全年收到政府信息公开申请⟦77件=new⟧。"


def made(prose: str) -> dict[str, set[str]]:
    """By class: the changed text of every mutant."""
    found: dict[str, set[str]] = {}
    for mutant in mutants(labelled(prose)):
        found.setdefault(mutant.kind, set()).add(mutant.text)
    return found


@pytest.mark.parametrize(
    ("prose", "kind", "text"),
    [
        ("办结⟦76件=done⟧。", "digits swapped", "办结67件。"),
        ("收到⟦77件=new⟧。", "times ten", "收到770件。"),
        ("收到⟦77件=new⟧。", "万 slip", "收到77万件。"),
        ("收到⟦77件=new⟧。", "last year's", "收到57件。"),
        ("上年收到⟦57件=p.new⟧。", "last year's", "上年收到77件。"),
        ("自然人⟦60件=applications.new.natural_person⟧。", "zero omitted", "自然人6件。"),
        ("比上年增加⟦20件=new - p.new⟧。", "wrong direction", "比上年减少20件。"),
        ("比上年增长了⟦35.09%=(new - p.new) / p.new * 100⟧。", "wrong direction", "比上年下降了35.09%。"),
        ("办结⟦近80件=done⟧。", "approximation turned", "办结超过80件。"),
        ("收到⟦七十七件=new⟧。", "Chinese numeral", "收到七十八件。"),
        ("全年收到申请⟦77件=new⟧。", "negation flipped", "全年未收到申请。"),
        ("⟦未发生行政复议=rec⟧。", "negation flipped", "发生行政复议。"),
        ("⟦无行政复议=rec⟧。", "negation flipped", "有行政复议。"),
        ("存在⟦三方面=list 3⟧不足。", "list count", "存在四方面不足。"),
        ("存在⟦3个方面=list 3⟧不足。", "list count", "存在2个方面不足。"),
        ("公开⟦302条=sum 118 + 100 + 84⟧。", "total ≠ parts", "公开218条。"),
        ("办理⟦81件=new + in⟧。", "part for whole", None),
        ("收到⟦７７件=new⟧。", "times ten", "收到７７０件。"),
    ],
)  # fmt: skip
def test_every_class_of_error_is_made(prose: str, kind: str, text: str | None) -> None:
    found = made(prose).get(kind, set())
    assert text in found if text else not found


def test_a_wrong_row_and_a_wrong_column_give_a_neighbours_value() -> None:
    assert made(RECEIVED)["wrong row"] == {"全年收到政府信息公开申请4件。"}
    assert made(RECEIVED)["wrong column"] == {"全年收到政府信息公开申请0件。"}


def test_percent_stands_for_points_unless_the_share_did_change_by_that_part_of_itself() -> None:
    share = "applications.new.natural_person / new * 100 - p.applications.new.natural_person / p.new * 100"
    assert made(f"下降⟦27.34个百分点={share}⟧。")["% for 百分点"] == {"下降27.34%。"}
    assert "% for 百分点" not in made(f"下降⟦25.97个百分点={share}⟧。")


def test_a_difference_is_parted_only_between_the_years() -> None:
    assert halves_of("a / b * 100 - previous.a / (previous.b - previous.c) * 100") == (
        "a / b * 100",
        "previous.a / (previous.b - previous.c) * 100",
    )
    assert halves_of("a - b") is None


def test_a_wrong_part_is_watched_in_its_totals_sentence_too() -> None:
    prose = "共公开⟦12条=sum 5 + 7⟧：\n网站⟦5条=sum 5⟧；\n公众号⟦7条=sum 7⟧。"
    parts = [mutant for mutant in mutants(labelled(prose)) if mutant.kind == "total ≠ parts"]
    assert len(parts) == 2
    for mutant in parts:
        watched = [mutant.text[start:end] for start, end in mutant.watched]
        assert "共公开12条：" in watched[1]
        assert mutant.text[mutant.start : mutant.end] in watched[0]


@pytest.mark.parametrize(
    ("label", "clause", "quote", "still_true"),
    [
        ("77件=new", "收到77件", "81件", True),
        ("81件=new + in", "办理81件", "77件", True),
        ("81件=new + in", "办理81件", "76件", True),
        ("76件=done", "共办理76件", "81件", True),
        ("76件=done", "办结76件", "81件", False),
        ("77件=new", "收到77件", "76件", False),
        ("77.92%=applications.new.natural_person / new * 100", "占77.92%", "78.95%", True),
        ("77.92%=applications.new.natural_person / new * 100", "占77.92%", "77.93%", False),
        ("近80件=new", "收到近80件", "77件", True),
        ("77件=new", "收到77件", "许多", True),
    ],
)
def test_what_some_reading_bears_out_is_no_error(
    label: str, clause: str, quote: str, still_true: bool
) -> None:
    report = labelled(f"⟦{label}⟧")
    assert is_still_true(report, report.labels[0], clause, quote) is still_true


def test_figures_that_are_nothing_are_not_denied() -> None:
    assert "negation flipped" not in made("全年收到行政复议申请⟦0件=rec⟧。")


def test_planted_errors_and_open_figures_are_left_alone() -> None:
    assert made("收到⟦78件!new⟧，培训⟦3场?⟧，⟦2025年#date⟧。") == {}


def test_mutants_are_the_same_every_time() -> None:
    report = labelled(RECEIVED)
    assert list(mutants(report)) == list(mutants(report))


def the_mutant(report: LabelledReport, kind: str) -> Mutant:
    return next(mutant for mutant in mutants(report) if mutant.kind == kind)


def test_the_checker_catches_a_mutant() -> None:
    report = labelled(RECEIVED)
    assert is_caught(OURS, report, the_mutant(report, "times ten"), frozenset())


def test_what_was_contradicted_before_catches_nothing() -> None:
    report = labelled("收到⟦77件=new⟧，办结⟦70件!done⟧。")
    mutant = the_mutant(report, "万 slip")

    def accuses(quote: str) -> System:
        start = mutant.text.index(quote)
        found = Claim(section="overview", start=start, end=start + len(quote), text=quote, value=Decimal(0), unit="", verdict=Verdict.CONTRADICTED)  # fmt: skip
        return System("accuser", lambda _: [found])

    before = report.sections[0][2].index("70件")
    known = frozenset({("overview", before, before + 3)})
    assert not is_caught(accuses("70件"), report, mutant, known)
    assert is_caught(accuses("70件"), report, mutant, frozenset())
    assert is_caught(accuses("77万件"), report, mutant, known)
