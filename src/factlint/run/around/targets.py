"""Whether the local files and the places in them that a document links to are there."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from factlint.model.document import Document
from factlint.model.link import Hyperlink, LinkSort
from factlint.model.surroundings import Answer
from factlint.patterns import lazy_re
from factlint.run.around.anchors import Anchors, anchors_of
from factlint.run.around.files import first_document
from factlint.run.around.sight import Sight
from factlint.run.around.sites import Site, Sites
from factlint.run.discover import shown

# Addresses with a scheme, mail, templates, names of a programming language, search patterns.
_NOT_LOCAL = lazy_re(
    r"[A-Za-z][A-Za-z0-9+.-]*:|//|[^/]*@|.*(?:\{|\}|\$|<|>|::|\]\(|\*|\||%[sd7]|\\|`)"
)
_DOMAIN = lazy_re(r"(?:www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|dev)(?:/\S*)?)\Z")
_FORMATS = {
    **dict.fromkeys((".md", ".markdown", ".html", ".htm"), (LinkSort.LINK, LinkSort.IMAGE)),
    # Its links name pages that are built later.
    ".rst": (LinkSort.IMAGE,),
}
_WITH_PLACES = frozenset({".md", ".markdown", ".html", ".htm"})
_INDEXES = ("README.md", "index.md", "index.html", "Readme.md", "readme.md", "index.htm")
_SUFFIXES = (".md", ".html", ".mdx", ".markdown", ".rst", ".htm", "/index.md", "/README.md")
# What GitHub shows beside the files, and what programs build when they are run.
_NO_FILES = frozenset(
    (
        "issues issue pulls pull wiki releases blob tree commit commits actions discussions raw"
        " compare graphs network stargazers edit labels milestones projects security packages"
        " build dist _build coverage target out site public _site"
    ).split()
)
_FEWEST = 3


class Targets:
    """Resolves the local links of documents, within `root`; each target is read once.

    Nothing outside of `root` is looked at. Of a document outside of it only its own folder is
    searched.
    """

    def __init__(self, root: Path, max_size: int, sight: Sight) -> None:
        self._root = root.absolute()
        self._max_size = max_size
        self.sight = sight
        self._anchors: dict[Path, tuple[Anchors | None, str]] = {}
        self._sites = Sites(self._root, sight)

    def of(self, document: Document) -> Mapping[str, Answer]:
        """What is wrong with the local links of a document, by target as written."""
        suffix = PurePosixPath(document.path.lower().removesuffix(".gz")).suffix
        sorts = _FORMATS.get(suffix, ())
        links = [link for link in document.links if link.sort in sorts and _is_local(link.target)]
        if not links or document.fields:
            return {}
        path = Path(os.path.normpath(Path(document.path).absolute()))
        if not self.sight.is_file(path):
            return {}  # standard input: nobody knows where it will lie
        site = self._sites.of(document, path)
        if site.is_copy:
            return {}
        folder = path.parent
        root = self._root if self._root in path.parents else folder
        search = _Search(self, document, path, root, site)
        found = {link.target: search.answer(link) for link in links}
        wrong = {target: answer for target, answer in found.items() if answer is not None}
        return dict(_doubted(found, wrong))

    def anchors(self, path: Path, document: Document | None = None) -> Anchors | None:
        """The places of a file, whose document may be at hand; None where they cannot be known."""
        return self.sight.kept(self._anchors, path, lambda: self._places(path, document))

    def _places(self, path: Path, document: Document | None) -> Anchors | None:
        content = self.sight.content(path, self._max_size)
        if document is None and isinstance(content, bytes):
            found = first_document(shown(path), content)
            document = found if isinstance(found, Document) else None
        return anchors_of(document) if document is not None else None


def _doubted(
    found: Mapping[str, Answer | None], wrong: Mapping[str, Answer]
) -> Iterator[tuple[str, Answer]]:
    """What is wrong, with two doubts.

    Where no file at all is found, the document was taken out of its place: nobody can say. Where
    many files are missing with their folder, that is one fault, told at the first of them.
    """
    files = {target for target in found if not target.startswith("#")}
    missing = {target for target, answer in wrong.items() if answer.values.get("sort") == "file"}
    status = "unsure" if len(files) >= _FEWEST and files == missing else ""
    folders = Counter(answer.values.get("folder", "") for answer in wrong.values())
    told: set[str] = set()
    for target, answer in wrong.items():
        folder = answer.values.get("folder", "")
        if folder and folders[folder] > _FEWEST:
            if folder not in told:
                told.add(folder)
                detail = f"there is no folder {folder}, into which {folders[folder]} links lead"
                yield target, Answer(status or answer.status, detail, {"sort": "file"})
        elif target in missing:
            yield target, Answer(status or answer.status, answer.detail, answer.values)
        else:
            yield target, answer


def _is_local(target: str) -> bool:
    return bool(target) and _NOT_LOCAL.match(target) is None


class _Search:
    """The search for the targets of one document."""

    def __init__(
        self, targets: Targets, document: Document, path: Path, root: Path, site: Site
    ) -> None:
        self._targets = targets
        self._sight = targets.sight
        self._document = document
        self._path = path
        self._root = root
        self._site = site

    def answer(self, link: Hyperlink) -> Answer | None:
        """What is wrong with a target; None where nothing is, or nobody can say."""
        name, _, fragment = link.target.strip().partition("#")
        name = name.partition("?")[0]
        if not name:
            return self._fragment(self._path, link.target, fragment)
        if name.startswith("/"):
            return None  # only who serves the files knows what they are rooted in
        if self._place(unquote(name)) is None:
            return None
        found = self._found(name)
        if found is None:
            return self._missing(name, link.target.strip()[len(name) :])
        if self._sight.is_folder(found):
            inner = (found / index for index in _INDEXES)
            found = next((path for path in inner if self._sight.is_file(path)), found)
        return self._fragment(found, link.target, fragment) if fragment else None

    def _found(self, name: str) -> Path | None:
        for text in dict.fromkeys((unquote(name), name)):
            path = self._place(text)
            if path is not None and self._sight.is_there(path):
                return path
        return None

    def _place(self, name: str) -> Path | None:
        """The path that a name means; None where it lies outside, and nobody looks."""
        path = Path(os.path.normpath(self._path.parent / name))
        return path if path == self._root or self._root in path.parents else None

    def _missing(self, name: str, rest: str) -> Answer | None:
        """What to say of a file that is not there; `rest` follows its name in the target."""
        plain = unquote(name)
        place = self._place(plain)
        if place is None or place.relative_to(self._root).parts[:1] == ():
            return None
        if place.relative_to(self._root).parts[0].casefold() in _NO_FILES:
            return None
        if _DOMAIN.match(plain) and "/" not in plain.partition(".")[0]:
            detail = "there is no file of this name, so 'https://' seems to be missing"
            return Answer("missing", detail, {"sort": "file", "fix": f"https://{name}{rest}"})
        if self._sight.is_there(Path(f"{place}.gz")):
            return None  # Debian packs documentation so
        for suffix in _SUFFIXES:
            if self._sight.is_there(Path(f"{place}{suffix}")):
                return self._without_suffix(name, suffix, rest)
        if self._site.is_served and (place.suffix.lower() != ".md" or self._is_served(place)):
            return None
        detail = f"there is no {shown(place)}"
        values = {"sort": "file"}
        folder = self._missing_folder(place)
        if folder is not None:
            values["folder"] = shown(folder)
        other = self._sight.alike(place)
        if other:
            detail += f", but {other}"
            if name.endswith(place.name):
                values["fix"] = name.removesuffix(place.name) + other + rest
        return Answer("unsure" if self._site.is_served else "missing", detail, values)

    def _missing_folder(self, place: Path) -> Path | None:
        """The outermost folder around a place that is not there."""
        folders = [folder for folder in place.parents if self._root in folder.parents]
        return next((item for item in reversed(folders) if not self._sight.is_there(item)), None)

    def _without_suffix(self, name: str, suffix: str, rest: str) -> Answer | None:
        """A site that is built finds a page without its suffix, a folder of files does not."""
        if self._site.is_served or suffix.startswith("/"):
            return None
        detail = f"only {Path(name).name}{suffix} is there"
        return Answer("missing", detail, {"sort": "file", "fix": f"{name}{suffix}{rest}"})

    def _is_served(self, place: Path) -> bool:
        """Whether a page may be found from the address that the document will have."""
        name = place.name
        folders = (self._path.parent.parent, self._path.parent / self._path.stem, self._site.root)
        return any(self._sight.is_there(folder / name) for folder in folders if folder is not None)

    def _fragment(self, path: Path, target: str, fragment: str) -> Answer | None:
        if not fragment or path.suffix.lower() not in _WITH_PLACES:
            return None
        if not self._sight.is_within(path, self._root):
            return None
        own = self._document if path == self._path else None
        anchors = self._targets.anchors(path, own)
        if anchors is None or anchors.is_partial or anchors.has(fragment):
            return None
        values = {"sort": "fragment"}
        where = "this document" if own is not None else shown(path)
        similar = anchors.similar(fragment)
        if not similar:
            status = "unsure" if self._site.is_served else "missing"
            return Answer(status, f"{where} has no place '{unquote(fragment)}'", values)
        values["fix"] = target.removesuffix(fragment) + similar
        is_case = similar == fragment.lower()  # some programs do not mind
        status = "unsure" if is_case or self._site.is_served else "missing"
        return Answer(status, f"in {where} it is '{similar}'", values)
