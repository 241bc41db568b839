"""The kinds of rules: an explicit table, sorted, and nothing else."""
