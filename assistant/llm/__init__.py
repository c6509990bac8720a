"""The only door to a model: messages in; text, finish reason, usage and timing out.

`open_model` is the one way in. `contract` says what a model is, `errors` how one fails. Behind them `door` adds cache,
budget, time limits and tries to an `adapter`: `openai_adapter` or `langchain_adapter`, each imported when used, both over
the guarded `http_client`, their failures made ours by `translation`, their answers judged by `answer`.
"""

from assistant.llm.budget import Budget, cost
from assistant.llm.contract import ChatModel, Finish, Message, Reply, Request, Usage
from assistant.llm.errors import ModelError
from assistant.llm.opening import open_model

__all__ = [
    "Budget",
    "ChatModel",
    "Finish",
    "Message",
    "ModelError",
    "Reply",
    "Request",
    "Usage",
    "cost",
    "open_model",
]
