"""N18, N19, N20: school years, hours and areas by their names; numbers in fixed words in Han characters."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, rule

_SCHOOL_YEAR = Seeker(r"20\d\d(?:年)?[—－~～至-]{1,2}20\d\d(?P<year>年度?)(?=第?[一二上下]学期)", "学期")


@rule(
    "N18",
    Level.WARNING,
    Strength.USUAL,
    "学年写成了年",
    source="学期属于学年",
    bad=("2022—2023年第一学期，学校组织了评比。",),
    good=("2022—2023学年第一学期，学校组织了评比。", "2022—2023年，学校组织了评比。"),
)
def terms_are_of_school_years(paper: PaperText) -> Iterator[Finding]:
    """Find 2022—2023年第一学期 for 2022—2023学年."""
    for found in _SCHOOL_YEAR(paper.text):
        yield Finding(*found.span("year"), f"“{found[0]}”后面是学期", "改成“学年”", "学年")


_UNITS = (
    (
        Seeker(r"(?<![\d:：第日号午晚间早于年])\d{1,3}(?P<unit>时)(?=以上|以内|之内|内[，。；完])", "时"),
        "时长的单位是小时",
        "小时",
    ),
    (
        Seeker(r"面积[^，。；\d\n]{0,4}\d[\d.,]*[万余多]?(?P<unit>米)(?![²×xX*])", "面积"),
        "面积的单位是平方米",
        "平方米",
    ),
    (
        Seeker(r"\d[:：][0-5]\d(?P<unit>[点时分])(?![钟之别批组头])", ":", "："),
        "已经写了“时:分”，单位多余",
        "",
    ),
)


@rule(
    "N19",
    Level.WARNING,
    Strength.STANDARD,
    "单位写错",
    source="GB 3100—1993《国际单位制及其应用》",
    bad=("冷藏保存48时以上。", "学校占地面积4.2万米。", "下午3:00点开会。"),
    good=("冷藏保存48小时以上。", "占地面积4.2万平方米，跑道长400米。", "14时以前到会，9:30分批出发。"),
)
def units_are_named_right(paper: PaperText) -> Iterator[Finding]:
    """Find 48时以上 for hours, 面积4.2万米 for square metres, 3:00点."""
    for seeker, message, right in _UNITS:
        for found in seeker(paper.text):
            mend = f"改成“{right}”" if right else f"删掉“{found['unit']}”"
            yield Finding(*found.span("unit"), f"“{found[0]}”：{message}", mend, right)


_FIXED = Seeker(
    r"党的(?P<n1>\d{1,2})(?=大(?!会)|届)|(?<!第)(?<!\d)(?P<n2>\d{1,2})届(?:\d|[一二三四五六七])中全会"
    r"|中央(?P<n3>8)项规定|(?P<n4>\d)会(?:一|1)课|“(?P<n5>\d)个(?:意识|自信|维护|确立|全面)”|“(?P<n6>\d)严(?:3|三)实”",
    "党的", "全会", "项规定", "课", "“",
)  # fmt: skip


@rule(
    "N20",
    Level.WARNING,
    Strength.STANDARD,
    "固定词语里的数字用了阿拉伯数字",
    source="GB/T 15835—2011：已定型的含汉字数字的词语用汉字",
    bad=("学习党的20大精神。", "落实3会1课制度。", "增强“4个意识”。", "学习党的20届3中全会精神。"),
    good=("学习党的二十大精神。", "落实“三会一课”制度。", "召开第12届教职工代表大会。", "党的12名代表。"),
)
def fixed_words_have_han_numerals(paper: PaperText) -> Iterator[Finding]:
    """Find 党的20大, 3会1课: names whose numbers are written in Han characters."""
    for found in _FIXED(paper.text):
        yield Finding(*found.span(), f"“{found[0]}”里的数字用汉字", "如“党的二十大”“三会一课”")
