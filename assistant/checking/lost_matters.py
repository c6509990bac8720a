"""Sentences that go on from one whose counts nobody knows: 第四季度以信函方式收到申请8件。予以公开4件，正在办理1件。

Such a sentence names no requests of its own, so its counts are of what was told before and may be borne out, never refuted
by their words alone. A sentence that names requests anew, or in which a count is what the table says, ends it.
"""

import re
from dataclasses import dataclass

from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import TextFigure
from assistant.checking.terms import is_anchored
from assistant.report import Verdict

_CAME_IN = re.compile("申请|收到|受理|接收|接到|收件|承办|转来|来信|查处|立案|建议|提案|工单")
"""What a sentence tells that others go on from."""
_CASES = frozenset({"", "件", "起", "宗", "例", "份", "条"})
_FOLLOWS = re.compile("因此|由此|因该|对此|后续|另提起|因不服(?![^，。；]{0,8}公开)|被征收人|当事人")
"""由此产生复议6件: of what was told before."""
_TELLING = 10
"""Numbers below this are often the same by chance."""


@dataclass(slots=True)
class Matter:
    """What the sentences of a paragraph speak of, as far as their counts have shown it."""

    sentence: Span | None = None
    known: bool = False
    open: bool = False
    lost: bool = False
    """Whether the counts of a sentence before were of something nobody knows, and none since was what the table says."""

    def begin(self, sentence: Span) -> None:
        """Take in what the sentence before has shown."""
        if sentence != self.sentence:
            self.lost = self.open if self.open or self.known else self.lost
            self.sentence, self.known, self.open = sentence, False, False

    def goes_on(self, evidence: Evidence, text: str, figure: TextFigure) -> bool:
        """Whether the number is of what a sentence before told and nobody knows."""
        if not self.lost or self.known or figure.subject is None:
            return False
        so_far = Span(figure.sentence.start, figure.after.end)
        if figure.subject.table == "applications":
            return not is_anchored(evidence, text, so_far)
        follows = figure.subject.table == "disputes" and _FOLLOWS.search(text, *so_far) is not None
        return follows and "公开" not in so_far.of(text)

    def add(self, text: str, figure: TextFigure, judgement: Judgement | None) -> None:
        """Remember whether the count was what the table says."""
        if figure.mention.unit not in _CASES:
            return
        is_right = judgement is not None and judgement.verdict is Verdict.SUPPORTED
        if is_right and (figure.mention.value or 0) >= _TELLING:
            self.known, self.open = True, False
        elif not is_right and not self.known:
            self.open = self.open or _CAME_IN.search(text, *figure.sentence) is not None
