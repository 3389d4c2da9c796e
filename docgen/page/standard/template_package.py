"""A built-in template as a .docx: its text, docgen's styles, and the parts that say nothing of its text.

Nothing of another program's defaults: no Japanese theme, no latent styles, no thumbnail, no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from docgen.page.standard import fonts
from docgen.page.standard.named_styles import styles_part
from docgen.page.standard.page_sections import running_parts
from docgen.word.elements import NOTHING, part, plain, w
from docgen.word.package_parts import PackagePart, build_package
from docgen.word.xml_names import MAIN_DOCUMENT, NAMESPACES

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def package_template(
    body: Iterable[Markup],
    *others: PackagePart,
    title: str = "{{ 标题 }}",
    creator: str = "{{ 单位 }}",
    styles: Iterable[Markup] = (),
) -> bytes:
    """Return the template with this body, parts and styles; its properties are fields of the paper."""
    document = PackagePart(
        MAIN_DOCUMENT, f"{_WORD}.document.main+xml", "officeDocument", part("document", w("body", *body))
    )
    parts = _base_parts({"title": title, "creator": creator}, styles)
    return build_package([document, *parts, *running_parts(), *others])


def _base_parts(properties: Mapping[str, str], styles: Iterable[Markup]) -> list[PackagePart]:
    """Return styles, settings, fonts, theme and properties; `properties` may have template tags as values.

    The keys are names of Dublin Core (title, creator …).
    """
    return [
        PackagePart("word/styles.xml", f"{_WORD}.styles+xml", "styles", styles_part(*styles)),
        PackagePart("word/settings.xml", f"{_WORD}.settings+xml", "settings", _settings()),
        PackagePart("word/fontTable.xml", f"{_WORD}.fontTable+xml", "fontTable", _font_table()),
        PackagePart("word/theme/theme1.xml", f"{_OFFICE}.theme+xml", "theme", _theme()),
        PackagePart(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            "metadata/core-properties",
            _core(properties),
        ),
        PackagePart("docProps/app.xml", f"{_OFFICE}.extended-properties+xml", "extended-properties", _app()),
    ]


# GB/T 15834 has no 连接号 (—) at the head of a line. Word's own list for Chinese knows only its twin U+2015,
# and a list that a document gives takes the place of Word's: the rest of it is repeated here.
# LibreOffice 7.4 does not read it, and begins lines with the dash all the same.
NEVER_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)


def _settings() -> bytes:
    compatibility = w(
        "compat",
        w("useFELayout"),
        # Below 15 tables move left by the margin of their cells.
        w("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=15),
        *(w("compatSetting", name=name, uri=_COMPATIBILITY, val=1) for name in _MODERN),
    )
    colours = {name: name for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")}
    mapping = w(
        "clrSchemeMapping",
        bg1="light1",
        t1="dark1",
        bg2="light2",
        t2="dark2",
        **colours,
        hyperlink="hyperlink",
        followedHyperlink="followedHyperlink",
    )
    return part(
        "settings",
        w("zoom", percent=100),
        # What Chinese Word has: two characters of 五号.
        w("defaultTabStop", val=420),
        # 7.5: the page number stands right on odd pages, left on even ones.
        w("evenAndOddHeaders"),
        # Compressed punctuation would break the rhythm of 28 cells a line.
        w("characterSpacingControl", val="doNotCompress"),
        w("noLineBreaksBefore", lang="zh-CN", val=NEVER_FIRST),
        compatibility,
        # With ja-JP, as in python-docx's own template, Word takes MS 明朝 wherever no Chinese font is named.
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        mapping,
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


_MODERN = (
    "overrideTableStyleFontSizeAndJustification",
    "enableOpenTypeFeatures",
    "doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders",
)


def _font_table() -> bytes:
    return part("fonts", *(_font(f) for f in fonts.ALL_FONTS))


def _font(font: fonts.Font) -> Markup:
    """Write a font with its first other name: Word takes that font when it lacks the first."""
    other = w("altName", val=font.other_names[0]) if font.other_names else NOTHING
    facts = (w("charset", val=font.charset), w("family", val=font.family), w("pitch", val=font.pitch))
    return w("font", other, *facts, name=font.name)


def _core(properties: Mapping[str, str]) -> bytes:
    # No days of creation or change: the same paper has the same bytes on every day.
    values = "".join(f"<dc:{name}>{plain(value)}</dc:{name}>" for name, value in properties.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"{values}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()


def _app() -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>docgen</Application></Properties>"
    )


_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "333333",
    "lt2": "EEEEEE",
    "accent1": "C00000",
    "accent2": "1F4E79",
    "accent3": "7F7F7F",
    "accent4": "BF8F00",
    "accent5": "2E75B6",
    "accent6": "548235",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_OUTLINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _theme() -> bytes:
    """Return the word/theme/theme1.xml of every built-in template."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS.items())
    scheme = _font_scheme("major", fonts.HEITI) + _font_scheme("minor", fonts.BODY)
    formats = "".join(
        f"<a:{name}>{one * 3}</a:{name}>"
        for name, one in (
            ("fillStyleLst", _FILL),
            ("lnStyleLst", _OUTLINE),
            ("effectStyleLst", _EFFECT),
            ("bgFillStyleLst", _FILL),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme><a:fontScheme name="公文">{scheme}</a:fontScheme>'
        f'<a:fmtScheme name="公文">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    ).encode()


def _font_scheme(kind: str, chinese: fonts.Font) -> str:
    latin = f'<a:latin typeface="{fonts.LATIN.name}"/>'
    return (
        f'<a:{kind}Font>{latin}<a:ea typeface="{chinese.name}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{chinese.name}"/></a:{kind}Font>'
    )
