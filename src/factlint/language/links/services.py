"""Hosts that stand for others: what they show, or where they lead, is not their own."""

from __future__ import annotations

from factlint import regex
from factlint.language.links.address import Address, registrable
from factlint.patterns import lazy_regex

# Shortened addresses.
_SHORT = """
    aka.ms amzn.to apne.ws bbc.in bit.ly bitly.com buff.ly chng.it cnb.cx cnn.it cutt.ly dlvr.it
    econ.st fb.me flip.it ft.trib.al g.co git.io goo.gl huff.to ibm.biz ift.tt is.gd j.mp lat.ms
    lnkd.in mailchi.mp n.pr nyti.ms on.ft.com ow.ly politi.co propub.li rb.gy reut.rs
    shorturl.at spoti.fi t.co t.ly t.me trib.al tiny.cc tinyurl.com v.gd wapo.st wp.me youtu.be
"""
# Persistent addresses.
_LASTING = """
    doi.org handle.net purl.org w3id.org n2t.net urn.fi nbn-resolving.org dx.doi.org
"""
# Archives.
_ARCHIVES = """
    archive.org archive.is archive.today archive.ph archive.fo archive.li archive.md archive.vn
    webcitation.org perma.cc ghostarchive.org webarchive.org.uk
    googleusercontent.com archive-it.org
"""
# Mail filters, newsletters and affiliates.
_FORWARDING = """
    safelinks.protection.outlook.com outlook.com urldefense.com urldefense.proofpoint.com
    list-manage.com campaign-archive.com mailchimp.com sendgrid.net hubspotlinks.com
    hs-sites.com redirectingat.com skimresources.com shareasale.com linksynergy.com awin1.com
    pxf.io anrdoezrs.net jdoqocy.com tkqlhce.com dpbolvw.net kqzyfj.com viglink.com
    avantlink.com feedproxy.google.com feedburner.com doubleclick.net rs6.net exacttarget.com
"""
# Proxies, previews and badges.
_PREVIEWS = """
    translate.goog translate.google.com ampproject.org shields.io camo.github.com
    githubusercontent.com rawgit.com githack.com
    jsdelivr.net unpkg.com htmlpreview.github.io nbviewer.org nbviewer.jupyter.org mybinder.org
"""
_GO_BETWEENS = frozenset(f"{_SHORT} {_LASTING} {_ARCHIVES} {_FORWARDING} {_PREVIEWS}".split())
_GO_BETWEEN_LABELS = frozenset(
    (
        "archive webarchive click clicks link links go out r redirect email e track trk clk l lnk"
        " url refer"
    ).split()
)
_GOOGLE = frozenset({"google", "bing", "yahoo", "yandex", "baidu"})


def is_go_between(address: Address) -> bool:
    """Whether the host shortens, archives, resolves or forwards addresses of others."""
    host = address.host
    owner = registrable(host)
    if host in _GO_BETWEENS or owner in _GO_BETWEENS:
        return True
    if owner.split(".")[0] in _GOOGLE and address.path.startswith(
        ("/url", "/aclk", "/amp", "/ck/")
    ):
        return True
    labels = host.split(".")
    return len(labels) > 2 and labels[0] in _GO_BETWEEN_LABELS


def is_sign_in(address: Address) -> bool:
    """Whether it is a form to sign in, a mailbox, or a library's proxy."""
    return bool(_LOGIN_HOSTS.search(address.host) or _LOGIN.search(address.path))


def is_reserved(host: str) -> bool:
    """Whether a host is set aside for examples (RFC 2606)."""
    return _RESERVED.search(host) is not None


_RESERVED = lazy_regex(r"(?:^|\.)example(?:\.(?:com|org|net|edu))?$|\.(?:invalid|test)$")
_LOGIN = lazy_regex(
    r"/(?:log[-_]?in|sign[-_]?in|wp-login\.php|wp-admin|sso|saml2?|oauth2?/authorize|cas/login)"
    r"(?:\.\w{2,5})?/?$",
    regex.IGNORECASE,
)
_LOGIN_HOSTS = lazy_regex(
    r"^(?:accounts?\.google|mail\.google|login|signin|sso|idp|webmail|owa|outlook\.office(?:365)?)\."
    r"|(?:^|\.)(?:ez-?proxy|libproxy|idm\.oclc|remotexs|[a-z]*proxy\.lib\w*)[.-]"
    r"|\.(?:ezproxy|libproxy|proxy)\d?\.",
    regex.IGNORECASE,
)
