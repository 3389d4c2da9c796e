"""Every number of the page, named as GB/T 9704-2012 names it, with the clause it comes from.

Lengths are twips (1/20 point, 1440 to the inch) unless the name says otherwise. The geometry is the one in
which the page margins are the standard's own figures: 22 lines of 28.95 pt and 28 characters of 15.75 pt.
"""

from __future__ import annotations

from typing import NamedTuple

TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635


def twips(millimetres: float) -> int:
    """Return the nearest whole twip."""
    return round(millimetres * 1440 / 25.4)


def in_millimetres(length: int) -> int:
    """Return the whole millimetres in some twips."""
    return int(length * 25.4 / 1440)


class PageSetup(NamedTuple):
    """A page of a section in twips: its size and the white around the 版心."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    orientation: str

    @property
    def text_width(self) -> int:
        """Width of the 版心."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the 版心."""
        return self.height - self.top - self.bottom


# 5.1 幅面 A4; 5.2.1 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm (the other two edges follow).
PORTRAIT = PageSetup(11906, 16838, top=2098, right=1474, bottom=1984, left=1587, orientation="portrait")
# 8 横排表格: the same paper turned clockwise, so that its left edge (订口) comes to lie on top.
LANDSCAPE = PageSetup(
    PORTRAIT.height,
    PORTRAIT.width,
    top=PORTRAIT.left,
    right=PORTRAIT.top,
    bottom=PORTRAIT.right,
    left=PORTRAIT.bottom,
    orientation="landscape",
)
# A page for the wall is bound nowhere: 15 mm of white leave room for letters that are read from afar.
# Below it stays as it is: the footer, although empty, begins 25 mm above the edge.
WALL = LANDSCAPE._replace(top=851, right=851, left=851)
# 15 mm, what Chinese Word itself has: the headers of upright pages are empty.
HEADER_DISTANCE = 851
FOOTER_DISTANCE = 1438
"""7.5: puts the dash of `— 1 —` 7 mm below the 版心 (measured: 6.99 mm) on a line of PAGE_NUMBER_LINE."""

# 5.2.3 says 一般: in special cases an office may set others.
LINES_PER_PAGE = 22
CHARACTERS_PER_LINE = 28
LINE = 579
"""5.2.3 行: 22 × 28.95 pt fill 225 mm; 29 pt already leaves room for 21 lines only."""
CHARACTER = 315
"""3.1 字 of 三号 as set here: 16 pt less the tracking, 28 of them in 156 mm."""
TRACKING = -5
"""Word's 三号 is 16 pt, a type founder's 15.75 pt: without -0.25 pt only 27 characters fit."""

# 号 → half points, as Word sizes them.
SIZES = {
    "初号": 84,
    "小初": 72,
    "一号": 52,
    "小一": 48,
    "二号": 44,
    "小二": 36,
    "三号": 32,
    "小三": 30,
    "四号": 28,
    "小四": 24,
    "五号": 21,
    "小五": 18,
}

BODY_INDENT_CHARACTERS = 2
"""7.3.3 每个自然段左空二字."""

# 版头
MARK_TOP_POINTS = 99.2
"""7.2.4: the upper edge of the 发文机关标志 lies 35 mm below that of the 版心."""
MARK_LINE_FACTOR = 1.1
"""An exact line of 1.1 × the size puts the top of the letters on the top of the line."""
# 7.2.4 leaves the size free.
MARK_WANTED_SIZE = SIZES["初号"]
MARK_LEAST_SIZE = SIZES["一号"]
"""A longer name is set on several lines: 7.2.4 wants the mark 醒目, so it stays larger than the title."""
TYPE_AREA_POINTS = 442
"""156 mm: a mark must not be wider."""
BLANK_LINES_UNDER_MARK = 2
"""7.2.5 发文机关标志下空二行."""
BLANK_LINES_UNDER_RED_RULE = 2
"""7.3.1 红色分隔线下空二行."""
# 7.2.7 gives no thickness: 1.5 pt, half a millimetre, is practice.
RED_RULE_EIGHTHS = 12
RED_RULE_SPACE_POINTS = 7
"""7.2.7: 4 mm below the 发文字号, of which the exact line already holds 3.9 pt."""
# 7.2.4 and 7.2.7 say red, and name no shade of it.
RED = "FF0000"

# 主体
TITLE_LINE = 720
"""One 行 of 二号: 22 pt and 7/8 of 三号."""
TITLE_CHARACTERS = 20
"""442 pt / 22 pt: the longest line of a title."""
LANDSCAPE_TITLE_CHARACTERS = LANDSCAPE.text_width // (TWIPS_PER_POINT * 22)
DATE_RIGHT_SEALED = 4
"""7.3.5.1 成文日期右空四字."""
SIGNATURE_RIGHT_UNSEALED = 2
"""7.3.5.2 发文机关署名右空二字."""
DATE_SHIFT_UNSEALED = 2
"""7.3.5.2: the first character of the date stands two 字 right of that of the 署名."""
# 7.3.5.2: the 署名 stands one empty line below the text.
BLANK_LINES_BEFORE_SIGNATURE = 1
BLANK_LINES_BEFORE_SEAL = 2
"""A seal of 42 mm spans 4.1 lines and is centred a little above 署名 and 日期: two free lines bring its top
within one line of the text (7.3.5.1)."""

# 附件说明 7.3.4: 左空二字, names aligned behind `附件：` (3 字) and behind `1.` (1 字)
ANNEX_NOTE_LEFT = (BODY_INDENT_CHARACTERS + 3) * CHARACTER
ANNEX_NOTE_HANGING = 3 * CHARACTER
NUMBER_WIDTH = CHARACTER

