"""Digests: short names for what is long, the same on every machine.

`hashlib` is not asked: it takes longer to import than all digests of a start take to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # an interpreter that keeps it elsewhere
        from hashlib import blake2b
    try:
        from _sha256 import sha256
    except ImportError:
        try:
            from _sha2 import sha256  # from Python 3.12 on
        except ImportError:
            from hashlib import sha256

__all__ = ["SIZE", "digest", "hasher", "hexdigest", "sha256"]

SIZE = 32
"""Bytes of a digest."""


def digest(data: bytes) -> bytes:
    """The digest of these bytes."""
    return blake2b(data, digest_size=SIZE).digest()


def hexdigest(data: bytes) -> str:
    """The digest of these bytes as 64 hexadecimal digits."""
    return blake2b(data, digest_size=SIZE).hexdigest()


def hasher(data: bytes = b"") -> blake2b:
    """What takes bytes piece by piece and gives their digest."""
    return blake2b(data, digest_size=SIZE)
