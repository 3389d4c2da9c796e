"""T15, T16: 的, 地 and 得; words of one sound that are told apart by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule

USAGE = "《现代汉语词典》（第7版）的释义和用例"

_HOW = (
    "认真|积极|切实|努力|深入|全面|严格|扎实|充分|及时|有序|有效|进一步|逐步|主动|自觉|牢固|坚决|准确|严肃|耐心"
    "|热情|细致|深刻|广泛|持续|顺利|圆满|稳妥|科学|合理|系统|仔细|高质量|创造性|更好|很好|较好"
)
_DOES = (
    "做好|抓好|办好|完成|履行|贯彻|遵守|参加|参与|执行|配合|听取|开展|推进|推动|提高|提升|增强|解决|促进|落实|组织"
    "|学习|宣传|引导|帮助|投入|加强|改进|反映|回答|处理|总结|分析|对照|查找|记录|传达|部署|完善|掌握|了解|理解"
    "|把握|发挥|服务|讲解|介绍|检查|召开|进行|融入|核对|填写|整理|审核|研究|讨论|撰写|登记|排查|清理|批改|辅导|关心|爱护"
)
# 积极的推动作用, 认真的学习态度: what ends in such a noun is named, not done.
_NAMED = (
    "作用|办法|措施|方法|方式|态度|精神|氛围|机制|方案|能力|习惯|意义|影响|报告|过程|作风|体系|制度|途径|手段"
    "|保障|支持|支撑|条件|成果|成效|效果|经验|基础|准备|环境|平台|思路|要求|需求|计划|意见|情况|关系|人才|工作"
)
# Behind 要 or 应 no noun can follow, whatever the sentence ends with; 需要, 主要 and 重要 are other words.
_VIGOROUSLY = (
    "有条不紊|井井有条|循序渐进|扎扎实实|踏踏实实|轰轰烈烈|如火如荼|实实在在|持之以恒|一如既往|坚定不移"
)
_SHALL = Seeker(
    rf"(?:[应须当]|(?<![需主重必想只])要)(?:{_HOW})(?P<de>的)(?=(?:{_DOES})(?![者员]))"
    rf"|(?:{_HOW})(?P<de2>的)(?=(?:{_DOES})了)"
    rf"|(?:更好|较好|{_VIGOROUSLY})(?P<de3>的)(?=(?:开展|完成|落实|履行|做好|发挥|进行)[^，。；的\n]{{2}})"
    rf"|(?:{_VIGOROUSLY})(?P<de4>的)(?=进行着?|运行着|推进着)",
    "的",
)
_DOING = Seeker(
    rf"(?:(?<=[，。；：、能都也并])|^)(?:{_HOW})(?P<de>的)"
    rf"(?=(?:{_DOES})(?P<what>[^，。；：、的\n]{{2,}})(?:[，。；：、]|$))",
    "的",
)
_IS_NAMED = Seeker(rf"^(?:{_NAMED})|(?:{_NAMED}|意识|[者性感力率度员])$|是")
_RESULT = (
    "认真|扎实|热烈|仔细|细致|到位|及时|深入|彻底|深刻|圆满|成功|有声有色|井井有条|热火朝天|丰富多彩|红红火火|好"
    rf"|(?:很|非常|十分|比较|不够|较为|相当)(?!多|大的){HAN}{{1,4}}|(?:更|越来越)(?:加?(?:好|深|强|细|实|快|高|美)|丰富|精彩|扎实)"
)
_DONE = Seeker(
    rf"(?<![所要的通经超])(?P<verb>[学做抓写说讲听干办管记想答唱练演比变过]|(?:完成|准备|布置|表现|开展|落实|组织|进行)(?!了))"
    rf"(?P<de>的)(?:其实|都|也|还)?(?:{_RESULT})(?=[，。；、]|$)",
    "的",
)
_LIKE = Seeker(
    rf"(?:{_HOW}|饱满|昂扬|崭新|良好|优异|浓厚|坚实|严谨|优良|强大)(?P<de>[地得])"
    r"(?=(?:工作|学习|生活|思想)?(?:热情|姿态|面貌|状态|作风|态度|精神|成绩|氛围|基础|保障|斗志)(?:[，。；、]|投入|迎接))",
    "地",
    "得",
)


@rule(
    "T15",
    Level.WARNING,
    Strength.STANDARD,
    "“的”“地”“得”用错",
    source=USAGE,
    bad=(
        "各支部要认真的组织学习，切实统一思想。",
        "总支委员要认真的听取师生的意见。",
        "会议认真的总结了各项工作。",
        "各项工作有条不紊的进行着。",
        "他们做的都很好，了解变的更深。",
        "为明年更好的开展支部工作打下基础。",
        "这项工作做的很扎实，受到好评。",
        "大家学的认真、议得热烈。",
        "以更加饱满得热情投入工作。",
        "养成严谨地作风。",
    ),
    good=(
        "起到积极的推动作用，形成认真的学习态度。",
        "各支部要认真地组织学习。",
        "所做的很重要。",
        "认真的组织工作是关键，积极的参与意识、有效的解决办法不可少。",
        "取得更好的发展，有了更好的推进机制。",
        "通过的很快就会公布。",
        "需要扎实的组织工作，重要的是落实。",
        "我们做的很多工作还不够细。",
        "这是认真的、负责的态度。",
        "以严谨的作风、饱满的热情投入工作。",
        "表现好的，给予表扬。",
        "有了全面的提升，取得好的效果。",
    ),
)
def particles_fit(paper: PaperText) -> Iterator[Finding]:
    """Find 的 before a verb with its object, 的 before what came out of it, 地 and 得 before a noun."""
    for found in _SHALL(paper.text):
        yield _wrong(*found.span(found.lastgroup or "de"), "的", "地")
    for found in _DOING(paper.text):
        if not _IS_NAMED.compiled.search(found["what"]):
            yield _wrong(*found.span("de"), "的", "地")
    for found in _DONE(paper.text):
        yield _wrong(*found.span("de"), "的", "得")
    for found in _LIKE(paper.text):
        yield _wrong(*found.span("de"), found["de"], "的")


def _wrong(start: int, end: int, wrong: str, right: str) -> Finding:
    where = {"地": "动作前面用“地”", "得": "动作后面说结果、程度用“得”", "的": "名词前面用“的”"}[right]
    return Finding(start, end, f"这里的“{wrong}”应当是“{right}”", where, right)


_MUST = (
    "按|经(?!费)|由(?!求)|坚持|严格|加强|认真|做到|做好|遵守|参加|服从|落实|履行|注意|提前|及时|全部|完成|佩戴|签|持证|执行"
    "|报告|说明|到场|到会|到校|统一|依法|如实|建立|健全|高度|始终|坚决|具备|符合|通过|接受|承担|保持|牢记|树立"
)
_PAIRS = (
    (r"(?:^|(?<=[，。；：、（]))截止(?=\d|[今去]年|[本上][周月学]|[年月]底|期末|[昨今]天)", "截至", "截止"),
    (r"截至(?=时间|日期|期限)", "截止", "截至"),
    (r"(?:报名|申报|投稿|征集|登记|缴费)截至(?=[，。；后])", "截止", "截至"),
    (rf"(?<![所非不])必需(?={_MUST})", "必须", "必需"),
    (rf"(?<=所)必须(?=的{HAN})", "必需", "必须"),
    (r"度过(?=了?[^，。；\n]{0,14}(?:难关|困难|危机|险滩))", "渡过", "度过"),
    (r"渡过(?=[^，。；\n]{0,8}(?:假|节|时光|周末|童年|青春|晚年|一生|一天|岁月|之夜))", "度过", "渡过"),
    (r"(?<![工动操合协制写创当看叫称炒著耕劳运])作好(?!人|准备|思想准备|充分|了充分)", "做好", "作好"),
    (r"(?<![工动操合协制写创当看运])作到", "做到", "作到"),
    (r"(?<![当看叫争])做为(?![人民群党国了学师您你大])", "作为", "做为"),
    (r"(?:(?<=如实)|(?<=积极)|(?<=主动)|(?<=真实)|(?<=集中))反应(?!了?[堆器速迟灵])", "反映", "反应"),
    # 既使甲受到教育，又让乙得到实惠 is another word.
    (r"既使(?=[^。；\n]{1,24}也(?![使让令]))", "即使", "既使"),
    (r"反应(?=了?(?:师生|群众|教师|党员|学生|职工|家长)[^，。；\n]{0,8}(?:意见|问题|诉求))", "反映", "反应"),
)  # fmt: skip
_CONFUSED = tuple((Seeker(pattern, clue), right, clue) for pattern, right, clue in _PAIRS)


@rule(
    "T16",
    Level.WARNING,
    Strength.STANDARD,
    "音同义近的词用错",
    source=USAGE,
    bad=(
        "截止2024年6月30日，共收到建议36条。",
        "报名截至时间为6月20日。",
        "因故不能参加的必需履行请假手续。",
        "准备好实验所必须的仪器。",
        "学校度过了教室紧张的难关。",
        "各小组要作好记录，作到一会一档。",
        "总务处做为牵头部门，负责验收。",
        "积极反应师生的意见。",
        "既使工作再忙，也要坚持学习。",
    ),
    good=(
        "截至2024年6月30日，报名截止。报名截止到6月20日。",
        "必需的仪器由学校提供，必须履行手续。",
        "这是教学所必须遵守的要求。",
        "渡过难关，度过假期。",
        "工作好坏、动作到位、合作为先，争做为人师表的好教师。",
        "反应堆、反应强烈的问题。",
        "作好准备。",
        "既使党员受到教育，又让群众得到实惠，也使作风好转。",
    ),
)
def words_of_one_sound_fit(paper: PaperText) -> Iterator[Finding]:
    """Find 截止 for 截至, 必需 for 必须, 度过 for 渡过, 作 for 做, 反应 for 反映, and the other way round."""
    for seeker, right, wrong in _CONFUSED:
        for found in seeker(paper.text):
            start = found.end() - 2
            message, mend = f"这里的“{wrong}”应当是“{right}”", f"改成“{right}”"
            # 作好 and 作到 stand in older laws: 做 is what is usual today.
            level = Level.HINT if wrong[0] == "作" else None
            yield Finding(start, found.end(), message, mend, right, level)


_NO_SUBJECT = Seeker(
    r"(?:^|(?<=[。；]))(?:通过|经过)[^，。；\n]{2,30}，(?P<verb>使|使得)(?=[^，。；\n]{2})", "，使"
)
_NEGATED = Seeker(
    r"(?:防止|避免|杜绝|严防)(?:[^，。；\n]{0,12})(?P<not>不再|不)(?=发生|出现)",
    "防止",
    "避免",
    "杜绝",
    "严防",
)


@rule(
    "T17",
    Level.HINT,
    Strength.HOUSE,
    "句子没有主语，或者多了否定",
    source="《现代汉语词典》（第7版）的释义和用例",
    bad=("通过这次学习，使大家提高了认识。", "防止类似事故不再发生。"),
    good=("通过这次学习，大家提高了认识。", "这次学习使大家提高了认识。", "防止类似事故再次发生。"),
)
def sentences_have_a_subject(paper: PaperText) -> Iterator[Finding]:
    """Find 通过…，使…, whose subject is lost, and 防止…不发生, which says the opposite."""
    for found in _NO_SUBJECT(paper.text):
        yield Finding(*found.span("verb"), "“通过……，使……”没有主语", f"删掉“{found['verb']}”，或者删掉“通过”")
    for found in _NEGATED(paper.text):
        yield Finding(*found.span("not"), f"“{found[0]}”多了否定", f"删掉“{found['not']}”")
