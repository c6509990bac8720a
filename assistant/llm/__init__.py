"""The only door to a model: messages in; text, finish reason, usage and timing out.

`contract` says what a model is. Everything that knows an endpoint or a library stands behind it and is imported when used.
"""

from assistant.llm.contract import ChatModel, Finish, Message, Reply, Request, Usage
from assistant.llm.errors import ModelError

__all__ = ["ChatModel", "Finish", "Message", "ModelError", "Reply", "Request", "Usage"]
