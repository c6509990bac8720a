"""Beyond one machine: the same unit of work, queued in PostgreSQL and done by workers on any number of machines.

The engine is procrastinate (extra `cluster`; docs/batch.md says what it was compared with): it hands out jobs, keeps
heartbeats and retries what a dead worker held. What is ours is one table. A task is stored under its fingerprint, and so is its
outcome, files included: whoever asks for the same work, from whatever machine, finds it done, and no disk is shared. An
outcome lands in one statement, only where none stands yet; a job that is handed out again after that sees it and ends.
Jobs wait in a queue named after the program's fingerprint, so a worker never does the work of another version.
"""
