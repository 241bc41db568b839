"""The links of a document, wherever they stand, and what their addresses say."""

from __future__ import annotations

from factlint.language.links.address import Address, registrable, split_address
from factlint.language.links.link import Link, Ranges, find_links

__all__ = ["Address", "Link", "Ranges", "find_links", "registrable", "split_address"]
