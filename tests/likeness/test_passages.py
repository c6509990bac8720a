"""Which sentences two texts share, where they stand in both, and how much of the text they are."""

from fractions import Fraction

from assistant.likeness import name_forms, sentences, share, shared_passages

LAST_YEAR = (
    "2024年，青湾镇聚焦群众关切，通过村务公开栏公开信息12条。镇党政办公室牵头修订了信息发布审核办法。"
    "全年开展业务培训2场，参训40人次。"
)
THIS_YEAR = (
    "2025年，兰溪镇聚焦群众关切，通过村务公开栏公开信息31条。镇党政办公室牵头修订了信息发布审核办法。"
    "针对历史文件清理滞后的问题，安排专人逐件核对。"
)
NAMES, OTHER_NAMES = name_forms("兰溪镇人民政府"), name_forms("青湾镇人民政府")


def test_sentences_that_differ_in_numbers_and_names_are_one_passage_with_its_place_in_both() -> None:
    (passage,) = shared_passages(THIS_YEAR, LAST_YEAR, NAMES, OTHER_NAMES)
    assert THIS_YEAR[passage.start : passage.end].endswith("修订了信息发布审核办法。")
    assert LAST_YEAR[passage.other_start : passage.other_end].startswith("2024年，青湾镇")
    assert (passage.start, passage.similarity) == (0, 100)


def test_the_share_counts_only_wording() -> None:
    prepared = sentences(THIS_YEAR, NAMES)
    assert share(prepared, shared_passages(THIS_YEAR, LAST_YEAR, NAMES, OTHER_NAMES)) == Fraction(43, 65)
    assert share(prepared, shared_passages(THIS_YEAR, THIS_YEAR, NAMES, NAMES)) == 1
    assert share((), ()) == 0


def test_a_word_changed_is_still_the_same_sentence_and_another_sentence_is_not() -> None:
    text = "镇党政办公室牵头修订了政府信息发布审核的办法。"
    (passage,) = shared_passages(text, LAST_YEAR, similar=80)
    assert 80 <= passage.similarity < 100
    assert shared_passages("镇纪检监察机构受理了群众的投诉和举报。", LAST_YEAR) == ()


def test_short_sentences_and_empty_texts_say_nothing() -> None:
    assert shared_passages("无其他需要报告的事项。", "无其他需要报告的事项。") == ()
    assert shared_passages("", LAST_YEAR) == () == shared_passages(LAST_YEAR, "")


def test_passages_torn_apart_in_the_other_text_stay_apart() -> None:
    first, second, third = LAST_YEAR.split("。")[:3]
    swapped = f"{second}。{first}。{third}的业务骨干。"
    assert [LAST_YEAR[p.other_start : p.other_end] for p in shared_passages(swapped, LAST_YEAR)][:2] == [
        f"{second}。",
        f"{first}。",
    ]
