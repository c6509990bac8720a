"""Who copied what from whom; nothing that is everybody's own."""

import random

import pytest

from assistant.batch.likeness import MANY, Likeness, Wording, fingerprints, likenesses

OWN = "对石榴坪片区的征地批文逐件核对并在三日内上网公开"
OTHER = "组织法规股与各业务股室会商疑难申请并统一答复口径"
THIRD = "把村级公开栏与网站专栏编号对应方便群众查到批文"


def found(*offices: Wording) -> list[Likeness]:
    return list(likenesses(len(offices), lambda number: offices[number]))


def test_two_offices_with_the_same_words_but_other_names_and_numbers_are_told_with_the_passage() -> None:
    (pair,) = found(
        Wording("青湾镇人民政府", (f"青湾镇{OWN}，全年32件", OTHER)),
        Wording("澜溪镇人民政府", (f"澜溪镇{OWN}，全年5件", THIRD)),
        Wording("临泊镇人民政府", ("临泊镇在便民服务中心设政务公开专区并配专人引导查询",)),
    )
    assert (pair.kind, pair.office, pair.others) == ("pair", "青湾镇人民政府", ("澜溪镇人民政府",))
    assert pair.passages == (f"青湾镇{OWN}，全年32件",)


def test_a_sentence_with_a_few_words_changed_is_still_found() -> None:
    (pair,) = found(Wording("甲镇", (OWN,)), Wording("乙镇", (OWN.replace("逐件", "逐份"),)))
    assert pair.kind == "pair"


def test_a_small_common_part_is_no_likeness() -> None:
    first, second = invented(2)
    assert not found(Wording("甲镇", (OWN, *first.this)), Wording("乙镇", (OWN, *second.this)))


def test_last_years_words_are_told_and_rewritten_ones_are_not() -> None:
    copied = Wording("甲镇", (f"{OWN}，全年32件",), (f"{OWN}，全年28件",))
    fresh = Wording("乙镇", (OTHER,), (THIRD,))
    assert [(item.kind, item.office, item.share) for item in found(copied, fresh)] == [
        ("last_year", "甲镇", "100%")
    ]


def test_what_many_say_is_told_once_with_all_of_them() -> None:
    offices = [Wording(f"第{number}镇人民政府", (OWN,)) for number in range(MANY + 1)]
    (many,) = found(*offices)
    assert (many.kind, len(many.others), many.passages) == ("many", MANY, (OWN,))
    assert all(item.kind == "pair" for item in found(*offices[:MANY]))


def test_texts_that_share_a_long_run_share_a_fingerprint_and_others_hardly_any() -> None:
    assert fingerprints(OWN) & fingerprints("前面另有一句话，" + OWN + "，后面还有")
    assert not fingerprints(OWN) & fingerprints(OTHER)


def invented(count: int) -> list[Wording]:
    """Offices with a dozen sentences of their own, every hundredth copied from its neighbour."""
    dice = random.Random(count)
    letters = [chr(code) for code in range(0x4E00, 0x5000)]
    offices: list[Wording] = []
    for number in range(count):
        own = tuple("".join(dice.choices(letters, k=30)) for _ in range(12))
        offices.append(Wording(f"第{number}局", offices[-1].this if number % 100 == 99 else own))
    return offices


@pytest.mark.slow
def test_four_times_the_offices_take_about_four_times_the_time() -> None:
    import time

    seconds = {}
    for count in (500, 2000):
        offices = invented(count)
        started = time.process_time()
        assert len(found(*offices)) == count // 100
        seconds[count] = time.process_time() - started
    assert seconds[2000] / seconds[500] < 8, seconds
