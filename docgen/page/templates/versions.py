"""Every built-in template that ever was, by its hash: so a file that nobody changed is known as such."""

from __future__ import annotations

import hashlib
import json
from enum import Enum
from functools import cache
from pathlib import Path


class TemplateVersion(Enum):
    """What a workspace's template is: the built-in one of today, a former one, or a person's."""

    CURRENT = "current"
    FORMER = "former"
    CHANGED = "changed"


def version_of(name: str, content: bytes) -> TemplateVersion:
    """What the file of that name, with that content, is."""
    hashes = _hashes().get(name, [])
    known = hashlib.sha256(content).hexdigest()
    if known not in hashes:
        return TemplateVersion.CHANGED
    return TemplateVersion.CURRENT if known == hashes[-1] else TemplateVersion.FORMER


@cache
def _hashes() -> dict[str, list[str]]:
    """By file name the hashes (SHA-256) of all versions, today's last."""
    text = Path(__file__).with_name("versions.json").read_text(encoding="utf-8")
    hashes: dict[str, list[str]] = json.loads(text)
    return hashes
