"""How a text writes numbers: digits and words, scales, units, and how exact they are printed."""
