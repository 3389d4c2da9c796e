"""Files that lie among those of the office and are not meant: of programs, of systems, copies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

# Word's locks (~$), macOS's forks (._), editors' and docgen's own old copies.
_OF_PROGRAMS = re.compile(
    r"(?:~|\.).*|.*(?:~|\.(?:bak\d*|sw[a-p]|tmp|temp|orig|lock|lnk|part|crdownload))|thumbs\.db|desktop\.ini|__macosx",
    re.IGNORECASE,
)
_COPIED = re.compile(
    r"(?P<stem>.+?)\s*"
    r"(?:[-—_ ]*(?:的?副本|复制|备份|旧|copy|backup|old|冲突|conflict)[^.]*|[（(]\d+[)）])+"
    r"(?P<suffix>\.\w+)",
    re.IGNORECASE,
)


def is_of_programs(name: str) -> bool:
    """Tell whether a program or the system put the file there for itself."""
    return bool(_OF_PROGRAMS.fullmatch(name))


def copied_from(name: str, others: Collection[str]) -> str | None:
    """Return the other file of which this is a copy by its name: 1月 - 副本.yaml, 1月(1).yaml."""
    found = _COPIED.fullmatch(unicodedata.normalize("NFC", name))
    original = found["stem"].rstrip(" -—_") + found["suffix"] if found else ""
    # Only beside its original: a file so named that lies alone may be all that there is.
    return original if original in others and original != name else None
