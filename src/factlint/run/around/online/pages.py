"""Whether a page is there: its head is asked for, else the page; redirects are followed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from factlint.language.links import Address, split_address
from factlint.language.links.services import is_go_between, is_sign_in
from factlint.model.surroundings import Answer
from factlint.patterns import lazy_re
from factlint.run.around.online.web import Reply, Web

_MOST_HOPS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_GONE = frozenset({404, 410})
# Registries of identifiers: that they know one is all there is to learn.
_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net"})
_FRONT = lazy_re(
    r"/?(?:(?:index|home|default|welcome)(?:\.\w{2,5})?/?|[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?\Z"
)
_ERROR_PAGE = lazy_re(r".*/(?:404|not-?found|page-?not-?found|error)(?:\.\w{2,5})?/?\Z", 2)

TROUBLES = {
    "dns": "there is no site of this name",
    "timeout": "the site does not answer in time",
    "refused": "the site refuses connections",
    "reset": "the connection broke off",
    "tls": "the certificate of the site is not valid",
    "private": "the address is that of a local network",
    "malformed": "the address is malformed",
}
_WORDS = {
    401: "it asks for a password",
    403: "it refuses programs",
    405: "it refuses programs",
    407: "the proxy asks for a password",
    429: "it has been asked too often",
    451: "it may not be shown here",
    999: "it refuses programs",
}


def ask_page(web: Web, url: str) -> Answer:
    """What is learnt of an address without its fragment."""
    current, seen, is_for_good = url, {url}, True
    for _ in range(_MOST_HOPS):
        reply = _reply(web, current)
        target = urljoin(current, reply.location) if reply.status in _REDIRECTS else ""
        if not target or not reply.location:
            return _verdict(url, current, reply, is_for_good=is_for_good)
        if (urlsplit(current).hostname or "") in _RESOLVERS:
            return Answer("ok")
        if not target.startswith(("http://", "https://")) or web.is_private(target):
            return Answer("unsure", "it leads where nobody may ask")
        is_for_good = is_for_good and reply.status in _FOR_GOOD
        current = target.partition("#")[0]
        if current in seen:
            return Answer("unsure", "it leads in a circle")
        seen.add(current)
    return Answer("unsure", f"it leads on more than {_MOST_HOPS} times")


def _reply(web: Web, url: str) -> Reply:
    """The reply to a request for the head; for the page where that says nothing certain."""
    reply = web.ask("HEAD", url)
    if reply.status >= 400 or reply.trouble in ("reset", "timeout"):
        if reply.status == 429:
            return reply
        return web.ask("GET", url)
    return reply


def _verdict(url: str, final: str, reply: Reply, *, is_for_good: bool) -> Answer:
    if reply.trouble == "dns":
        return Answer("missing", TROUBLES["dns"], {"trouble": "dns"})
    if reply.trouble:
        return Answer("unreachable", TROUBLES[reply.trouble])
    if reply.status in _GONE:
        return Answer("missing", f"the site answers {reply.status}")
    if not 200 <= reply.status < 400:
        words = _WORDS.get(reply.status, "")
        detail = f"the site answers {reply.status}" + (f", {words}" if words else "")
        return Answer("unsure", detail)
    return Answer("ok", "", _whereto(url, final, is_for_good=is_for_good))


def _whereto(url: str, final: str, *, is_for_good: bool) -> dict[str, str]:
    """Where a page was found, if that is worth telling."""
    asked, found = split_address(url), split_address(final)
    if asked is None or found is None or url == final:
        return {}
    if not _is_front(asked) and _is_dropped(asked, found):
        return {"dropped": final}
    is_same_path = asked.path.rstrip("/") == found.path.rstrip("/")
    is_same = is_same_path and _bare(asked.host) == _bare(found.host)
    if is_for_good and not is_same and not is_go_between(asked):
        return {"moved": final}
    return {}


def _is_dropped(asked: Address, found: Address) -> bool:
    if _ERROR_PAGE.match(found.path):
        return True
    if is_sign_in(found):
        return not is_sign_in(asked)
    return _is_front(found)


def _is_front(address: Address) -> bool:
    return not address.query and _FRONT.match(address.path) is not None


def _bare(host: str) -> str:
    return host.removeprefix("www.")
