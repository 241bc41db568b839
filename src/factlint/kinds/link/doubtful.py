"""Addresses that work for their author alone, or were never meant to stay."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.link.marking import is_html, mark, written
from factlint.language.links import Address, Link, registrable, split_address
from factlint.language.links.services import is_sign_in
from factlint.language.prose import Prose
from factlint.model.document import PartKind
from factlint.model.finding import Severity, Verdict
from factlint.model.link import LinkSort
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

_STANDS_FOR = lazy_regex(
    r"""
      (?: https?:// )? (?: TO-?DO | TBD | FIXME | TK | XXX+ | PLACEHOLDER | CHANGE-?ME
        | (?: insert | add | your | put ) [-_ ]? (?: the | a | your )? [-_ ]?
          (?: link | url | address ) (?: [-_ ]? here )?
        | link | url | href | (?: link | url ) [-_ ]? (?: here | goes-here | to-come ) ) /?
    | https?:// | https?://\.{2,3} /?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Of what is set aside for examples (RFC 2606) that which is taken for a site by mistake.
_EXAMPLE = lazy_regex(r"^(?:www\.)?example\.(?:com|org|net|edu)$")
_ANY = lazy_regex(r"link|url|href", regex.IGNORECASE)
_YOURS = lazy_regex(
    r"^(?:www\.)?(?:your[-_]?(?:own[-_]?)?(?:domain|site|website|company|server|host|app|blog|org)"
    r"|my[-_]?(?:domain|website))(?:[-_]?name)?\.[a-z.]{2,10}$"
)
_LOCAL = frozenset("localhost localdomain local internal intranet lan corp home".split())
_LOOPBACK = lazy_regex(r"(?:.*\.)?localhost$|127\.|0\.0\.0\.0$|\[::1\]$")
_STAGING = lazy_regex(
    r"^(?:staging|stg|preprod|pre-prod|uat)\d?\.|[.-](?:staging|stg|preprod|uat)\d?\."
)
_TRACKING = lazy_regex(
    r"""
    (?: utm_[a-z_]{2,20} | fbclid | gclid | gclsrc | dclid | gbraid | wbraid | msclkid | yclid
      | twclid | ttclid | igshid | igsh | mc_[ce]id | _hs(?:enc|mi) | mkt_tok | vero_(?:id|conv)
      | oly_(?:anon|enc)_id | wickedid | li_fat_id | guce_referrer(?:_sig)? | guccounter
      | __twitter_impression | ns_(?:campaign|mchannel|source|linkname|fee)
      | at_(?:medium|campaign|link_id|link_type|link_origin|ptr_name|bbc_team|format|custom\d)
      | spm | _openstat | sc_campaign
    ) = .*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Put there by language models: another rule's matter.
_MODEL = lazy_regex(
    r"utm_source=(?:chatgpt|openai|copilot|perplexity|claude|gemini)", regex.IGNORECASE
)
_AMPERSAND = lazy_regex(r"&amp;|&")


def placeholder(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """`TODO`, `http://link`, an empty target, `example.com`."""
    is_page = is_html(prose)
    for link in prose.links:
        if link.is_code:
            continue
        target = link.target.strip()
        if link.sort is not LinkSort.BARE:
            if not target or target == "#":
                if not is_page and link.end > link.start:  # on pages scripts do what is to be done
                    at_most = _unless_article(prose) if target else None
                    yield mark(link, at_most=at_most, reason="it leads nowhere")
                continue
            if is_to_come(link):
                # Documents on Markdown show links to "url" and the like.
                at_most = _unless_article(prose) if _ANY.fullmatch(target) else None
                reason = "it stands for an address that is not there yet"
                yield mark(link, at_most=at_most, reason=reason)
                continue
        address = split_address(target)
        if address is None or not address.host:
            continue
        if _YOURS.match(address.host):
            yield mark(link, at_most=_unless_article(prose), reason="it is nobody's")
        elif _EXAMPLE.search(address.host) and (link.source or prose.document.is_article):
            at_most = _unless_article(prose)
            yield mark(link, at_most=at_most, reason="the domain is reserved for examples")


def is_to_come(link: Link) -> bool:
    """Whether a target holds the place of one that was to be looked up."""
    return _STANDS_FOR.fullmatch(link.target.strip()) is not None


def private(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Hosts that readers cannot reach: this machine, a local network, a site under test."""
    # Software is often described as running on the machine of the reader.
    is_about_software = not prose.document.is_article and _has_code(prose)
    for link in prose.links:
        if link.is_code or (link.sort is LinkSort.BARE and not prose.document.is_article):
            continue
        address = split_address(link.target)
        if address is None or address.scheme not in ("http", "https"):
            continue
        reason = _private_reason(address)
        if reason and not (is_about_software and _LOOPBACK.match(address.host)):
            yield mark(link, reason=reason, at_most=_unless_article(prose), host=address.host)


def tracking(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Parameters that say where a reader came from."""
    for link in prose.links:
        if link.is_code or "?" not in link.target or _MODEL.search(link.target):
            continue
        base, mark_sign, rest = written(prose, link).partition("?")
        query, hash_sign, fragment = rest.partition("#")
        pairs = _AMPERSAND.split(query)
        kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair)]
        if len(kept) == len(pairs) or "://" not in base:
            continue
        joint = "&amp;" if "&amp;" in query else "&"
        clean = base + (mark_sign + joint.join(kept) if kept else "") + hash_sign + fragment
        names = dict.fromkeys(pair.partition("=")[0] for pair in pairs if pair not in kept)
        yield mark(link, fixes=(clean,), reason=", ".join(names))


def search(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Pages of results, which are others for every reader and every day."""
    for link in prose.links:
        address = split_address(link.target)
        if link.is_code or address is None or not _is_search(address):
            continue
        yield mark(link, at_most=_unless_source(prose, link), host=address.host)


def login(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Pages that only those see who are signed in."""
    for link in prose.links:
        address = split_address(link.target)
        if link.is_code or address is None or address.scheme not in ("http", "https"):
            continue
        is_named = link.source and _SIGN_IN.search(prose.text, link.start, link.end)
        if is_sign_in(address) and not is_named:
            at_most = _unless_source(prose, link)
            yield mark(link, at_most=at_most, verdict=Verdict.UNSURE, host=address.host)


FAULTS = {
    "placeholder": placeholder,
    "private": private,
    "tracking": tracking,
    "search": search,
    "login": login,
}

_SIGN_IN = lazy_regex(r"\b(?:log(?:ged|ging)?|sign(?:ed|ing)?)[ -]?(?:in|on)\b", regex.IGNORECASE)
_SEARCHES = {
    "google": ("/search", "/webhp"),
    "bing": ("/search", "/images/search"),
    "duckduckgo": ("/",),
    "yahoo": ("/search",),
    "yandex": ("/search", "/yandsearch"),
    "baidu": ("/s",),
    "ecosia": ("/search",),
    "startpage": ("/do/search", "/sp/search"),
}
_QUERY = lazy_regex(r"(?:^|&)(?:q|p|query|text|wd|search)=", regex.IGNORECASE)


def _is_search(address: Address) -> bool:
    paths = _SEARCHES.get(registrable(address.host).split(".")[0], ())
    if not paths or _QUERY.search(address.query) is None:
        return False
    if address.host.startswith(("scholar.", "books.", "trends.", "news.", "play.", "maps.")):
        return False
    return address.path.rstrip("/") in {path.rstrip("/") for path in paths}


def _has_code(prose: Prose) -> bool:
    return prose.document.first(PartKind.CODE) is not None


def _private_reason(address: Address) -> str:
    host = address.host.strip("[]")
    labels = host.split(".")
    if labels[-1] in _LOCAL:
        return "it names this machine or a local network"
    try:
        number = ip_address(host)
    except ValueError:
        return "it names a site under test" if _STAGING.search(host) else ""
    if number.is_private or number.is_loopback or number.is_unspecified:
        return "it names this machine or a local network"
    return ""


def _unless_article(prose: Prose) -> Severity | None:
    """In what is no article, such an address may be meant: information only."""
    return None if prose.document.is_article else Severity.INFO


def _unless_source(prose: Prose, link: Link) -> Severity | None:
    """As a source such a page is worthless; elsewhere a link to it may be meant."""
    return None if link.is_listed or prose.document.is_article else Severity.INFO
