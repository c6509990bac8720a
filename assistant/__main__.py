"""`python -m assistant` is the same program as `assistant`."""

from assistant.cli.main import entry

if __name__ == "__main__":
    entry()
