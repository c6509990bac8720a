"""Sentences that go on from one whose counts nobody knows: 第四季度以信函方式收到申请8件。予以公开4件，正在办理1件。

Such a sentence names no requests of its own, so its counts are of what was told before and may be borne out, never refuted
by their words alone. A sentence that names requests anew, or in which a count is what the table says, ends it.
"""

import re
from dataclasses import dataclass

from assistant.checking.clauses import Span
from assistant.checking.comparing import Doubt, Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import COUNTED, TELLING, TextFigure
from assistant.checking.terms import is_anchored
from assistant.report import Verdict

_CAME_IN = re.compile("(?<!依)申请(?!公开)|收到|受理|接收|接到|收件|承办|转来|来信|查处|立案|建议|提案|工单")
"""What a sentence tells that others go on from."""
_CASES = COUNTED | {""}
_PAPERS = frozenset({"份", "条"})
"""Units of requests, and of much else."""
_FOLLOWS = re.compile("因此|由此|因该|对此|后续|另提起|因不服(?![^，。；]{0,8}公开)|被征收人|当事人")
"""由此产生复议6件: of what was told before."""


@dataclass(slots=True)
class Matter:
    """What the sentences of a paragraph speak of, as far as their counts have shown it."""

    sentence: Span | None = None
    tells_what_came_in: bool = False
    known: bool = False
    open: bool = False
    came_in: bool = False
    """Whether what is open is told as what came in, so that others go on from it."""
    goes_on: bool = False
    """Whether a count of this sentence goes on from a sentence that is lost."""
    was_open: bool = False
    """Whether no count of the last sentence with counts was what the table says."""
    told_until: int = 0
    """Where that sentence ends; 三是依申请公开。 may follow and name requests anew."""
    lost: bool = False
    """Whether the counts of a sentence before were of something nobody knows, and none since was what the table says."""

    def begin(self, text: str, sentence: Span) -> None:
        """Take in what the sentence before has shown."""
        if sentence == self.sentence:
            return
        self.lost = self.came_in if self.came_in or self.known else self.lost
        self.was_open = self.open
        self.told_until = self.sentence.end if self.sentence else sentence.start
        self.sentence, self.tells_what_came_in = sentence, _CAME_IN.search(text, *sentence) is not None
        self.known = self.open = self.came_in = self.goes_on = False

    def carries_on(self, evidence: Evidence, text: str, figure: TextFigure) -> bool:
        """Whether the number is of what a sentence before told and nobody knows."""
        if self.known or figure.subject is None:
            return False
        so_far = Span(self.told_until, figure.after.end)
        if figure.subject.table == "applications":
            found = self.lost and not is_anchored(evidence, text, so_far)
            self.goes_on = self.goes_on or found
            return found
        leads = _FOLLOWS.search(text, figure.sentence.start, so_far.end) is not None or not figure.is_informed
        follows = (self.was_open or (self.open and not figure.is_informed)) and leads
        return figure.subject.table == "disputes" and (
            self.goes_on or (follows and "公开" not in so_far.of(text))
        )

    def add(self, figure: TextFigure, judgement: Judgement | None) -> None:
        """Remember whether the count was what the table says."""
        unit = figure.mention.unit
        if unit not in _CASES and not (self.tells_what_came_in and unit in _PAPERS):
            return
        is_right = judgement is not None and judgement.verdict is Verdict.SUPPORTED
        names_it = figure.subject is not None and figure.subject.strong and not figure.subject.residue
        is_telling = (figure.mention.value or 0) >= TELLING or (names_it and not figure.narrowed)
        if is_right and is_telling:
            self.known, self.open, self.came_in = True, False, False
        elif not self.known and (judgement is None or judgement.doubt is not Doubt.NONE):
            self.open, self.came_in = True, self.tells_what_came_in
