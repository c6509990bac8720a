"""Arithmetic inside the prose: a whole and its parts.

`共302条，分别为网站118条、公众号184条` and `网站118条、公众号184条，共计302条` prove or refute themselves. Parts after 分别为,
a colon or before 共计 must make up the whole; parts after 其中 may fall short of it. Where the words announce nothing, numbers
that add up exactly still prove each other, and numbers that do not are left alone.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from assistant.checking.comparing import Doubt, Judgement
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.slips import is_gross_slip, is_slip
from assistant.checking.sum_groups import PUBLISHED, Binding, Group, ends_with_rest, groups, may_end
from assistant.checking.sum_parts import MOST_PARTS, is_change
from assistant.checking.totals import DONE, NEW
from assistant.report import Verdict

_SAYS_ALL = re.compile("分别|依次|具体为")
_REST_FOLLOWS = re.compile(r"[，；](?:其余|余下|剩余)[^，。；\d]*[，。；]")
_OF_LAST_YEAR = re.compile(r"[（，](?:上一?年|去年|20\d\d年)")
"""诉讼8件（上年分别为6件、1件）: what follows are no parts."""
_TELLING = 12
"""A sum from here up does not come about by chance; smaller ones need words that announce it."""
_SEVERAL = 2
"""A whole that some of its parts, more than these, miss by a slip of the pen was meant to be what they come to."""
_LARGE = 100
"""From here up a whole may be told by its larger kinds alone."""
_OPEN = Judgement(Verdict.UNVERIFIABLE)
_OF_THE_YEAR = (NEW, DONE)
"""Wholes that a later paragraph may divide up again without naming them."""
_TELLING_OF_THREE = 8
"""The same where three parts or more make it up."""


def judge_sums(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Fill in what only the sums can answer; what a table has answered stays."""
    result = _of_established_wholes(section, judged)
    for group in groups(section):
        if group.binding is Binding.NONE and (
            judged[group.whole] is not None or not _are_alike(section.figures, group)
        ):
            continue
        for index, judgement in _judge_group(section, group, result):
            is_alone = _stands_alone(group, index, judgement, judged)
            if is_alone or _may_be_overruled(result[index], judgement, is_whole=index == group.whole):
                result[index] = judgement
    return _of_established_wholes(section, result)


def _may_be_overruled(judgement: Judgement | None, by: Judgement, *, is_whole: bool) -> bool:
    """Nothing is known, or a contradiction of what may be some only: a list that adds up exactly says more.

    A whole is what its parts come to; one that they refute as a table does has its evidence already.
    """
    if judgement is None or judgement.doubt is Doubt.PART:
        return True
    return is_whole and not (judgement.verdict is by.verdict is Verdict.CONTRADICTED)


def _stands_alone(group: Group, index: int, by: Judgement, judged: list[Judgement | None]) -> bool:
    """信访件19件，化解17件，余2件结转: a sum that closes, of numbers of which no table has another, is of something else."""
    others = [judged[other] for other in (group.whole, *group.parts) if other != index]
    return by.verdict is Verdict.SUPPORTED and len(others) > 1 and not any(others)


def _of_established_wholes(section: SectionText, judged: list[Judgement | None]) -> list[Judgement | None]:
    """Parts of a number that is proved already."""
    result = list(judged)
    for across in (False, True):
        for indices in _unanswered_runs(section, list(result), across=across):
            whole = _established_whole(section, judged, indices)
            if whole is not None:
                values = [section.figures[index].mention.value or Decimal(0) for index in indices]
                for index, judgement in _supported(whole, indices, sum(values, Decimal(0)), values, judged):
                    # A nought more changes no sum and is proved by none.
                    if section.figures[index].mention.value:
                        result[index] = judgement
    return result


def _unanswered_runs(
    section: SectionText, judged: list[Judgement | None], *, across: bool
) -> Iterator[tuple[int, ...]]:
    """Numbers of one sentence and unit that follow each other and that no table answers; `across` semicolons or up to them."""
    run: list[int] = []
    for index, figure in enumerate(section.figures):
        first = section.figures[run[0]] if run else None
        goes_on = first is not None and (
            first.sentence == figure.sentence
            and first.mention.unit == figure.mention.unit
            and (across or "；" not in figure.before.of(section.text))
        )
        if judged[index] is None and figure.mention.unit == "%":
            continue  # 网络1303件，占86.92%；信函172件，占11.47%
        is_open = judged[index] is None and not is_change(section, figure)
        if run and not (goes_on and is_open):
            yield tuple(run)
            run = []
        if is_open and figure.mention.unit != "%":
            run.append(index)
    if run:
        yield tuple(run)


