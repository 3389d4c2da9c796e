"""Words of a web page, page numbers, a table of contents: taken out by whole lines, and never lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.base.diagnostics import Diagnostic, warning
from docgen.importing.manuscript import Aside, Block, Manuscript, Paragraph

WHAT = "网页上的字"
CONTENTS = "目录"
_CONTENTS = re.compile(r"目\s*录|.{2,60}?(?:[.．。·…]{3,}|…|\t)\s*\d{1,3}")
LONGEST = 120
"""Characters of a line that is looked at."""

_LINES = re.compile(
    r"""(?: 搜索 | top | 返回顶部 | 回到顶部 | 返回首页 | 首页 | 打印(?:本页|此页)? | 关闭(?:窗口|本页)?
        | 收藏(?:本页|本站)? | 分享(?:到.{0,12})? | 【?字体[:：].{0,16} | 字号[:：].{0,16} | 阅读全文
        | 展开全文 | 下载(?:本文|文档|全文)? | 相关(?:阅读|推荐|文章|链接) | 猜你喜欢 | 热门(?:推荐|文章)
        | 上一[篇页条][:：]?.* | 下一[篇页条][:：]?.*
        | 您?的?当前(?:的)?位置[:：].* | 首页\s*[>»›/].* | .{0,10}\s[>»›]\s.*
        | (?:点击|阅读|浏览)(?:数|次数|量)?[:：]\s*\d+.* | 责任?编辑[:：].{0,12}
        | (?:发布|更新)?(?:时间|日期)[:：]\s*\d{4}[-./年].{0,24}(?:来源|作者|浏览|点击|阅读|编辑)[:：].*
        | (?:文章)?来源[:：].{0,24} | 作者[:：].{0,24}(?:来源|时间|日期)[:：].*
        | 发布(?:时间|日期)[:：]\s*\d{4}.{0,16} | (?:https?://|www\.)\S+
        | 因?篇幅.{0,20}(?:查看|阅读).* | (?:点击|请点).{0,6}查看.{0,12}(?:全文|内容|更多).*
        | [—–-]\s*\d{1,3}\s*[—–-] | 第\s*\d{1,3}\s*页(?:[，,\s]*共\s*\d{1,3}\s*页)?
        | (?:版权|免责)(?:所有|声明)[:：©].* | copyright.* | ©.* | .{0,16}备\d{6,}号.*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CUT_OFF = re.compile(r"篇幅.{0,20}(?:查看|阅读)|阅读全文|展开全文|查看.{0,12}全文")


def without_residue(manuscript: Manuscript) -> Manuscript:
    """Return the manuscript with such lines among its asides; tell it if the page was cut off."""
    kept: list[Block] = []
    found: list[Block] = []
    for block in manuscript.blocks:
        (found if _is_residue(block) else kept).append(block)
    if not found:
        return manuscript
    asides = tuple(Aside(_what(block), block.text) for block in found if isinstance(block, Paragraph))
    return replace(
        manuscript,
        blocks=tuple(kept),
        asides=(*manuscript.asides, *asides),
        said=(*manuscript.said, *_told_cut_off(found)),
    )


def _is_residue(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST:
        return False
    if _is_of_contents(block):
        return True
    plain = not block.number and not block.outline
    return plain and _LINES.fullmatch(block.text.strip()) is not None


def _is_of_contents(block: Paragraph) -> bool:
    """Tell whether it is a line of a table of contents: by its style, or by the dots up to its page."""
    # Word keeps the English names of its own styles in a file, in whatever language it shows them.
    style = block.style.lower()
    return style.startswith(("toc ", "目录")) or _CONTENTS.fullmatch(block.text.strip()) is not None


def _what(block: Paragraph) -> str:
    return CONTENTS if _is_of_contents(block) else WHAT


def _told_cut_off(found: Sequence[Block]) -> list[Diagnostic]:
    for block in found:
        if isinstance(block, Paragraph) and _CUT_OFF.search(block.text):
            message = "网页上说没有显示全：原文可能不完整，例如少了落款和附件"
            return [warning("I921", block.place, message, "请找到全文，把缺的部分补进 plan.yaml")]
    return []
