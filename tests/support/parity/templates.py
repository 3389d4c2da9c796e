"""The corpus: templates that use the tags as people do, in every place Word has for text."""

from __future__ import annotations

from parity.case import Case
from parity.documents import p, page, run, tbl, tc, tr, with_footnotes

PEOPLE = [
    {"姓名": "刘玉兰", "分": 95, "备注": "A & B < C", "项": ["党课", "论文"]},
    {"姓名": "区志远", "分": 88, "备注": "", "项": []},
    {"姓名": "张伟（女）", "分": 90, "备注": "“优秀”党员——2023…", "项": ["课题"]},
]
BOLD = "<w:b/>"
UNDERLINED = '<w:u w:val="single"/>'
SPELLING = '<w:proofErr w:type="spellStart"/>'
SPELLED = '<w:proofErr w:type="spellEnd"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TITLE = '<w:pStyle w:val="Heading1"/><w:jc w:val="center"/>'


def textbox(content: str) -> str:
    """A text box as Word saves it: the new form, and the old one for old programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="900000" cy="900000"/><wp:docPr id="7" name="文本框 7"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def drawing(number: int) -> str:
    """A picture-like thing with a number."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="{number}" name="图 {number}"/>'
        '<a:graphic><a:graphicData uri="urn:none"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def control(content: str) -> str:
    """A content control around text or paragraphs."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


CASES: dict[str, Case] = {
    "a tag cut into runs with spelling marks and rsids": Case(
        page(
            p(
                run("尊敬的{{ ", rsidR="00A1"),
                SPELLING,
                run("姓", BOLD),
                run("名", rsidR="00A2"),
                SPELLED,
                run(" }}", "<w:i/>"),
                run("同志："),
            )
        ),
        {"姓名": "刘玉兰"},
    ),
    "braces cut apart": Case(
        page(p("甲{", "{ 姓名 }", "}乙{", "% if 1 %", "}丙{% endif ", "%}")), {"姓名": "张伟"}
    ),
    "tags that keep the look of their run": Case(
        page(
            p(
                run("{{ 甲 }}", BOLD + '<w:color w:val="FF0000"/><w:sz w:val="32"/>'),
                run("、"),
                run("{{ 乙 }}", "<w:i/>"),
                properties=TITLE,
            )
        ),
        {"甲": "1 < 2 & 3", "乙": "末"},
    ),
    "autocorrected quotes and entities": Case(
        page(p("{% if 状态 == “已办” and 数 &gt;= 3 and 数 &lt; 5 %}{{ ‘是’ }}{% else %}否{% endif %}")),
        {"状态": "已办", "数": 4},
    ),
    "Chinese punctuation from the data": Case(
        page(p("前{{ 文 }}后"), p(run("{{ 文 }}", BOLD))), {"文": "“学习”——‘实践’…A·B×C"}
    ),
    "a loop of numbered paragraphs": Case(
        page(
            p("{%p for 人 in 人员 %}"),
            p("{{ 人.姓名 }}：{{ 人.分 }}", properties=NUMBERED),
            p("{%p endfor %}"),
            p("完"),
        ),
        {"人员": PEOPLE},
    ),
    "loops within loops and choices": Case(
        page(
            p("{%p for 人 in 人员 %}"),
            p("{%p if 人.项 %}"),
            p("{{ loop.index }}. {{ 人.姓名 }}"),
            p("{%p for 项 in 人.项 %}"),
            p("（{{ loop.index }}）{{ 项 }}{% if loop.last %}。{% else %}；{% endif %}"),
            p("{%p endfor %}"),
            p("{%p elif 人.分 > 89 %}"),
            p("{{ 人.姓名 }}无"),
            p("{%p else %}"),
            p("{{ 人.姓名 }}没有"),
            p("{%p endif %}"),
            p("{%p endfor %}"),
        ),
        {"人员": PEOPLE},
    ),
    "rows of a table": Case(
        page(
            tbl(
                3,
                tr("姓名", "分", "备注"),
                tr("{%tr for 人 in 人员 %}", "", ""),
                tr("{{ 人.姓名 }}", "{{ 人.分 }}", "{{ 人.备注 }}"),
                tr("{%tr endfor %}", "", ""),
            ),
            p(),
        ),
        {"人员": PEOPLE},
    ),
    "rows with merged cells": Case(
        page(
            tbl(
                3,
                tr(tc("姓名", properties='<w:gridSpan w:val="2"/>'), "分"),
                tr("{%tr for 人 in 人员 %}", "", ""),
                tr(
                    tc("{{ 人.姓名 }}", properties='<w:vMerge w:val="restart"/>'),
                    tc("{{ 人.分 }}", properties='<w:gridSpan w:val="2"/>'),
                ),
                tr(
                    tc(p(), properties="<w:vMerge/>"),
                    tc("{{ 人.备注 }}", properties='<w:gridSpan w:val="2"/>'),
                ),
                tr("{%tr endfor %}", "", ""),
            ),
            p(),
        ),
        {"人员": PEOPLE},
    ),
    "a table within a cell": Case(
        page(
            tbl(
                2,
                tr("{%tr for 人 in 人员 %}", ""),
                tr(
                    "{{ 人.姓名 }}",
                    tc(
                        tbl(
                            1,
                            tr("{%tr for 项 in 人.项 %}"),
                            tr("{{ 项 }}"),
                            tr("{%tr endfor %}"),
                            tr("共{{ 人.项|length }}项"),
                        ),
                        p(),
                    ),
                ),
                tr("{%tr endfor %}", ""),
            ),
            p(),
        ),
        {"人员": PEOPLE},
    ),
    "a table in each turn of a loop": Case(
        page(
            p("{%p for 人 in 人员 %}"),
            tbl(1, tr("{{ 人.姓名 }}"), tr("{{ 人.备注 }}")),
            p(),
            p("{%p endfor %}"),
        ),
        {"人员": PEOPLE},
    ),
    "columns that the data decides": Case(
        page(
            tbl(
                3,
                tr("{%tc for 人 in 人员 %}", "{{ 人.姓名 }}", "{%tc endfor %}"),
                tr("{%tc for 人 in 人员 %}", "{{ 人.分 }}", "{%tc endfor %}"),
            ),
            p(),
        ),
        {"人员": [*PEOPLE, *PEOPLE]},
    ),
    "a heading over columns that the data decides": Case(
        page(
            tbl(
                3,
                tr("{%tc for 人 in 人员 %}", "{% hm %}名单", "{%tc endfor %}"),
                tr("{%tc for 人 in 人员 %}", "{{ 人.姓名 }}", "{%tc endfor %}"),
            ),
            p(),
        ),
        {"人员": PEOPLE[:2]},
    ),
    "cells merged downwards": Case(
        page(
            tbl(
                2,
                tr("{%tr for 人 in 人员 %}", ""),
                tr("{% vm %}第一支部", "{{ 人.姓名 }}"),
                tr("{%tr endfor %}", ""),
            ),
            p(),
        ),
        {"人员": PEOPLE},
    ),
    "cells painted and widened": Case(
        page(
            tbl(
                2,
                tr("{%tr for 人 in 人员 %}", ""),
                tr("{% cellbg 人.色 %}{{ 人.名 }}", "乙"),
                tr("{%tr endfor %}", ""),
                tr("{% colspan 宽 %}合计{{ 宽 }}"),
            ),
            p(),
        ),
        {"人员": [{"色": "FFCC00", "名": "甲"}, {"色": "CCFFCC", "名": "乙"}], "宽": 2},
    ),
    "a choice in a cell": Case(
        page(tbl(1, tr(tc(p("{%p if 有 %}"), p("有"), p("{%p else %}"), p("无"), p("{%p endif %}")))), p()),
        {"有": False},
    ),
    "tags in a link": Case(
        page(
            p(
                "见",
                f'<w:hyperlink r:id="L1" w:history="1">{run("{{ 名 }}", UNDERLINED)}</w:hyperlink>',
                "。",
            ),
            links={"L1": "https://example.org/甲?a=1&b=2"},
        ),
        {"名": "官网"},
    ),
    "tags in content controls": Case(
        page(
            control(p("{{ 甲 }}")),
            p("前", control(run("{{ 乙 }}")), "后"),
            control(p("{%p for x in 丙 %}") + p("{{ x }}") + p("{%p endfor %}")),
        ),
        {"甲": "一", "乙": "二 & 三", "丙": ["四", "五"]},
    ),
    "tags in a text box": Case(
        page(p("前", textbox(p("{{ 甲 }}") + p(run("{{", BOLD), run("乙 }}"))), "后{{ 甲 }}")),
        {"甲": "一", "乙": "二"},
    ),
    "tags in fields": Case(
        page(
            p(
                '<w:fldSimple w:instr=" AUTHOR ">',
                run("{{ 甲 }}"),
                "</w:fldSimple>",
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                "<w:r><w:instrText> PAGE </w:instrText></w:r>",
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                run("1"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                "{{ 甲 }}",
            )
        ),
        {"甲": "一"},
    ),
    "tags in tracked changes": Case(
        page(
            p(
                '<w:ins w:id="1" w:author="a">',
                run("{{ 甲 }}"),
                "</w:ins>",
                '<w:del w:id="2" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>',
                "{{ 乙 }}",
            )
        ),
        {"甲": "一", "乙": "二"},
    ),
    "tags in a formula": Case(page(p("<m:oMath><m:r><m:t>{{ 甲 }}+1</m:t></m:r></m:oMath>")), {"甲": 2}),
    "tabs, breaks and special signs beside tags": Case(
        page(
            p(
                "<w:r><w:t>甲：</w:t><w:tab/><w:t>{{ 甲 }}</w:t><w:br/><w:t>乙：{{ 乙 }}</w:t>",
                '<w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            )
        ),
        {"甲": "一", "乙": "二"},
    ),
    "header and footer": Case(
        page(
            p("{{ 名 }}"),
            header=p("{{ 名 }}", "\u3000{% if 密 %}机密{% endif %}")
            + tbl(1, tr("{%tr for x in 项 %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
            + p(),
            footer=p(run("第{{", BOLD), run("号 }}号", BOLD)),
        ),
        {"名": "A & B", "密": True, "项": ["一", "二"], "号": 3},
    ),
    "footnotes": Case(
        with_footnotes(
            page(p("正文{{ 名 }}", '<w:r><w:footnoteReference w:id="1"/></w:r>')),
            p(run("注{{"), run(" 名 }} & {% if 1 %}是{% endif %}".replace("&", "&amp;"))),
        ),
        {"名": "A & B"},
    ),
    "the title among the properties": Case(
        page(p("{{ 名 }}"), title="关于{{ 名 }}的通知"), {"名": "表彰先进"}
    ),
    "sections in a loop": Case(
        page(
            p("{%p for x in 项 %}"),
            p("{{ x }}"),
            p(properties='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
            p("{%p endfor %}"),
            p("完"),
        ),
        {"项": ["一", "二"]},
    ),
    "page breaks in a loop": Case(
        page(
            p("{%p for x in 项 %}"), p("{{ x }}"), p('<w:r><w:br w:type="page"/></w:r>'), p("{%p endfor %}")
        ),
        {"项": ["一", "二"]},
    ),
    "bookmarks in a loop": Case(
        page(
            p("{%p for x in 项 %}"),
            p('<w:bookmarkStart w:id="0" w:name="此处"/>', "{{ x }}", '<w:bookmarkEnd w:id="0"/>'),
            p("{%p endfor %}"),
        ),
        {"项": ["一", "二", "三"]},
    ),
    "drawings in a loop": Case(
        page(
            p("{%p for x in 项 %}"),
            p(drawing(5), "{{ x }}", drawing(6)),
            p("{%p endfor %}"),
            p(drawing(1001)),
        ),
        {"项": ["一", "二"]},
    ),
    "paragraphs with identities in a loop": Case(
        page(
            p("{%p for x in 项 %}"),
            '<w:p w14:paraId="1A2B3C4D" w14:textId="77777777">' + run("{{ x }}") + "</w:p>",
            p("{%p endfor %}"),
        ),
        {"项": ["一", "二"]},
    ),
    "listings": Case(
        page(p(run("{{ 文 }}", BOLD), properties=NUMBERED), p("前{{ 文 }}后"), p("完")),
        {"文": "一\n二\t三\a四 < 五\f六"},
    ),
    "runs left out and repeated": Case(
        page(
            p(
                "前",
                run("{%r if 甲 %}"),
                run("粗", BOLD),
                run("{%r endif %}"),
                "中{%r for x in 项 %}",
                run("{{ x }}", BOLD),
                "{%r endfor %}后",
            )
        ),
        {"甲": 1, "项": ["一", "二"]},
    ),
    "comments": Case(
        page(p("甲{# 不印 #}乙"), p("{#p 整段不印 #}"), tbl(1, tr("{#tr 整行不印 #}"), tr("丙")), p()), {}
    ),
    "paragraphs joined by dashes": Case(
        page(
            p("出席：{% for 人 in 人员 -%}"),
            p("{{ 人.姓名 }}"),
            p("{%- if not loop.last %}、{% endif %}"),
            p("{%- endfor %}。"),
        ),
        {"人员": PEOPLE},
    ),
    "braces to be printed": Case(
        page(p("写成 {_{ 姓名 }_}，或 {_% if %_}；{% raw %}{{ 照印 }}{% endraw %}")), {}
    ),
    "values, filters and tests": Case(
        page(
            p("{% set 和 = 分|sum %}{{ 和 }}/{{ 分|length }}={{ (和 / 分|length)|round(1) }}"),
            p("{% with 首 = 分|first %}{{ 首 }}{% endwith %}{{ 项|join('、') }}{{ 无|default('（无）') }}"),
            p("{{ '有' if 甲 is defined else '没有' }}{{ 分|map('string')|join(',') }}"),
            p("{{ 项[0] }}{{ 项[-1:] | first }}"),
            p("{% for 组 in 分|batch(2) %}[{{ 组|join(' ') }}]{% endfor %}{{ 名 ~ '同志' }}"),
        ),
        {"分": [90, 85, 88], "项": ["甲", "乙"], "名": "张伟"},
    ),
    "no tags at all": Case(page(p("没有标签 &amp; 花括号 { 一个 }"), tbl(1, tr("甲")), p()), {}),
}
