"""How much of one text stands in another once numbers and names are out of the way.

A report that repeats last year's, or its neighbour's, differs from it in the figures and the office's name and in
nothing else. `masked` takes both away, `shared_passages` finds the sentences that are left the same, `share` says how
much of a text they make up. Pure: text in, values out. Similarity says "the same words", never "the same number".
"""

from assistant.likeness.masking import masked
from assistant.likeness.names import name_forms
from assistant.likeness.passages import Passage, Sentence, between, sentences, share, shared_passages

__all__ = [
    "Passage", "Sentence", "between", "masked", "name_forms", "sentences", "share", "shared_passages",
]  # fmt: skip
