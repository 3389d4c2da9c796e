"""合订本: what stands in front of a year's papers when they are bound into one file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypedDict

from docgen.papers.draft import Form

ContentsLine = TypedDict("ContentsLine", {"题目": str, "页码": str, "书签": str})
VolumeContext = TypedDict(
    "VolumeContext", {"标题": str, "年度": str, "副题": str, "单位": str, "目录": list[ContentsLine]}
)
"""The names the volume's template may use."""

VOLUME = Form("volume.docx", "合订本的封面和目录", VolumeContext)


_DAY = re.compile(r"(\d{4})[年-](\d{1,2})[月-](\d{1,2})")


def line_of(name: str, context: Mapping[str, Any], year: int) -> str:
    """The line of a paper in the contents: its day, its title, its subject."""
    # A letter or report has a day of its own, later than that in its file name, or still none.
    found = _DAY.match(str(context.get("成文日期", name)))
    day = f"{int(found[2])}月{int(found[3])}日　" if found else ""
    of_another_year = f"{found[1]}年" if found and int(found[1]) != year else ""
    topic = str(context.get("主题", "")).replace("\n", "")
    title = str(context.get("标题", "")).replace("\n", "") or name
    return f"{of_another_year}{day}{title}{'：' if topic else ''}{topic}"
