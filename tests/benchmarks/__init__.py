"""What the benchmarks' own scoring means, on hand-made cases."""
