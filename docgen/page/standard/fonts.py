"""The typefaces of a 公文 by their role, and the names under which other machines have them.

None may be bundled: documents only name them, and Word takes the first of the other names it finds.
"""

from __future__ import annotations

from typing import NamedTuple


class Font(NamedTuple):
    """A typeface: the name documents use, and what it is called elsewhere."""

    name: str
    other_names: tuple[str, ...]
    family: str
    pitch: str = "variable"
    charset: str = "86"


# _GB2312 is a name of Windows XP, missing since Windows 7: offices ask for it all the same.
FANGSONG = Font("仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GBK"), "modern", "fixed")
KAITI = Font("楷体_GB2312", ("楷体", "KaiTi", "方正楷体_GBK"), "modern", "fixed")
HEITI = Font("黑体", ("SimHei", "方正黑体_GBK"), "modern", "fixed")
XIAOBIAOSONG = Font("方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S"), "script")
SONGTI = Font("宋体", ("SimSun",), "auto")
LATIN = Font("Times New Roman", (), "roman", charset="00")
"""Latin letters and digits: the standard says nothing, this is the custom of most offices."""

# The standard names kinds of type (仿宋体, 小标宋体) and no products: these are what offices use.
BODY, HEADING_1, HEADING_2, TITLE, PAGE_NUMBER = FANGSONG, HEITI, KAITI, XIAOBIAOSONG, SONGTI
ALL_FONTS = (LATIN, FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI)
