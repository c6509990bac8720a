"""An answer while it comes: every passage that is already complete is judged before the next one is written."""

from collections.abc import Callable, Sequence

from assistant.drafting.answers import LONGEST_ANSWER, split_answer
from assistant.drafting.passages import Passage


class StreamedAnswer:
    """Collects the pieces of one answer and hands over each passage as soon as the title of the next one stands."""

    def __init__(self, passages: Sequence[Passage], judge: Callable[[Passage, str], None]) -> None:
        self._passages = {passage.id: passage for passage in passages}
        self._judge = judge
        self._text = ""
        self._handed_over: set[str] = set()

    def feed(self, piece: str) -> None:
        """Take the next piece; only a line's end can complete a passage."""
        self._text += piece
        if "\n" not in piece or len(self._text) > LONGEST_ANSWER:
            return
        whole_lines = self._text[: self._text.rfind("\n")]
        complete = list(split_answer(whole_lines, tuple(self._passages.values())).items())[:-1]
        for passage_id, texts in complete:
            if passage_id not in self._handed_over:
                self._handed_over.add(passage_id)
                self._judge(self._passages[passage_id], texts[-1])
