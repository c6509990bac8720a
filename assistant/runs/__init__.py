"""What is on disk: files are written whole or not at all."""

from assistant.runs.atomic import write_atomically

__all__ = ["write_atomically"]
