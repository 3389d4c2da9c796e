"""The words for the look of letters (加粗, 红, 三号, 黑体 …), as people call it in Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from docgen.engine.inserts import Letter
from docgen.engine.template_faults import is_it
from docgen.engine.writers import Unprintable
from docgen.page.standard import fonts
from docgen.page.standard.measures import SIZES
from docgen.page.standard.stylesheet import StyleSheet


def _value(name: str, value: str) -> tuple[Letter, ...]:
    return (Letter(name, (("val", value),)),)


def _size(half_points: int) -> tuple[Letter, ...]:
    return (*_value("sz", str(half_points)), *_value("szCs", str(half_points)))


def _shade(fill: str) -> tuple[Letter, ...]:
    return (Letter("shd", (("val", "clear"), ("color", "auto"), ("fill", fill))),)


def _typeface(name: str) -> tuple[Letter, ...]:
    """Return a typeface; a Chinese one is for Chinese characters only, other letters keep theirs."""
    slots = ("ascii", "hAnsi", "cs") if name.isascii() else ("eastAsia",)
    return (Letter("rFonts", tuple((slot, name) for slot in slots)),)


COLOURS: Mapping[str, str] = {
    "红": "FF0000",
    "深红": "C00000",
    "橙": "ED7D31",
    "黄": "FFFF00",
    "绿": "00B050",
    "蓝": "0070C0",
    "紫": "7030A0",
    "灰": "808080",
    "浅灰": "D9D9D9",
    "黑": "000000",
    "白": "FFFFFF",
}
TYPEFACES: Mapping[str, fonts.Font] = {
    "仿宋": fonts.FANGSONG,
    "楷体": fonts.KAITI,
    "黑体": fonts.HEITI,
    "小标宋": fonts.XIAOBIAOSONG,
    "宋体": fonts.SONGTI,
}
WORDS: Mapping[str, tuple[Letter, ...]] = {
    "加粗": (Letter("b"),),
    "斜体": (Letter("i"),),
    "下划线": _value("u", "single"),
    "双下划线": _value("u", "double"),
    "粗下划线": _value("u", "thick"),
    "点下划线": _value("u", "dotted"),
    "虚下划线": _value("u", "dash"),
    "波浪线": _value("u", "wave"),
    "删除线": (Letter("strike"),),
    "上标": _value("vertAlign", "superscript"),
    "下标": _value("vertAlign", "subscript"),
    **{name: _value("color", colour) for name, colour in COLOURS.items()},
    **{f"{name}色": _value("color", colour) for name, colour in COLOURS.items()},
    **{f"{name}底": _shade(colour) for name, colour in COLOURS.items()},
    **{name: _size(half_points) for name, half_points in SIZES.items()},
    **{name: _typeface(font.name) for name, font in TYPEFACES.items()},
}
MEND = (
    "可以写：加粗、斜体、下划线、删除线、上标、下标、红（蓝、绿……）、黄底、三号、14磅、黑体（楷体……）、"
    "字体=名称、样式=名称。"
)
LARGEST_POINTS = 400
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHADE = re.compile(r"#?([0-9A-Fa-f]{6})底")
# Word counts in half points.
_POINTS = re.compile(r"(\d{1,3}(?:\.5)?)磅")
_NAMED = re.compile(r"(字体|样式)[=＝:：](.+)")
_NAME = re.compile(r"[\w .\-()（）·]{1,64}")


def letters_of(words: str, sheet: StyleSheet) -> tuple[Letter, ...]:
    """Return the properties that the words ask for; of two of one kind the later counts.

    Raises Unprintable over a word that is none.
    """
    found = {
        letter.name: letter for word in re.split(r"[\s、,，]+", words) if word for letter in _of(word, sheet)
    }
    return tuple(found.values())


def _of(word: str, sheet: StyleSheet) -> tuple[Letter, ...]:
    if word in WORDS:
        return WORDS[word]
    for pattern, make in PATTERNS.items():
        if found := pattern.fullmatch(word):
            return make(found[1])
    named = _NAMED.fullmatch(word)
    if named and _NAME.fullmatch(named[2]):
        return _typeface(named[2]) if named[1] == "字体" else _value("rStyle", style_named(named[2], sheet))
    raise Unprintable("T541", f"不认得“{word}”这种格式{is_it(word, WORDS)}", MEND)


def style_named(name: str, sheet: StyleSheet) -> str:
    """Return the id of a style as people call it in Word. Raises Unprintable where the template has none."""
    # Word shows its own headings in Chinese and keeps them in English.
    known = {each.lower(): each for each in sheet.names}
    found = known.get(re.sub(r"^标题 ?(?=\d$)", "heading ", name).lower())
    if found is None:
        message = f"模板里没有“{name}”这个样式{is_it(name, sheet.names)}"
        raise Unprintable("T541", message, "请在 Word 的“样式”窗格里看它叫什么；模板里要有这个样式。")
    return sheet.id_of(found)


def _points(number: str) -> tuple[Letter, ...]:
    half_points = round(float(number) * 2)
    if not 2 <= half_points <= LARGEST_POINTS * 2:
        raise Unprintable("T541", f"字号“{number}磅”不能用", f"字号在 1 磅到 {LARGEST_POINTS} 磅之间。")
    return _size(half_points)


PATTERNS: Mapping[re.Pattern[str], Callable[[str], tuple[Letter, ...]]] = {
    _COLOUR: lambda colour: _value("color", colour.upper()),
    _SHADE: _shade,
    _POINTS: _points,
}
