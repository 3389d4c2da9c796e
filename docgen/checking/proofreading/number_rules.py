"""N and P06: numbers by GB/T 15835-2011: ranges, quotas, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule

GB = "GB/T 15835—2011"

MEASURES = "次名个人月日年天篇项周节条届岁分%％℃学小课场期页份户级元班组轮层周校所"

_DASH = "(?P<dash>--|[-－–])"
# Not behind a digit, a letter or a dash: 2023-06-27, 6612345-801, A-3 are no ranges.
_RANGE = Seeker(
    rf"(?<![\d\-—.A-Za-z〔/:：])(?P<a>\d{{1,4}}){_DASH}(?P<b>\d{{1,4}})(?=个?[{MEASURES}])", "-", "－", "–"
)
# 3月1日-3月10日, 9月--11月; 2022-2024; 15:30--17:00; 高一--高三: both ends are of one kind.
_ENDS = (
    Seeker(rf"(?<=[年月日]){_DASH}(?=\d{{1,4}}[年月日])", "-", "－", "–"),
    Seeker(rf"(?<![\d\-./A-Za-z])20\d\d{_DASH}(?=20\d\d(?![\d\-./]))", "-", "－", "–"),
    Seeker(rf"(?<!\d)\d{{1,2}}[:：]\d\d{_DASH}(?=\d{{1,2}}[:：]\d\d(?!\d))", "-", "－", "–"),
    Seeker(rf"(?<=[高初][一二三]){_DASH}(?=[高初][一二三])", "-", "－", "–"),
)


@rule(
    "P06",
    Level.WARNING,
    Strength.STANDARD,
    "起止、范围用了短横线",
    source="GB/T 15834—2011 4.13（连接号）：数值范围、起止用一字线或浪纹线",
    is_certain=True,
    bad=(
        "每月召开1-2次党小组会。",
        "安排3-5名党员。",
        "活动时间为5月8日--12日。",
        "聘期三年（2022-2024）。",
        "会议时间：15:30--17:00。",
    ),
    good=(
        "每月召开1—2次党小组会。",
        "会议时间是2023-06-27。",
        "电话6612345-801。",
        "日程见2023-03-08日记。",
        "3-8日上午开会。",
        "编号为A2022-2024。",
    ),
)
def ranges_have_a_long_dash(paper: PaperText) -> Iterator[Finding]:
    """Find a range with a short dash: 1-2次 → 1—2次."""
    ranges = [found for found in _RANGE(paper.text) if not _is_a_date(paper.text, found)]
    ends = (found for seeker in _ENDS for found in seeker(paper.text))
    # 2022-2023年 is a range by both: it is told once.
    yield from {found.span("dash"): _long_dash(found) for found in chain(ranges, ends)}.values()


def _long_dash(found: re.Match[str]) -> Finding:
    return Finding(*found.span("dash"), f"表示起止、范围的“{found['dash']}”应当用一字线", "改成“—”", "—")


def _is_a_date(text: str, found: re.Match[str]) -> bool:
    """Tell whether the numbers are a date: 2023-06月 is a month, 3-8日 may be 8 March."""
    # 6月3-8日 is a range: the month before it takes the first number for a day.
    unit = text[found.end() : found.end() + 1]
    is_day = unit == "日" and text[: found.start()][-1:] != "月"
    return is_day or (unit == "月" and len(found["a"]) == 4)


_QUOTA = Seeker(
    r"(?P<a>[一二三四五六七八九十两]+|\d+)个?学时[，,]其中[^。；;\n]{0,12}?(?P<b>[一二三四五六七八九十两]+|\d+)个?小时",
    "学时，其中",
    "学时,其中",
)


@rule(
    "N01",
    Level.ERROR,
    Strength.STANDARD,
    "一处要求里“学时”和“小时”混用",
    source="一项指标用一种计量单位和一种数字（GB/T 15835—2011 4.3）",
    bad=("培训每季度安排六学时，其中实地参观2小时。",),
    good=("学习每月不少于4学时，其中集中学习不少于1学时。", "集中学习2小时，计2学时。"),
)
def one_quota_one_unit(paper: PaperText) -> Iterator[Finding]:
    """Find a quota in two units: 六学时，其中…2小时."""
    # 集中学习2小时，计2学时 converts one unit into the other; 其中 makes a part of the same quota.
    for found in _QUOTA(paper.text):
        mixed = "，汉字和阿拉伯数字也混用" if found["a"].isdigit() != found["b"].isdigit() else ""
        yield Finding(
            *found.span(), f"同一项要求里又用学时，又用小时{mixed}", "都用“学时”，数字都用阿拉伯数字"
        )


_TIMES = Seeker(r"(?P<chinese>[一二两三四五六七八九十])次|(?P<digits>\d+)次", "次")


@rule(
    "N02",
    Level.HINT,
    Strength.STANDARD,
    "次数又用汉字，又用数字",
    source="GB/T 15835—2011 4.3：同一场合体例一致",
    bad=("召开一次党员大会，召开1—2次党小组会。",),
    good=("召开1次党员大会，召开2次党小组会。", "召开一次党员大会，召开两次党小组会。"),
)
def times_are_counted_alike(paper: PaperText) -> Iterator[Finding]:
    """Find times counted in both Chinese and Arabic numerals in one sentence."""
    first: dict[tuple[int, int], str] = {}
    for found in _TIMES(paper.text):
        kind = found.lastgroup or ""
        sentence = paper.sentence(found.start())
        if first.setdefault(sentence, kind) not in (kind, "told"):
            first[sentence] = "told"
            yield Finding(*found.span(), "同一句里次数又用汉字，又用阿拉伯数字", "统一成一种")


_PERSONS = Seeker(
    r"(?<![第\d十])[一二两三四五六七八九十\d]个(?=(?:青年|中年|老年|年轻|优秀|骨干|退休)?(?:教师(?!节)|党员|教职工|同志|干部))",
    "个",
)


@rule(
    "N03",
    Level.HINT,
    Strength.HOUSE,
    "人用了“个”",
    source="公文里称人用“名”或“位”",
    bad=("发展一个青年教师。",),
    good=("发展一名青年教师。", "一个党员责任区。", "五个党员活动室。"),
)
def persons_are_counted_by_name(paper: PaperText) -> Iterator[Finding]:
    """Find people counted with 个: 一个青年教师 → 一名."""
    # 一个党员责任区, 五个党员活动室 count areas and rooms.
    for found in _PERSONS(paper.text):
        if not re.match(
            "(?:党员|教师|干部|教职工)(?:[责活服示先之工培发]|小组|大会)",
            paper.text[found.end() : found.end() + 5],
        ):
            yield Finding(*found.span(), f"“{found[0]}”后面是人", f"改成“{found[0][:-1]}名”")


_ABOUT = Seeker(
    rf"(?:大约|约|将近|近)有?\d+(?:多|余)?{HAN}{{0,3}}(?:左右|上下)|(?:大约|约|将近|近)\d+(?:多|余)"
    rf"|\d(?:多|余){HAN}{{1,2}}(?:左右|上下)|以[上下内](?:左右|上下)",
    "左右", "上下", "约", "近",
)  # fmt: skip


@rule(
    "N12",
    Level.HINT,
    Strength.HOUSE,
    "概数说了两遍",
    source="约、近、多、余、左右、以上各表示概数，用一个",
    bad=("大约30人左右报名。", "近50多人参加。", "约20余次的走访。"),
    good=("大约30人报名。", "30人左右报名。", "近50人参加。", "附近30多户居民。", "最近20余年。"),
)
def about_is_said_once(paper: PaperText) -> Iterator[Finding]:
    """Find a number that is said twice to be about so many."""
    for found in _ABOUT(paper.text):
        # 附近, 最近, 合约, 条约: words that end with 近 or 约 and speak of no number.
        if paper.text[max(found.start() - 1, 0) : found.start()] not in tuple("附最邻条合制签履节公契"):
            yield Finding(*found.span(), f"“{found[0]}”里概数说了两遍", "只留一个")


_HALF_ARABIC = Seeker(r"百分之\d[\d.]*|[一二三四五六七八九]百\d{1,2}(?!\d)|[%％]{2}", "百", "%", "％")
_FULL_COMMA = Seeker(r"(?<![\d，])[1-9]\d{0,2}(?P<comma>，)\d{3}(?=万?[元名人册平公])(?!\d)", "，")


@rule(
    "N13",
    Level.WARNING,
    Strength.STANDARD,
    "一个数里汉字、数字或者标点混用",
    source="GB/T 15835—2011：一个数用一种数字；千分撇用半角",
    bad=("合格率达到百分之95。", "共有教师一百20名。", "捐款1，200元。", "完成率98%%。"),
    good=("合格率达到95%。", "百分之九十五的学生。", "捐款1,200元。", "参加的有3，其余未到。"),
)
def one_number_one_script(paper: PaperText) -> Iterator[Finding]:
    """Find a number in two scripts, or with a full-width comma in it."""
    for found in _HALF_ARABIC(paper.text):
        yield Finding(*found.span(), f"“{found[0]}”写法混用", "用一种写法，如 95%、120")
    for found in _FULL_COMMA(paper.text):
        yield Finding(*found.span("comma"), "数中间用了全角逗号", "改成半角“,”，或者不要")


_TIMES_LESS = Seeker(r"(?:减少|降低|下降|缩短|缩小)(?:了|到)?(?:\d+|[一二两三四五六七八九十]+)倍", "倍")


@rule(
    "N14",
    Level.WARNING,
    Strength.FACT,
    "“减少”用了倍数",
    source="减少、降低用分数或百分数，不用倍数",
    bad=("比去年减少两倍。",),
    good=("比去年增加两倍。", "比去年减少三分之二。"),
)
def nothing_shrinks_by_times(paper: PaperText) -> Iterator[Finding]:
    """Find 减少…倍."""
    for found in _TIMES_LESS(paper.text):
        yield Finding(*found.span(), f"“{found[0]}”：减少不说倍数", "改成几分之几或百分之几")
