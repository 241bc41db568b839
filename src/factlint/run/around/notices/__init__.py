"""Lists of retracted works: read once into an index, asked by DOI, PubMed number or title."""

from __future__ import annotations

from factlint.run.around.notices.index import Notices, open_notices

__all__ = ["Notices", "open_notices"]
