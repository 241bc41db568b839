"""Bytes to text: byte-order marks, declared encodings, and a guess where nothing is declared."""

from __future__ import annotations

import codecs
import io
import re

from factlint.errors import DocumentError
from factlint.patterns import lazy_re
from factlint.values import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (an office document, perhaps)"),
    (b"\x1f\x8b", "gzip data without the suffix .gz"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_BEGINNINGS = tuple(sign for sign, _ in (*_MARKS, *_FORMATS))
_DECLARED = lazy_re(
    r"""
      <\?xml \s [^>]{0,200}? encoding \s*=\s* ["'] (?P<xml> [\w.:-]+ )
    | <meta \s [^>]{0,300}? charset \s*=\s* ["']? \s* (?P<meta> [\w.:-]+ )
    | coding [:=] \s* (?P<editor> [\w.-]+ )
    | \\usepackage \s* \[ (?P<tex> [\w-]+ ) \] \s* \{inputenc\}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEAD = 4096
_TEX_NAMES = {"ansinew": "cp1252", "latin9": "iso8859-15", "applemac": "mac-roman"}
# Browsers read these labels as Windows-1252, and so do the people who put them there.
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
_NOT_TEXT = frozenset(
    {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
)
_SURROGATE = lazy_re("[\ud800-\udfff]")
_SAMPLE = 32 * 1024
_WINDOWS = "".join(
    chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252")
    for byte in range(256)
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, the name of their encoding, and whether that was a guess."""

    text: str
    encoding: str
    is_guessed: bool = False


def decode(path: str, data: bytes) -> Decoded:
    """The text of `data`; a byte-order mark is no part of it. DocumentError where it is no text."""
    if data.startswith(_BEGINNINGS):  # asked at once: nearly no text has any
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return _marked(path, data[len(mark) :], encoding)
        for magic, name in _FORMATS:
            if data.startswith(magic):
                raise DocumentError(path, f"this is {name}, not text")
    nul = data.find(b"\0")
    if nul >= 0:
        raise DocumentError(
            path, f"not a text file: a NUL byte at offset {nul}", 1 + data.count(b"\n", 0, nul)
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _declared(data) or _damaged(data) or _guess(path, data, error.start)


def gunzip(path: str, data: bytes, max_size: int) -> bytes:
    """The decompressed bytes; DocumentError where they are damaged or more than `max_size`."""
    import gzip  # few inputs are compressed
    import zlib

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            plain = stream.read(max_size + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DocumentError(path, f"cannot be decompressed: {error}") from None
    check_size(path, len(plain), max_size)
    return plain


def check_size(path: str, size: int, max_size: int) -> None:
    """DocumentError where an input is larger than the limit."""
    if size > max_size:
        raise DocumentError(path, f"larger than the limit of {max_size:,} bytes")


def _marked(path: str, data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            path, f"has the byte-order mark of {encoding} but is not: {error.reason}"
        ) from None


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:_HEAD].decode("latin-1"))
    if match is None:
        return None
    label = match["xml"] or match["meta"] or match["editor"] or match["tex"]
    label = _TEX_NAMES.get(label, label)
    try:
        name = codecs.lookup(label).name
    except (LookupError, UnicodeError):
        return None
    if name.startswith(("utf-16", "utf-32")) or name in _NOT_TEXT:
        return None
    text = _latin(data) if name in _LATIN else _strict(data, name)
    return None if text is None else Decoded(text, "cp1252" if name in _LATIN else name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return None if not isinstance(text, str) or _SURROGATE.search(text) else text


def _latin(data: bytes) -> str:
    """Windows-1252, its five holes read as the control characters they are in Latin-1."""
    return codecs.charmap_decode(data, "strict", _WINDOWS)[0]


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with few broken places among many whole ones: better than any other guess."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    return Decoded(text, "utf-8", is_guessed=True) if broken * 10 <= whole else None


def _guess(path: str, data: bytes, fault: int) -> Decoded:
    # Imported here: only an input that is neither UTF-8 nor declared needs it.
    from charset_normalizer import from_bytes

    start = max(0, fault - _SAMPLE // 2)
    matches = list(from_bytes(data[start : start + _SAMPLE]))
    names = [name for match in matches for name in (match.encoding, *match.could_be_from_charset)]
    if not names:
        raise DocumentError(path, "not a text file, or in an encoding that is not known")
    if any(codecs.lookup(name).name in _LATIN for name in names):
        return Decoded(_latin(data), "cp1252", is_guessed=True)
    for name in names:
        text = _strict(data, name)
        if text is not None:
            return Decoded(text, name, is_guessed=True)
    return Decoded(data.decode(names[0], "replace"), names[0], is_guessed=True)
