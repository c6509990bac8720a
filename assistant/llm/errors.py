"""How a model can fail, each failure one plain Chinese sentence with the next step.

ModelError              exit code 3
├── UnreachableError    no connection, a gateway's page, a server error: a later try may help
│   ├── TimeLimitError  no whole answer within the time of one call
│   └── CutError        a stream that ended without saying why; holds what came
├── BusyError           the endpoint asks to wait longer than a retry should: `retry_after` seconds
├── RefusedError        the endpoint's content filter refused: never tried again, the template writes instead
├── MisconfiguredError  address, key, model name or parameters are wrong: nothing works until it is mended
│   └── UnsupportedError  the endpoint does not know one parameter: `parameter`; without it a call may work
├── ContextLengthError  prompt and answer do not fit: a shorter prompt may
├── UnusableReplyError  an answer without usable text: empty, only reasoning, malformed
├── PendingError        a bulk endpoint has not answered yet: ask again when it has
└── BudgetError         the time or token budget of the run is used up
"""

from assistant.errors import AssistantError
from assistant.llm.contract import Usage


class ModelError(AssistantError):
    """No usable reply from the model."""

    exit_code = 3
    calls: int = 1
    """Calls that reached for the server before this was raised, retries included; 0 where none was made."""
    usage: Usage = Usage()
    """Tokens those calls used, as far as the server said."""


class UnreachableError(ModelError):
    """The endpoint did not answer, or not as a model server does."""


class TimeLimitError(UnreachableError):
    """The answer was not whole within the time of one call."""


class CutError(UnreachableError):
    """The stream ended without saying why."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.text = text
        """What came before the end."""


class BusyError(ModelError):
    """The endpoint asks to come back later."""

    def __init__(self, message: str, retry_after: float, *, stated: bool = True) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds the endpoint asks to wait."""
        self.stated = stated
        """Whether it named them; otherwise they are ours."""


class RefusedError(ModelError):
    """The endpoint's content filter refused the request or the answer."""


class MisconfiguredError(ModelError):
    """Address, key, model name or parameters are wrong."""


class UnsupportedError(MisconfiguredError):
    """The endpoint does not know a parameter of the request."""

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        """The parameter's name in the request."""


class ContextLengthError(ModelError):
    """The messages and the answer do not fit into the model's context."""


class UnusableReplyError(ModelError):
    """The answer holds no usable text."""


class BudgetError(ModelError):
    """The time or token budget is used up."""


class PendingError(ModelError):
    """The question is put to a bulk endpoint and not answered yet."""

    calls = 0
