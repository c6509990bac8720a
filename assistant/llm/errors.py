"""How a model can fail, each failure one plain Chinese sentence with the next step.

ModelError              exit code 3
├── UnreachableError    no connection, a time-out, a gateway's page, a server error: a later try may help
├── BusyError           the endpoint asks to wait longer than a retry should: `retry_after` seconds
├── RefusedError        the endpoint's content filter refused: never tried again, the template writes instead
├── MisconfiguredError  address, key, model name or parameters are wrong: nothing works until it is mended
├── ContextLengthError  prompt and answer do not fit: a shorter prompt may
├── UnusableReplyError  an answer without usable text: empty, only reasoning, malformed
└── BudgetError         the time or token budget of the run is used up
"""

from assistant.errors import AssistantError


class ModelError(AssistantError):
    """No usable reply from the model."""

    exit_code = 3


class UnreachableError(ModelError):
    """The endpoint did not answer, or not as a model server does."""


class BusyError(ModelError):
    """The endpoint asks to come back later."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds the endpoint asks to wait."""


class RefusedError(ModelError):
    """The endpoint's content filter refused the request or the answer."""


class MisconfiguredError(ModelError):
    """Address, key, model name or parameters are wrong."""


class ContextLengthError(ModelError):
    """The messages and the answer do not fit into the model's context."""


class UnusableReplyError(ModelError):
    """The answer holds no usable text."""


class BudgetError(ModelError):
    """The time or token budget is used up."""
