"""Addresses that no browser can follow as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.link.marking import is_html, mark, shortened, written
from factlint.language.links import Link, Ranges, split_address
from factlint.language.prose import Prose
from factlint.model.link import LinkSort
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

# Misspelt schemes; `hxxp` is written so on purpose.
_SCHEME = r"""(?:ht{3,9}ps?|h{2,9}t+ps?|htt?ps{2,9}|http{2,9}s?|htps?|htpps?|hptts?|httos?|htts)"""
_HOST = r"[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,24}"
_FORM = lazy_regex(
    rf"""
    (?P<scheme> {_SCHEME} ) : /{{1,3}} (?=\w)
    | https? (?: (?P<colon> //+ )
               | (?P<sign> [;.,] /{{2}} | :{{2,9}} /{{0,3}} | :; // | : [.,] //? )
               | (?P<slash> :/ ) (?=[^/]) | (?P<slashes> :/{{3,9}} ) (?=\w)
               | (?P<back> : \\{{1,2}} ) (?=\w)
               | (?P<none> : ) (?= (?:www\.)? {_HOST} (?:[/?\#]|\Z) ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BARE = lazy_regex(
    rf"""(?<![\w@.:/=?&-])
    (?: {_SCHEME} : /{{1,3}} | https? (?: // | [;,]// | :/(?!/) | ::+// | :///+ ) )
    {_HOST} (?![\w@]) [^\s<>"“”|\\^`{{}}]{{0,2000}}""",
    regex.VERBOSE | regex.IGNORECASE,
)
_TWICE = r"https?(?::/{1,3}|//)https?(?:[:;]/{1,3}|//)"
_DOUBLED = lazy_regex(
    r"(https?(?::/{1,3}|//))(?:https?(?:[:;]/{1,3}|//)|https?(?:%3A|:)(?:%2F%2F|[^/]))",
    regex.IGNORECASE,
)
_BARE_DOUBLED = lazy_regex(
    rf"""(?<![\w@.:/=?&-]) {_TWICE} [^\s<>"“”|\\^`{{}}]{{0,2000}}""",
    regex.VERBOSE | regex.IGNORECASE,
)
_WWW = lazy_regex(r"(?:https?://)?www\.www\.|https?://www[.,]{2}", regex.IGNORECASE)
_LABELS = lazy_regex(r"[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*")
_NO_DOMAIN = frozenset("con cmo ocm ogr nte".split())
_TEMPLATE = lazy_regex(r"[{}<>$*|…]|%7[BD]|\.\.\.|%s|\[[A-Za-z]")
_SPACED = lazy_regex(
    r"""\]\( https?://[^\s()<>]{4,300} [ ] [^\s"'()<>\[\]] [^()\n<>"]{0,200} \)""", regex.VERBOSE
)
_REVERSED = lazy_regex(r"\)\[(?:https?://|www\.)[^\]\s]{3,300}\]")
_FAR = 300


def malformed(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Misspelt schemes, slashes that lack or are too many, hosts that cannot be."""
    for link in _written_out(prose):
        if _DOUBLED.match(link.target) is None:
            reason = _fault(link)
            if reason:
                yield mark(link, reason=reason)
    for start, text in _unmarked(prose, rule, _BARE):
        match = _FORM.match(text)
        if match is not None and _DOUBLED.match(text) is None:
            fields = {"target": shortened(text), "reason": _REASONS[match.lastgroup or ""]}
            yield Mark(start, start + len(text), fields)


def doubled(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """`https://https://…`."""
    for link in _written_out(prose):
        match = _DOUBLED.match(link.target)
        if match is not None:
            fix = written(prose, link)[match.end(1) :]
            fixes = (fix,) if fix.startswith(("http://", "https://")) else ()
            yield mark(link, fixes=fixes)
    for start, text in _unmarked(prose, rule, _BARE_DOUBLED):
        yield Mark(start, start + len(text), {"target": shortened(text)})


def trailing(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """A bracket or the punctuation of the sentence inside the target."""
    for link in prose.links:
        if link.sort is LinkSort.BARE or "://" not in link.target:
            continue
        if _TEMPLATE.search(link.target):
            continue
        surplus = _surplus(link.target)
        if surplus:
            text = written(prose, link)
            fixes = (text[: -len(surplus)],) if text.endswith(surplus) else ()
            yield mark(link, fixes=fixes, reason=surplus)


def footnoted(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The mark of a note or a citation that became part of the address."""
    for link in prose.links:
        if link.is_code or "://" not in link.target:
            continue
        match = _NOTE.search(link.target)
        if match is not None and "?" not in link.target:
            fixes = (written(prose, link).removesuffix(match[0]),)
            yield mark(link, fixes=fixes, reason=match[0])
        elif link.sort is LinkSort.BARE:
            behind = _NOTE_BEHIND.match(prose.text, link.end - 1, link.end + 30)
            if behind is not None and behind.end() > link.end:
                note = behind[0][behind[0].index("[") :]
                yield Mark(link.start, behind.end(), {"target": link.target, "reason": note})


def no_link(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Markdown that was meant to be a link and is shown as it stands."""
    document = prose.document
    if document.offsets.is_identity or is_html(prose):
        return
    for start, end, reason in _shown_markup(prose.text):
        if document.offsets.is_contiguous(start, end) and prose.in_scope(rule.scope, start, end):
            yield Mark(start, end, {"reason": reason})


FAULTS = {
    "malformed": malformed,
    "doubled": doubled,
    "trailing": trailing,
    "footnoted": footnoted,
    "no-link": no_link,
}

_NOTE = lazy_regex(r"(?<=[\w/])(?:\[\^?\d{1,3}\]|\[\^[\w-]{1,20}\])+$")
_NOTE_BEHIND = lazy_regex(r"[\w/]?\[\^[\w-]{1,20}\]")
_REASONS = {
    "scheme": "its beginning is misspelt",
    "colon": "the colon is missing",
    "sign": "it begins with a wrong mark",
    "slash": "a slash is missing",
    "slashes": "there is a slash too many",
    "back": "it has backslashes",
    "none": "the slashes are missing",
    "www": "it has www twice",
}
_OPENING = {")": "(", "]": "[", "}": "{", ">": "<"}
_PLAIN_END = lazy_regex(
    r"(?:https?://[^/?#]+|/|\.(?:html?|pdf|php|aspx?|jpe?g|png))\.$", regex.IGNORECASE
)


def _written_out(prose: Prose) -> Iterator[Link]:
    """The links to other sites that are meant to be followed."""
    for link in prose.links:
        if link.is_code or _TEMPLATE.search(link.target):
            continue
        if link.source or prose.document.offsets.is_contiguous(link.start, link.end):
            yield link


def _fault(link: Link) -> str:
    """What is wrong with the form of an address; empty where nothing is."""
    target = link.target.strip()
    match = _FORM.match(target)
    if match is not None:
        return _REASONS[match.lastgroup or ""]
    if _WWW.match(target):
        return _REASONS["www"]
    address = split_address(target)
    if address is None or address.scheme not in ("http", "https"):
        return ""
    host = address.host
    if not host:
        return "" if target in ("http://", "https://") else "it names no site"
    if host.startswith("[") or "%" in host or "@" in host:
        return ""
    if not host[-1].isalnum():
        return ""  # what stands behind the name is another rule's matter
    if any(char.isspace() for char in host):
        return "there is a space in the name of the site"
    if _LABELS.fullmatch(host) is None:
        return f"'{host}' is no name of a site"
    if host.split(".")[-1] in _NO_DOMAIN and "." in host:
        return f"there is no domain .{host.split('.')[-1]}"
    if address.port and not address.port.isdecimal():
        return f"'{address.port}' is no port"
    return ""


def _surplus(target: str) -> str:
    """What stands behind an address and is none of it."""
    end = len(target)
    while end:
        last = target[end - 1]
        if last in _OPENING:
            if target.count(last, 0, end) <= target.count(_OPENING[last], 0, end):
                break
        elif last not in ',;"”’“‘»' and not _PLAIN_END.search(target[:end]):
            break
        end -= 1
    return target[end:]


def _unmarked(prose: Prose, rule: Rule, pattern: regex.Pattern[str]) -> Iterator[tuple[int, str]]:
    """What is no link for any reader, since it is broken: where it starts, and its text."""
    if "/" not in prose.text:
        return
    marked = Ranges(
        link for link in prose.links if link.end > link.start and link.sort is not LinkSort.BARE
    )
    for match in pattern.finditer(prose.text):
        text = match[0].rstrip(".,;:!?'’*_~)]")
        start, end = match.start(), match.start() + len(text)
        if _TEMPLATE.search(text) or not prose.in_scope(rule.scope, start, end):
            continue
        # What is shown as a link is judged by its target; markup may stand between.
        if marked.touch(start, end):
            continue
        if prose.document.offsets.is_contiguous(start, end):
            yield start, text


def _shown_markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Brackets of Markdown around an address that made no link."""
    place = text.find("](http")
    while place >= 0:
        match = _SPACED.match(text, place)
        start = text.rfind("[", max(0, place - _FAR), place)
        if match is not None and start >= 0 and "\n" not in text[start:place]:
            yield start, match.end(), "a space stands inside the address"
        place = text.find("](http", place + 1)
    for match in _REVERSED.finditer(text):
        start = text.rfind("(", max(0, match.start() - _FAR), match.start())
        if start >= 0 and not set(text[start + 1 : match.start()]) & set("()[]\n"):
            yield start, match.end(), "the brackets are the wrong way round"