def _established_whole(
    section: SectionText, judged: list[Judgement | None], run: tuple[int, ...]
) -> int | None:
    """网上25件、邮寄14件、当面3件: a number of the paragraph that the tables answer and that they add up to."""
    total = sum((section.figures[index].mention.value or Decimal(0) for index in run), Decimal(0))
    least = _TELLING if len(run) == 2 else _TELLING_OF_THREE
    if not 1 < len(run) <= MOST_PARTS or total < least:
        return None
    around = range(max(0, run[0] - MOST_PARTS), min(len(section.figures), run[-1] + MOST_PARTS))
    wholes = [
        index
        for index in reversed(around)
        if _is_whole(section.figures[index], judged[index], section.figures[run[0]], total)
    ]
    near = (
        index
        for index in wholes
        if section.figures[index].paragraph == section.figures[run[0]].paragraph
        or (len(run) > 2 and total >= _TELLING and (judged[index] or _OPEN).expression in _OF_THE_YEAR)
    )
    return next(near, None)


def _is_whole(figure: TextFigure, judgement: Judgement | None, part: TextFigure, total: Decimal) -> bool:
    return (
        judgement is not None
        and judgement.verdict is Verdict.SUPPORTED
        and figure.mention.value == total
        and figure.mention.unit == part.mention.unit
        and figure.mention.approximation is None
    )


