"""How people write the header over a table, and the rows under it."""

from __future__ import annotations

import re
import unicodedata

FOOT = re.compile(r"(合计|总计|小计|共计|总人数|人数|填表|制表|审核|负责人|说明|备注|注[:：])")
"""How the rows under a table begin."""

_BESIDES = re.compile(r"[（(\[【].*?[)）\]】]|[\s*＊:：_]")


def plain_header(header: str) -> str:
    """A header without padding, line breaks, stars and what stands in brackets."""
    return _BESIDES.sub("", unicodedata.normalize("NFKC", header))


def whole_header(header: str) -> str:
    """The same with the words in brackets: what tells 成绩（上） from 成绩（下）."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", header))
