"""Identifiers in a text: of works, of people and organisations, of accounts."""

from __future__ import annotations

from factlint.language.identifiers.doi import dois, normal_doi
from factlint.language.identifiers.identifier import Identifier, Scheme

__all__ = ["Identifier", "Scheme", "dois", "normal_doi"]
