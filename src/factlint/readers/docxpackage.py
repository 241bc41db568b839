"""The parts of a Word document: a zip archive of XML, read with limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from factlint.errors import DocumentError
from factlint.readers.decode import decode
from factlint.readers.xmltree import Element, parse

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "word/document.xml"
_MOST_FILES = 20_000


class Package:
    """The archive; what is read of it, all parts together, is no more than `max_size` bytes."""

    def __init__(self, path: str, data: bytes, max_size: int) -> None:
        self.path = path
        self._left = max_size
        self._max_size = max_size
        self._zip = _opened(path, data)
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self.main = self._find_main()

    def _find_main(self) -> str:
        for kind, target in self.relations("").values():
            if kind.endswith("/officeDocument"):
                if not self.has(target):
                    break
                if not posixpath.basename(target).lower().startswith("document"):
                    folder = target.split("/")[0]
                    if folder in ("xl", "ppt"):
                        raise DocumentError(self.path, "is no Word document but another of Office")
                return target
        if not self.has(_MAIN):
            raise DocumentError(self.path, f"is no Word document: it has no {_MAIN}")
        return _MAIN

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._names

    def names(self, folder: str) -> Iterator[str]:
        """The parts in a folder, sorted."""
        return (name for key, name in sorted(self._names.items()) if key.startswith(folder))

    def tree(self, name: str) -> Element | None:
        """The XML of a part; None where there is no such part."""
        data = self._read(name)
        if data is None:
            return None
        try:
            return parse(self.path, decode(self.path, data).text).root
        except DocumentError as error:
            place = f"{name}:{error.line}" if error.line else name
            raise DocumentError(self.path, f"{place}: {error.reason}") from None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part by id: their type, and their target as part or as address."""
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in root.elements("Relationship"):
            target = relation.get("Target")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id")] = (relation.get("Type"), target)
        return found

    def related(self, part: str, kind: str) -> Element | None:
        """The XML of the first part that is related to another in this way."""
        for stated, target in self.relations(part).values():
            if stated.endswith(f"/{kind}") and self.has(target):
                return self.tree(target)
        return None

    def _read(self, name: str) -> bytes | None:
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        info = self._zip.getinfo(stored)
        if info.flag_bits & 1:
            raise DocumentError(self.path, "is encrypted: a password protects it")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise DocumentError(self.path, f"{stored} is damaged: {error}") from None
        except (RuntimeError, ValueError) as error:
            raise DocumentError(self.path, f"{stored} cannot be read: {error}") from None
        if len(data) > self._left:
            limit = f"larger than the limit of {self._max_size:,} bytes"
            raise DocumentError(self.path, f"is, unpacked, {limit}")
        self._left -= len(data)
        return data


def _opened(path: str, data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise DocumentError(path, "is encrypted: a password protects it")
        raise DocumentError(path, "is an old Word document (.doc); save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise DocumentError(path, "is rich text (RTF), not a Word document")
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
        count = len(found.namelist())
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError(path, f"is no Word document: {error}".replace("File", "file")) from None
    except Exception as error:  # what a damaged directory makes of the library
        raise DocumentError(path, f"is no Word document: {type(error).__name__}") from None
    if count > _MOST_FILES:
        raise DocumentError(path, f"holds more than {_MOST_FILES:,} files")
    return found
