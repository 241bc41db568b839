"""The version of factlint, where every room can read it."""

VERSION = "0.1.0"

MADE = 2026
"""The year in which this version was made; no rule asks the clock."""
