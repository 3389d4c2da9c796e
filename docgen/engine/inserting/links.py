"""`{{ 网址|链接('文字') }}`: a text that leads to an address."""

from __future__ import annotations

import re
from typing import Any

from jinja2.runtime import Context

from docgen.engine.attachments import attachments_of
from docgen.engine.inserts import Letter, RichRun, RichText
from docgen.engine.writers import Unprintable

LOOK = (Letter("color", (("val", "0563C1"),)), Letter("u", (("val", "single"),)))
"""As Word itself shows a link."""

LONGEST = 2_000
_SIGNS = r"[^\s<>\"“”\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+"
_ADDRESS = re.compile(rf"(?:https?://{_SIGNS}|mailto:{_SIGNS}@{_SIGNS})", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def link(context: Context, address: Any, text: str = "") -> object:  # noqa: ANN401 - whatever data holds
    """Return a link with the text given, or with the address as its text."""
    if not address or not isinstance(address, str):
        return address
    identity = attachments_of(context).link(checked_address(address))
    return RichText((RichRun(str(text) or address, LOOK, identity),))


def is_address(text: str) -> bool:
    """Tell whether a text is meant to be an address, a right one or not."""
    return "://" in text or bool(_MAIL.fullmatch(text)) or text.lower().startswith(("mailto:", "www."))


def checked_address(address: object) -> str:
    """Return an address that a reader's program may be sent to. Raises Unprintable."""
    typed = str(address).strip()
    whole = f"mailto:{typed}" if _MAIL.fullmatch(typed) else typed
    # Neither file: nor javascript: nor any other scheme: a reader's program would run it.
    if len(whole) > LONGEST or not _ADDRESS.fullmatch(whole):
        message = f"“{typed[:60]}”不是可以点开的网址"
        raise Unprintable("T540", message, "网址以 https:// 或 http:// 开头；电子邮箱写成 name@example.com。")
    return whole