def _judge_group(
    section: SectionText, group: Group, judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    figures = section.figures
    whole = figures[group.whole].mention
    values = [figures[part].mention.value or Decimal(0) for part in group.parts]
    if whole.value is None or not values:
        return
    reached = _reaching(section, group, values)
    if reached and not _is_cut_short(group, reached, judged):
        yield from _supported(group.whole, group.parts[:reached], whole.value, values[:reached], judged)
    elif group.binding is not Binding.NONE and _is_refuted(section, group, values, judged):
        total = sum(values, Decimal(0))
        listed = " + ".join(f"{value:f}" for value in values)
        yield (
            group.whole,
            Judgement(Verdict.CONTRADICTED, f"prose-sum: {listed}", f"{total:f}", f"各分项相加为{total:f}"),
        )
    elif group.binding is Binding.ALL and _is_proved(judged[group.whole]):
        yield from _beside_proved(section, group, values, judged)


def _beside_proved(
    section: SectionText, group: Group, values: list[Decimal], judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    """收到77件，分别为网络40件、邮寄30件、当面6件: the tables have the whole, so a part is wrong; the last is told what was left for it.

    Where nothing says that these are all, they may fall short of the whole.
    """
    figures = section.figures
    mentions = [figures[part].mention for part in group.parts]
    whole = figures[group.whole].mention.value or Decimal(0)
    between = section.text[figures[group.whole].mention.end : mentions[0].start]
    may_fall_short = group.parts[0] < group.whole or _SAYS_ALL.search(between) is None
    rest = whole - sum(values[:-1], Decimal(0))
    is_exact = not any(mention.approximation for mention in (figures[group.whole].mention, *mentions))
    is_plain = len(values) > 1 and not any(figures[part].is_for_each for part in group.parts)
    total = sum(values, Decimal(0))
    is_wrong = total > whole or (total < whole and not may_fall_short)
    is_wrong = is_wrong and _OF_LAST_YEAR.search(between) is None
    if is_wrong and is_exact and is_plain and rest > 0 and not any(judged[part] for part in group.parts):
        yield (
            group.parts[-1],
            Judgement(
                Verdict.CONTRADICTED,
                f"prose-sum: {whole:f} - {' - '.join(f'{value:f}' for value in values[:-1])}",
                f"{rest:f}",
                f"各分项相加为{total:f}，总数是{whole:f}",
            ),
        )


def _reaching(section: SectionText, group: Group, values: list[Decimal]) -> int:
    """How many parts make up the whole, when others that follow cut it another way; 0 for none."""
    whole = section.figures[group.whole].mention
    lengths: dict[Binding, list[int]] = {
        Binding.ALL: [len(values)],
        Binding.SOME: [len(values), *range(2, len(values))],
        Binding.NEARLY: [len(values)],
        Binding.NONE: [*range(2, len(values) + 1)],
    }
    for length in lengths[group.binding]:
        if length < 2 or not whole.admits(sum(values[:length], Decimal(0))):
            continue
        if group.parts[0] > group.whole and not may_end(section, group.parts, length):
            continue
        if group.binding is not Binding.NONE or _is_telling(whole.value, values[:length]):
            return length
    return 0


def _is_telling(whole: Decimal | None, values: list[Decimal]) -> bool:
    """Whether an exact sum can hardly be chance."""
    return whole is not None and whole >= _TELLING and all(value > 0 for value in values)


def _are_alike(figures: tuple[TextFigure, ...], group: Group) -> bool:
    """Numbers of one unit, or of things that are published; 12个 are not 10分 and 2轮."""
    units = {figures[index].mention.unit for index in (group.whole, *group.parts)}
    return len(units) == 1 or units <= PUBLISHED


def _supported(
    whole: int, parts: tuple[int, ...], value: Decimal, values: list[Decimal], judged: list[Judgement | None]
) -> Iterator[tuple[int, Judgement]]:
    listed = " + ".join(f"{part:f}" for part in values)
    told = judged[whole]
    is_refuted = told is not None and told.verdict is Verdict.CONTRADICTED
    # 43件给予公开（34件全部公开、9件部分公开）: the tables prove the parts, and they say what the whole is of
    if told is None or (is_refuted and all(_is_of_a_table(judged[part]) for part in parts)):
        yield (
            whole,
            Judgement(Verdict.SUPPORTED, f"prose-sum: {listed}", f"{value:f}", "总数等于分项之和"),
        )
    for part in parts:
        yield part, Judgement(Verdict.SUPPORTED, f"prose-sum: {value:f} = {listed}", None, "分项之和等于总数")


def _may_be_the_larger(section: SectionText, group: Group, total: Fraction) -> bool:
    """工单4265件（噪声类2310件、油烟类1047件）: a bracket may name the larger kinds only, unless a slip of the pen tells, or 其他 closes it."""
    whole, first = section.figures[group.whole].mention, section.figures[group.parts[0]].mention
    if ends_with_rest(section, group.parts):
        return False
    value = Fraction(whole.value or 0)
    between = section.text[whole.end : first.start]
    says_so = group.parts[0] < group.whole or _SAYS_ALL.search(between) is not None
    return not says_so and "（" in between and _LARGE <= total < value and not is_slip(whole, total)


def _is_refuted(
    section: SectionText, group: Group, values: list[Decimal], judged: list[Judgement | None]
) -> bool:
    figures = section.figures
    whole = figures[group.whole].mention.value or Decimal(0)
    exact = all(figures[part].mention.approximation is None for part in group.parts)
    total = sum(values, Decimal(0))
    are_of_tables = all(_is_of_a_table(judged[part]) for part in group.parts)
    if are_of_tables and (
        _is_of_a_table(judged[group.whole])
        or _REST_FOLLOWS.match(section.text, figures[group.parts[-1]].mention.end)
    ):
        return False  # 办结77件，其中企业10件、其他5件，其余为自然人: the tables have each of them
    wrong = {
        Binding.ALL: total != whole and not _may_be_the_larger(section, group, Fraction(total)),
        Binding.SOME: total > whole
        or (len(values) > _SEVERAL and is_gross_slip(figures[group.whole].mention, Fraction(total))),
        Binding.NEARLY: len(values) > 1 and is_slip(figures[group.whole].mention, Fraction(total)),
    }[group.binding]
    if any(figures[part].is_for_each for part in group.parts):
        return False  # 企业和律师事务所各1件 are two
    if group.binding is Binding.SOME and len(values) > 1 and max(values) > whole:
        return False  # 受理13件，结转2件，其中自然人16件: parts of something else
    of_unknown = figures[group.whole].adrift or figures[group.whole].drifting
    if group.binding is Binding.SOME and (figures[group.whole].back or of_unknown):
        return False  # 分别为41件、2件，其中…: of which of them?
    is_unknown = (of_unknown or figures[group.whole].stray) and not group.is_told
    if is_unknown and all(_is_of_a_table(judged[part]) for part in group.parts):
        return False  # 新收46件，加上结转的6件，共砚石46件: the table knows the parts, and nobody what they should make up
    return exact and wrong and not _answered(judged[group.whole])


def _is_cut_short(group: Group, reached: int, judged: list[Judgement | None]) -> bool:
    """不予公开12件：国家秘密4件、…, where the form has 18: the next number is a part as well, so that the first come to 12 is chance."""
    told, following = judged[group.whole], group.parts[reached - 1] + 1
    behind = judged[following] if following < len(judged) else None
    return (
        told is not None
        and told.verdict is Verdict.CONTRADICTED
        and behind is not None
        and behind.verdict is Verdict.SUPPORTED
        and behind.expression in (told.expression or "").split(" + ")
    )


def _is_of_a_table(judgement: Judgement | None) -> bool:
    if judgement is None or judgement.verdict is not Verdict.SUPPORTED:
        return False
    return not (judgement.expression or "").startswith("prose")


def _is_proved(judgement: Judgement | None) -> bool:
    """By a table, of just these words."""
    return _answered(judgement) and _is_of_a_table(judgement)


def _answered(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict is Verdict.SUPPORTED and not judgement.inherited
