"""What is on disk: files written whole or not at all, fingerprints, the journal of a run, one run at a time on a folder."""

from assistant.runs.atomic import write_atomically
from assistant.runs.fingerprint import file_fingerprint, fingerprint, program_fingerprint
from assistant.runs.journal import Journal
from assistant.runs.lock import hold

__all__ = ["Journal", "file_fingerprint", "fingerprint", "hold", "program_fingerprint", "write_atomically"]
