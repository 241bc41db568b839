"""Links whose text is an address and that lead to another one."""

from __future__ import annotations

from collections.abc import Iterator

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.link.marking import mark
from factlint.language.links import Address, Link, registrable, split_address
from factlint.language.links.services import is_go_between
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.model.link import LinkSort
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

_TEXT = lazy_regex(
    r"""
    (?: (?P<scheme> https?:// ) | (?P<www> www\. ) )?
    (?P<host> (?: [a-z0-9] [a-z0-9-]{0,62} \. ){1,6} [a-z]{2,18} )
    (?: :\d{2,5} )? (?P<rest> [/?\#] \S* )?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Without a scheme the ends of file names and of products (Node.js, setup.py) are no domains.
_DOMAINS = frozenset(
    "com org net edu gov int mil uk de fr eu ch at nl be it es ca au nz ie jp".split()
)


def elsewhere(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The text names one site, the target another, and nothing explains it."""
    for link in prose.links:
        if link.sort is not LinkSort.LINK or link.end <= link.start or "://" not in link.target:
            continue
        text = prose.text[link.start : link.end]
        if len(text) > 2_000:
            continue
        match = _TEXT.fullmatch(text.strip().rstrip(".,;:…"))
        if match is None:
            continue
        host = match["host"].lower()
        target = split_address(link.target)
        if target is None or not _is_elsewhere(host, target, link):
            continue
        is_name = not (match["scheme"] or match["www"])
        if is_name and (host.rpartition(".")[2] not in _DOMAINS or _is_product(match)):
            continue
        yield mark(
            link,
            verdict=Verdict.UNSURE if is_name else None,
            at_most=Severity.INFO if is_name else None,
            shown=host,
            host=target.host,
        )


FAULTS = {"elsewhere": elsewhere}


def _is_product(match: regex.Match[str]) -> bool:
    """Whether a domain is written as the name of a firm: Amazon.com, HARBOUR.org."""
    host: str = match["host"]
    return host != host.lower()


def _is_elsewhere(host: str, target: Address, link: Link) -> bool:
    if target.scheme not in ("http", "https") or "." not in target.host:
        return False
    shown = split_address(f"http://{host}/")
    if shown is None or is_go_between(target) or is_go_between(shown):
        return False
    own, other = registrable(host), registrable(target.host)
    if own == other:
        return False
    # bbc.com and bbc.co.uk are one house; a redirector or an archive names what it leads to.
    name = own.split(".")[0]
    if name == other.split(".")[0]:
        return False
    return name not in link.target.lower() and other.split(".")[0] not in host
