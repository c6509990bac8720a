"""What tied, right, false alarm and mistaken mean, claim by claim."""

from decimal import Decimal

import pytest

from assistant.report import Claim, Verdict
from benchmarks.checker import scoring
from benchmarks.checker.claim_classes import claim_class
from benchmarks.checker.markup import LabelledReport
from benchmarks.checker.measures import ALARMS, MISTAKEN, PLANTED, RIGHT, TIED, Bar, Count, measure, read_all
from benchmarks.checker.systems import OURS, System
from tests.benchmarks.test_markup import labelled

SUPPORTED, CONTRADICTED, UNVERIFIABLE = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE


def claim(report: LabelledReport, quote: str, verdict: Verdict, expression: str | None = None) -> Claim:
    """What some checker says of the words."""
    start = report.sections[0][2].index(quote)
    return Claim(
        section="overview",
        start=start,
        end=start + len(quote),
        text=quote,
        value=Decimal(0),
        unit="",
        verdict=verdict,
        expression=expression,
    )


def scored(mark: str, quote: str, verdict: Verdict, expression: str | None = None) -> scoring.Scored:
    """One label with the one claim about it."""
    report = labelled(f"全年{mark}。")
    (item,) = scoring.score(report, [claim(report, quote, verdict, expression)])
    return item


@pytest.mark.parametrize(
    ("mark", "verdict", "tied"),
    [
        ("⟦77件=new⟧", SUPPORTED, True),
        ("⟦77件=new⟧", UNVERIFIABLE, False),
        ("⟦77件=new⟧", CONTRADICTED, False),
        ("⟦78件!new⟧", CONTRADICTED, True),
        ("⟦78件!new⟧", UNVERIFIABLE, False),
    ],
)
def test_a_label_is_tied_when_the_claim_has_its_verdict(mark: str, verdict: Verdict, tied: bool) -> None:
    quote = mark[1:4]
    assert scoring.is_tied(scored(mark, quote, verdict)) is tied


def test_silence_ties_nothing_and_is_no_false_alarm() -> None:
    report = labelled("全年⟦77件=new⟧，⟦78件!new⟧。")
    items = scoring.score(report, [])
    assert [item.claim for item in items] == [None, None]
    assert not any(map(scoring.is_tied, items))
    assert list(scoring.false_alarms(report, [])) == []


@pytest.mark.parametrize(
    ("label", "ours", "right"),
    [
        ("new", "applications.new.total", True),
        ("new", "applications.new.total + applications.carried_in.total - applications.carried_in.total", True),
        ("new", "applications.results.total.total + applications.carried_out.total - applications.carried_in.total", True),
        ("new", "applications.new.total + applications.carried_in.total", False),
        ("new", "applications.results.total.total", False),
        ("new", "facts.website", False),
        ("new", None, False),
        ("done", "applications.new.total + applications.carried_in.total - applications.carried_out.total", True),
        ("new - p.new", "previous.applications.new.total - applications.new.total", True),
        ("disclosure.regulations.issued", "disclosure.regulations.issued", True),
        ("disclosure.regulations.issued", "disclosure.regulations.repealed", False),
        ("sum 5 + 7", "prose-sum: 5 + 7", True),
        ("sum 5 + 7", "list-count: 2", True),
        ("list 3", "list-count: 3", True),
        ("list 3", "applications.new.total", False),
    ],
)  # fmt: skip
def test_the_right_expression_is_the_labels_in_any_correct_figures(
    label: str, ours: str | None, right: bool
) -> None:
    assert scoring.is_right(scored(f"⟦77件={label}⟧", "77件", SUPPORTED, ours)) is right


def test_a_false_alarm_is_a_contradiction_where_no_label_sees_one() -> None:
    report = labelled("收到⟦77件=new⟧，办结⟦70件!done⟧，培训⟦3场?⟧。")
    claims = [claim(report, quote, CONTRADICTED) for quote in ("77件", "70件", "3场")]
    assert [found.text for found in scoring.false_alarms(report, claims)] == ["77件", "3场"]


def test_a_planted_error_excuses_an_alarm_only_where_it_stands() -> None:
    report = labelled("收到⟦77件=new⟧，办结⟦70件!done⟧。")
    whole = claim(report, "收到77件，办结70件", CONTRADICTED)
    before = claim(report, "收到77件", CONTRADICTED)
    assert [found.text for found in scoring.false_alarms(report, [whole, before])] == ["收到77件"]


