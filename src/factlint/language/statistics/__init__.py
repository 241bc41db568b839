"""Statistics that a text reports: tests with their p-values, intervals, means; and what follows.

The modules read the text, `distributions`, `recompute` and `granularity` do the mathematics.
"""
