"""A copy of the package without the benchmarks has nothing to test here."""

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("benchmarks") else ["test_*.py"]
