"""Measurements on real documents."""
