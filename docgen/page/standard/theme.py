"""A theme of its own: the typefaces of a 公文, and the plainest colours and lines the format allows."""

from __future__ import annotations

from docgen.page.standard import fonts
from docgen.word.names import NAMESPACES

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
_LINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part() -> bytes:
    """The word/theme/theme1.xml of every built-in template."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS.items())
    scheme = _font_scheme("major", fonts.HEITI) + _font_scheme("minor", fonts.BODY)
    formats = "".join(
        f"<a:{name}>{one * 3}</a:{name}>"
        for name, one in (
            ("fillStyleLst", _FILL),
            ("lnStyleLst", _LINE),
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
