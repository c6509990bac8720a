"""Which model to ask, where, with which key and within which limits: flags, environment, settings file.

`load_settings` is the one way in. Addresses and keys are put right, or refused with a sentence, before the first call.
A key stays with the host it belongs to and shows in no text.
"""

from assistant.settings.load import load_settings
from assistant.settings.model import CacheSettings, Limits, ModelSettings, Prices
from assistant.settings.secret import Secret

__all__ = ["CacheSettings", "Limits", "ModelSettings", "Prices", "Secret", "load_settings"]
