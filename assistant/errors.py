"""Everything this program raises on purpose.

    AssistantError          one clear Chinese sentence for the user, never a traceback
    ├── UsageError          the command line asks for something that cannot be done
    ├── InputError          a file cannot be read as what it should be
    ├── DataFileError       a file under schemas/ or prompts/ is wrong: file and entry named
    └── OutputError         a result cannot be written

Findings are not errors: a report full of mistakes is a normal input and yields values (`assistant.findings`).
"""


class AssistantError(Exception):
    """A failure to report in one sentence; `exit_code` is what the process ends with."""

    exit_code = 2


class UsageError(AssistantError):
    """The command line asks for something that cannot be done."""


class InputError(AssistantError):
    """A file cannot be read as what it should be."""


class DataFileError(AssistantError):
    """A file of the program's own data (schemas/, prompts/) is wrong."""


class OutputError(AssistantError):
    """A result cannot be written where it was asked for."""