# 版记
RULE_FIRST_AND_LAST_EIGHTHS = 8
"""7.4.1 首条和末条 0.35 mm: 1 pt."""
RULE_MIDDLE_EIGHTHS = 6
"""7.4.1 中间 0.25 mm: 0.75 pt."""
# 14 pt: 四号 is set without the tracking of the text.
SMALL_CHARACTER = 280
"""一字 of 四号."""
IMPRINT_SLACK = 90
"""Rules and the closing paragraph of the box: its height is lines × LINE and this (last rule at 261.9 mm)."""
IMPRINT_LABEL_CHARACTERS = 3
"""`抄送：`: wrapped lines align behind it."""

# 页码
# FOOTER_DISTANCE was measured with this line: another one needs another distance.
PAGE_NUMBER_LINE = 320
PAGE_NUMBER_INDENT_CHARACTERS = 1
"""7.5 单页码居右空一字, 双页码居左空一字."""

# 附表 (practice, the standard does not say)
CELL_MARGIN = 80
CELL_MARGIN_ABOVE = 57
CELL_RULE_EIGHTHS = 4
CELL_RULE = 10
"""The same in twips: LibreOffice adds it to the height of every row."""
CELL_SIZE = SIZES["小四"]
CELL_CHARACTER = 240
"""一字 of 小四."""
TALLEST_WHOLE_ROW = 20
"""Lines of a cell in a row that stays whole; a taller one may split. LibreOffice cuts off what is higher
than a page, and half a page stays white before a row that does not fit."""
NARROWEST_COLUMN = 2
UNBROKEN_CELL = 4.5
"""字 of a cell that is never broken: 3月15日前."""
SHORT_PHRASE = 6
"""字 of a cell whose breaking counts as much as a line more: 每月至少一次, 总支组织委员."""
UNBROKEN_NAME = 6
"""字 of a name that is never broken, nor of a part of one: 张伟（女）, 阿卜杜拉·."""
NARROWEST_LETTERS = 60
"""Percent of its width to which a name with a dot is set narrower, that it may stand on one line."""
LONGEST_NAME = 12
"""字 of a name with a dot; what is longer is no name."""
COMFORTABLE_COLUMN = 6
"""字 each column should have room for in a line: a table that cannot give them upright is turned."""
CELL_SPARE = 0.5
"""字 beyond a cell's text, since programs set small spaces between digits and Chinese."""
SHORT_CELL = 8
"""A column whose cells all have at most so many 字 is centred; longer texts read better from the left."""

# 会议记录 (practice: 会议记录 is no 公文)
HEAD_LABEL_WIDTH = 1500
"""Five 字 of 小四 and the margins of the cell."""
LABEL_SHADE = "E7E6E6"
HEAD_ROW_HEIGHT = 480
SIGNING_ROW_HEIGHT = 840
"""15 mm, room to sign by hand: two rows with their rules fit into three lines of the text."""
SIGN_IN_ROW_HEIGHT = 620
SIGN_IN_WIDTHS = (660, 2100, 1662)
"""序号, 姓名 (eight 字: 阿卜杜拉·买买提 on one line), 29 mm to sign."""
SIGN_IN_NARROW = 70
"""Percent of their width in which longer names are set: eleven 字 on one line."""
TABLE_GAP = 120
"""White above and below a table in the text."""
PHOTO_HEIGHT = 4800
"""85 mm: two photos of 4:3 fill a page under its title, with captions of up to three lines."""
PAIRED_PHOTO_HEIGHT = 3000
"""53 mm: six photos of 4:3, two in a row, fill a page under its title, with captions of up to two lines."""
PHOTO_CAPTION_HEIGHT = 560

# 评议用表 (practice)
REGISTER_HEIGHTS = {
    "自我评价": 1700,
    "奖惩情况": 620,
    "互评意见": 1500,
    "测评结果": 500,
    "评定等次": 500,
    "本人意见": 1000,
    "支部意见": 1200,
    "上级意见": 1000,
}
"""Rooms of the 登记表: with its head they fill one page, and leave three lines for long entries."""
PROMISE_ROW_HEIGHT = 900
PROMISE_KEPT_HEIGHT = 1800
PROMISE_OPINION_HEIGHT = 1300
"""Two lines of handwriting for each of up to five promises; with what became of them and the signatures
they stay on one page, whatever posts somebody has."""
BALLOT_TITLE_LINE = 440
BALLOT_NOTE_LINE = 260
BALLOT_CUT_LINE = 300
BALLOT_SLACK = 120
"""The height that a page of ballots leaves free: programs round rows differently."""
BALLOT_CELL_MARGIN = 40
BALLOT_NUMBER_WIDTH = 2.6
BALLOT_NAME_WIDTH = 5
BALLOT_MARK_WIDTH = 3
"""字 of the columns of a ballot, the name's at least; what is left goes to the names."""
CHART_HEIGHTS = {"小": twips(70), "中": twips(125), "大": twips(196)}
"""The height of a tally's chart for few, some and many names: with its title it stays on a page."""

# 合订本 (practice)
COVER_LINES_ABOVE = 6
COVER_LINES_BETWEEN = 8
"""Blank lines above the title of a cover, and between what stands under it and the unit."""
CONTENTS_LINE = 480
CONTENTS_HANGING = 2
"""字 by which the wrapped lines of an entry stand in."""

HAIRLINE = 14
"""The lowest line Word draws: 22 body lines leave 18 twips of the 版心, so it needs no page of its own."""
