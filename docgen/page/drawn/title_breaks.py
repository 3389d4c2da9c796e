"""The cost of breaking a Chinese title at each place: rules and a short list of words, no dictionary.

A word that is missing costs nothing but a chance of a better line, and a person can always write the lines
of a title as a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_Span = tuple[int, int]

# Costs are compared with those of the outline in title.py, where a rejected shape costs 30.
FORBIDDEN = 90.0
INSIDE_PAIR = 45.0
INSIDE_WORD = 25.0
BEHIND_DANGLING = 24.0
WITHIN_SHORT_UNIT = 50.0
"""A name that fits on a line is never parted, not even for a better shape (a rejected one and a word)."""
INSIDE_UNIT = 20.0
AFTER_REGION = 10.0
BETWEEN_UNITS = 6.0
AFTER_PARTICLE = 8.0
UNKNOWN = 7.0
BESIDE_A_WORD = 4.0
BETWEEN_WORDS = 2.0
AFTER_LIST_MARK = 1.0
BEST = 0.0

# GB/T 15834: no closing mark begins a line, no opening mark ends one. 的, 和, 与 are practice.
NEVER_FIRST = re.compile("[的和与及、》）；，。：？！”’〕】〉等之]")
NEVER_LAST = re.compile("(关于|[对《（“‘〔【〈和与及将把被向])$")
# An adverb, or the first verb behind 关于, has what it governs still to come: 关于深入 ends no line.
_ADVERB = "深入|进一步|全面|切实|扎实|持续"
_VERB = "开展|做好|加强|推进|推动|落实|贯彻|学习|印发|转发|召开|举办"
_DANGLING = re.compile(f"((关于|和)({_ADVERB}|{_VERB}){{1,2}}|深入|进一步|切实|扎实|持续)$")

_NUMERAL = "[零〇一二三四五六七八九十百千两]"
_COUNTED = (
    "学年度|学年|学期|年度|年|月份|月|日|周年|周|天|季度|届|号|期|次|批|级|条|项|名|个|人|岁|元|万|亿|%|％|学时|课时|"
    "中全会|支部|党支部|党小组|中学|小学|阶段|轮|类|版"
)
# A name with a dot, and as many 字 before it as its first part may have: no title says where that begins.
_DOTTED_NAME = "[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}?)+(?:同志|(?=为|转|的|、|，|（|$))"
_WHOLE = (
    r"习近平新时代中国特色社会主义思想|[^关于《“（\d]{0,4}〔\d+〕\d*号?"
    rf"|(?:第?\d+(?:[.．:：—～~/-]\d+)*(?:{_COUNTED})*)+|第{_NUMERAL}+(?:{_COUNTED})*"
    rf"|{_NUMERAL}+(?:{_COUNTED})+|[A-Za-z0-9]+(?:[ .&'/-][A-Za-z0-9]+)*|.{{3}}同志|——|……"
)
_PAIRS = re.compile("《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕|【[^】]*】")
_UNIT_ENDINGS = """
总支部委员会 支部委员会 党总支部 党支部 党总支 党委会 党委 党组 委员会 办公室 教育局 组织部 宣传部
领导小组 工作组 党小组 团委 团支部 工会 学校 中学校 中学 小学 幼儿园 大学 学院 集团 公司 中心 医院 研究院
研究所 支部
"""
"""The endings of names of offices and schools, the longer first where one contains another."""
_UNIT_ENDING = re.compile("|".join(_UNIT_ENDINGS.split()))
_REGION_ENDING = re.compile("开发区|示范区|管理委员会|[省市县区旗镇乡]")
_UNIT_ENDS_BEFORE = re.compile(r"关于|\d{4}|《|“")


def break_costs(title: str, limit: int) -> dict[int, float]:
    """Return the cost of a new line before each character but the first, for lines of at most `limit` 字."""
    # 7.3.1: lines keep words whole; a book title or a quotation counts as one word if it can.
    pairs = _inside(m.span() for m in _PAIRS.finditer(title))
    # Compiling a range of all 汉字 takes milliseconds, and few titles name somebody with a dot.
    kept_whole = f"{_DOTTED_NAME}|{_WHOLE}" if "·" in title else _WHOLE
    whole = _inside(m.span() for m in re.finditer(kept_whole, title))
    words = list(_words(title))
    starts_and_ends = {place for span in words for place in span}
    inside_word = _inside(words)
    unit = _UnitName(title, limit)

    def cost(place: int) -> float:
        before, after = title[:place], title[place:]
        if NEVER_FIRST.match(after) or NEVER_LAST.search(before) or place in whole:
            return FORBIDDEN
        within = INSIDE_PAIR if place in pairs else 0
        if place <= unit.end:
            return within + unit.cost(place)
        if place in inside_word:
            return within + INSIDE_WORD
        return within + _plain_cost(before, after, words, starts_and_ends, place)

    return {place: cost(place) for place in range(1, len(title))}


def _plain_cost(before: str, after: str, words: list[_Span], edges: set[int], place: int) -> float:
    if _DANGLING.search(before):
        return BEHIND_DANGLING
    # Before 关于 the name of the body has ended: no other place is as good.
    if after.startswith("关于"):
        return BEST
    if before.endswith("、"):
        return AFTER_LIST_MARK
    if before.endswith("的"):
        return AFTER_PARTICLE
    if place not in edges:
        return UNKNOWN
    beside_quotes = before[-1] in "》”）" or after[0] in "《“（"
    return BETWEEN_WORDS if beside_quotes or _parts_words(words, place) else BESIDE_A_WORD


def _parts_words(words: list[_Span], place: int) -> bool:
    """Tell whether one known word ends at the place and another begins there."""
    return any(end == place for _, end in words) and any(start == place for start, _ in words)


class _UnitName:
    """The name of the issuing body a title begins with: (0, 0) long when there is none."""

    def __init__(self, title: str, most: int) -> None:
        limit = _UNIT_ENDS_BEFORE.search(title)
        head = title[: limit.start()] if limit else title
        self.parts = {m.end() for m in _UNIT_ENDING.finditer(head)}
        self.end = max(self.parts, default=0)
        self.fits = self.end <= most
        self.regions = {m.end() for m in _REGION_ENDING.finditer(head)}

    def cost(self, place: int) -> float:
        """Return the cost of a break: best after the whole name, possible after a part of it."""
        if place == self.end:
            return BEST
        if self.fits:
            return WITHIN_SHORT_UNIT
        if place in self.parts:
            return BETWEEN_UNITS
        return AFTER_REGION if place in self.regions else INSIDE_UNIT


def _words(title: str) -> Iterator[_Span]:
    """Yield known words from left to right, the longest first."""
    place = 0
    while place < len(title):
        longest = min(LONGEST_WORD, len(title) - place)
        length = next((n for n in range(longest, 1, -1) if title[place : place + n] in WORDS), 0)
        if length:
            yield place, place + length
        place += length or 1


def _inside(spans: Iterator[_Span] | list[_Span]) -> set[int]:
    """Return all places strictly between the ends of a span."""
    return {place for start, end in spans for place in range(start + 1, end)}


_WORDS = """
关于 开展 做好 加强 推进 推动 深化 落实 贯彻 贯彻落实 学习 学习贯彻 学习宣传 印发 转发 批转 下发
发布 公布 表彰 奖励 表扬 任命 聘任 任免 免去 调整 成立 组建 撤销 召开 举办 组织 申报 推荐 评选 评定
评议 考核 检查 督查 巡察 整改 整治 治理 规范 完善 健全 建立 制定 修订 实施 执行 报送 上报 征求 征集
确定 接收 吸收 发展 拟接收 拟确定 拟发展 转为 同意 批准 请求 申请 解决 补选 增补 换届 换届选举 选举
进一步 切实 全面 深入 扎实 持续 年度 学年 学年度 学期 季度 上半年 下半年 第一学期 第二学期 工作
工作计划 工作要点 工作总结 工作报告 工作方案 工作安排 工作情况 工作任务 工作制度 工作规则 计划 要点
总结 报告 方案 安排 情况 任务 制度 规则 办法 细则 规定 意见 决定 通知 通报 公示 公告 请示 批复 函
纪要 决议 议案 预案 措施 清单 台账 名单 结果 实施方案 实施意见 实施办法 实施细则 活动方案 活动 会议
会议纪要 大会 专题 专项 主题 主题教育 主题党日 主题党日活动 党日 专题会议 民主生活会 组织生活会
组织生活 民主评议 民主评议党员 党员大会 支部大会 支委会 党小组会 党课 三会一课 党员 党员干部 干部
教师 教职工 学生 同志 正式党员 预备党员 中共党员 中共预备党员 入党积极分子 积极分子 发展对象
发展党员 优秀共产党员 优秀党务工作者 先进基层党组织 先进集体 先进个人 优秀 先进 共产党员 党务工作者
基层党组织 党组织 党建 党建工作 党的建设 党风 党风廉政 党风廉政建设 廉政 廉洁 廉洁自律 反腐败
全面从严治党 从严治党 意识形态 意识形态工作 思想政治 思想政治工作 思想建设 组织建设 作风建设
纪律建设 制度建设 队伍建设 标准化建设 规范化建设 标准化 规范化 建设 政治 思想 理论 理论学习
理论学习中心组 中心组 学习教育 学习计划 教育 教育教学 教学 教研 师德 师德师风 师德师风建设 德育
德育工作 安全 安全工作 安全教育 校园 校园安全 青年 团员 少先队 工会 统战 群团 志愿服务 志愿者 服务
结对 帮扶 走访 慰问 谈心谈话 培训 培训班 集中培训 轮训 竞赛 比赛 征文 演讲 庆祝 纪念 中国共产党
中国共产党成立 中国特色 中国特色社会主义 中国特色社会主义思想 习近平
习近平新时代中国特色社会主义思想 新时代 党的二十大 党的二十大精神 二十大 二十大精神 党的十九大
全国两会 两会 精神 重要讲话 讲话 重要讲话精神 周年 系列活动 期间 有关 事项 有关事项 相关 问题 若干
成员 分工 成员分工 领导 领导班子 班子 班子成员 书记 副书记 委员 候选人 预备人选 人选 材料 经费 预算
使用 管理 管理办法 责任 责任制 责任书 目标 目标管理 分解 分解表 一览表 安排表 登记表 汇总表 测评表
评分表 花名册 月度 年终 年中 半年 全年 寒假 暑假 期末 期初 国庆 元旦 春节
退休 离退休 退休教师 离退休教师 中共 文件 文件精神 党组织书记 述职 述职报告 述职评议 主体责任 领导责任
"""
"""Words and phrases that stay whole, from the titles offices write; the longest one that matches counts."""
WORDS = frozenset(_WORDS.split())
LONGEST_WORD = max(map(len, WORDS))
