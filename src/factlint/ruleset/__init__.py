"""Rule files to a set of rules that can run."""
