"""What the paragraphs of a Word document are, by their styles."""

from __future__ import annotations

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers.xmltree import Element
from factlint.values import dataclass

_LEVEL = lazy_re(r"heading ([1-9])")
_DEEPEST = 20
_NAMES = {
    "title": (PartKind.HEADLINE, ""),
    "subtitle": (PartKind.DECK, ""),
    "abstract": (PartKind.DECK, ""),
    "author": (PartKind.BYLINE, ""),
    "authors": (PartKind.BYLINE, ""),
    "date": (PartKind.DATE, ""),
    "caption": (PartKind.CAPTION, ""),
    "image caption": (PartKind.CAPTION, ""),
    "table caption": (PartKind.CAPTION, ""),
    "quote": (PartKind.QUOTE, ""),
    "intense quote": (PartKind.QUOTE, ""),
    "block text": (PartKind.QUOTE, ""),
    "block quote": (PartKind.QUOTE, ""),
    "source code": (PartKind.CODE, ""),
    "code": (PartKind.CODE, ""),
    "html preformatted": (PartKind.CODE, ""),
    "macro text": (PartKind.CODE, ""),
}
_CODE_CHARACTERS = frozenset(
    {"verbatim char", "html code", "html keyboard", "html sample", "html typewriter", "code char"}
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of a paragraph; `is_left_out` where nobody reads it as text."""

    kind: PartKind = PartKind.PARAGRAPH
    detail: str = ""
    is_left_out: bool = False


_PLAIN = Style()


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {}
        if root is not None:
            self._styles = {style.get("styleId"): style for style in root.elements("style")}
        self._found: dict[str, Style] = {}

    def is_code(self, style_id: str) -> bool:
        """Whether a style of characters shows code."""
        return self._name(style_id) in _CODE_CHARACTERS

    def of(self, properties: Element | None) -> Style:
        """What a paragraph with these properties is."""
        if properties is None:
            return _PLAIN
        named = properties.first("pStyle")
        style = self._style(named.get("val")) if named is not None else _PLAIN
        level = _outline(properties)
        if style.kind is PartKind.PARAGRAPH and level:
            return Style(PartKind.HEADING, level)
        if style.kind is PartKind.PARAGRAPH and _is_numbered(properties):
            return Style(PartKind.LIST)
        return style

    def _name(self, style_id: str) -> str:
        style = self._styles.get(style_id)
        name = style.first("name") if style is not None else None
        return (name.get("val") if name is not None else style_id).lower()

    def _style(self, style_id: str) -> Style:
        if style_id not in self._found:
            self._found[style_id] = self._resolved(style_id)
        return self._found[style_id]

    def _resolved(self, style_id: str) -> Style:
        """The first thing that the style or one that it is based on says."""
        for _ in range(_DEEPEST):
            found = _named(self._name(style_id))
            if found is not None:
                return found
            style = self._styles.get(style_id)
            properties = style.first("pPr") if style is not None else None
            if properties is not None:
                if _outline(properties):
                    return Style(PartKind.HEADING, _outline(properties))
                if _is_numbered(properties):
                    return Style(PartKind.LIST)
            base = style.first("basedOn") if style is not None else None
            if base is None:
                break
            style_id = base.get("val")
        return _PLAIN


def _named(name: str) -> Style | None:
    level = _LEVEL.fullmatch(name)
    if level is not None:
        return Style(PartKind.HEADING, level[1])
    if name in _NAMES:
        return Style(*_NAMES[name])
    if name.startswith("toc ") or name in ("toc heading", "table of figures", "header", "footer"):
        return Style(is_left_out=True)
    if name.startswith("list "):
        return Style(PartKind.LIST)
    return None


def _outline(properties: Element) -> str:
    level = properties.first("outlineLvl")
    value = level.get("val") if level is not None else ""
    return str(int(value) + 1) if value.isdecimal() and int(value) < 9 else ""


def _is_numbered(properties: Element) -> bool:
    number = properties.first("numPr", "numId")
    return number is not None and number.get("val") not in ("", "0")
