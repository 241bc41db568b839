"""Lists in sentences and in blocks: what is listed, and how surely it can be counted."""
