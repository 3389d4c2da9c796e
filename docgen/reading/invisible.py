"""Characters that nobody sees, as ranges of a pattern."""

from __future__ import annotations

CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
"""Forbidden in YAML and XML alike."""
INVISIBLE = r"\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
"""Zero-width characters, direction marks, line and paragraph separators, a BOM that is not at the start."""
