"""Web addresses taken apart, as they are written and not as a browser would mend them."""

from __future__ import annotations

import re
from functools import lru_cache

from factlint.patterns import lazy_re
from factlint.values import dataclass

_ADDRESS = lazy_re(
    r"""(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,20}):)?//
        (?:(?P<user>[^\s/?#@]{0,200})@)?
        (?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[^/?#:\\]*)
        (?::(?P<port>[^/?#]*))?
        (?P<path>[^?#]*)
        (?:\?(?P<query>[^#]*))?
        (?:\#(?P<fragment>.*))?\Z""",
    re.VERBOSE | re.DOTALL,
)
# Registries under which the third label is what somebody owns: co.uk, com.au, ac.jp …
_SECOND = frozenset(
    "ac co com edu go gob gov gouv gv ltd me mil ne net nhs nom or org plc sch".split()
)
_COUNTRY = 2  # letters of a country's domain


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address with a host; `host` in lower case, without the final dot."""

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    @property
    def labels(self) -> list[str]:
        """The labels of the host."""
        return self.host.split(".")


@lru_cache(maxsize=8192)
def split_address(target: str) -> Address | None:
    """The parts of `scheme://host/…`, `//host/…` and `www.host/…`; None of anything else.

    Several checks ask of the same address, so the last answers are kept.
    """
    if target[:4].lower() == "www.":
        target = f"http://{target}"
    match = _ADDRESS.match(target)
    if match is None:
        return None
    return Address(
        (match["scheme"] or "").lower(),
        match["host"].lower().rstrip("."),
        match["port"] or "",
        match["path"],
        match["query"] or "",
        match["fragment"] or "",
    )


def registrable(host: str) -> str:
    """The part of a host that somebody registered: the last two labels, or three under `co.uk`.

    No list of public suffixes is asked, so that two users of one provider (`a.github.io` and
    `b.github.io`) count as one.
    """
    labels = host.split(".")
    if len(labels) > 2 and len(labels[-1]) == _COUNTRY and labels[-2] in _SECOND:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])
