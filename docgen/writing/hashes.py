"""The one fingerprint by which docgen knows a file again."""

from __future__ import annotations

import hashlib


def sha256_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()
