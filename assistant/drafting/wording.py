"""Filling slots, and choosing among wordings by a stable hash, never at random."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafting.phrases import SLOT, PhraseList, Phrases, holds
from assistant.report import Brief


@dataclass(frozen=True, slots=True)
class Writer:
    """What a sentence needs to be written: the brief, the phrase lists, and words such as {office}."""

    brief: Brief
    phrases: Phrases
    words: dict[str, str] = field(default_factory=dict)
    keys: bool = False
    """Write `{{key}}` where the number would stand: what a model is given to write from."""

    def number(self, key: str) -> str | None:
        """The number under `key` as it is printed, or its key in braces; None when the brief has none."""
        statement = self.brief.statements.get(key)
        if statement is None:
            return None
        return f"{{{{{key}}}}}" if self.keys else statement.wording

    def choose(self, sentence_id: str, variants: Sequence[str]) -> str:
        """One of `variants`: the same for the same office, year and sentence, another for the neighbour."""
        figures = self.brief.figures
        digest = hashlib.sha256(f"{figures.office.name}|{figures.year}|{sentence_id}".encode()).digest()
        return variants[int.from_bytes(digest[:8]) % len(variants)]

    def sentence(self, sentence_id: str, variants: Sequence[str], **extra: str) -> str | None:
        """A variant with its slots filled; None when every variant has a slot without value."""
        possible = [text for variant in variants if (text := self.fill(variant, extra)) is not None]
        return self.choose(sentence_id, possible) if possible else None

    def holds(self, conditions: Sequence[str]) -> bool:
        """Whether all conditions hold for these figures."""
        return all(holds(condition, self.brief.value) for condition in conditions)

    def fill(self, template: str, extra: dict[str, str] | None = None) -> str | None:
        """The template with its slots filled; None when one of them has no value."""
        values = {name: self._slot(name, extra or {}) for name in SLOT.findall(template)}
        if any(value is None for value in values.values()):
            return None
        return SLOT.sub(lambda match: values[match[1]] or "", template)

    def _slot(self, name: str, extra: dict[str, str]) -> str | None:
        if name in extra:
            return extra[name]
        if name in self.words:
            return self.words[name]
        number = self.number(name)
        if number is not None:
            return number
        phrase_list = next((item for item in self.phrases.lists if item.id == name), None)
        return self._list(phrase_list) if phrase_list else None

    def _list(self, phrase_list: PhraseList) -> str | None:
        items = [
            text
            for item in phrase_list.items
            if self.holds([f"{item.key} > 0"]) and (text := self.fill(item.text)) is not None
        ]
        return phrase_list.joiner.join(items) or None
