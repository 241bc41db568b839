"""XML as a tree that remembers where in the text each element and each run of text stands."""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5
from xml.parsers import expat

from factlint.errors import DocumentError, ForeignError
from factlint.patterns import lazy_re
from factlint.values import dataclass, field

_DEEPEST = 200
_LONGEST_ENTITY = 2_000
_MOST_EXPANDED = 1_000_000
_XML = "http://www.w3.org/XML/1998/namespace"
_TAG = lazy_re(r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")


@dataclass(slots=True)
class Run:
    """Text between tags; `start` and `end` are its place in the source.

    A run of which `is_exact` is false stands for what is there: a character reference, an entity.
    """

    text: str
    start: int
    end: int
    is_exact: bool = True


@dataclass(slots=True, eq=False)
class Element:
    """One element: names without prefix (`xml:id` keeps its own), places in the source.

    `open_end` is the end of its start tag.
    """

    tag: str
    space: str
    attributes: dict[str, str]
    start: int
    open_end: int = 0
    end: int = 0
    children: list[Element | Run] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it is absent."""
        return self.attributes.get(name, "")

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements right inside, those of these tags or all."""
        for child in self.children:
            if isinstance(child, Element) and (not tags or child.tag in tags):
                yield child

    def first(self, *path: str) -> Element | None:
        """The first element down a path of tags."""
        found: Element | None = self
        for tag in path:
            if found is None:
                return None
            found = next(found.elements(tag), None)
        return found

    def descendants(self, *tags: str) -> Iterator[Element]:
        """The elements inside, in order, at any depth."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.descendants(*tags)

    def runs(self) -> Iterator[Run]:
        """The text inside, in order, at any depth."""
        for child in self.children:
            if isinstance(child, Run):
                yield child
            else:
                yield from child.runs()

    def text(self, *path: str) -> str:
        """The text inside the first element down a path, white space collapsed, else empty."""
        found = self.first(*path)
        if found is None:
            return ""
        return " ".join("".join(run.text for run in found.runs()).split())


@dataclass(slots=True)
class Comment:
    """A comment: what it says and its place in the source, marks included."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Tree:
    """A document: its root and its comments."""

    root: Element
    comments: list[Comment]


def attribute_span(source: str, element: Element, name: str) -> tuple[int, int] | None:
    """Where the value of an attribute stands; None where it is written otherwise than it reads."""
    value = element.get(name)
    if not value:
        return None
    position = element.start
    while True:
        position = source.find(name, position + 1, element.open_end)
        if position < 0:
            return None
        start = position + len(name)
        while start < element.open_end and source[start] in " \t\r\n=":
            start += 1
        if source[start : start + 1] in ("'", '"') and source.startswith(value, start + 1):
            return start + 1, start + 1 + len(value)


class ForeignRootError(Exception):
    """The root element is none of those that were asked for; `args` holds its name."""


def parse(path: str, source: str, roots: frozenset[str] = frozenset()) -> Tree:
    """The tree of a text; only the start of it is read where its root is none of `roots`.

    Raises ForeignRootError there, and DocumentError where the text is no XML, is nested too deeply
    or declares entities that expand without measure. Nothing outside the text is ever fetched.
    """
    builder = _Builder(path, source, roots)
    return builder.run()


class _Builder:
    def __init__(self, path: str, source: str, roots: frozenset[str]) -> None:
        self.path = path
        self.source = source
        self.data = source.encode("utf-8", "replace")
        self.is_plain = len(self.data) == len(source)
        self.roots = roots
        self.entities: dict[str, str] = {}
        self.expanded = 0
        self.in_cdata = False
        self.stack: list[Element] = []
        self.root: Element | None = None
        self.comments: list[Comment] = []
        self._last = (0, 0)
        self._growing: Run | None = None
        # What decides about the source said `encoding` already: it is text here.
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = False
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._characters
        self.parser.CommentHandler = self._comment
        self.parser.StartCdataSectionHandler = lambda: self._set_cdata(True)
        self.parser.EndCdataSectionHandler = lambda: self._set_cdata(False)
        self.parser.EntityDeclHandler = self._declared
        self.parser.DefaultHandler = self._other

    def run(self) -> Tree:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            reason = f"not well-formed XML: {reason} (column {error.offset + 1})"
            # Before the first element nobody knows what it was to be: a template, perhaps.
            kind = ForeignError if self.root is None else DocumentError
            raise kind(self.path, reason, max(error.lineno, 1)) from None
        if self.root is None:
            raise ForeignError(self.path, "not well-formed XML: no element found", 1)
        return Tree(self.root, self.comments)

    def _place(self) -> int:
        """The code point at which the event begins; events come in order."""
        at: int = self.parser.CurrentByteIndex
        if self.is_plain:
            return at
        byte, point = self._last
        if at < byte:
            return point
        point += len(self.data[byte:at].decode("utf-8", "ignore"))
        self._last = (at, point)
        return point

    def _fail(self, reason: str) -> DocumentError:
        return DocumentError(self.path, reason, self.parser.CurrentLineNumber)

    def _set_cdata(self, inside: bool) -> None:
        self.in_cdata = inside

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self.root is None and self.roots and tag not in self.roots:
            raise ForeignRootError(tag)
        self._settle()
        if len(self.stack) >= _DEEPEST:
            raise self._fail(f"elements are nested more than {_DEEPEST} deep")
        start = self._place()
        named = {_attribute(key): value for key, value in attributes.items()}
        element = Element(tag, space, named, start, _tag_end(self.source, start))
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def _close(self, name: str) -> None:
        self._settle()
        element = self.stack.pop()
        start = self._place()
        is_own = self.source.startswith("</", start)  # not so after an empty-element tag
        element.end = _tag_end(self.source, start) if is_own else element.open_end

    def _characters(self, text: str) -> None:
        start = self._place()
        source = self.source
        is_reference = source.startswith("&", start) and not self.in_cdata
        if source.startswith(text, start) and not is_reference:
            self._add(Run(text, start, start + len(text)))
        elif is_reference:
            end = source.find(";", start) + 1
            self._add(Run(text, start, max(end, start + 1), is_exact=False))
        else:  # a line end of two characters
            end = start + 2 if source.startswith("\r\n", start) else start + 1
            self._add(Run(text, start, min(end, len(source)), is_exact=False))

    def _add(self, run: Run) -> None:
        """Keeps a run; one that goes on with the run before it becomes one with it."""
        if not self.stack:
            return
        growing = self._growing
        if growing is not None and run.is_exact and growing.end == run.start:
            growing.end = run.end  # its text is taken when it is whole: bit by bit costs its square
            return
        self._settle()
        self.stack[-1].children.append(run)
        self._growing = run if run.is_exact else None

    def _settle(self) -> None:
        """Ends the run that could still grow."""
        if self._growing is not None:
            self._growing.text = self.source[self._growing.start : self._growing.end]
            self._growing = None

    def _other(self, text: str) -> None:
        """What has no handler of its own: here, references to entities that are not built in."""
        if not self.stack or not text.startswith("&") or not text.endswith(";"):
            return
        start = self._place()
        name = text[1:-1]
        value = self.entities.get(name, html5.get(f"{name};", text))
        if name in self.entities:
            self.expanded += len(value)
            if any(mark in value for mark in "&<") or len(value) > _LONGEST_ENTITY:
                raise self._fail(f"the entity '{name}' is too long or stands for other entities")
            if self.expanded > _MOST_EXPANDED:
                raise self._fail("its entities expand to too much text")
        self._add(Run(value, start, start + len(text), is_exact=False))

    def _comment(self, text: str) -> None:
        start = self._place()
        end = self.source.find("-->", start)
        self.comments.append(Comment(text, start, end + 3 if end >= 0 else len(self.source)))

    def _declared(
        self,
        name: str,
        is_parameter: int,
        value: str | None,
        base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        if not is_parameter and value is not None:
            self.entities.setdefault(name, value)


def _attribute(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"xml:{local}" if space == _XML else local


def _tag_end(source: str, start: int) -> int:
    """The end of the tag that begins here; `>` may stand inside the value of an attribute."""
    match = _TAG.match(source, start)
    return len(source) if match is None else match.end()
