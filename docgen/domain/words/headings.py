"""Headings as people type them: with a number of their own, with a full stop."""

from __future__ import annotations

import re

_TYPED_NUMBER = re.compile(
    r"""(?: [一二三四五六七八九十]{1,3}、            # 一、
          | [（(] [一二三四五六七八九十]{1,3} [）)]  # （一）
          | \d{1,2} (?: 、 | [.．](?!\d) )          # 1. or 1、 but not 1.5
          | [（(] \d{1,2} [）)]                     # （1）
        ) \s*""",
    re.VERBOSE,
)


def typed_number(title: str) -> str:
    """The number that somebody typed before a heading, or nothing."""
    match = _TYPED_NUMBER.match(title)
    return match.group() if match else ""


def without_number(title: str) -> str:
    """A heading without the number typed before it: docgen numbers headings itself."""
    return title[len(typed_number(title)) :]


def without_stop(title: str) -> str:
    """A heading without the punctuation at its end."""
    return title.rstrip("。．.；;，,、 ")
