"""Found text made fit for HTML, and the addresses inside a page."""

from __future__ import annotations

import unicodedata
from html import escape
from urllib.parse import quote

from factlint.reporters.characters import ACTING, code, one_line
from factlint.reporters.wording import is_web_address


def shown(text: str) -> str:
    """Text for an element: escaped, with hidden and reordering characters made visible."""
    parts: list[str] = []
    at = 0
    for match in ACTING.finditer(text):
        name = unicodedata.name(match[0], "CONTROL CHARACTER")
        parts.append(escape(text[at : match.start()]))
        parts.append(f'<span class="hidden" title="{escape(name)}">{code(match[0])}</span>')
        at = match.end()
    parts.append(escape(text[at:]))
    return "".join(parts)


def attribute(text: str) -> str:
    """Text for an attribute: on one line, escaped, with acting characters written out."""
    return escape(one_line(text))


def link(url: str, text: str) -> str:
    """A link to a page of the web, or the text alone where the address is of another sort."""
    if not is_web_address(url):
        return shown(text)
    address = escape(quote(url, safe="%/:?#[]@!$&'()*+,;=~", errors="replace"))
    return f'<a href="{address}" rel="noreferrer">{shown(text)}</a>'


def relative(path: str) -> str:
    """A path as a relative address: never one of another scheme or host."""
    return escape("./" + quote(path.lstrip("/"), errors="replace"))