@pytest.mark.parametrize(
    ("verdict", "mistaken"),
    [(Verdict.NOT_A_FIGURE, False), (UNVERIFIABLE, True), (SUPPORTED, True), (CONTRADICTED, True)],
)
def test_a_number_that_is_no_figure_is_mistaken_for_one_by_any_other_verdict(
    verdict: Verdict, mistaken: bool
) -> None:
    assert scoring.is_mistaken(scored("⟦2025年#date⟧", "2025年", verdict)) is mistaken


def test_of_two_claims_the_one_that_agrees_answers_then_the_one_with_more_in_common() -> None:
    report = labelled("全年⟦收到申请77件=new⟧。")
    part, rest = claim(report, "77件", SUPPORTED), claim(report, "收到申请77件", UNVERIFIABLE)
    (item,) = scoring.score(report, [rest, part])
    assert item.claim is part


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("⟦77件=new⟧", "count: applications"),
        ("⟦12件=rec⟧", "count: disputes"),
        ("⟦6件=disclosure.normative_documents.issued⟧", "count: disclosure"),
        ("⟦77.9%=applications.new.natural_person / new * 100⟧", "share"),
        ("⟦20件=new - p.new⟧", "change"),
        ("⟦1.35倍=new / p.new⟧", "change"),
        ("⟦57件=p.new⟧", "previous year"),
        ("⟦12条=sum 5 + 7⟧", "sum"),
        ("⟦三方面=list 3⟧", "list"),
        ("⟦未收到申请=new⟧", "statement"),
    ],
)
def test_every_label_has_a_class(mark: str, name: str) -> None:
    (label,) = labelled(mark).labels
    assert claim_class(label) == name


def test_the_measures_count_what_they_say() -> None:
    report = labelled("收到⟦77件=new⟧，办结⟦70件!done⟧，结转⟦5件=out⟧，培训⟦3场?⟧，⟦2025年#date⟧。")
    claims = [
        claim(report, "77件", SUPPORTED, "applications.new.total"),
        claim(report, "70件", CONTRADICTED, "applications.new.total"),
        claim(report, "5件", CONTRADICTED, "applications.carried_out.total"),
        claim(report, "2025年", Verdict.NOT_A_FIGURE),
    ]
    counts = measure(read_all([report], System("made up", lambda _: claims)))
    found = {name: (counts[name].k, counts[name].n) for name in (TIED, RIGHT, PLANTED, ALARMS, MISTAKEN)}
    assert found == {TIED: (2, 3), RIGHT: (1, 2), PLANTED: (1, 1), ALARMS: (1, 1), MISTAKEN: (0, 1)}


def test_a_report_without_a_usable_answer_is_unscored_not_wrong() -> None:
    assert read_all([labelled("收到⟦77件=new⟧。")], System("broken", lambda _: None)) == []


def test_the_checker_itself_is_scored_on_a_tiny_report() -> None:
    report = labelled("全年收到政府信息公开申请⟦77件=new⟧，办结⟦70件!done⟧，结转下年度继续办理⟦5件=out⟧。")
    counts = measure(read_all([report], OURS))
    assert (counts[TIED].k, counts[TIED].n, counts[RIGHT].k, counts[ALARMS].k) == (3, 3, 3, 0)


def test_the_interval_resamples_reports_not_figures() -> None:
    alike = Count({f"report {n}": (9, 10) for n in range(20)})
    apart = Count({f"report {n}": (10, 10) if n % 2 else (8, 10) for n in range(20)})
    assert alike.ratio == apart.ratio == 0.9
    assert alike.interval == (0.9, 0.9)
    low, high = apart.interval
    assert 0.8 < low < 0.87 and 0.93 < high < 1


@pytest.mark.parametrize(
    ("bar", "ratio", "met"),
    [
        (Bar(0.97, "≥ 97%"), 0.97, True),
        (Bar(0.97, "≥ 97%"), 0.969, False),
        (Bar(0.1, "≤ 0.1", at_least=False), 0.1, True),
        (Bar(0.1, "≤ 0.1", at_least=False), 0.11, False),
    ],
)
def test_a_bar_is_met_on_its_side(bar: Bar, ratio: float, met: bool) -> None:
    assert bar.is_met(ratio) is met
