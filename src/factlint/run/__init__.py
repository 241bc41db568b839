"""Everything about files: configuration, discovery, caches, workers."""
