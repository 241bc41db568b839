"""What several kinds need to know about a text, each found once, when first asked."""
