"""Frozen values that every room understands; standard library only."""
